"""Opens the sample General Assembly, built at its first use and at a reset; not on the window's thread."""

from pathlib import Path

from wego_desktop.jobs.progress import Progress
from wego_desktop.settings import Settings
from wego_desktop.ui.operations.opening import Opened, open_workspace
from wego_desktop.ui.operations.places import sample_place


def open_sample(progress: Progress, settings: Settings, *, is_fresh: bool = False) -> Opened:
    """The opened sample; `is_fresh` throws away what was tried in the old one, once the new one is whole.

    No window may have the sample open. Raises what `build_sample` and `open_workspace` raise.
    """
    place = sample_place()
    if is_fresh or not place.exists():
        _build(place, progress)
    return open_workspace(str(place), settings)


def _build(place: Path, progress: Progress) -> None:
    from wego_desktop.services.sample.build import build_sample

    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f"{place.stem}-new{place.suffix}")
    _remove(new)
    built = build_sample(new, progress=progress)
    built.database.dispose()
    _remove(place)
    new.rename(place)


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
