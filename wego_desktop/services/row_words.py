"""What the rows of each table are called, in words that a user understands."""

from wego_desktop.i18n import N_, _

_NOUNS = {
    "access_record": N_("look at masked data"),
    "admission": N_("seat in a session"),
    "answer": N_("answer"),
    "badge": N_("badge"),
    "badge_template": N_("badge layout"),
    "category": N_("category"),
    "checkpoint": N_("checkpoint"),
    "companion": N_("accompanying person"),
    "consent": N_("consent"),
    "delegation": N_("delegation"),
    "desk": N_("desk"),
    "event": N_("event"),
    "export_record": N_("export"),
    "import_batch": N_("import"),
    "import_layout": N_("remembered layout"),
    "import_left_row": N_("row left out of an import"),
    "journal_entry": N_("journal entry"),
    "logistics": N_("journey"),
    "membership": N_("membership"),
    "membership_category": N_("kind of membership"),
    "network": N_("network"),
    "network_member": N_("place in a network"),
    "not_same_person": N_("pair of different people"),
    "office": N_("office"),
    "operator": N_("operator"),
    "organisation": N_("organisation"),
    "organisation_alias": N_("other name of an organisation"),
    "organisation_contact": N_("contact of an organisation"),
    "organisation_region": N_("region of an organisation"),
    "own_field": N_("own field"),
    "person": N_("person"),
    "person_merge": N_("merge of two records"),
    "place_limit": N_("limit"),
    "region": N_("region"),
    "region_scheme": N_("division into regions"),
    "registration": N_("registration"),
    "registration_merge": N_("merge of two registrations"),
    "registration_tag": N_("tag"),
    "room": N_("room"),
    "roster_mark": N_("mark in a roster"),
    "saved_view": N_("saved view"),
    "scan": N_("scan"),
    "session": N_("session"),
    "session_role": N_("role in a session"),
    "visa": N_("visa block"),
    "waiting_place": N_("place on the waiting list"),
    "workspace_info": N_("workspace"),
}


def noun(table: str) -> str:
    """What one row of `table` is called, in the chosen language."""
    return _(_NOUNS[table])
