"""Sentences about organisations, their memberships, offices and names."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "alias_of_other": N_("{name} goes by the name {alias} already. Take it away there first."),
    "no_such_alias": N_("This other name is no longer on file. Look again with F5."),
    "no_such_contact": N_("This contact is no longer on file. Look again with F5."),
    "no_such_membership": N_("This membership is no longer on file. Look again with F5."),
    "no_such_office": N_("This office is no longer on file. Look again with F5."),
    "membership_category_missing": N_("The membership has no kind. Type one, such as Full member."),
    "member_list_without_names": N_(
        "No column holds the names of the organisations. Title one Organisation. There are: {titles}."
    ),
    "no_such_entry_number": N_("There is no number {number}; show lists {count}."),
    "office_kind_missing": N_("Say which office with --kind: {kinds}."),
    "region_scheme_missing": N_("Type the name of the division into regions first."),
}
