"""Which folders are no place for a workspace."""

from pathlib import Path

import pytest

from wego_desktop.db.location import (
    kind_of_nearest,
    mounts_in,
    parse_location,
    require_local,
    synchronised_by,
    without_password,
)
from wego_desktop.errors import UserError

MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
//server/share /mnt/office cifs rw,vers=3.0 0 0
/dev/sdb1 /mnt/office/stick vfat rw 0 0
nas:/export /mnt/the\\040archive nfs4 rw 0 0
tmpfs /var tmpfs rw 0 0
/dev/sda3 /var ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/da-in/assembly.wego", "ext4"),
        ("/mnt/office/assembly.wego", "cifs"),
        ("/mnt/office/stick/assembly.wego", "vfat"),
        ("/mnt/office-2/assembly.wego", "ext4"),
        ("/mnt/the archive/2026/assembly.wego", "nfs4"),
        ("/var/assembly.wego", "ext4"),
    ],
)
def test_the_innermost_file_system_counts(path: str, kind: str) -> None:
    assert kind_of_nearest(Path(path), mounts_in(MOUNTS)) == kind


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - WeGO Secretariat", "OneDrive"),
        ("Dropbox (WeGO)", "Dropbox"),
        ("GoogleDrive-da-in@wego.example", "Google Drive"),
        ("Nextcloud2", "Nextcloud"),
        ("com~apple~CloudDocs", "iCloud"),
        ("MEGA", "MEGA"),
        ("Mega events 2026", ""),
        ("Boxes", ""),
        ("Synchronised swimming", ""),
        ("My drivers", ""),
    ],
)
def test_folders_of_synchronising_services_are_known_by_name(folder: str, service: str) -> None:
    assert synchronised_by(Path("/home/da-in") / folder / "2026" / "assembly.wego") == service


def test_the_folder_that_windows_names_for_onedrive_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    with pytest.raises(UserError) as refused:
        require_local(tmp_path / "assembly.wego")
    assert refused.value.code == "on_synchronised_folder"
    assert refused.value.params["service"] == "OneDrive"


def test_a_share_by_its_network_name_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        require_local(Path("//server/share/assembly.wego"))
    assert refused.value.code == "on_network_folder"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://da-in:s3cret@db.wego.example/ga7", "postgresql://da-in@db.wego.example/ga7"),
        ("postgres://da-in:s3@cret@db.wego.example/ga7", "postgresql://da-in@db.wego.example/ga7"),
        ("postgresql://db.wego.example/ga7", "postgresql://db.wego.example/ga7"),
        ("postgresql://h/d?user=a&password=s3cret&x=1", "postgresql://h/d?user=a&password=…&x=1"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    assert str(parse_location(address)) == shown
    assert "s3" not in without_password(address)
