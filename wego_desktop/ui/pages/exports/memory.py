"""What this computer remembers of exports: the folder, the columns of each sheet, where files were saved."""

from pathlib import Path
from typing import Any

from wego_desktop.domain.enums import SheetKind
from wego_desktop.ui.shell.page_services import PageServices

_NAME = "exports"
_MOST_PATHS = 50


class ExportMemory:
    """Kept in this computer's settings; whatever cannot be read there counts as not remembered."""

    def __init__(self, services: PageServices) -> None:
        self._services = services

    def _load(self) -> dict[str, Any]:
        found = self._services.column_layout(_NAME)
        return dict(found) if isinstance(found, dict) else {}

    def _part(self, name: str) -> dict[str, Any]:
        found = self._load().get(name)
        return dict(found) if isinstance(found, dict) else {}

    def _store(self, **changed: Any) -> None:
        self._services.store_column_layout(_NAME, {**self._load(), **changed})

    @property
    def folder(self) -> Path:
        """The folder of the last file, else the user's documents."""
        from PySide6.QtCore import QStandardPaths

        kept = self._load().get("folder")
        if isinstance(kept, str) and kept and Path(kept).is_dir():
            return Path(kept)
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(place) if place and Path(place).is_dir() else Path.home()

    def columns(self, kind: SheetKind) -> tuple[str, ...]:
        """The columns chosen for this sheet; empty for the usual ones."""
        kept = self._part("columns").get(kind.value)
        return tuple(str(key) for key in kept) if isinstance(kept, list) else ()

    def keep_columns(self, kind: SheetKind, keys: tuple[str, ...]) -> None:
        """Remember the columns of a sheet; empty forgets them."""
        columns = {**self._part("columns"), kind.value: list(keys)}
        self._store(columns=columns)

    def path_of(self, record_id: str) -> Path | None:
        """Where the file of a line of the register was saved on this computer."""
        kept = self._part("paths").get(record_id)
        return Path(kept) if isinstance(kept, str) else None

    def keep_saved(self, record_id: str, path: Path) -> None:
        """Remember where a file was saved."""
        paths = {**self._part("paths"), record_id: str(path)}
        newest = dict(list(paths.items())[-_MOST_PATHS:])
        self._store(paths=newest, folder=str(path.parent))
