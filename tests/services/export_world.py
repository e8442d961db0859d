"""An assembly with people whose names and notes are hard on spreadsheets, for the tests of exports."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import select

from tests.fixtures_db import START, TickingClock
from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.db.models import Organisation, Session
from wego_desktop.domain.enums import (
    AdmissionRule,
    AttendanceMode,
    DelegationRole,
    Gender,
    NetworkRole,
    OrganisationKind,
    RegistrationStatus,
    SessionKind,
    SheetKind,
)
from wego_desktop.domain.operations import Op
from wego_desktop.services.export_service import Exported, ExportRequest
from wego_desktop.services.network_service import MemberFields
from wego_desktop.services.organisation_service import OrganisationFields
from wego_desktop.services.queries import events
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.workspace_service import REGION_SCHEME


@dataclass(frozen=True)
class Sheet:
    """One sheet as a reader of the file finds it: title block, headers, rows."""

    title: str
    facts: str
    headers: list[str]
    rows: list[list[Any]]

    def column(self, header: str) -> list[Any]:
        return [row[self.headers.index(header)] for row in self.rows]


def read_sheet(path: Path, name: str | None = None) -> Sheet:
    book = load_workbook(path)
    sheet = book[name] if name else next(s for s in book.worksheets if s.title != "Summary")
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    rows = [line for line in lines[4:] if any(value is not None for value in line)]
    return Sheet(lines[0][0], lines[1][0], lines[3], rows)


@cache
def _filled(template: Path, folder: Path) -> Path:
    path = folder / "filled.wego"
    shutil.copyfile(template, path)
    with open_context(str(path), clock=TickingClock()) as context:
        ExportWorld(context).people()
    return path


@contextmanager
def filled_world(template: Path, tmp_path: Path) -> Iterator["ExportWorld"]:
    """A fresh copy of a workspace with the world's people, made once per process."""
    path = tmp_path / "world" / "test.wego"
    path.parent.mkdir()
    shutil.copyfile(_filled(template, template.parent), path)
    with open_context(str(path), clock=TickingClock(START + timedelta(minutes=20))) as context:
        yield ExportWorld(context)


class ExportWorld(DeskWorld):
    """Five organisations, six people, a child event with a meeting of AFSCN."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        with context.database.read() as session:
            known = dict(session.execute(select(Organisation.city, Organisation.id)).all())
        self.network = next(row.id for row in events.networks(context.database) if row.code == "AFSCN")
        if known:
            self.seoul, self.kampala, self.maputo = known["Seoul"], known["Kampala"], known["Maputo"]
            self.reykjavik, self.paper = known["Reykjavík"], known["Oslo"]
            return
        self.seoul = self.city("Seoul Metropolitan Government", "Seoul", "KR", "Asia")
        self.kampala = self.city("Kampala Capital City Authority", "Kampala", "UG", "Africa")
        self.maputo = self.city("Conselho Municipal de Maputo", "Maputo", "MZ", "Africa")
        self.reykjavik = self.city("Reykjavíkurborg", "Reykjavík", "IS", "Europe")
        self.paper = self.city("City Signal Magazine", "Oslo", "NO", "Europe", OrganisationKind.MEDIA)
        context.networks.add_members(
            context.actor,
            self.network,
            [
                MemberFields(self.kampala, NetworkRole.CHAIR, date(2021, 6, 1)),
                MemberFields(self.maputo, NetworkRole.MEMBER, date(2022, 1, 15)),
            ],
        )

    def city(
        self,
        name: str,
        city: str,
        country: str,
        region: str,
        kind: OrganisationKind = OrganisationKind.CITY,
    ) -> str:
        context = self.context
        fields = OrganisationFields(name, kind, city, country)
        key = context.organisations.add(context.actor, fields).value
        context.memberships.set_region(context.actor, key, REGION_SCHEME, region, is_main=True)
        return key

    def person(
        self,
        given: str,
        family: str,
        organisation_id: str | None = None,
        letter: str = "DE",
        status: RegistrationStatus = RegistrationStatus.CONFIRMED,
        *,
        role: DelegationRole = DelegationRole.MEMBER,
        mode: AttendanceMode = AttendanceMode.ON_SITE,
        dietary: str = "",
        external_ref: str = "",
        event_code: str = "GA7",
        **facts: Any,
    ) -> str:
        """The id of a new registration."""
        event_id = self.event(event_code)
        rows = events.categories(self.context.database, event_id)
        category = next(row.id for row in rows if row.letter == letter)
        fields = RegistrationFields(
            category, status, mode, role, organisation_id, dietary=dietary, external_ref=external_ref
        )
        person = PersonFields(given_names=given, family_name=family, **facts)
        return self.context.registrations.register_new_person(
            self.context.actor, event_id, person, fields
        ).value

    def people(self) -> None:
        """The numbers 1 to 6; the first, the fourth and the fifth arrive."""
        head, ended = DelegationRole.HEAD, RegistrationStatus.CANCELLED
        self.person("Seo-yun", "Han", self.seoul, "HD", role=head, native_name="한서윤", gender=Gender.FEMALE)
        self.person("=1+1", "+82 2 120", self.kampala, position="@SUM(A1)", external_ref="12345678901234567")
        self.person("رانيا", "درويش حداد", self.maputo, dietary="Halal", phone="007")
        self.person("Ágnes", "Çelik", self.reykjavik, "OB", email="agnes@reykjavik.example")
        self.person("Plato", "", self.paper, "PR", RegistrationStatus.APPROVED)
        self.person("Zoë", "Adams", self.seoul, "DE", ended)
        for number in ("GA7-0001", "GA7-0004", "GA7-0005"):
            self.arrive(number)

    def arrive(self, number: str, checkpoint_id: str | None = None, event: str = "GA7") -> None:
        context = self.context
        context.check_ins.check_in(context.actor, number, self.event(event), checkpoint_id=checkpoint_id)

    def meeting(self) -> tuple[str, str]:
        """A meeting of AFSCN at a child event; ids of the session and of its door."""
        child = self.add_event("AFSCN26", "GA7")
        session_id, door_id = self.door(
            "AFSCN", kind=SessionKind.NETWORK_MEETING, rule=AdmissionRule.OPEN, event_id=child
        )
        with self.context.database.write(Op.EDIT_SESSION, self.context.actor) as unit:
            unit.session.get_one(Session, session_id).network_id = self.network
        return session_id, door_id

    def export(self, kind: SheetKind, path: Path, *columns: str, **choice: Any) -> Exported:
        request = ExportRequest(kind, "GA7", columns, **choice)
        return self.context.exports.export(self.context.actor, request, path).value
