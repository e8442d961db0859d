"""Sentences about an event's own fields, answers, categories, limits and waiting list."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "answer_too_long": N_("{label}: the answer is longer than {most} letters. Shorten it."),
    "answer_not_a_number": N_("{label}: {value} is no number. Write figures, like 12 or 1.5."),
    "answer_not_a_day": N_("{label}: {value} is no day. Write it like 2026-10-14 or 14.10.2026."),
    "answer_not_yes_or_no": N_("{label}: {value} is neither yes nor no. Write one of them."),
    "answer_not_a_choice": N_("{label}: {value} is none of the choices. Choose from {choices}."),
    "answer_required": N_("{label} must be answered. Type or choose the answer."),
    "answer_not_asked": N_("{label} is not asked of people of this category. Leave it empty."),
    "several_events": N_("These registrations belong to several events. Choose those of one event."),
    "no_such_own_field": N_("This event has no field {key}. Its fields: {known}."),
    "own_field_gone": N_("This field is no longer there. Look again with F5."),
    "own_field_key_malformed": N_(
        "{key} is no key. Use small letters without accents, figures and underscores, like shirt_size."
    ),
    "own_field_choices_missing": N_("{label} has no choices. Type at least one, each on a line."),
    "own_field_choice_twice": N_("{choice} stands among the choices twice. Take one away."),
    "own_field_choice_malformed": N_("The choice {choice} holds a semicolon or a bar. Write it without."),
    "own_field_when_missing": N_("Nothing says when {label} is required. Choose the other field."),
    "own_field_when_unknown": N_("{label} is required by a field {key} that is not there. Choose another."),
    "own_field_kind_fixed": N_(
        "{label} has answers ({count}), so that its kind stays. Remove it with its answers, or add another."
    ),
    "own_field_needed": N_("{other} is required by what is answered to {label}. Change that first."),
    "own_field_has_answers": N_(
        "{label} has answers ({count}). Confirm that they go with it; one undo brings them back."
    ),
    "choice_in_use": N_(
        "{label}: {choice} was chosen ({count}). Confirm that these answers stay, or rename the choice."
    ),
    "choice_needed": N_("{other} is required when the answer is {choice}. Change that first."),
    "limit_reached": N_(
        "{scope}: {taken} of {cap} places are taken. Give a reason to allow one more, or let them wait."
    ),
    "limit_refused": N_(
        "{scope}: {taken} of {cap} places are taken, and no more are given. Raise the limit first."
    ),
    "put_on_waiting_list": N_(
        "{scope}: {taken} of {cap} places are taken. Who comes beyond that is on the waiting list."
    ),
    "beyond_free_places": N_("{scope}: this is beyond the free places ({free})."),
    "place_free_for_waiting": N_("A place is free. {name} is next on the waiting list."),
    "limit_free_beyond_cap": N_("More places are free ({free}) than there are ({cap}). Lower one of them."),
    "limit_two_scopes": N_("A limit concerns one organisation or each of them. Choose one."),
    "limit_taken": N_("There is a limit already for: {scope}. Change that one."),
    "no_such_limit": N_("This limit is no longer there. Look again with F5."),
    "not_waiting": N_("{name} ({number}) is not on the waiting list."),
    "status_holds_no_place": N_("{status} takes no place. Choose invited, approved or confirmed."),
    "nobody_waits": N_("Nobody is on the waiting list of this event."),
    "no_place_for_waiting": N_(
        "No place is free for those on the waiting list ({count}). Promote somebody by hand, with a reason."
    ),
    "category_name_missing": N_("The category has no name. Type one."),
    "category_letter_malformed": N_("{letter} are no letters for a badge. Use one to three."),
    "category_colour_malformed": N_("{colour} is no colour. Write it like #0B6B96."),
    "category_colour_too_light": N_("White letters cannot be read on {colour}. Choose a darker colour."),
    "category_in_use": N_("{name} has registrations ({count}). Give them another category first."),
    "category_asked_alone": N_("The field {label} is shown for {name} only. Change the field first."),
    "last_category": N_("{name} is the only category. Add another one first."),
    "category_gone": N_("This category is no longer there. Look again with F5."),
    "no_such_session_kind": N_("{kind} is no kind of session. Use one of the kinds of the programme, or *."),
}
