import json
from dataclasses import replace
from pathlib import Path

import pytest

from wego_desktop.settings import Settings, SettingsStore, SideBar, Theme


def test_settings_come_back_when_saved(tmp_path: Path) -> None:
    changed = replace(
        Settings(),
        last_workspace="/data/ga7 총회.wego",
        theme=Theme.DARK,
        side_bar=SideBar.RAIL,
        touch_rows=True,
        column_layouts={"delegates": {"hidden": ["phone"], "widths": [120, 80]}},
    )
    SettingsStore(tmp_path / "new").save(changed)
    assert SettingsStore(tmp_path / "new").load() == changed
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["settings.json"]


def test_defaults_are_used_when_nothing_was_saved(tmp_path: Path) -> None:
    assert SettingsStore(tmp_path).load() == Settings()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b'"text"'])
def test_file_is_put_aside_when_damaged(tmp_path: Path, content: bytes) -> None:
    store = SettingsStore(tmp_path)
    store.path.write_bytes(content)
    assert store.load() == Settings()
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    assert not store.path.exists()


def test_defaults_replace_values_when_of_a_wrong_kind(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    odd = {"theme": "pink", "touch_rows": 1, "desk_name": None, "language": "ko", "of_a_later_version": 7}
    store.path.write_text(json.dumps(odd))
    assert store.load() == replace(Settings(), language="ko")


def test_old_file_stays_when_saving_fails(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.save(replace(Settings(), desk_name="Desk 1"))
    with pytest.raises(TypeError):
        store.save(replace(Settings(), column_layouts={"delegates": object()}))
    assert store.load().desk_name == "Desk 1"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_place_follows_the_environment(own_computer: Path) -> None:
    assert SettingsStore().path == own_computer / "config" / "settings.json"
