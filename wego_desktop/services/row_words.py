"""What the rows of each table are called, in words that a user understands."""

from wego_desktop.i18n import N_, _

_NOUNS = {
    "admission": N_("seat in a session"),
    "badge": N_("badge"),
    "badge_template": N_("badge layout"),
    "category": N_("category"),
    "checkpoint": N_("checkpoint"),
    "desk": N_("desk"),
    "event": N_("event"),
    "export_record": N_("export"),
    "import_batch": N_("import"),
    "journal_entry": N_("journal entry"),
    "membership": N_("membership"),
    "membership_category": N_("kind of membership"),
    "network": N_("network"),
    "network_member": N_("place in a network"),
    "office": N_("office"),
    "operator": N_("operator"),
    "organisation": N_("organisation"),
    "organisation_region": N_("region of an organisation"),
    "person": N_("person"),
    "region": N_("region"),
    "region_scheme": N_("division into regions"),
    "registration": N_("registration"),
    "room": N_("room"),
    "roster_mark": N_("mark in a roster"),
    "scan": N_("scan"),
    "session": N_("session"),
    "session_role": N_("role in a session"),
    "workspace_info": N_("workspace"),
}


def noun(table: str) -> str:
    """What one row of `table` is called, in the chosen language."""
    return _(_NOUNS[table])
