"""Sentences about people who may be one: why it seems so, and what stands in the way of a merge."""

from wego_desktop.domain.likeness_reasons import LikenessLevel, LikenessReason, NameLikeness, ReasonKind
from wego_desktop.i18n import N_, _

TEXTS: dict[str, str] = {
    "merge_needs_two": N_("This is one record already. Choose two different people."),
    "merge_field_unknown": N_("There is no field {field} to choose. The fields are: {fields}."),
    "merge_number_without_event": N_(
        "{number} says no event. Write it with the event's code, such as GA7-0412, or add --event."
    ),
    "merge_side_unknown": N_(
        "{text} says neither A nor B. Write for example email=B to take the second person's email."
    ),
}
_REASONS: dict[NameLikeness | ReasonKind, str] = {
    NameLikeness.SAME: N_("same name"),
    NameLikeness.SWAPPED: N_("name parts swapped"),
    NameLikeness.ACCENTS: N_("same name but for accents"),
    NameLikeness.SPACING: N_("same name but for blanks"),
    NameLikeness.NATIVE: N_("same name in local script, {native}"),
    NameLikeness.READS_AS: N_("{native} reads as {latin}"),
    NameLikeness.MAY_READ_AS: N_("{native} may read as {latin}"),
    NameLikeness.SOUNDS_ALIKE: N_("{one} and {other} sound alike"),
    NameLikeness.SHORTER: N_("a shorter form of the name"),
    NameLikeness.INITIALS: N_("the same with initials"),
    NameLikeness.SHORT_FORM: N_("a short form of the given name"),
    NameLikeness.TYPO: N_("the name differs in a letter or two"),
    NameLikeness.NEARLY: N_("nearly the same name"),
    NameLikeness.PART: N_("a part of the name is the same"),
    NameLikeness.NONE: N_("another name"),
    ReasonKind.SAME_EMAIL: N_("same email"),
    ReasonKind.SHARED_EMAIL: N_("same email, which several people share"),
    ReasonKind.SAME_PHONE: N_("same phone"),
    ReasonKind.SHARED_PHONE: N_("same phone, which several people share"),
    ReasonKind.SAME_ORGANISATION: N_("same organisation"),
    ReasonKind.SAME_CITY: N_("same city"),
    ReasonKind.SAME_COUNTRY: N_("same country"),
    ReasonKind.OTHER_EMAIL: N_("another email"),
    ReasonKind.OTHER_PHONE: N_("another phone"),
    ReasonKind.OTHER_COUNTRY: N_("another country"),
    ReasonKind.OTHER_NATIVE_NAME: N_("another name in local script"),
    ReasonKind.OTHER_GENDER: N_("another gender"),
    ReasonKind.COMMON_NAME: N_("{count} people have this name"),
}
_LEVELS = {LikenessLevel.LIKELY: N_("Likely"), LikenessLevel.POSSIBLE: N_("Possible")}


def reason_text(reason: LikenessReason) -> str:
    """The reason in words, such as `김민수 reads as Kim Minsu`, in the chosen language."""
    return _(_REASONS[reason.kind]).format(**reason.params)


def level_text(level: LikenessLevel) -> str:
    """The word for how sure a likeness is."""
    return _(_LEVELS[level])
