"""Picks the windows (no arguments) or the command line, and lends the command line what needs windows."""

import sys
from pathlib import Path


def main() -> int:
    """Run the program with the arguments it was started with; the exit code.

    No argument, or a single .wego file as file managers hand it over, opens the windows.
    """
    arguments = sys.argv[1:]
    is_file = len(arguments) == 1 and arguments[0].endswith(".wego")
    if arguments and not is_file:
        from wego_desktop.cli.app import WindowTasks
        from wego_desktop.cli.main import run

        return run(arguments, WindowTasks(_grab_screens, _check_window, _prepare))
    from wego_desktop.ui.start import run_windows

    return run_windows(arguments[0] if is_file else "")


def _grab_screens(workspace: str, folder: Path) -> list[Path]:
    from wego_desktop.ui.screens import grab_sample

    return grab_sample(workspace, folder)


def _check_window(workspace: str) -> None:
    from wego_desktop.ui.screens import open_and_close

    open_and_close(workspace)


def _prepare() -> None:
    from wego_desktop.ui.screens import prepare_application

    prepare_application()


if __name__ == "__main__":
    sys.exit(main())
