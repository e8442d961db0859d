"""Where a workspace lies: a file or a server; files on shared or synchronised folders are refused."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from wego_desktop.errors import UserError

SUFFIX = ".wego"
_SYNCHRONISED = {
    r"onedrive( - .+)?": "OneDrive",
    r"dropbox( \(.+\))?": "Dropbox",
    r"(google ?drive|googledrive-.+|my drive|drivefs)": "Google Drive",
    r"(icloud ?drive|com~apple~clouddocs|mobile documents)": "iCloud",
    r"cloudstorage": "the system's cloud storage",
    r"nextcloud\d*": "Nextcloud",
    r"owncloud": "ownCloud",
    r"(box|box sync)": "Box",
    r"(mega|megasync)": "MEGA",
    r"(pcloud drive|pclouddrive)": "pCloud",
    r"(sync|syncthing)": "Syncthing",
    r"yandex\.?disk": "Yandex Disk",
    r"(naver )?mybox": "Naver MYBOX",
}
_CHOSEN_FOLDERS = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}
_NETWORK_KINDS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.davfs2", "fuse.sshfs",
        "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "ceph", "fuse.glusterfs", "lustre", "afs", "ncpfs",
    }
)  # fmt: skip
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_MOUNTS = Path("/proc/mounts")


@dataclass(frozen=True, slots=True)
class Location:
    """The place of a workspace: exactly one of `path` and `address` is set."""

    path: Path | None
    address: str | None

    def __str__(self) -> str:
        return str(self.path) if self.path is not None else without_password(self.address or "")


def parse_location(text: str) -> Location:
    """The location that `text` names: a `postgresql://` address, else a path to a file.

    Raises `UserError("address_malformed")` for an address of another kind.
    """
    if text.startswith(("postgresql://", "postgres://")):
        return Location(None, text.replace("postgres://", "postgresql://", 1))
    if _OTHER_SCHEME.match(text):
        raise UserError("address_malformed")
    return Location(Path(text).expanduser().absolute(), None)


def without_password(address: str) -> str:
    """A server address that may be shown: its password is left out."""
    scheme, _, rest = address.partition("://")
    credentials, at, host = rest.rpartition("@")
    host = re.sub(r"([?&]password=)[^&]*", r"\1…", host)
    return f"{scheme}://{credentials.partition(':')[0]}{at}{host}"


def require_local(path: Path) -> None:
    """Pass when `path` lies on a disk of this computer; raise `UserError` when it does not.

    Codes: `on_network_folder`, `on_synchronised_folder`. SQLite's locks do not hold on network folders, and
    synchronising programs copy a database in the middle of a write. Symbolic links are followed.
    """
    for place in (path, path.resolve()):
        if service := synchronised_by(place):
            raise UserError("on_synchronised_folder", path=path, service=service)
    if str(path).startswith(("\\\\", "//")) or file_system_kind(path) in _NETWORK_KINDS:
        raise UserError("on_network_folder", path=path)


def synchronised_by(path: Path) -> str:
    """The service that copies the folders of `path` to other computers, by their names, or an empty text."""
    for variable, service in _CHOSEN_FOLDERS.items():
        chosen = os.environ.get(variable)
        if chosen and path.is_relative_to(chosen):
            return service
    folders = [part.casefold() for part in path.parts[:-1]]
    for words, service in _SYNCHRONISED.items():
        if any(re.fullmatch(words, folder) for folder in folders):
            return service
    return ""


def file_system_kind(path: Path) -> str:
    """The kind of file system under `path` where the system tells, else an empty text."""
    if sys.platform == "win32":
        import ctypes

        drive_remote = 4
        drive = os.path.splitdrive(path)[0] + "\\"
        return "cifs" if ctypes.windll.kernel32.GetDriveTypeW(drive) == drive_remote else ""
    resolved = path.resolve() if path.exists() else path.parent.resolve()
    if sys.platform == "darwin":
        import subprocess

        listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        found = re.findall(r"^.* on (/.*) \(([^,)]+)", listed, re.MULTILINE)
        return kind_of_nearest(resolved, found)
    if not _MOUNTS.exists():
        return ""
    return kind_of_nearest(resolved, mounts_in(_MOUNTS.read_text(encoding="utf-8", errors="replace")))


def mounts_in(text: str) -> list[tuple[str, str]]:
    """The folders and kinds in the system's list of mounted file systems, in the form of /proc/mounts."""
    lines = [line.split(" ") for line in text.splitlines() if line.count(" ") >= 2]
    return [(mount.replace("\\040", " "), kind) for _, mount, kind, *_ in lines]


def kind_of_nearest(path: Path, mounts: list[tuple[str, str]]) -> str:
    """The kind of the innermost file system of `mounts` (folder, kind) that holds `path`."""
    inside = [(mount, kind) for mount, kind in mounts if path.is_relative_to(mount)]
    # The later one of two on the same folder covers the earlier one.
    return max(enumerate(inside), key=lambda item: (len(item[1][0]), item[0]))[1][1] if inside else ""
