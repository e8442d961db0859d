"""Where a workspace lies: a file or a server; files on shared or synchronised folders are refused."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from wego_desktop.errors import UserError

SUFFIX = ".wego"
_SYNCHRONISED = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "com~apple~clouddocs",
    "nextcloud", "owncloud", "box sync", "mega", "pcloud drive", "syncthing", "yandex.disk", "naver mybox",
)  # fmt: skip
_NETWORK_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "fuse.sshfs", "fuse.rclone", "9p", "davfs"}
)


@dataclass(frozen=True, slots=True)
class Location:
    """The place of a workspace: exactly one of `path` and `address` is set."""

    path: Path | None
    address: str | None

    def __str__(self) -> str:
        return str(self.path) if self.path is not None else without_password(self.address or "")


def parse_location(text: str) -> Location:
    """The location that `text` names: a `postgresql://` address, else a path to a file."""
    if text.startswith(("postgresql://", "postgres://")):
        return Location(None, text.replace("postgres://", "postgresql://", 1))
    return Location(Path(text).expanduser().absolute(), None)


def without_password(address: str) -> str:
    """A server address that may be shown: its password is left out."""
    scheme, _, rest = address.partition("://")
    credentials, at, host = rest.rpartition("@")
    return f"{scheme}://{credentials.partition(':')[0]}{at}{host}"


def require_local(path: Path) -> None:
    """Pass when `path` lies on a disk of this computer; raise `UserError` when it does not.

    Codes: `on_network_folder`, `on_synchronised_folder`. SQLite's locks do not hold on network folders, and
    synchronising programs copy a database in the middle of a write.
    """
    folders = [part.casefold() for part in path.parts[:-1]]
    for name in _SYNCHRONISED:
        if any(folder == name or folder.startswith((f"{name} ", f"{name}-")) for folder in folders):
            raise UserError("on_synchronised_folder", path=path, service=name.title())
    if str(path).startswith("\\\\") or file_system_kind(path) in _NETWORK_KINDS:
        raise UserError("on_network_folder", path=path)


def file_system_kind(path: Path) -> str:
    """The kind of file system under `path` where the system tells (Linux, Windows), else an empty text."""
    if sys.platform == "win32":
        import ctypes

        drive_remote = 4
        drive = os.path.splitdrive(path)[0] + "\\"
        return "cifs" if ctypes.windll.kernel32.GetDriveTypeW(drive) == drive_remote else ""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    resolved = path.resolve() if path.exists() else path.parent.resolve()
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, mount, found, *_ = line.split(" ")
        mount = mount.replace("\\040", " ")
        inside = str(resolved) == mount or str(resolved).startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, found
    return kind
