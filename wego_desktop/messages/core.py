"""Sentences about rights, undo, and rules that the schema itself keeps."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "not_allowed": N_("The role {role} may not do this ({right}). Ask an organiser or administrator."),
    "nothing_to_undo": N_("There is nothing to undo at this desk."),
    "nothing_to_redo": N_("There is nothing to do again at this desk."),
    "no_such_entry": N_("No journal entry has the id {entry}. List them with the command journal."),
    "several_entries": N_("Several journal entries begin with {entry}. Type more of the id."),
    "cannot_undo": N_(
        "This cannot be undone: {operation} has an effect outside the workspace or is kept as a record."
    ),
    "already_undone": N_("This was undone before: {operation}. Use redo to do it again."),
    "changed_since": N_(
        "Not undone: this {what} was changed since by {who} at {desk}, {operation}, {at:%d %b %H:%M} {zone}. "
        "Undo that first."
    ),
    "changed_elsewhere": N_("Not undone: this {what} is no longer as it was. Change it by hand."),
    "in_use": N_("Not undone: this {what} is in use ({used_by}). Take that away first."),
    "no_workspace_chosen": N_(
        "No workspace is chosen. Name one with -w, set WEGO_WORKSPACE, or make one with the command init."
    ),
    "demo_folder_in_use": N_("{path} is a workspace of yours, not a sample. Choose another folder."),
    "no_such_number": N_(
        "Nobody at {event} has the number or badge code {number}. Look it up with delegate list."
    ),
    "nothing_to_change": N_("Nothing was named to change. Name at least one fact, like --position."),
    "organisation_not_on_file": N_("No organisation is called {name}. List them with organisation list."),
    "several_organisations": N_("Several organisations fit {name}: {names}. Write the whole name."),
    "no_live_badge": N_("{number} has no badge that could be voided. Write badges with the command badges."),
    "no_such_operator": N_("No operator is called {name}. Ask an administrator to add the name."),
    "no_such_event": N_("No event has the code {code}. List them with the command event list."),
    "no_such_category": N_("This event has no category {name}. Choose one of its categories."),
    "no_such_zone": N_("{zone} is no time zone. Write it like Asia/Seoul or Europe/London."),
    "event_code_malformed": N_(
        "{code} is no event code. Use 2 to 10 capital letters and figures, beginning with a letter, like GA7."
    ),
    "event_name_missing": N_("An event needs a name. Type one."),
    "event_code_taken": N_("Another event has this code. Choose a different one."),
    "category_name_taken": N_("This event has a category of that name. Choose another name."),
    "category_letter_taken": N_("Another category of this event has these letters. Choose others."),
    "already_registered": N_("This person is registered for this event. Open that registration instead."),
    "number_taken": N_("This registration number is taken. Leave it empty to get the next one."),
    "session_code_taken": N_("Another session of this event has this code. Choose a different one."),
    "room_name_taken": N_("This event has a room of that name. Choose another name."),
    "network_code_taken": N_("Another network has this code. Choose a different one."),
    "already_network_member": N_("This organisation is a member of the network already."),
    "operator_name_missing": N_("An operator needs a name. Type one."),
    "last_administrator": N_("{name} is the only administrator. Make somebody else administrator first."),
    "role_taken": N_("This person has that role in the session already."),
    "already_admitted": N_("This person has a seat in the session already."),
    "operator_name_taken": N_("Another operator has this name. Add an initial to tell them apart."),
    "desk_name_taken": N_("Another desk has this name. Add its place to tell them apart."),
    "checkpoint_name_taken": N_("This event has a checkpoint of that name. Choose another name."),
    "already_marked": N_("This organisation is marked for the meeting already. Change that mark."),
    "badge_already_issued": N_("Another desk has just issued this badge. Look at the registration again."),
    "membership_category_name_taken": N_("A kind of membership has this name already. Choose another name."),
    "region_scheme_name_taken": N_("Another way to divide the world has this name. Choose another name."),
    "region_name_taken": N_("Another region has this name. Choose another name."),
    "already_in_region": N_("This organisation has a region of this kind already. Change that one."),
    "scan_already_recorded": N_("This scan was recorded before. Nothing was counted twice."),
    "name_missing": N_("A person needs at least one name. Type a given, family or local-script name."),
    "organisation_name_missing": N_("An organisation needs a name. Type one."),
    "days_out_of_order": N_("The event ends before it starts. Correct the first or the last day."),
    "times_out_of_order": N_("The session ends before it starts. Correct the times."),
    "session_title_missing": N_("A session needs a title. Type one."),
    "code_missing": N_("A code is needed. Type a short one in capital letters."),
    "umbrella_is_itself": N_("An event cannot be its own umbrella. Choose another event, or none."),
    "country_code_malformed": N_("A country is written with two letters, like KR. Choose it from the list."),
    "number_not_positive": N_(
        "Registration numbers begin with 1. Leave the number empty to get the next one."
    ),
    "capacity_negative": N_("A room cannot hold fewer than 0 people. Correct the number of seats."),
    "opening_times_out_of_order": N_("The checkpoint closes before it opens. Correct the times."),
    "term_out_of_order": N_("The term ends before it starts. Correct the first or the last day."),
    "desk_name_missing": N_("A desk needs a name. Type one."),
    "text_too_long": N_("The text for {what} has {length} letters, but {limit} fit. Shorten it."),
    "text_unstorable": N_("The text for {what} holds a sign that cannot be kept. Type it anew."),
    "number_too_large": N_("The number for {what} is larger than can be kept. Correct it."),
    "changed_meanwhile": N_(
        "Another desk changed this at the same moment, so nothing was saved. Look at it again, then repeat."
    ),
    "row_in_use": N_("Another entry still refers to this one. Change that first; nothing was saved."),
    "reason_missing": N_("Letting somebody in against the rule needs a reason. Type one line."),
}
