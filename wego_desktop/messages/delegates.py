"""Sentences about people and registrations."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "no_such_person": N_("This person is no longer on file. Look again with F5."),
    "no_such_registration": N_("This registration is no longer on file. Look again with F5."),
    "registration_ended": N_(
        "{name}, {number}, has been cancelled, declined, refused or replaced. Re-activate it first."
    ),
    "no_such_organisation": N_("This organisation is no longer on file. Choose another."),
    "email_malformed": N_("{email} is no email address. Write it like name@city.example."),
    "successor_needed": N_(
        "Substituted needs a successor. Register the successor, then cancel this registration."
    ),
    "nothing_to_reactivate": N_("Nobody here is cancelled, declined or refused. Nothing was changed."),
    "code_unknown": N_("No one at this event has the code {code}. Scan again, or type the name."),
    "since_malformed": N_(
        "{text} is no day, time or span. Write it like 2026-10-14, 2026-10-14T09:30, 2h or 30min."
    ),
    "registered_again": N_(
        "{name} is registered for this event under another number ({number}). Cancel that one first."
    ),
}
