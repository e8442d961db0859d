"""Sentences for the rules that the schema keeps about what belongs to delegates and organisations."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "tag_taken": N_("This registration has that tag already."),
    "already_accompanies": N_("This person accompanies somebody already. Take that away first."),
    "accompanies_itself": N_(
        "Nobody accompanies themselves. Choose the delegate whom this person comes with."
    ),
    "delegation_taken": N_("This delegation is kept already. Look again and change it there."),
    "own_field_key_taken": N_("This event has a field of that key. Choose another key."),
    "own_field_key_missing": N_("The field has no key. Type a short word, such as shirt_size."),
    "own_field_label_missing": N_("The field has no question. Type what is asked."),
    "view_name_taken": N_("A view of that name is kept already. Choose another name or replace it."),
    "view_name_missing": N_("The view has no name. Type one."),
    "alias_taken": N_("This organisation has that name already."),
    "alias_missing": N_("The other name is empty. Type one."),
    "contact_says_nothing": N_("The contact is empty. Give a name, an e-mail or a telephone number."),
    "already_not_same": N_("These two are known as two people already."),
    "already_merged": N_("This record was merged already. Look again: the list has changed."),
    "limit_negative": N_("A limit cannot be below 0."),
    "limit_says_nothing": N_("The limit says nothing. Give a number of free places, a cap, or both."),
}
