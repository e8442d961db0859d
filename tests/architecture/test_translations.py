import io
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from checks import catalogues

CODE = """
from wego_desktop.i18n import _, ngettext, pgettext, N_
_("Badge of {name}")
ngettext("{count} person", "{count} people", 2)
pgettext("verb", "Book")
TEXTS = {"gone": N_("The file is gone.")}
"""
HEADER = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""
COMPLETE = (
    HEADER
    + """
msgid "Badge of {name}"
msgstr "Badge de {name}"

msgid "{count} person"
msgid_plural "{count} people"
msgstr[0] "{count} personne"
msgstr[1] "{count} personnes"

msgctxt "verb"
msgid "Book"
msgstr "Réserver"

msgid "The file is gone."
msgstr "Le fichier a disparu."
"""
)


def found(tmp_path: Path, po: str) -> list[str]:
    (tmp_path / "module.py").write_text(CODE, encoding="utf-8")
    wanted = catalogues.texts_of_code(tmp_path)
    return catalogues.gaps(wanted, read_po(io.BytesIO(po.encode()), locale="fr"))


def test_every_catalogue_is_complete() -> None:
    wanted = catalogues.texts_of_code()
    lines = [
        line for source in catalogues.sources() for line in catalogues.gaps(wanted, catalogues.read(source))
    ]
    assert lines == []


def test_no_gap_is_found_when_the_catalogue_is_complete(tmp_path: Path) -> None:
    assert found(tmp_path, COMPLETE) == []


def test_gaps_are_named_when_texts_are_missing_open_doubted_or_differ(tmp_path: Path) -> None:
    assert len(found(tmp_path, HEADER)) == 4
    assert "missing" in found(tmp_path, COMPLETE.replace('"verb"', '"noun"'))[0]
    assert "not translated" in found(tmp_path, COMPLETE.replace("{count} personnes", ""))[0]
    assert "other placeholders" in found(tmp_path, COMPLETE.replace("de {name}", "de {nom}"))[0]
    doubted = COMPLETE.replace('msgid "The file', '#, fuzzy\nmsgid "The file')
    assert "fuzzy" in found(tmp_path, doubted)[0]


def test_catalogue_is_begun_and_compiled_when_a_language_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)
    assert catalogues.main(["update", "ko"]) == 0
    assert catalogues.main(["compile"]) == 0
    folder = tmp_path / "ko" / "LC_MESSAGES"
    assert sorted(path.name for path in folder.iterdir()) == ["wego_desktop.mo", "wego_desktop.po"]
    begun = catalogues.read(folder / "wego_desktop.po")
    wanted = catalogues.texts_of_code()
    assert {message.id for message in begun} == {message.id for message in wanted}
    assert len(catalogues.gaps(wanted, begun)) == len(wanted)
