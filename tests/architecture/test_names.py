from checks import PACKAGE

VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "tools"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path: path.stem if path.suffix == ".py" else path.name for path in PACKAGE.rglob("*")}
    vague = [str(path.relative_to(PACKAGE)) for path, name in names.items() if set(name.split("_")) & VAGUE]
    assert vague == []
