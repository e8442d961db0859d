"""Free file names for new workspaces, and the place of the sample."""

from pathlib import Path

from wego_desktop.settings import workspaces_dir

SUFFIX = ".wego"


def free_place(stem: str, folder: Path | None = None) -> Path:
    """A file name in the folder of workspaces (made when missing) that does not exist yet."""
    place = folder or workspaces_dir()
    place.mkdir(parents=True, exist_ok=True)
    path, number = place / f"{stem}{SUFFIX}", 2
    while path.exists():
        path = place / f"{stem}-{number}{SUFFIX}"
        number += 1
    return path


def sample_place() -> Path:
    """The file of the sample General Assembly on this computer; it need not exist."""
    return workspaces_dir() / f"sample{SUFFIX}"
