"""What the command import tells: columns, organisations, rows, totals, as lines and as JSON."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wego_desktop.cli.app import table
from wego_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from wego_desktop.services.import_service import (
        ImportPreview,
        ImportResult,
        OrganisationPlan,
        Reason,
        RowPlan,
    )


def report_lines(
    preview: "ImportPreview", result: "ImportResult | None", saved: Path | None
) -> Iterator[str]:
    """The lines that a person reads; `result` is None after a dry run."""
    from wego_desktop.services.importing.wording import reason_text, totals_line

    head = _("{file}, sheet {sheet}, header in row {row}.")
    yield head.format(file=preview.path.name, sheet=preview.sheet, row=preview.header_row)
    if preview.tool:
        yield _("Made by {tool}.").format(tool=preview.tool)
    if preview.remembered is not None:
        yield _("Columns as in {file}, imported before.").format(file=preview.remembered.name)
    yield from table(
        [_("Column"), _("Header"), _("Field"), _("How sure"), _("Example")], _column_cells(preview)
    )
    for note in preview.file_notes:
        yield reason_text(note)
    yield from _choice_lines(preview)
    yield from _date_lines(preview)
    yield from _organisation_lines(preview.organisations)
    yield ""
    yield totals_line(preview.totals)
    yield from _row_lines(preview.rows)
    yield ""
    yield _("Nothing was written: this was a dry run.") if result is None else _result_line(result)
    if result is not None and result.left_behind and result.batch_id is not None:
        yield _("Import {id} keeps these rows.").format(id=result.batch_id)
    if saved is not None:
        yield _("The rows that stay behind are in {path}.").format(path=saved)


def _column_cells(preview: "ImportPreview") -> Iterator[tuple[str, ...]]:
    labels = {field.id: field.label for field in preview.fields}
    for column in preview.columns:
        yield (
            column.letter,
            column.header,
            labels.get(column.field_id, "-"),
            column.confidence.value,
            column.samples[0][:40].replace("\n", " ") if column.samples else "",
        )


def _choice_lines(preview: "ImportPreview") -> Iterator[str]:
    """What was chosen for fields as a whole, now or for the last file of the layout."""
    from wego_desktop.services.importing.wording import rule_text

    labels = {field.id: field.label for field in preview.fields}
    for field_id, value in preview.chosen.static.items():
        if value:
            text = _("{field} of all rows that have none: {value}.")
            yield text.format(field=labels.get(field_id, field_id), value=value)
    for field_id, words in preview.chosen.words.items():
        for word, value in words.items():
            if value:
                text = _("{field}: {word} means {value}.")
                yield text.format(field=labels.get(field_id, field_id), word=word, value=value)
    for field_id, rule in preview.chosen.rules.items():
        yield f"{labels.get(field_id, field_id)}: {rule_text(rule)}"


def _date_lines(preview: "ImportPreview") -> Iterator[str]:
    for column in preview.dates:
        name = column.header or column.letter
        if column.is_open:
            text = _("Dates of {column}: not decided. Choose with --dates {letter}=day-first or month-first.")
        elif column.proof:
            text = _("Dates of {column}: {order}, because of {proof}.")
        else:
            text = _("Dates of {column}: {order}.")
        order = column.order.value.replace("_", "-")
        yield text.format(column=name, letter=column.letter, order=order, proof=column.proof)


def _organisation_lines(organisations: "Iterable[OrganisationPlan]") -> Iterator[str]:
    """The organisations that resemble others, with what may be answered."""
    from wego_desktop.services.import_service import OrganisationState

    for organisation in organisations:
        if organisation.state is OrganisationState.SIMILAR:
            names = ", ".join(like.name for like in organisation.likes)
            text = _("{name} resembles {names}: answer with --organisation.")
            yield text.format(name=organisation.name, names=names)
        elif organisation.state is OrganisationState.USED:
            yield _("{name} is {other}.").format(name=organisation.name, other=organisation.used_name)


def _row_lines(rows: "Iterable[RowPlan]") -> Iterator[str]:
    """Each row that is not plainly new or unchanged, with every reason and change."""
    from wego_desktop.domain.enums import RowVerdict
    from wego_desktop.services.importing.wording import explained, verdict_label

    for row in rows:
        is_plainly_new = row.verdict is RowVerdict.NEW and not row.reasons
        lines = [] if is_plainly_new else explained(row)
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
    if result.left_out:
        parts.append(_("{count} left out").format(count=result.left_out))
    if result.organisations:
        parts.append(_("organisations: {count} new").format(count=result.organisations))
    if result.aliases:
        parts.append(_("names remembered: {count}").format(count=result.aliases))
    if result.left_behind:
        count = len(result.left_behind)
        stay = ngettext("{count} row stays behind", "{count} rows stay behind", count)
        parts.append(stay.format(count=count))
    return ", ".join(parts) + "."


def report(preview: "ImportPreview", result: "ImportResult | None", saved: Path | None) -> dict[str, Any]:
    """The same for a program; rows that are plainly new or unchanged are left out."""
    remembered = preview.remembered
    return {
        "file": preview.path,
        "event": preview.event_code,
        "sheet": preview.sheet,
        "header_row": preview.header_row,
        "tables": preview.tables,
        "tool": preview.tool,
        "remembered": remembered.name if remembered is not None else None,
        "columns": preview.columns,
        "static": preview.chosen.static,
        "words": preview.chosen.words,
        "rules": preview.chosen.rules,
        "name_rule": preview.chosen.name_rule,
        "dates": preview.dates,
        "notes": [_reason(note) for note in preview.file_notes],
        "organisations": preview.organisations,
        "totals": preview.totals,
        "reasons": preview.reason_counts,
        "rows": [_row(preview, row) for row in preview.rows if row.reasons or row.changes or row.kept],
        "result": result,
        "errors_out": saved,
    }


def _row(preview: "ImportPreview", row: "RowPlan") -> dict[str, Any]:
    return {
        "row": row.row_number,
        "verdict": row.verdict,
        "action": row.action,
        "name": row.name,
        "reasons": [_reason(reason) for reason in row.reasons],
        "changes": [_change(change) for change in row.changes],
        "kept": [_change(change) for change in row.kept],
        "cells": {cell.letter: cell.state for cell in preview.cells(row)},
        "match": row.match,
    }


def _change(change: Any) -> dict[str, str]:
    return {"field": change.field.value, "old": change.old, "new": change.new}


def _reason(reason: "Reason") -> dict[str, Any]:
    from wego_desktop.services.importing.wording import reason_text

    return {"code": reason.code, "cell": reason.address, "text": reason_text(reason)}
