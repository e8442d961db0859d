"""Sentences about badges: layouts, fonts and the files they are printed to."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "badge_layout_unknown": N_("There is no badge layout named {name}. Choose one of: {known}."),
    "badge_layout_unreadable": N_(
        "The badge layout cannot be read at {where}: {reason}. Correct it and open it again."
    ),
    "badge_layout_unknown_field": N_(
        "The badge layout names a field that badges do not have at {where}: {field}. "
        "Choose a field from the list."
    ),
    "badge_file_folder_missing": N_(
        "The folder {folder} does not exist. Choose another folder for the badges."
    ),
    "badge_file_not_writable": N_(
        "The badges could not be saved as {path}: this folder or file cannot be written to. "
        "Choose another folder."
    ),
    "badge_file_disk_full": N_(
        "The badges could not be saved as {path}: the disk is full. Free some space or choose another disk. "
        "A file that was there before is unchanged."
    ),
    "badge_file_in_use": N_(
        "The badges could not be saved as {path}: the file is open in another program. "
        "Close it there or choose another name."
    ),
    "badge_file_failed": N_(
        "The badges could not be saved as {path}: {reason}. Choose another folder or disk."
    ),
    "badges_none": N_("There are no badges to print. Choose at least one person."),
    "badges_nobody": N_(
        "Nobody gets a badge here: no one expected on site at {code} fits this choice. Widen it."
    ),
    "badges_all_printed": N_(
        "There is nothing to print: all {count} badges of this choice at {code} were printed before. "
        "Print them again without the limit to new ones."
    ),
    "badges_not_expected": N_(
        "No badge was made for {names}: the registration is not approved, or was cancelled ({count} in all). "
        "Set the status first."
    ),
    "reprint_needs_people": N_("A reprint voids the older badge. Choose the people it is for one by one."),
    "no_such_badge": N_("This badge is not in the workspace. Look again and choose another."),
    "badge_void_already": N_("This badge was voided before. Nothing was changed."),
    "badge_category_unknown": N_("This event has no category {name}. It has: {known}."),
    "printer_missing": N_("No printer is set up on this computer. Save a PDF instead."),
    "printer_not_ready": N_(
        "Nothing was printed: {printer} does not take the job. Switch it on, or choose another printer."
    ),
    "printer_stopped": N_(
        "{printer} stopped after {done} of {total} badges, and none counts as printed. "
        "Look at the printer, then print again."
    ),
}
