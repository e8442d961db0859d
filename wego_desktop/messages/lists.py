"""Sentences about the filters and views of lists, and about changing many rows at once."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "filter_no_such_column": N_("The list has no column {column}. Choose another column."),
    "filter_operator_unfit": N_("The column {column} cannot be compared so. It takes: {allowed}."),
    "filter_value_missing": N_("The filter on {column} compares with nothing. Type or choose a value."),
    "filter_not_a_number": N_("{text} is no number. Write it like 12 or 12.5."),
    "filter_not_a_day": N_("{text} is no day. Write it like 2026-10-14."),
    "filter_malformed": N_(
        '{text} is no filter. Write a column, how to compare, and values: "status is confirmed".'
    ),
    "filter_no_such_value": N_("{column} has no value {text}. It has: {allowed}."),
    "sort_malformed": N_('{text} is no order. Write columns like "category,-arrived".'),
    "no_such_view": N_("There is no view {name}. There are: {allowed}."),
    "view_ready_made": N_("{name} comes with every event and stays as it is. Save a view of your own."),
    "no_such_organisation_named": N_("No organisation is called {name}. Write the name as it is on file."),
    "view_gone": N_("This view was removed meanwhile. Look again with F5."),
    "nothing_to_change_here": N_("All of them are so already. Nothing was changed."),
    "nobody_chosen": N_("The choice holds nobody. Change the filter, or name people by number."),
}
