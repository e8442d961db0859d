"""Sentences about writing workbooks and other files out."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "file_open_elsewhere": N_(
        "{name} is open in another program. Close it there and try again, or save as {second_name}."
    ),
    "export_write_protected": N_(
        "{name} is write-protected and was left as it is. Save as {second_name}, or remove its protection."
    ),
    "export_folder_missing": N_("{name} was not saved: there is no folder {folder}. Choose another folder."),
    "export_folder_read_only": N_(
        "{name} was not saved: the folder {folder} cannot be written to. Choose another folder."
    ),
    "export_target_is_folder": N_("{folder} has a folder named {name}. Choose another name for the file."),
    "export_disk_full": N_(
        "{name} was not saved: the disk with {folder} is full. Free some space there, or choose another disk."
    ),
    "export_not_written": N_(
        "{name} was not saved in {folder}: {reason}. Try again, or choose another folder."
    ),
    "export_too_many_rows": N_(
        "{name} has more than the {most:,} rows that an Excel sheet holds. "
        "Filter the list, then export it in parts."
    ),
    "export_not_recorded": N_(
        "{name} stands in {folder}, but the register of exports could not be written. Export it again."
    ),
    "unknown_columns": N_("This sheet has no column {names}. It has: {allowed}."),
    "network_needed": N_("A network's sheet needs to know which network. Name one, such as AFSCN."),
}
