"""The command that brings a delegate list in: import."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, Exit, event_option, json_option, pass_app
from wego_desktop.cli.import_choices import ImportChoices, edits_of, options_of, require_asked
from wego_desktop.cli.import_report import report, report_lines
from wego_desktop.cli.places import TargetPath
from wego_desktop.errors import UserError

if TYPE_CHECKING:
    from wego_desktop.services.import_service import ImportOptions, ImportPreview, ImportSource

_STANDARD_INPUT = Path("-")
_Command = Callable[..., Any]


def register(root: click.Group) -> None:
    """Add the command to `root`."""
    root.add_command(import_list)


def _several(name: str, place: str, metavar: str, text: str) -> Callable[[_Command], _Command]:
    return click.option(name, place, multiple=True, metavar=metavar, help=f"{text} Repeatable.")


def _with(command: _Command, *options: Callable[[_Command], _Command]) -> _Command:
    """The command with these options in this order."""
    for option in reversed(options):
        command = option(command)
    return command


def _file_options(command: _Command) -> _Command:
    """What is read."""
    return _with(
        command,
        click.option("--sheet", metavar="NAME", help="The sheet; the one that looks like a list by default."),
        click.option("--header-row", type=click.IntRange(min=1), metavar="N", help="The row of the headers."),
        click.option(
            "--table",
            type=click.IntRange(min=1),
            metavar="N",
            help="The n-th table of the file, where it holds several.",
        ),
        click.option(
            "--skip-hidden/--read-hidden",
            "skip_hidden",
            default=None,
            help="Leave hidden rows and columns out; they are read by default.",
        ),
    )


def _column_options(command: _Command) -> _Command:
    """What its columns and words mean."""
    return _with(
        command,
        _several(
            "--map",
            "mappings",
            "COLUMN=FIELD",
            "Put a column (its header or letter) into a field, or into none.",
        ),
        _several("--set", "statics", "FIELD=VALUE", "The value for all rows whose own cell is empty."),
        _several(
            "--place",
            "words",
            "FIELD:WORD=VALUE",
            "What a word of the file means, such as category:General Admission=Delegate.",
        ),
        _several("--dates", "dates", "COLUMN=ORDER", "Read a column's dates day-first or month-first."),
        click.option(
            "--split-names",
            "name_rule",
            metavar="RULE",
            help="Split whole names: whole, as-written, given-family or family-given.",
        ),
    )


def _answer_options(command: _Command) -> _Command:
    """What happens to rows and values."""
    return _with(
        command,
        _several("--keep-mine", "keep_mine", "FIELD", "What is here stays, where it is not empty."),
        _several("--take-theirs", "take_theirs", "FIELD", "What the file says counts, if it says anything."),
        _several("--empty-too", "empty_too", "FIELD", "What the file says counts, even an empty cell."),
        _several(
            "--decide",
            "decisions",
            "ROW=ANSWER",
            "Answer merge, new or skip for a row; take brings in one that was left out.",
        ),
        _several(
            "--organisation",
            "organisations",
            "NAME=ANSWER",
            "Answer new, or the name of the organisation that it is.",
        ),
        _several("--fix", "fixes", "ROW:COLUMN=VALUE", "Correct a cell for this import."),
        click.option(
            "--no-remember", is_flag=True, help="Neither use nor keep what is remembered of the columns."
        ),
    )


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@event_option
@_file_options
@_column_options
@_answer_options
@click.option("--dry-run", is_flag=True, help="Tell what would happen and write nothing.")
@click.option(
    "--errors-out",
    "--errors-to",
    "errors_out",
    type=TargetPath(),
    metavar="FILE.xlsx",
    help="Save the rows that stay behind, with their reasons.",
)
@json_option
@pass_app
def import_list(
    app: CliApp,
    /,
    *,
    file: Path,
    event_code: str,
    dry_run: bool,
    errors_out: Path | None,
    as_json: bool,
    no_remember: bool,
    **typed: Any,
) -> int:
    """Bring a list of delegates into an event: xlsx, xls, ods, csv or vcf; - reads pasted rows."""
    choices = ImportChoices(is_remembering=not no_remember, **typed)
    options = options_of(choices)
    with app.open() as context:
        preview = _look(context, _source(context, file), event_code, options, choices)
        result = None if dry_run else context.imports.commit(context.actor, preview).value
        saved = None
        if errors_out is not None and preview.totals.open:
            saved = errors_out.expanduser().absolute()
            context.imports.save_left_behind(context.actor, preview, saved, is_recorded=not dry_run)
    app.show(report(preview, result, saved), report_lines(preview, result, saved), as_json)
    if result is not None and _is_all_refused(preview):
        raise UserError("import_nothing_imported", open=preview.totals.open, rows=preview.totals.rows)
    return Exit.DONE


def _source(context: AppContext, file: Path) -> "ImportSource":
    """The opened file, or what comes by standard input."""
    if file == _STANDARD_INPUT:
        return context.imports.open_pasted(sys.stdin.buffer.read().decode("utf-8-sig", "replace"))
    return context.imports.open(file)


def _look(
    context: AppContext,
    source: "ImportSource",
    event_code: str,
    options: "ImportOptions",
    choices: ImportChoices,
) -> "ImportPreview":
    """The preview with table and corrected cells, which need the file to be read first."""
    if choices.table is not None:
        tables = source.tables
        if choices.table > len(tables):
            raise UserError("import_table_unknown", number=choices.table, count=len(tables))
        chosen = tables[choices.table - 1]
        options = replace(options, sheet=chosen.sheet, header_row=chosen.header_row)
    preview = context.imports.preview(context.actor, source, event_code, options)
    if choices.fixes:
        options = replace(options, edits=edits_of(choices.fixes, preview))
        preview = context.imports.preview(context.actor, preview, event_code, options)
    require_asked(options, preview)
    return preview


def _is_all_refused(preview: "ImportPreview") -> bool:
    """Whether errors kept out every row that was meant to come in."""
    totals = preview.totals
    return totals.error > 0 and totals.open + totals.skipped + totals.left_out == totals.rows
