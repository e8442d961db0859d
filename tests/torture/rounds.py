"""Rounds of torture: kill a desk or an import at a random moment, open the workspace, count everything."""

import csv
import hashlib
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tests.torture import victim
from wego_desktop.bootstrap import AppContext, create_context, open_context
from wego_desktop.db.models import JournalEntry, Person, PresenceRow, Registration, Scan
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import Direction, EventKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.verifying import verify

PEOPLE = 120
ROWS_PER_LIST = 60
LISTS_PER_ROUND = 2
LONGEST_DESK_S = 0.2
READY_S = 30.0
DESKS = ("Desk 1", "Desk 2")
Message = tuple[str, str, str]


@dataclass
class Story:
    """What the killed processes were told: by nonce what came of a scan, and the lists that were saved."""

    said: dict[str, Message] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    imported: set[str] = field(default_factory=set)
    lists: list[str] = field(default_factory=list)

    def hear(self, message: Message) -> None:
        kind, what, nonce = message
        if kind == "imported":
            self.imported.add(what)
        elif kind == "undone":
            self.undone.add(nonce)
        elif kind != "ready":
            self.said[nonce] = message


class Torture:
    """A workspace in `folder` that is tortured round by round; the same seed gives the same choices."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.path = folder / "tortured.wego"
        self.choose = random.Random(seed)
        self.story = Story()
        self.numbers: list[str] = []
        methods = multiprocessing.get_all_start_methods()
        self.processes = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            self.processes.set_forkserver_preload([victim.__name__])
        self._make()

    def _make(self) -> None:
        with create_context(str(self.path), "Torture", "Kim Da-in", DESKS[0]) as context:
            days = date(2026, 10, 14), date(2026, 10, 17)
            fields = EventFields("GA7", "General Assembly", *days, EventKind.GENERAL_ASSEMBLY, "Asia/Seoul")
            context.events.add(context.actor, fields)
            first = self._list("people", PEOPLE)
            begin = time.monotonic()
            _bring_in(context, first)
            self.import_s = time.monotonic() - begin
            self.numbers = [registration_number("GA7", number) for number in range(1, PEOPLE + 1)]
        self.story.lists.append(str(self.folder / "people.csv"))
        self.story.imported.add(str(self.folder / "people.csv"))
        open_context(str(self.path), desk_name=DESKS[1]).close()

    def _list(self, name: str, rows: int) -> Path:
        path = self.folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["First name", "Last name", "Email", "Organisation", "Country"])
            for row in range(rows):
                given, family = _letters(f"{name} {row}"), _letters(f"{row} {name}")
                writer.writerow([given, family, f"{row}@{name}.example", f"City {row % 9}", "KR"])
        return path

    def round(self, number: int) -> list[str]:
        """Kill one or two processes at a random moment; everything that is wrong afterwards, in words."""
        kind = self.choose.choice(("desk", "two desks", "import", "desk and import"))
        jobs: list[tuple[Callable[..., None], list[str]]] = []
        if kind != "import":
            jobs.append((victim.check_people_in, self.numbers))
        if kind == "two desks":
            jobs.append((victim.check_people_in, self.numbers))
        if "import" in kind:
            fresh = [str(self._list(f"list-{number}-{at}", ROWS_PER_LIST)) for at in range(LISTS_PER_ROUND)]
            self.story.lists += fresh
            jobs.append((victim.bring_lists_in, [*fresh, self.choose.choice(self.story.lists)]))
        longest_s = LISTS_PER_ROUND * self.import_s if "import" in kind else LONGEST_DESK_S
        self._kill_all(jobs, self.choose.random() * longest_s)
        return [f"round {number} ({kind}): {problem}" for problem in self.problems()]

    def finish(self) -> list[str]:
        """Bring in again, undisturbed, every list that was not reported as saved; what is wrong then."""
        with open_context(str(self.path), desk_name=DESKS[0]) as context:
            for file in set(self.story.lists) - self.story.imported:
                _bring_in(context, Path(file))
                self.story.imported.add(file)
        return self.problems()

    def _kill_all(self, jobs: list[tuple[Callable[..., None], list[str]]], after_s: float) -> None:
        running: list[tuple[BaseProcess, Connection]] = []
        for desk, (work, what) in zip(DESKS, jobs, strict=False):
            ours, theirs = self.processes.Pipe(duplex=False)
            seed = self.choose.randrange(1 << 30)
            process = self.processes.Process(target=work, args=(str(self.path), desk, what, seed, theirs))
            process.start()
            theirs.close()
            running.append((process, ours))
        for _process, pipe in running:
            if not pipe.poll(READY_S):
                raise RuntimeError("a process did not get ready")
        end = time.monotonic() + after_s
        while (left := end - time.monotonic()) > 0:
            self._listen(running, left)
        for process, _pipe in running:
            process.kill()
        for process, pipe in running:
            process.join()
            self._hear_all(pipe)
            pipe.close()
            process.close()

    def _listen(self, running: list[tuple[BaseProcess, Connection]], left_s: float) -> None:
        """Keep the pipes from filling up until the moment to kill."""
        from multiprocessing.connection import wait

        for pipe in wait([pipe for _process, pipe in running], timeout=left_s):
            assert isinstance(pipe, Connection)
            try:
                self.story.hear(pipe.recv())
            except EOFError:
                raise RuntimeError("a process ended by itself") from None

    def _hear_all(self, pipe: Connection) -> None:
        try:
            while pipe.poll():
                self.story.hear(pipe.recv())
        except (EOFError, OSError):
            return

    def problems(self) -> list[str]:
        """What is wrong with the workspace now: damaged, missing, or there twice."""
        with open_context(str(self.path), desk_name=DESKS[0]) as context:
            found = [f"{finding.check}: {finding.text}" for finding in verify(context.database).findings]
            return found + self._scans(context) + self._lists(context) + _twice(context)

    def _scans(self, context: AppContext) -> list[str]:
        with context.database.read() as session:
            undo = aliased(Scan)
            rows = session.execute(
                select(Scan.nonce, Scan.result, undo.id).outerjoin(undo, undo.reverts_id == Scan.id)
            ).all()
        kept = {nonce: (result.value, undo_id is not None) for nonce, result, undo_id in rows}
        missing = [
            f"the scan {said} is missing" for nonce, said in self.story.said.items() if nonce not in kept
        ]
        other = [
            f"the scan {said} is there as {kept[nonce][0]}"
            for nonce, said in self.story.said.items()
            if nonce in kept and kept[nonce][0] != said[0]
        ]
        back = [f"the undo of {nonce} is missing" for nonce in self.story.undone if not kept[nonce][1]]
        return missing + other + back

    def _lists(self, context: AppContext) -> list[str]:
        with context.database.read() as session:
            counts = Counter(email.partition("@")[2] for email in session.scalars(select(Person.email)))
        problems = []
        for file in self.story.lists:
            name = Path(file).stem
            whole = PEOPLE if name == "people" else ROWS_PER_LIST
            found = counts[f"{name}.example"]
            if found not in {0, whole} or (file in self.story.imported and found != whole):
                problems.append(f"the list {name} has {found} of {whole} people")
        return problems


def _bring_in(context: AppContext, file: Path) -> None:
    context.imports.commit(context.actor, context.imports.preview(context.actor, file, "GA7"))


def _letters(text: str) -> str:
    """A made-up name that looks like no other, so that the import doubts nobody."""
    return "".join(chr(ord("a") + byte % 26) for byte in hashlib.sha256(text.encode()).digest()[:12]).title()


def _twice(context: AppContext) -> list[str]:
    """Whoever counts as arrived twice, and journal entries without a change."""
    undo = aliased(Scan)
    counting = (
        select(Scan.registration_id, func.count())
        .where(
            Scan.result == ResultCode.OK,
            Scan.direction == Direction.ENTRY,
            ~select(undo.id).where(undo.reverts_id == Scan.id).exists(),
        )
        .group_by(Scan.registration_id)
    )
    with context.database.read() as session:
        counts = {row[0]: row[1] for row in session.execute(counting)}
        inside = set(session.scalars(select(PresenceRow.registration_id)))
        check_ins = session.scalar(
            select(func.count()).select_from(JournalEntry).where(JournalEntry.op == Op.CHECK_IN.value)
        )
        lines = session.scalar(select(func.count()).select_from(Scan).where(Scan.result == ResultCode.OK))
        undos = session.scalar(select(func.count()).select_from(Scan).where(Scan.direction == Direction.UNDO))
        registered = set(session.scalars(select(Registration.id)))
    problems = [f"{key} arrived {count} times" for key, count in counts.items() if count > 1]
    if inside != set(counts):
        problems.append("presence differs from the scans that count")
    if check_ins != (lines or 0) - (undos or 0):
        problems.append(f"{check_ins} check-ins in the journal, {lines} lines in the scan log")
    if not set(counts) <= registered:
        problems.append("somebody arrived who is not registered")
    return problems
