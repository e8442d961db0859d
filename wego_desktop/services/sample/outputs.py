"""Everything that goes out of the sample: the sheets and the badges."""

from dataclasses import dataclass
from pathlib import Path

from wego_desktop.domain.enums import SheetKind
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.badge_notes import fit_summary
from wego_desktop.services.badge_printing import BadgeJob, BadgePrintService
from wego_desktop.services.badge_service import BadgeService
from wego_desktop.services.export_service import ExportService
from wego_desktop.services.export_sheets.plan import ExportRequest
from wego_desktop.services.queries.events import event_row
from wego_desktop.services.sample.build import BuiltSample
from wego_desktop.services.sample.programme import UMBRELLA

_SHEETS = (
    ("attendees.xlsx", UMBRELLA, SheetKind.ATTENDEES, ""),
    ("sessions.xlsx", UMBRELLA, SheetKind.SESSIONS, ""),
    ("afscn.xlsx", "AFSCN26", SheetKind.NETWORK, "AFSCN"),
    ("lascn.xlsx", "LASCN26", SheetKind.NETWORK, "LASCN"),
    ("sign-in.xlsx", UMBRELLA, SheetKind.SIGN_IN, ""),
    ("published-list.xlsx", UMBRELLA, SheetKind.PUBLISHED_LIST, ""),
)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file that was written: its name, and how many rows (sheets) or badges (PDF) it holds."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SampleOutputs:
    """The files that were written, and the badges whose texts gave way, the worst first, in words."""

    files: tuple[WrittenFile, ...]
    badge_notes: tuple[str, ...]


def write_outputs(sample: BuiltSample, folder: Path, progress: Progress) -> SampleOutputs:
    """Every sheet and the badges of the sample in `folder`; raises what exporting and printing raise."""
    files = []
    for place, (name, code, kind, network) in enumerate(_SHEETS):
        progress.report(place, len(_SHEETS) + 1, name)
        request = ExportRequest(kind, event_row(sample.database, code).id, network=network)
        exported = ExportService(sample.database).export(sample.actor, request, folder / name).value
        files.append(WrittenFile(name, exported.rows))
    progress.report(len(_SHEETS), len(_SHEETS) + 1, "badges.pdf")
    badges = BadgeService(sample.database)
    job = BadgeJob(BadgeChoice(event_row(sample.database, UMBRELLA).id))
    printed = (
        BadgePrintService(sample.database, badges).save_pdf(sample.actor, job, folder / "badges.pdf").value
    )
    files.append(WrittenFile("badges.pdf", printed.count))
    found = fit_summary(printed.reports)
    lines = sorted(found.lines, key=lambda line: -line.kind)
    notes = [fit.text for fit in found.shared]
    notes += [f"{line.number} {line.name}: {line.text}" for line in lines]
    return SampleOutputs(tuple(files), tuple(notes))
