from pathlib import Path

from checks import PACKAGE, ROOT

THIRD_PARTY = ROOT / "resources" / "third_party"


def folders() -> list[Path]:
    """Every folder that holds files of another project itself, not only further folders."""
    holding = {
        path.parent for path in THIRD_PARTY.rglob("*") if path.is_file() and path.parent != THIRD_PARTY
    }
    return sorted(path for path in holding if not holding & set(path.parents))


def test_every_folder_has_its_licence() -> None:
    bare = [str(path) for path in folders() if not [*path.glob("LICEN[SC]E*"), *path.glob("OFL*")]]
    assert bare == []


def test_every_folder_stands_in_the_list() -> None:
    listed = (THIRD_PARTY / "README.md").read_text(encoding="utf-8")
    missing = [path.relative_to(THIRD_PARTY).as_posix() for path in folders()]
    assert [name for name in missing if f"`{name}`" not in listed] == []


def test_every_folder_is_used_by_the_program() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    unused = [path for path in folders() if f'"{path.name}"' not in code and f"{path.name}/" not in code]
    assert [str(path.relative_to(ROOT)) for path in unused] == []
