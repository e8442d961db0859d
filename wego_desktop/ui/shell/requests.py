"""What Ctrl+K or a scan may ask of the page Delegates (`Page.take_request`); a session is asked for by id."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowRegistration:
    """Show one registration in detail, also when a filter hides it."""

    registration_id: str


@dataclass(frozen=True, slots=True)
class FindText:
    """Show what a search for this text finds, such as the people of a city."""

    text: str


@dataclass(frozen=True, slots=True)
class PrintBadges:
    """Choose these registrations for printing, in this order."""

    registration_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportRows:
    """Export these registrations alone."""

    registration_ids: tuple[str, ...]
