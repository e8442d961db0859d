"""Why a column goes into its field, as a sentence."""

from wego_desktop.exchange.reading.columns import ColumnMapping, Why
from wego_desktop.i18n import N_, _
from wego_desktop.services.importing.own_columns import OwnColumn

_TEXTS: dict[Why, str] = {
    Why.EXACT: N_("The header says so: {detail}."),
    Why.TOOL: N_("{detail} names its columns so."),
    Why.TYPO: N_("The header is nearly {detail}."),
    Why.WORDS: N_("The header holds the word {detail}."),
    Why.CONTENT: N_("The values look like it."),
    Why.VALUES_DIFFER: N_("The header says so, but the values look different."),
    Why.CHOSEN: N_("You chose this."),
    Why.REMEMBERED: N_("As in the last file with this header line."),
    Why.LEFT_OUT: N_("Such columns are left out."),
    Why.TAKEN: N_("Another column goes into this field."),
    Why.NONE: N_("Nothing speaks for a field."),
}


def why_text(mapping: ColumnMapping, own: OwnColumn | None) -> str:
    """The sentence for a column, which goes into an own field when `own` is given."""
    if own is not None:
        why = Why.CHOSEN if own.is_chosen else Why.EXACT
        return _(_TEXTS[why]).format(detail=own.spec.label)
    return _(_TEXTS[mapping.why]).format(detail=mapping.detail or mapping.column.header)
