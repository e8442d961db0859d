"""The commands that tell of imports done before: import-batches and import-layouts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.cli.places import TargetPath
from wego_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from wego_desktop.services.import_service import BatchDetail, BatchRow


def register(root: click.Group) -> None:
    """Add the two groups to `root`."""
    root.add_command(import_batches)
    root.add_command(import_layouts)


@click.group("import-batches")
def import_batches() -> None:
    """What was imported, what it made, and the rows that stayed behind."""


@import_batches.command("list")
@event_option
@json_option
@pass_app
def list_batches(app: CliApp, event_code: str, as_json: bool) -> None:
    """List the imports of an event, newest first."""
    with app.open() as context:
        rows = context.imports.batches(event_code)
    headings = [
        _("Id"), _("When"), _("File"), _("Who"), _("Added"), _("Updated"), _("Left behind"), _("State"),
    ]  # fmt: skip
    lines = table(headings, map(_cells, rows)) if rows else [_("Nothing was imported yet.")]
    app.show(rows, lines, as_json)


def _cells(row: "BatchRow") -> tuple[object, ...]:
    state = _("taken back") if row.is_undone else ""
    when = row.imported_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return row.id, when, row.file_name, row.operator, row.added, row.updated, row.left_behind, state


@import_batches.command("show")
@click.argument("batch_id", metavar="ID")
@json_option
@pass_app
def show_batch(app: CliApp, batch_id: str, as_json: bool) -> None:
    """Show what one import made and what stayed behind."""
    with app.open() as context:
        detail = context.imports.batch(batch_id)
    app.show(detail, _detail_lines(detail), as_json)


def _detail_lines(detail: "BatchDetail") -> Iterator[str]:
    from wego_desktop.services.importing.wording import made_text

    batch = detail.batch
    yield _("{file}, sheet {sheet}, by {operator} at {desk}.").format(
        file=batch.file_name, sheet=batch.sheet, operator=batch.operator, desk=batch.desk
    )
    if batch.is_undone:
        yield _("This import was taken back.")
    yield from (made_text(row) for row in detail.made)
    if detail.left:
        count = len(detail.left)
        text = ngettext("{count} row stayed behind.", "{count} rows stayed behind.", count)
        yield text.format(count=count)
    for row in detail.left:
        yield f"{row.row_number:>6}  {'; '.join(row.reasons)}"


@import_batches.command("rows")
@click.argument("batch_id", metavar="ID")
@click.option("--out", type=TargetPath(), required=True, metavar="FILE.xlsx", help="The workbook to write.")
@json_option
@pass_app
def save_rows(app: CliApp, batch_id: str, out: Path, as_json: bool) -> None:
    """Save the rows that stayed behind as a workbook, to be corrected and imported again."""
    target = out.expanduser().absolute()
    with app.open() as context:
        count = context.imports.save_left_rows(context.actor, batch_id, target)
    text = ngettext("{count} row is in {path}.", "{count} rows are in {path}.", count)
    app.show({"rows": count, "file": target}, [text.format(count=count, path=target)], as_json)


@click.group("import-layouts")
def import_layouts() -> None:
    """How the columns of files were mapped, remembered for the next file of the same kind."""


@import_layouts.command("list")
@json_option
@pass_app
def list_layouts(app: CliApp, as_json: bool) -> None:
    """List the remembered layouts, the one used last first."""
    with app.open() as context:
        rows = context.imports.layouts()
    cells = (
        (row.id, row.name, ", ".join(name for name, field in row.mapping.items() if field)) for row in rows
    )
    lines = table([_("Id"), _("File"), _("Columns")], cells) if rows else [_("No layout is remembered.")]
    app.show(rows, lines, as_json)


@import_layouts.command("forget")
@click.argument("layout_id", metavar="ID")
@json_option
@pass_app
def forget_layout(app: CliApp, layout_id: str, as_json: bool) -> None:
    """Forget a layout; the next such file is recognised anew."""
    with app.open() as context:
        done = context.imports.forget_layout(context.actor, layout_id)
    app.show({"forgotten": done.value, "journal_id": done.journal_id}, [_("Forgotten.")], as_json)
