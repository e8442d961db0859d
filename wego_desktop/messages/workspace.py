"""Sentences about workspaces: opening, upgrading, backing up."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "no_keychain": N_("This system has no keychain to keep the passphrase in. Type it at each start."),
    "no_passphrase_used": N_("This workspace has no passphrase, so there is nothing to keep."),
    "no_passphrase_given": N_(
        "There is nobody to type a passphrase, so no workspace was made. Set WEGO_PASSPHRASE."
    ),
    "place_unusable": N_("{place} cannot be used here ({reason}). Choose another name or folder."),
    "output_not_written": N_(
        "The result could not be written ({reason}). What was asked for is done; look it up with journal."
    ),
    "file_exists": N_("{path} exists. Choose another name; nothing was overwritten."),
    "folder_missing": N_("There is no folder {folder}. Make it, or choose another one."),
    "no_such_file": N_("There is no file {path}. Check the name, or make a workspace with the command init."),
    "not_a_workspace": N_("{path} is no WeGO workspace. Nothing was written to it. Choose a .wego file."),
    "is_folder": N_("{path} is a folder. Name the .wego file in it."),
    "part_of_workspace": N_(
        "{path} is no WeGO workspace, or only a part of one is left. Nothing was written to it. "
        "Restore the last backup with the command restore."
    ),
    "file_unreadable": N_("{path} may not be read. Ask for the right to read it, or choose another file."),
    "file_read_only": N_("{path} is write-protected. Remove the protection, or choose another place."),
    "file_damaged": N_(
        "{path} is damaged and cannot be read. Nothing was written to it. "
        "Restore the last backup with the command restore."
    ),
    "address_malformed": N_("This is no server address. Write it like postgresql://user@host:5432/database."),
    "backup_damaged": N_(
        "The copy {path} is not whole ({fault}) and was not kept. Try again, or choose another disk."
    ),
    "upgrade_not_needed": N_("{path} has the newest schema already. Nothing was done."),
    "backup_place_needed": N_("Before a server is upgraded, a backup is made. Name its file with --backup."),
    "server_in_use": N_("{location} holds tables of another program. Name an empty database."),
    "server_refused": N_("The database server refuses this user. Check name and password in the address."),
    "server_database_missing": N_("The server has no such database or user. Check the name in the address."),
    "already_workspace": N_("{location} holds a workspace already. Open it instead."),
    "passphrase_needed": N_(
        "{path} is protected by a passphrase. Type it, or set WEGO_PASSPHRASE for the command line."
    ),
    "wrong_passphrase": N_(
        "The passphrase does not open {path}, or the file is damaged. Type it again, or restore a backup."
    ),
    "workspace_newer": N_(
        "{path} was last used with a newer WeGO Desktop. Install that version here; nothing was written."
    ),
    "workspace_older": N_(
        "{path} comes from an older WeGO Desktop. Run the command upgrade; it makes a backup first."
    ),
    "workspace_damaged": N_(
        "The workspace cannot be read. Restore the last backup with the command restore."
    ),
    "workspace_busy": N_(
        "Another desk or program is writing for a long time. Wait a moment, then try again."
    ),
    "workspace_read_only": N_("The workspace may not be written. Remove the write protection of the file."),
    "workspace_unreachable": N_("The workspace file cannot be opened. Check the disk and your rights to it."),
    "disk_error": N_(
        "The disk did not take what was to be written; nothing was saved. "
        "Check its space and its health, then try again."
    ),
    "disk_full": N_("The disk is full. Nothing was lost; make room, then try again."),
    "server_gone": N_("The database server does not answer. Check network and address, then try again."),
    "on_network_folder": N_(
        "{path} lies on a network folder, where a workspace would be damaged. "
        "Keep it on this computer's disk."
    ),
    "on_synchronised_folder": N_(
        "{path} lies in a folder that {service} copies, where a workspace would be damaged. "
        "Keep it outside, and use the command backup to copy it."
    ),
}
