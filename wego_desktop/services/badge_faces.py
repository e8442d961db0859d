"""Makes what stands on a badge from the rows of a registration."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date

from wego_desktop.db.models import Category, Event, Organisation, Person, Registration
from wego_desktop.documents.badge_face import BadgeFace, NetworkMark
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import DelegationRole
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import N_, _
from wego_desktop.services.badge_programme import LOCALE, Holder, Programmes

PREVIEW_CODE = "B" * 15 + "C"
"""Stands in the QR of a preview as long as no badge is issued; its check letter is wrong on purpose."""

_CJK_LANGUAGES = {"ko", "ja", "zh"}
_ROLE_MARKS = {
    DelegationRole.HEAD: N_("Head of delegation"),
    DelegationRole.VOTING: N_("Voting delegate"),
    DelegationRole.ALTERNATE: N_("Alternate"),
}
Networks = dict[str, tuple[frozenset[str], tuple[NetworkMark, ...]]]
"""Network ids and marks by organisation."""
Answers = dict[str, tuple[tuple[str, str], ...]]
"""The answers to own fields in words, by key, of each registration."""


@dataclass(frozen=True, slots=True)
class BadgeFaceRow:
    """A registration's badge as it prints; without a live badge (`badge_id` None) as it would print."""

    registration_id: str
    badge_id: str | None
    face: BadgeFace


class FaceMaker:
    """Makes faces one after the other; what many people share is made once."""

    def __init__(self, networks: Networks, programmes: Programmes, answers: Answers) -> None:
        self._networks = networks
        self._programmes = programmes
        self._answers = answers
        self._events: dict[str, dict[str, str]] = {}
        self._entitlements: dict[str, frozenset[str]] = {}

    def row(self, row: Any) -> BadgeFaceRow:
        """The face of a row with Registration, Person, Category, Event, Organisation and Badge."""
        registration, person, category, event = row.Registration, row.Person, row.Category, row.Event
        organisation, badge = row.Organisation, row.Badge
        network_ids, marks = self._networks.get(registration.organisation_id, (frozenset(), ()))
        holder = Holder(
            person.id,
            event.id,
            event.zone,
            self._entitlements.setdefault(category.id, frozenset(category.entitlements)),
            network_ids,
            registration.delegation_role,
        )
        face = BadgeFace(
            code=badge.code if badge else PREVIEW_CODE,
            number=registration_number(event.code, registration.number),
            given=person.given_names,
            family=person.family_name,
            display_name=person.badge_name or _only_native(person),
            native_name=person.native_name if person.given_names or person.family_name else "",
            language=_language(person.languages),
            position=person.position,
            organisation=organisation.name if organisation else "",
            place=_place(organisation),
            country_code=(organisation.country or "") if organisation else "",
            category=category.name,
            category_letter=category.letter,
            category_shape=category.shape,
            category_colour=category.colour,
            role_marks=_role_marks(registration, category),
            networks=marks,
            programme=self._programmes.entries(holder),
            is_reprint=bool(badge and badge.revision > 1),
            is_photo_refused=registration.is_photo_refused,
            answers=self._answers.get(registration.id, ()),
            **self._event_texts(event),
        )
        return BadgeFaceRow(registration.id, badge.id if badge else None, face)

    def _event_texts(self, event: Event) -> dict[str, str]:
        if event.id not in self._events:
            self._events[event.id] = _event_texts(event, self._programmes.now)
        return self._events[event.id]


def _event_texts(event: Event, now: datetime) -> dict[str, str]:
    dates = days_text(event.starts_on, event.ends_on)
    found = _("Found? Hand it in at the desk.")
    if event.venue:
        found = _("Found? Hand it in at {venue}.").format(venue=event.venue)
    clock = local(now, event.zone)
    printed_at = f"{format_date(clock.date(), 'd MMM', locale=LOCALE)} {clock:%H:%M}"
    return {
        "event_name": event.name,
        "event_dates": f"{event.city}, {dates}" if event.city else dates,
        "printed_at": _("Printed {time}. Times may change.").format(time=printed_at),
        "help_desk": found,
    }


def days_text(first: date, last: date) -> str:
    """First and last day as they stand on a badge: `14–17 October 2026`."""
    end = format_date(last, "d MMMM y", locale=LOCALE)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    pattern = "d MMMM" if first.year == last.year else "d MMMM y"
    return f"{format_date(first, pattern, locale=LOCALE)} – {end}"


def _only_native(person: Person) -> str:
    return "" if person.given_names or person.family_name else person.native_name


def _language(languages: str) -> str:
    """The first language of the person's whose letters have forms of their own, or empty."""
    tags = languages.replace(";", ",").split(",")
    return next((tag.strip() for tag in tags if tag.strip().lower()[:2] in _CJK_LANGUAGES), "")


def _place(organisation: Organisation | None) -> str:
    if organisation is None:
        return ""
    country = country_name(organisation.country) if organisation.country else ""
    return ", ".join(part for part in (organisation.city, country) if part)


def _role_marks(registration: Registration, category: Category) -> tuple[str, ...]:
    mark = _ROLE_MARKS.get(registration.delegation_role)
    if mark is None or mark.casefold() == category.name.casefold():
        return ()
    return (_(mark),)
