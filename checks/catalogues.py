"""Translations: every text of the code stands finished in each catalogue; compiled at first use."""

import argparse
import os
import string
import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from checks import PACKAGE, ROOT

LOCALES = ROOT / "resources" / "locale"
DOMAIN = "wego_desktop"
KEYWORDS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def texts_of_code(folder: Path = PACKAGE) -> Catalog:
    """A catalogue of every text that the Python files below `folder` mark for translation."""
    catalogue = Catalog(domain=DOMAIN, project="WeGO Desktop", charset="utf-8")
    found = extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("L10n:",))
    for name, line, text, comments, context in found:
        location = [(f"{folder.name}/{name}".replace(os.sep, "/"), line)]
        catalogue.add(text, None, location, auto_comments=comments, context=context)
    return catalogue


def sources() -> list[Path]:
    """The catalogue of each language."""
    return sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(source: Path) -> Catalog:
    """The catalogue in the file `source`, in the language that its folder names."""
    with source.open("rb") as stream:
        return read_po(stream, locale=source.parent.parent.name, domain=DOMAIN)


def gaps(wanted: Catalog, translated: Catalog) -> list[str]:
    """One line for each text of `wanted` that `translated` lacks, leaves open or fills in otherwise."""
    found = []
    for message in wanted:
        if message.id:
            there = translated.get(_key(message), message.context)
            if reason := _gap(message, there, translated.num_plurals):
                found.append(f"{translated.locale}: {reason}: {_key(message)!r}")
    return found


def _gap(wanted: Message, there: Message | None, num_plurals: int) -> str:
    if there is None:
        return "missing"
    if there.fuzzy:
        return "marked fuzzy"
    forms = _forms(there.string)
    if len(forms) < (num_plurals if wanted.pluralizable else 1) or not all(forms):
        return "not translated"
    allowed = {frozenset(placeholders(form)) for form in _forms(wanted.id)}
    if any(frozenset(placeholders(form)) not in allowed for form in forms):
        return "other placeholders"
    return ""


def placeholders(text: str) -> set[str]:
    """The names in braces that `str.format` fills in; {'?'} when the braces of `text` do not match."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"?"}


def _key(message: Message) -> str:
    return str(_forms(message.id)[0])


def _forms(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ("",))


def compile_all() -> None:
    """Write the `.mo` file beside each `.po` file, in one step, so that a reader never meets half a file."""
    for source in sources():
        temporary = source.with_suffix(f".{os.getpid()}.new")
        with temporary.open("wb") as stream:
            write_mo(stream, read(source))
        temporary.replace(source.with_suffix(".mo"))


def update(languages: list[str]) -> None:
    """Bring the catalogues up to date with the code and begin those of `languages` that do not exist."""
    wanted = texts_of_code()
    for language in languages:
        (LOCALES / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    new = {LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po" for language in languages}
    for source in sorted(new | set(sources())):
        language = source.parent.parent.name
        catalogue = read(source) if source.exists() else Catalog(locale=language, domain=DOMAIN, fuzzy=False)
        catalogue.update(wanted, no_fuzzy_matching=True)
        with source.open("wb") as stream:
            write_po(stream, catalogue, width=110, ignore_obsolete=True)


def main(argv: list[str] | None = None) -> int:
    """check, compile, or update the catalogues; 1 when the check finds a gap."""
    parser = argparse.ArgumentParser(prog="checks.catalogues", description=__doc__)
    parser.add_argument("job", choices=("check", "compile", "update"))
    parser.add_argument("languages", nargs="*")
    chosen = parser.parse_args(argv)
    if chosen.job == "compile":
        compile_all()
    elif chosen.job == "update":
        update(chosen.languages)
    else:
        wanted = texts_of_code()
        found = [line for source in sources() for line in gaps(wanted, read(source))]
        print(
            *found[:50],
            *([f"… and {len(found) - 50} more"] if len(found) > 50 else []),
            sep="\n",
            end="\n" * bool(found),
        )
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
