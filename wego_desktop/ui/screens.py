"""Pictures of every page and state on the sample: `python -m wego_desktop.ui.screens [--out DIR] [NAME…]`."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wego_desktop.settings import Settings, SettingsStore
from wego_desktop.ui.guide_pictures import GUIDE, PICTURES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from wego_desktop.ui.screen_stage import Stage

SIZES = ((1440, 900), (1280, 720))
THEMES = ("light", "dark")


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw all states, or those whose names hold one of the words; the exit code."""
    parser = argparse.ArgumentParser(prog="screens", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screens-out"), help="the folder for the pictures")
    parser.add_argument("--workspace", type=Path, help="an existing sample; else one is built")
    parser.add_argument("--guide", action="store_true", help="make the pictures of the user guide anew")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only states whose names hold this")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.wego"
        if chosen.workspace is not None:
            shutil.copyfile(chosen.workspace, path)
        else:
            _build(path)
        pictures = grab_guide(path) if chosen.guide else grab_all(path, chosen.out, chosen.names)
    print(f"{len(pictures)} pictures in {GUIDE if chosen.guide else chosen.out}")  # noqa: T201 - a command of its own
    return 0


def grab_all(workspace: Path, folder: Path, names: Sequence[str] = ()) -> list[Path]:
    """Every state in both themes and sizes; the paths of the pictures. Works on a copy that it may change."""
    from wego_desktop.ui.screen_states import all_states

    pictures = []
    with stage(workspace, folder) as on:
        for number, state in enumerate(all_states(), 1):
            if not names or any(name in state.name for name in names):
                pictures += on.draw(f"{number:02}-{state.name}", state, SIZES, THEMES)
    return pictures


def grab_guide(workspace: Path, folder: Path = GUIDE) -> list[Path]:
    """The pictures of the user guide; their paths. Works on a copy that it may change."""
    from wego_desktop.ui.screen_states import all_states

    wanted = {picture.state for picture in PICTURES.values()}
    made = []
    with tempfile.TemporaryDirectory() as temporary, stage(workspace, Path(temporary)) as on:
        for state in all_states():
            if state.name in wanted:
                on.draw(state.name, state, SIZES, THEMES)
        for name, picture in PICTURES.items():
            source = Path(temporary) / f"{picture.state}-{picture.theme}-{picture.size[0]}.png"
            made.append(Path(shutil.copyfile(source, folder / f"{name}.png")))
    return made


def grab_sample(workspace: str, folder: Path) -> list[Path]:
    """One light picture of each page and of the start page, in a few seconds; the paths of the pictures."""
    from wego_desktop.ui.screen_states import page_states

    pictures = []
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "sample.wego"
        _copy(Path(workspace), path)
        with stage(path, folder) as on:
            for number, state in enumerate(page_states(), 1):
                pictures += on.draw(f"{number:02}-{state.name}", state, SIZES[:1], THEMES[:1])
    return pictures


def open_and_close(workspace: str) -> None:
    """Open the main window on the workspace, wait until its first page shows its rows, and close it."""
    with stage(Path(workspace)) as on:
        page = on.workspace.window.current_page
        if page is None or not page.isVisible():
            raise RuntimeError("the main window shows no page")


@contextmanager
def stage(workspace: Path, folder: Path | None = None) -> "Iterator[Stage]":
    """A main window on the workspace, with settings of its own; closed at the end."""
    from wego_desktop.ui.app import apply_theme
    from wego_desktop.ui.screen_stage import Stage
    from wego_desktop.ui.theme.fonts import register_other_fonts

    with tempfile.TemporaryDirectory() as temporary, _local_time_of_the_sample():
        app = prepare_application()
        register_other_fonts()
        store = SettingsStore(Path(temporary))
        store.save(replace(Settings(), language="en"))
        apply_theme(store.load())
        on = Stage(app, store, workspace, folder or Path(temporary))
        try:
            on.open()
            yield on
        finally:
            on.close()


@contextmanager
def _local_time_of_the_sample() -> Iterator[None]:
    """The computer's zone is the event's, as on a desk's laptop; without effect where that cannot be set."""
    if not hasattr(time, "tzset"):
        yield
        return
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Seoul"
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def prepare_application() -> "QApplication":
    """The application of the windows, without a screen unless the environment names one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from wego_desktop.ui.app import make_application

    return make_application(["screens"])


def _build(path: Path) -> None:
    from wego_desktop.services.sample.build import build_sample

    build_sample(path).database.dispose()


def _copy(source: Path, target: Path) -> None:
    """A whole copy, also of a workspace that is open."""
    from wego_desktop.bootstrap import open_context
    from wego_desktop.services.maintenance_service import back_up

    with open_context(str(source)) as context:
        back_up(context.database, target)


if __name__ == "__main__":
    sys.exit(main())
