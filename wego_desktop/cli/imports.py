"""The command that brings a delegate list in: import."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wego_desktop.cli.app import CliApp, Exit, event_option, json_option, pass_app, table
from wego_desktop.cli.places import TargetPath
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from wego_desktop.services.import_service import (
        Decision,
        ImportPreview,
        ImportResult,
        Reason,
        RowPlan,
    )


def register(root: click.Group) -> None:
    """Add the command to `root`."""
    root.add_command(import_list)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@event_option
@click.option("--sheet", metavar="NAME", help="The sheet; the one that looks like a list by default.")
@click.option("--header-row", type=click.IntRange(min=1), metavar="N", help="The row of the headers.")
@click.option(
    "--map",
    "mappings",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="Put a column (its header or letter) into a field, or into none. Repeatable.",
)
@click.option(
    "--decide",
    "decisions",
    multiple=True,
    metavar="ROW=merge|new|skip",
    help="Answer whether a row is a person already here. Repeatable.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would happen and write nothing.")
@click.option(
    "--errors-to",
    type=TargetPath(),
    metavar="FILE.xlsx",
    help="Save the rows that stay behind, with their reasons.",
)
@json_option
@pass_app
def import_list(
    app: CliApp,
    *,
    file: Path,
    event_code: str,
    sheet: str | None,
    header_row: int | None,
    mappings: tuple[str, ...],
    decisions: tuple[str, ...],
    dry_run: bool,
    errors_to: Path | None,
    as_json: bool,
) -> int:
    """Bring a list of delegates into an event: xlsx, xls, ods or csv."""
    from wego_desktop.services.import_service import ImportOptions

    options = ImportOptions(sheet, header_row, dict(map(_mapping, mappings)), dict(map(_decision, decisions)))
    with app.open() as context:
        preview = context.imports.preview(context.actor, file, event_code, options)
        result = None if dry_run else context.imports.commit(context.actor, preview).value
        saved = None
        if errors_to is not None and preview.totals.open:
            saved = errors_to.expanduser().absolute()
            context.imports.save_left_behind(context.actor, preview, saved, is_recorded=not dry_run)
    app.show(_report(preview, result, saved), _lines(preview, result, saved), as_json)
    if result is not None and _is_all_refused(preview):
        raise UserError("import_nothing_imported", open=preview.totals.open, rows=preview.totals.rows)
    return Exit.DONE


def _is_all_refused(preview: "ImportPreview") -> bool:
    """Whether errors kept every row out."""
    return (
        preview.totals.error > 0
        and preview.totals.error + preview.totals.possible_duplicate == preview.totals.rows
    )


def _mapping(text: str) -> tuple[str, str]:
    column, sign, field = text.rpartition("=")
    if not sign or not column.strip():
        raise UserError("import_map_unknown", text=text)
    return column.strip(), field


def _decision(text: str) -> "tuple[int, Decision]":
    from wego_desktop.services.import_service import Decision

    row, _sign, word = text.partition("=")
    try:
        return int(row), Decision(word.strip().lower())
    except ValueError:
        raise UserError("import_decision_unknown", text=text) from None


def _lines(preview: "ImportPreview", result: "ImportResult | None", saved: Path | None) -> Iterator[str]:
    from wego_desktop.services.importing.wording import field_label, reason_text, totals_line

    head = _("{file}, sheet {sheet}, header in row {row}.")
    yield head.format(file=preview.path.name, sheet=preview.sheet, row=preview.header_row)
    yield from table(
        [_("Column"), _("Header"), _("Field"), _("How sure"), _("Example")],
        (
            (
                column.letter,
                column.header,
                field_label(column.field) if column.field else "-",
                column.confidence.value,
                column.samples[0][:40].replace("\n", " ") if column.samples else "",
            )
            for column in preview.columns
        ),
    )
    for note in preview.file_notes:
        yield reason_text(note)
    yield ""
    yield totals_line(preview.totals)
    yield from _row_lines(preview.rows)
    yield ""
    yield _("Nothing was written: this was a dry run.") if result is None else _result_line(result)
    if saved is not None:
        yield _("The rows that stay behind are in {path}.").format(path=saved)


def _row_lines(rows: "Iterable[RowPlan]") -> Iterator[str]:
    """Each row that is not plainly new or unchanged, with every reason and change."""
    from wego_desktop.services.importing.wording import explained, verdict_label

    for row in rows:
        lines = explained(row)
        if lines:
            yield f"{row.row_number:>6}  {verdict_label(row):<11} {row.name}"
            yield from (f"{'':8}{line}" for line in lines)


def _result_line(result: "ImportResult") -> str:
    parts = [
        ngettext("{count} row added", "{count} rows added", result.added).format(count=result.added),
        _("{count} updated").format(count=result.updated),
        _("{count} unchanged").format(count=result.unchanged),
    ]
    if result.skipped:
        parts.append(_("{count} skipped").format(count=result.skipped))
    if result.organisations:
        parts.append(_("organisations: {count} new").format(count=result.organisations))
    if result.left_behind:
        count = len(result.left_behind)
        stay = ngettext("{count} row stays behind", "{count} rows stay behind", count)
        parts.append(stay.format(count=count))
    return ", ".join(parts) + "."


def _report(preview: "ImportPreview", result: "ImportResult | None", saved: Path | None) -> dict[str, Any]:
    return {
        "file": preview.path,
        "event": preview.event_code,
        "sheet": preview.sheet,
        "header_row": preview.header_row,
        "columns": preview.columns,
        "notes": [_reason(note) for note in preview.file_notes],
        "totals": preview.totals,
        "rows": [_row(row) for row in preview.rows if row.reasons or row.changes],
        "result": result,
        "errors_to": saved,
    }


def _row(row: "RowPlan") -> dict[str, Any]:
    return {
        "row": row.row_number,
        "verdict": row.verdict,
        "action": row.action,
        "name": row.name,
        "reasons": [_reason(reason) for reason in row.reasons],
        "changes": row.changes,
        "match": row.match,
    }


def _reason(reason: "Reason") -> dict[str, Any]:
    from wego_desktop.services.importing.wording import reason_text

    return {"code": reason.code, "cell": reason.address, "text": reason_text(reason)}
