"""The verdicts on every file of the corpus, and that each file changes nothing when it comes again."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data.import_verdicts import VERDICTS, Verdicts
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.errors import CodedError
from wego_desktop.services.import_service import ImportPreview

CORPUS = Path(__file__).parent.parent / "data" / "import"
READABLE = sorted(name for name, verdicts in VERDICTS.items() if isinstance(verdicts, Verdicts))


@pytest.fixture(scope="module")
def shared(template_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppContext]:
    """One event for all files; what a test imports it takes back again."""
    path = tmp_path_factory.mktemp("corpus") / "corpus.wego"
    path.write_bytes(template_workspace.read_bytes())
    with open_context(str(path)) as context:
        yield context


def look(context: AppContext, name: str) -> ImportPreview:
    return context.imports.preview(context.actor, CORPUS / name, "GA7")


def verdicts_of(preview: ImportPreview) -> Verdicts:
    actions = Counter(row.action.value for row in preview.rows)
    reasons = {reason.code: reason.count for reason in preview.reason_counts}
    return Verdicts(**actions, organisations=preview.totals.organisations_new, reasons=reasons)


def test_every_file_of_the_corpus_has_its_verdicts() -> None:
    files = {path.name for path in CORPUS.iterdir() if path.name != "expected.json"}
    assert files == set(VERDICTS)
    assert len(files) >= 60


@pytest.mark.parametrize("name", sorted(set(VERDICTS) - set(READABLE)))
def test_the_file_is_refused(shared: AppContext, name: str) -> None:
    with pytest.raises(CodedError, match=str(VERDICTS[name])):
        look(shared, name)


@pytest.mark.parametrize("name", READABLE)
def test_the_file_gets_its_verdicts_and_changes_nothing_when_it_comes_again(
    shared: AppContext, name: str
) -> None:
    preview = look(shared, name)
    assert verdicts_of(preview) == VERDICTS[name]
    expected = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))[name]
    assert len(preview.rows) == expected["rows"]
    done = shared.imports.commit(shared.actor, preview)
    assert done.value.added == preview.totals.ready
    again = look(shared, name)
    assert again.totals.ready == 0
    assert shared.imports.commit(shared.actor, again).journal_id is None
    if done.journal_id is not None:
        shared.undo.undo(shared.actor, done.journal_id)
