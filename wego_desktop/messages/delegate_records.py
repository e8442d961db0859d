"""Sentences about what belongs to a registration: journey, visa block, consents, companions, delegation."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "journey_out_of_order": N_("The departure is before the arrival. Correct one of the two times."),
    "tag_missing": N_("The tag is empty. Type a word."),
    "consent_how_missing": N_("How it was told is missing. Write it in a few words, like: form, or e-mail."),
    "consent_in_future": N_("Nobody has agreed in the future. Correct the time."),
    "erase_visa_first": N_(
        "A visa block is kept with this consent. Erase the visa block first, then record the refusal."
    ),
    "visa_needs_encryption": N_(
        "Passport data is kept only where it is encrypted. Give this workspace a passphrase, or use a server."
    ),
    "backup_needs_passphrase": N_(
        "This server holds passport data, which no plain file may hold. Set WEGO_PASSPHRASE, then repeat."
    ),
    "visa_not_for_role": N_("Your role may not see or keep passport data. Ask an organiser."),
    "visa_consent_missing": N_(
        "Passport data needs the person's own consent. Record when and how it was given."
    ),
    "day_malformed": N_("{text} is no day. Write it like 2026-10-14."),
    "born_in_future": N_("The birth date lies in the future. Correct it."),
    "erase_date_past": N_("The day of erasing is over. Choose today or a later day, or erase the block now."),
    "reveal_reason_missing": N_("A reason is needed, because it is kept who looked and why. Type one line."),
    "no_visa_block": N_("No passport data is kept of {name}, {number}."),
    "erased_since": N_(
        "Not undone: values of this {what} were erased for good ({operation}). Nothing can bring them back."
    ),
    "companion_of_companion": N_("{name} accompanies somebody too. Choose the delegate whom both come with."),
    "has_companions": N_("{name} is accompanied by others, so {name} cannot accompany anybody."),
    "companions_still_come": N_("Still registered, although their hosts do not come: {names}."),
    "companion_elsewhere": N_("Both must be registered for the same event. Register the person here first."),
    "companion_category_missing": N_(
        "This event has no category for accompanying persons. Choose one of its categories."
    ),
    "not_a_companion": N_("{name}, {number}, accompanies nobody."),
    "successor_is_same": N_("The successor is the same person. Choose somebody else."),
    "no_delegation": N_("{name}, {number}, belongs to no organisation, so there is no delegation."),
    "group_empty": N_("Nobody stands in the list. Type or paste at least one name."),
    "group_too_large": N_("{count} people are too many at once; {limit} fit. Import a file instead."),
    "group_row": N_("Row {row}, {name}: {problem} Nobody was registered yet."),
}
