"""Lists for import tests: written as files, looked at and brought in through the service."""

import csv
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import func, select

from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Base, JournalEntry
from wego_desktop.services.import_service import (
    Decision,
    ImportOptions,
    ImportPreview,
    ImportResult,
    RowPlan,
)
from wego_desktop.services.outcome import Outcome

SPANISH_HEADER = (
    "Nombre completo", "Ciudad", "País", "Entidad", "Cargo", "Correo", "Categoría", "Restricción alim.",
)  # fmt: skip
SPANISH = (
    ("Valentina Ríos Cárdenas", "Quito", "Ecuador", "Municipio de Quito", "Directora", "v.rios@quito.example",
     "Ponente", "Vegetariana"),
    ("Joaquín Etcheverry Salas", "Montevideo", "Uruguay", "Intendencia de Montevideo", "Asesor",
     "j.etcheverry@mvd.example", "Delegado", ""),
    ("Tomás Iriarte Bravo", "Valparaíso", "Chile", "Municipalidad de Valparaíso", "",
     "t.iriarte.valpo.example", "Delegado", ""),
    ("Renata Figueiredo Lobo", "Recife", "Brasil", "Prefeitura do Recife", "", "r.lobo@recife.example",
     "Invitada", ""),
)  # fmt: skip


def write_list(folder: Path, header: Sequence[str], *rows: Sequence[str], name: str = "list.csv") -> Path:
    """A text file of the list in UTF-8."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def look(
    context: AppContext,
    path: Path,
    mapping: dict[str, str] | None = None,
    decisions: dict[int, Decision] | None = None,
    edits: dict[tuple[int, int], str] | None = None,
) -> ImportPreview:
    """The preview of the file for GA7."""
    options = ImportOptions(mapping=mapping or {}, decisions=decisions or {}, edits=edits or {})
    return context.imports.preview(context.actor, path, "GA7", options)


def bring(context: AppContext, path: Path, **options: object) -> Outcome[ImportResult]:
    """The file looked at and brought in."""
    return context.imports.commit(context.actor, look(context, path, **options))  # type: ignore[arg-type]


def row_of(preview: ImportPreview, number: int) -> RowPlan:
    return next(row for row in preview.rows if row.row_number == number)


def codes(row: RowPlan) -> list[str]:
    return [reason.code for reason in row.reasons]


def changes(row: RowPlan) -> dict[str, tuple[str, str]]:
    return {change.field.value: (change.old, change.new) for change in row.changes}


def image(context: AppContext) -> dict[str, list[object]]:
    """Every row of every table but the journal's."""
    with context.database.read() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table)).all()))
            for table in Base.metadata.sorted_tables
            if not table.name.startswith("journal")
        }


def journal_entries(context: AppContext) -> int:
    with context.database.read() as session:
        return session.scalar(select(func.count()).select_from(JournalEntry)) or 0
