"""Picks the windows (no arguments) or the command line."""

import sys


def main() -> int:
    """Run the program with the arguments it was started with; the exit code."""
    if len(sys.argv) > 1:
        from wego_desktop.cli.main import run

        return run(sys.argv[1:])
    from wego_desktop.ui.app import run_windows

    return run_windows()


if __name__ == "__main__":
    sys.exit(main())
