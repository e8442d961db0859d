import ast
from collections.abc import Iterator
from dataclasses import dataclass

from checks import PACKAGE, ROOT
from checks.catalogues import placeholders
from wego_desktop import messages

ERRORS = {"UserError", "EnvironmentProblem"}


@dataclass(frozen=True, slots=True)
class Raised:
    """One place that makes a coded error; `params` is None when they are handed on with `**`."""

    where: str
    code: str
    params: frozenset[str] | None


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def raised() -> Iterator[Raised]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and name_of(node.func) in ERRORS and node.args):
                continue
            code = node.args[0]
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                names = [keyword.arg for keyword in node.keywords]
                params = None if None in names else frozenset(name for name in names if name)
                yield Raised(f"{path.relative_to(ROOT)}:{node.lineno}", code.value, params)


def strings_of_code() -> set[str]:
    """Every text constant outside the messages; a code that is chosen at run time stands among them."""
    return {
        node.value
        for path in PACKAGE.rglob("*.py")
        if (PACKAGE / "messages") not in path.parents
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_has_its_sentence() -> None:
    texts = messages.all_texts()
    assert [f"{place.where} {place.code}" for place in raised() if place.code not in texts] == []


def test_no_sentence_is_left_over() -> None:
    assert sorted(set(messages.all_texts()) - strings_of_code()) == []


def test_every_sentence_names_what_its_errors_carry() -> None:
    texts = messages.all_texts()
    wrong = [
        f"{place.where} {place.code}: sentence wants {sorted(placeholders(texts[place.code]))}"
        for place in raised()
        if place.code in texts
        and place.params is not None
        and not {name.split(".")[0] for name in placeholders(texts[place.code])} <= place.params
    ]
    assert wrong == []


def test_every_sentence_ends_and_keeps_its_temper() -> None:
    texts = messages.all_texts()
    rude = ("please", "sorry", "invalid", "!")
    wrong = [
        code
        for code, text in texts.items()
        if not text.rstrip().endswith((".", "?")) or any(word in text.lower() for word in rude)
    ]
    assert wrong == []


def test_two_areas_never_share_a_code() -> None:
    codes: list[str] = []
    for path in (PACKAGE / "messages").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and name_of(node.target) == "TEXTS":
                assert isinstance(node.value, ast.Dict)
                codes += [key.value for key in node.value.keys if isinstance(key, ast.Constant)]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []
