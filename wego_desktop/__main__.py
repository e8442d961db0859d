"""Picks the windows (no arguments) or the command line, and lends the command line what needs windows."""

import sys
from pathlib import Path


def main() -> int:
    """Run the program with the arguments it was started with; the exit code."""
    if len(sys.argv) > 1:
        from wego_desktop.cli.app import WindowTasks
        from wego_desktop.cli.main import run

        return run(sys.argv[1:], WindowTasks(grab_screens=_grab_screens, check_window=_check_window))
    from wego_desktop.ui.app import run_windows

    return run_windows()


def _grab_screens(workspace: str, folder: Path) -> list[Path]:
    from wego_desktop.ui.screens import grab_sample

    return grab_sample(workspace, folder)


def _check_window(workspace: str) -> None:
    from wego_desktop.ui.screens import open_and_close

    open_and_close(workspace)


if __name__ == "__main__":
    sys.exit(main())
