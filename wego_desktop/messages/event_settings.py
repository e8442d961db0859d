"""Sentences about an event's own fields, answers, categories, limits and waiting list."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "answer_too_long": N_("{label}: the answer is longer than {most} letters. Shorten it."),
    "answer_not_a_number": N_("{label}: {value} is no number. Write figures, like 12 or 1.5."),
    "answer_not_a_day": N_("{label}: {value} is no day. Write it like 2026-10-14 or 14.10.2026."),
    "answer_not_yes_or_no": N_("{label}: {value} is neither yes nor no. Write one of them."),
    "answer_not_a_choice": N_("{label}: {value} is none of the choices. Choose from {choices}."),
}
