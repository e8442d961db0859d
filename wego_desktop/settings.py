"""Per-computer settings: what this laptop remembers between starts, never anything about people."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

APP_NAME = "wego-desktop"


class Theme(StrEnum):
    """Which colours the windows take."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class SideBar(StrEnum):
    """How wide the navigation is: names and pictures, or pictures alone."""

    BAR = "bar"
    RAIL = "rail"


@dataclass(frozen=True, slots=True)
class Settings:
    """One state of the settings; change it with `dataclasses.replace` and save it again.

    `last_workspace` is a file path or a server address without a password. `language` is an ISO 639-1 code,
    empty for the system's. `window_geometry` is Qt's saved geometry in Base64. `column_layouts` holds for
    each table's object name what its page stores there (JSON values only). `recent_workspaces` has the newest
    first; `last_events` names for each workspace the event that was shown last, `last_page` the page.
    """

    last_workspace: str = ""
    language: str = ""
    theme: Theme = Theme.SYSTEM
    desk_name: str = ""
    operator_name: str = ""
    side_bar: SideBar = SideBar.BAR
    touch_rows: bool = False
    window_geometry: str = ""
    column_layouts: dict[str, Any] = field(default_factory=dict)
    recent_workspaces: list[str] = field(default_factory=list)
    last_events: dict[str, Any] = field(default_factory=dict)
    last_page: str = ""


def config_dir() -> Path:
    """The folder of the settings: `WEGO_CONFIG_DIR`, else the one that the system gives programs."""
    if chosen := os.environ.get("WEGO_CONFIG_DIR"):
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False)


def workspaces_dir() -> Path:
    """Where new workspaces are kept: `WEGO_DATA_DIR`, else a folder in the user's home.

    Not in the documents, which many systems copy to a server; that would damage an open workspace.
    """
    chosen = os.environ.get("WEGO_DATA_DIR")
    return Path(chosen) if chosen else Path.home() / "WeGO Desktop"


class SettingsStore:
    """Reads and writes the settings file; a damaged file is put aside and never stops a start."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or config_dir()) / "settings.json"

    def load(self) -> Settings:
        """The saved settings; defaults for what is missing, unknown to this version, or of a wrong kind.

        A file that is not a JSON object is renamed to `settings.damaged.json`, and the defaults are used.
        """
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except OSError:
            return Settings()
        except ValueError:
            content = None
        if not isinstance(content, dict):
            self._put_aside()
            return Settings()
        return Settings(**{item.name: _checked(item.name, content) for item in fields(Settings)})

    def save(self, settings: Settings) -> None:
        """Write the settings in one step: a crash leaves the old file or the new one. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix="settings-", suffix=".new")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(asdict(settings), stream, indent=2, ensure_ascii=False)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _put_aside(self) -> None:
        try:
            self.path.replace(self.path.with_name("settings.damaged.json"))
        except OSError:
            # A folder that cannot be written keeps its damaged file; the program starts all the same.
            return


def _checked(name: str, content: dict[str, Any]) -> Any:
    """The value of one field from a file that anybody may have edited, or its default."""
    default = getattr(Settings(), name)
    value = content.get(name, default)
    if isinstance(default, StrEnum):
        return type(default)(value) if value in list(type(default)) else default
    return value if type(value) is type(default) else default
