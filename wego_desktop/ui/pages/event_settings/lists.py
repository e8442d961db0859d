"""The columns of the four lists of an event's settings."""

from collections.abc import Mapping

from wego_desktop.domain.categories import EVERYTHING
from wego_desktop.domain.enums import RequiredRule, SessionKind
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.own_fields.words import kind_word, on_full_word, required_text
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.services.queries.limits import LimitRow
from wego_desktop.services.queries.own_fields import OwnFieldRow
from wego_desktop.services.queries.waiting_list import WaitingRow
from wego_desktop.ui.models.short_list_model import ShortColumn
from wego_desktop.ui.widgets.cells import CategoryCell, FlagCell, PersonCell
from wego_desktop.ui.widgets.marks import Mark, Tone
from wego_desktop.ui.widgets.statuses import status_mark

Counts = Mapping[str, int]
Names = Mapping[str, str]


def admits_text(entitlements: tuple[str, ...]) -> str:
    """The kinds of session that a category may enter."""
    if EVERYTHING in entitlements:
        return _("Every session")
    return ", ".join(word(SessionKind(kind)) for kind in entitlements) or _("No session")


def category_columns(people: Counts) -> tuple[ShortColumn, ...]:
    """Name, letters, what it admits to, and how many people have it; `people` is filled by the page."""
    return (
        ShortColumn(
            _("Category"),
            lambda row: row.name,
            lambda row: CategoryCell(row.name, row.shape, row.colour),
        ),
        ShortColumn(_("Letters"), lambda row: row.letter),
        ShortColumn(_("Colour"), lambda row: row.colour),
        ShortColumn(_("Admits to"), lambda row: admits_text(row.entitlements)),
        ShortColumn(_("People"), lambda row: str(people.get(row.id, 0)), is_figure=True),
    )


def category_id(row: CategoryRow) -> str:
    """The id of a row."""
    return row.id


def limit_columns() -> tuple[ShortColumn, ...]:
    """For whom, how many, what is taken, and what happens when it is full."""
    return (
        ShortColumn(_("For"), lambda row: row.scope),
        ShortColumn(_("Places"), lambda row: _first_upper(row.places)),
        ShortColumn(_("Taken"), _taken_text),
        ShortColumn(_("State"), lambda row: _limit_mark(row).text, _limit_mark),
        ShortColumn(
            _("When full"), lambda row: on_full_word(row.spec.on_full) if row.spec.cap is not None else ""
        ),
    )


def limit_id(row: LimitRow) -> str:
    """The id of a row."""
    return row.spec.id


def _taken_text(row: LimitRow) -> str:
    if row.spec.is_per_organisation:
        text = _("{count} by {organisation}, who has most")
        return text.format(count=row.taken, organisation=row.fullest) if row.fullest else _("none yet")
    return f"{row.taken}"


def _limit_mark(row: LimitRow) -> Mark:
    if row.spec.cap is not None and row.taken > row.spec.cap:
        return Mark(Tone.BAD, "octagon-alert", _("Over the limit"))
    if row.is_full:
        return status_mark("full")
    if row.spec.free_places is not None and row.taken > row.spec.free_places:
        return Mark(Tone.WARN, "triangle-alert", _("Beyond the free"))
    return Mark(Tone.OK, "check", _("Room"))


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def waiting_columns(zone: str) -> tuple[ShortColumn, ...]:
    """Place, person, organisation, category, since when, and whether there is room now."""
    return (
        ShortColumn(_("Place"), lambda row: f"{row.place}", is_figure=True),
        ShortColumn(_("Name"), lambda row: row.name, lambda row: PersonCell(row.name, row.native_name)),
        ShortColumn(_("Number"), lambda row: row.number),
        ShortColumn(
            _("Organisation"),
            lambda row: row.organisation,
            lambda row: FlagCell(row.country, row.organisation),
        ),
        ShortColumn(
            _("Category"),
            lambda row: row.category,
            lambda row: CategoryCell(row.category, row.category_shape, row.category_colour),
        ),
        ShortColumn(_("Waits since"), lambda row: _moment(row, zone)),
        ShortColumn(_("Now"), lambda row: _room_mark(row).text, _room_mark),
    )


def waiting_id(row: WaitingRow) -> str:
    """The id of a row."""
    return row.registration_id


def _moment(row: WaitingRow, zone: str) -> str:
    clock = local(row.since_at, zone)
    return f"{clock.day} {clock:%b} {clock:%H:%M}"


def _room_mark(row: WaitingRow) -> Mark:
    if row.has_room:
        return Mark(Tone.OK, "check", _("A place is free"))
    return Mark(Tone.OUTLINE, "clock", _("Waits"))


def field_columns(labels: Names, categories: Names) -> tuple[ShortColumn, ...]:
    """Question, key, kind, choices, when required, for whom, answers; the names are filled by the page."""
    return (
        ShortColumn(_("Question"), lambda row: row.spec.label),
        ShortColumn(_("Key"), lambda row: row.spec.key),
        ShortColumn(_("Kind"), lambda row: kind_word(row.spec.kind)),
        ShortColumn(_("Choices"), lambda row: ", ".join(row.spec.choices)),
        ShortColumn(_("Required"), lambda row: _required(row, labels)),
        ShortColumn(
            _("Asked of"),
            lambda row: ", ".join(categories.get(id_, "") for id_ in row.spec.category_ids) or _("Everybody"),
        ),
        ShortColumn(_("Answers"), lambda row: str(row.answers), is_figure=True),
    )


def field_id(row: OwnFieldRow) -> str:
    """The id of a row."""
    return row.spec.id


def _required(row: OwnFieldRow, labels: Names) -> str:
    if row.spec.required is RequiredRule.NEVER:
        return ""
    return _first_upper(required_text(row.spec, dict(labels)))
