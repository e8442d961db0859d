"""What the result card shows, as texts: made from a scan's result beside the window's thread."""

from dataclasses import dataclass, replace

from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import CheckpointKind, DelegationRole, Direction, OperatorRole
from wego_desktop.domain.rights import Right, has_right
from wego_desktop.domain.scanning import NOT_FORCEABLE, ResultCode, Severity
from wego_desktop.i18n import _
from wego_desktop.messages.desk import desk_sentence, headline, matches_headline
from wego_desktop.services.queries.desk_matches import BEST, MatchRow
from wego_desktop.services.scan_result import CategoryFacts, NextSession, ScanResult

_LONGEST_QUERY = 40

BAND_ICONS = {
    Severity.DONE: "circle-check",
    Severity.LOOK: "triangle-alert",
    Severity.STOP: "octagon-x",
    Severity.NOT_FOUND: "circle-question-mark",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A small label over a line, with a second line; `keys` stand in place of the label."""

    label: str
    text: str
    note: str = ""
    icon_name: str = ""
    keys: tuple[str, ...] = ()
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class CardView:
    """All texts of the card; the painter only places them.

    `severity` None is the quiet card (ready, taken back). `corner` stands at the right of the band.
    `people` are offered to choose from; `can_force` says that a supervisor may let in.
    """

    word: str
    icon_name: str
    severity: Severity | None = None
    corner: str = ""
    corner_note: str = ""
    name: str = ""
    native_name: str = ""
    country: str = ""
    organisation: str = ""
    place: str = ""
    category: CategoryFacts | None = None
    networks: tuple[str, ...] = ()
    role: str = ""
    sentence: str = ""
    notices: tuple[str, ...] = ()
    strip: tuple[Fact, ...] = ()
    footer: tuple[Fact, ...] = ()
    people: tuple[MatchRow, ...] = ()
    people_text: str = ""
    query: str = ""
    number: str = ""
    registration_id: str = ""
    can_force: bool = False
    is_badge_printed: bool = False

    def spoken(self) -> str:
        """What assistive technology reads: word, name, place, category, and what to do."""
        category = self.category.name if self.category else ""
        parts = [self.word, self.name, self.organisation, category, self.sentence, *self.notices]
        parts += [f"{fact.label}: {fact.text}" for fact in self.strip]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def ready_view(desk: str, place: str) -> CardView:
    """The card before the first scan."""
    return CardView(
        word=_("{desk} is ready").format(desk=desk),
        icon_name="scan-line",
        sentence=_("Scan any badge to try, or type a name, a city or the number on a badge."),
        corner_note=place,
    )


def taken_back_view(view: CardView) -> CardView:
    """The card after an undo: the same person, and that the check-in no longer counts."""
    return replace(
        view,
        word=_("Taken back"),
        icon_name="undo-2",
        severity=None,
        sentence=_("The last scan of {name} no longer counts.").format(name=view.name),
        notices=(),
        strip=(),
        footer=(),
        can_force=False,
    )


def with_notice(view: CardView, text: str) -> CardView:
    """The card with one more notice under the name."""
    return replace(view, notices=(*view.notices, text))


def matches_view(query: str, people: tuple[MatchRow, ...], verb: str) -> CardView:
    """The card while somebody types; `verb` is what Enter does."""
    footer: tuple[Fact, ...] = (
        Fact("", _("Choose"), keys=("↑↓",)),
        Fact("", verb, keys=("Enter",)),
        Fact("", _("Clear"), keys=("Esc",)),
    )
    if not people:
        footer = (Fact("", _("Walk-in"), keys=("F4",)), Fact("", _("Clear"), keys=("Esc",)))
    text = "" if people else _("No one here matches “{query}”. Check the spelling, or add a walk-in.")
    return CardView(
        word=_matches_word(people),
        icon_name="search",
        severity=Severity.NOT_FOUND,
        corner=f"“{query}”",
        sentence=text.format(query=_shortened(query)),
        people=people,
        query=query,
        footer=footer,
    )


def _shortened(query: str) -> str:
    """A text that was typed, so short that the sentence around it fits."""
    return query if len(query) <= _LONGEST_QUERY else f"{query[: _LONGEST_QUERY - 1].rstrip()}…"


def _matches_word(people: tuple[MatchRow, ...]) -> str:
    if not people:
        return _("No one matches")
    return matches_headline(len(people), has_more=len(people) >= BEST)


def result_view(result: ScanResult, role: OperatorRole, arrived: int | None = None) -> CardView:
    """The card of a scan; `arrived` is named where a repeat scan leaves the count as it is."""
    at_door = result.checkpoint.door is not None
    word = headline(result.code, at_door=at_door)
    sentence = desk_sentence(result.sentence.code, result.sentence.params)
    if result.person is None:
        shortened = {key: _shortened(str(value)) for key, value in result.sentence.params.items()}
        return _nobody(result, word, desk_sentence(result.sentence.code, shortened))
    person = result.person
    corner, note = _corner(result)
    is_allowed = has_right(role, Right.FORCE_CHECK_IN)
    can_force = is_allowed and not result.is_forced and result.code not in NOT_FORCEABLE
    is_plain = result.severity is Severity.DONE
    return CardView(
        word=word,
        icon_name=BAND_ICONS[result.severity],
        severity=result.severity,
        corner=corner,
        corner_note=note,
        name=person.name,
        native_name=person.native_name,
        country=person.country or "",
        organisation=person.organisation,
        place=country_name(person.country) if person.country else person.city,
        category=person.category,
        networks=person.networks,
        role=_role(person.delegation_role),
        sentence="" if is_plain or result.code is ResultCode.ALREADY_IN else sentence,
        notices=_notices(result),
        strip=_strip(result) if result.code is ResultCode.ALREADY_IN else (),
        footer=_facts(result) if is_plain else _next_steps(result, can_force, arrived),
        number=person.number,
        registration_id=person.registration_id,
        can_force=can_force,
        is_badge_printed=result.badge is not None and result.badge.printed_at is not None,
    )


def _notices(result: ScanResult) -> tuple[str, ...]:
    """The notices as boxes; that somebody votes stands as a chip beside the category already."""
    shown = [notice for notice in result.notices if notice.code != "voting_delegate"]
    return tuple(desk_sentence(notice.code, notice.params) for notice in shown)


def _nobody(result: ScanResult, word: str, sentence: str) -> CardView:
    return CardView(
        word=word,
        icon_name=BAND_ICONS[result.severity],
        severity=result.severity,
        corner=result.scanned_text,
        sentence=sentence,
        footer=(Fact("", _("Walk-in"), keys=("F4",)), Fact("", _("Clear"), keys=("Esc",))),
    )


def with_people(view: CardView, people: tuple[MatchRow, ...], verb: str, *, is_close: bool) -> CardView:
    """A card that named nobody, with the people whom the text may mean."""
    if not people:
        return view
    choose = (Fact("", _("Choose"), keys=("↑↓",)), Fact("", verb, keys=("Enter",)))
    word = view.word if is_close else _matches_word(people)
    text = _("Closest:") if is_close else ""
    return replace(view, word=word, people=people, people_text=text, footer=(*choose, *view.footer))


def _corner(result: ScanResult) -> tuple[str, str]:
    if result.code is ResultCode.ALREADY_IN and result.first_in is not None:
        first = result.first_in
        is_today = first.at.date() == result.happened_at.date()
        day = _("today") if is_today else f"{first.at:%a %d %b}"
        return f"{first.at:%H:%M}", _("at {desk}, {day}").format(desk=first.desk, day=day)
    door = result.checkpoint.door
    place = ", ".join(filter(None, (door.title, door.room))) if door else result.desk
    return f"{result.happened_at:%H:%M:%S}", place


def _role(role: DelegationRole) -> str:
    names = {
        DelegationRole.HEAD: _("Leads the delegation"),
        DelegationRole.VOTING: _("Voting delegate"),
        DelegationRole.ALTERNATE: _("Alternate"),
    }
    return names.get(role, "")


def _badge_text(result: ScanResult) -> tuple[str, str]:
    badge = result.badge
    if badge is None:
        return _("No badge yet"), ""
    copy = _("Copy {copy}").format(copy=badge.copy)
    if badge.printed_at is None:
        return _("Not printed yet"), copy
    return _("Printed"), f"{badge.printed_at:%d %b %H:%M} · {copy}"


def _strip(result: ScanResult) -> tuple[Fact, ...]:
    first = result.first_in
    badge, note = _badge_text(result)
    facts = []
    if first is not None:
        # The desk stands in the band already; here it would push the name out.
        facts.append(Fact(_("First check-in"), f"{first.at:%H:%M:%S}, {first.operator}"))
    facts.append(Fact(_("Badge"), f"{badge}, {note}" if result.badge else badge))
    if result.person is not None:
        facts.append(Fact(_("Number"), result.person.number))
    return tuple(facts)


def _facts(result: ScanResult) -> tuple[Fact, ...]:
    assert result.person is not None
    badge, note = _badge_text(result)
    is_printed = result.badge is not None and result.badge.printed_at is not None
    facts = [
        Fact(
            _("Badge"),
            badge,
            note,
            icon_name="printer-check" if is_printed else "printer",
            tone="ok-text" if is_printed else "text",
        ),
        Fact(_("Number"), result.person.number, result.person.position, icon_name="id-card"),
    ]
    door = result.checkpoint.door
    if door is not None and result.heads is not None:
        seats = _("of {seats} seats").format(seats=door.seats) if door.seats is not None else _("no limit")
        facts.append(Fact(_("In the room"), f"{result.heads}", seats, icon_name="users"))
    elif result.next_session is not None and result.direction is Direction.ENTRY:
        facts.append(_next_fact(result, result.next_session))
    return tuple(facts)


def _next_fact(result: ScanResult, item: NextSession) -> Fact:
    is_running = item.starts_at <= result.happened_at
    label = _("Now on the programme") if is_running else _("Next on the programme")
    is_today = item.starts_at.date() == result.happened_at.date()
    start = f"{item.starts_at:%H:%M}" if is_today else f"{item.starts_at:%a %d %b %H:%M}"
    return Fact(label, f"{start} {item.title}", item.room, icon_name="calendar-clock")


def _next_steps(result: ScanResult, can_force: bool, arrived: int | None) -> tuple[Fact, ...]:
    unchanged = _("Nothing changes.")
    if result.code is ResultCode.ALREADY_IN and arrived is not None and not result.checkpoint.door:
        unchanged = _("Nothing changes. The count stays at {count}.").format(count=arrived)
    steps = [Fact("", _("Next person"), unchanged, keys=("Enter",))]
    if can_force:
        note = _("Asks for a reason of one line.")
        steps.append(Fact("", _("Let in, note why"), note, keys=("Ctrl", "Enter")))
    if result.checkpoint.kind is CheckpointKind.ARRIVAL:
        steps.append(Fact("", _("Walk-in"), _("For somebody who is not on file."), keys=("F4",)))
    return tuple(steps)
