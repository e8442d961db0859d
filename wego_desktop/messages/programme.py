"""Sentences about programme, rooms, networks and organisations."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "time_malformed": N_("{text} is no time. Write it like 2026-10-15 10:30."),
    "time_in_gap": N_(
        "{time} does not exist on {day} in {zone}: the clocks go forward that night. "
        "Choose {after} or a time outside the missing hour."
    ),
    "time_twice": N_(
        "The clock shows {time} twice on {day} in {zone}, because it goes back that night. "
        "Write {first} for the first time or {second} for the second."
    ),
    "offset_unknown": N_("{text} does not fit the clock of {zone} that day. Leave the offset out."),
    "no_such_session": N_("There is no session {name}. List them with the command session list."),
    "no_such_room": N_("There is no room {name} at this event. Add the room first, or choose another."),
    "no_such_network": N_("There is no network {name}. List them with the command network list."),
    "not_of_this_event": N_("This registration is not of this event. Look again and choose another."),
    "no_such_role": N_("This role was taken away before. Look at the session again."),
    "no_such_member": N_("This membership of the network was taken away before. Look at the list again."),
    "session_in_use": N_(
        "{title} has {count} scans at its door and stays, so that nobody's attendance is lost. "
        "Move it or change its title instead."
    ),
    "room_in_use": N_("{name} is used by {count} sessions. Move them to another room first."),
    "room_name_missing": N_("A room needs a name. Type one."),
    "seats_negative": N_("The number of seats cannot be below 0. Correct it, or leave it empty."),
    "network_code_missing": N_("A network needs a code such as AFSCN. Type one."),
    "network_name_missing": N_("A network needs a name. Type one."),
    "member_days_out_of_order": N_("The membership ends before it begins. Correct one of the days."),
    "no_network_meeting": N_("{title} is no meeting of a network. Choose the network in the session first."),
    "scanned_into_room": N_(
        "{name} has people scanned into the room. Only a scan out at the door changes that."
    ),
    "not_in_network": N_("{name} is no member of {network}. Add it under Member cities first."),
    "organisation_taken": N_("There is an organisation {name} in that country already. Use it instead."),
    "no_such_country": N_("{country} is no country. Write its name or its two-letter code."),
}
