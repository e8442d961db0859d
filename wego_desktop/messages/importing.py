"""Sentences about importing: the file, its sheets and columns, and the cells of a row."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {
    "import_file_missing": N_("{name} was not found. Check the name, or whether the drive is connected."),
    "import_file_is_folder": N_("{name} is a folder. Choose a spreadsheet file in it."),
    "import_file_unreadable": N_(
        "{name} could not be opened ({reason}). Close it in other programs,"
        " check that you may read it, and retry."
    ),
    "import_file_empty": N_("{name} is empty. Ask the sender for the file again."),
    "import_file_too_large": N_(
        "{name} is larger than {limit_mb} MB. Remove pictures from it or save only the list in a new file."
    ),
    "import_file_type_unknown": N_(
        "{name} is no spreadsheet. These kinds can be imported: xlsx, xlsm, xlsb, xls, ods, csv, tsv, txt,"
        " vcf."
    ),
    "import_file_is_foreign": N_(
        "{name} is a {kind} file although its name says spreadsheet."
        " Ask the sender for the list as xlsx or csv."
    ),
    "import_file_is_web_page": N_(
        "{name} is a web page although its name says spreadsheet. Open it in Excel and save it as xlsx."
    ),
    "import_file_is_xml": N_(
        "{name} is an XML file although its name says spreadsheet. Open it in Excel and save it as xlsx."
    ),
    "import_file_protected": N_(
        "{name} is protected by a password. Open it in Excel, remove the password, save it,"
        " and import it again."
    ),
    "import_file_damaged": N_(
        "{name} is damaged and cannot be read. Open it in Excel and save it under a new name,"
        " or ask for it again."
    ),
    "import_workbook_expands": N_(
        "{name} would unpack to {size_mb} MB, more than any list needs. Save only the list in a new file."
    ),
    "import_sheet_too_wide": N_(
        "A sheet of {name} has cells as far as row {rows}, column number {columns}."
        " Delete the stray cell or save only the list in a new file."
    ),
    "import_too_many_rows": N_(
        "Sheet {sheet} has {rows} rows; {limit} can be imported at once. Split the file into parts."
    ),
    "import_workbook_without_sheets": N_("{name} has no sheet with cells. Choose another file."),
    "import_sheet_unknown": N_("There is no sheet {sheet}. The file has: {sheets}."),
    "import_sheet_without_rows": N_("Sheet {sheet} has no rows. Other sheets: {others}."),
    "import_sheet_without_rows_alone": N_("Sheet {sheet} has no rows. Choose another file."),
    "import_header_row_unknown": N_(
        "Row {row} cannot be the header: sheet {sheet} has {rows} rows. Choose a row from 1 to {rows}."
    ),
    "import_map_column_unknown": N_("There is no column {column}. The columns are: {columns}."),
    "import_map_field_unknown": N_("There is no field {field}. The fields are: {fields}."),
    "import_map_field_twice": N_("Two columns were chosen for {field}. Choose one of them."),
    "import_without_names": N_(
        "No column holds names or email addresses. Choose the column of the names, or another header row."
    ),
    "import_header_twice": N_("The header {header} stands twice; the one in column {column} was numbered."),
    "import_notes_below_table": N_(
        "Below the table, {count} rows hold a single note and are left out, from row {row} on."
    ),
    "import_characters_lost": N_(
        "{count} characters could not be read and stand as \ufffd. Save the file as UTF-8 or xlsx."
    ),
    "import_quotes_unbalanced": N_(
        "A quotation mark in line {line} has no end. The file was read line by line; look at that row."
    ),
    "import_hidden_rows_read": N_(
        "Hidden rows were read too, {count} in all. Leave them out when they are not meant."
    ),
    "import_hidden_columns_read": N_(
        "Hidden columns were read too: {columns}. Leave them out when they are not meant."
    ),
    "import_formulas_without_value": N_(
        "Formulas without a value stand in {cells} ({count} in all). Open the file in Excel,"
        " save it, and import it again."
    ),
    "import_formula_without_value": N_(
        "{column} holds a formula without a value. Write the value, or open the file in Excel and save it."
    ),
    "import_sections_left_out": N_(
        "Headings that reach over several columns are left out, {count} in all, the first in row {row}."
    ),
    "import_several_tables": N_("The sheet holds several tables. {title} is read; there are also: {others}."),
    "import_left_out_declined": N_("Left out, since the file says: {value}."),
    "import_left_out_cancelled": N_("Left out, since the file says: {value}."),
    "import_left_out_absent": N_("Left out, since this person was registered and did not come."),
    "import_phone_several": N_("{value} holds several numbers; the first one is used."),
    "import_day_unknown": N_("{value} is no day. Write it like 2026-10-13."),
    "import_day_ambiguous": N_(
        "{value} may be two days. Choose for the column {column} whether the day or the month comes first."
    ),
    "import_row_without_name": N_("This row has no name. Add a name or an email address."),
    "import_new_without_name": N_("A new person needs a name, and this row has none. Add one."),
    "import_control_characters": N_("Invisible characters were removed from {column}."),
    "import_text_too_long": N_("{column} has {length} letters; {limit} fit. Shorten it."),
    "import_cell_error": N_(
        "{column} holds a formula error, {value}. Correct it in the file or leave it empty."
    ),
    "import_email_without_at": N_("Add the @ to this email: {value}."),
    "import_email_several_at": N_("Keep one @ in this email: {value}."),
    "import_email_several": N_("{value} holds several emails; the first one is used."),
    "import_email_has_blank": N_("Remove the blank from this email: {value}."),
    "import_email_without_domain": N_("Complete what stands after the @ in this email: {value}."),
    "import_country_unknown": N_("No country is called {value}. Write its name or its two-letter code."),
    "import_gender_unknown": N_("{value} is no known word for gender. Write female, male or other."),
    "import_status_unknown": N_(
        "{value} is no known status. Write one such as confirmed, invited or cancelled."
    ),
    "import_mode_unknown": N_("{value} is neither on site nor online. Write one of the two."),
    "import_kind_unknown": N_(
        "{value} is no known kind of organisation. Write one such as city, company or embassy."
    ),
    "import_category_unknown": N_("{value} is no category of this event. Place the word in its column."),
    "import_phone_without_digits": N_("{value} is no phone number. Correct it or leave it empty."),
    "import_decision_row_unknown": N_("Row {row} holds nobody to decide about. Give the number of a row."),
    "import_known_person": N_("{name} is known from another event and is registered now."),
    "import_row_repeated": N_("Row {row} says the same of this person; this row adds nothing."),
    "import_same_person_in_row": N_(
        "Row {row} holds the same person with other values. Merge, keep two people, or skip."
    ),
    "import_like_row": N_("Row {row} holds {name}. Say whether this is the same person."),
    "import_like_number": N_("This number is {name}'s. Say whether this is the same person."),
    "import_like_reference": N_("This reference is {name}'s. Say whether this is the same person."),
    "import_like_email": N_("{name} has this email too. Say whether this is the same person."),
    "import_like_name": N_("{name} is here with another email or organisation. Say whether it is the same."),
    "import_like_person": N_("{name} is here: {why}. Say whether this is the same person."),
    "import_alike_row": N_("Row {row} holds {name}: {why}. Say whether this is the same person."),
    "import_organisation_similar": N_(
        "{value} resembles {name}. Say whether it is the same organisation or a new one."
    ),
    "import_organisation_unknown": N_("No organisation is called {name}. Write its name as it stands here."),
    "import_organisation_not_asked": N_(
        "The file brings no organisation {name}. Copy the name from the file."
    ),
    "import_organisation_answer_unknown": N_(
        "{text} answers nothing. Write it like City of Quito=new or City of Quito=Quito."
    ),
    "import_static_wrong": N_("{reason} So {value} cannot stand in {field} for all rows."),
    "import_static_unknown": N_("{text} sets nothing. Write it like category=Delegate."),
    "import_word_unknown": N_(
        "{text} gives no word a meaning. Write it like category:General Admission=Delegate."
    ),
    "import_dates_unknown": N_("{text} is no order of dates. Write it like B=day-first or B=month-first."),
    "import_name_rule_unknown": N_("{text} is no rule for names. The rules are: {rules}."),
    "import_fix_unknown": N_("{text} corrects nothing. Write it like 5:Email=ana@lima.example."),
    "import_fix_row_unknown": N_("Row {row} is no row of the list. Give the number of one of its rows."),
    "import_field_unknown": N_("There is no field {field}. The fields are: {fields}."),
    "import_table_unknown": N_("There is no table {number}. The file has {count}."),
    "import_limit_reached": N_(
        "{scope}: {taken} of {cap} places are taken. The person is registered all the same."
    ),
    "no_such_import": N_(
        "There is no import {id} that can be looked at. List them with import-batches list."
    ),
    "no_such_layout": N_("No layout {id} is remembered. List them with import-layouts list."),
    "import_number_taken": N_("{value} is taken at {event}. The next free number is given."),
    "import_number_unknown": N_("{value} is no number of {event}. The next free number is given."),
    "import_registration_ended": N_(
        "This registration is {status} and stays so. Bring it back in Delegates when that is meant."
    ),
    "import_status_kept": N_(
        "The file says {offered}; here it is {status} and stays so."
        " Change it in Delegates when that is meant."
    ),
    "import_status_not_lowered": N_("Stays {status}."),
    "import_country_without_organisation": N_(
        "Without organisation or city the country has no place. Add one of the two."
    ),
    "import_region_without_organisation": N_(
        "Without organisation or city the region has no place. Add one of the two."
    ),
    "import_region_without_scheme": N_("No scheme of regions is the main one, so the region is left out."),
    "import_region_differs": N_(
        "The file says {value}; {organisation} belongs to {region} and stays there. Change it in Networks."
    ),
    "import_delegation_unknown": N_(
        "No organisation is called {value}; the delegation is that of the organisation."
    ),
    "import_network_unknown": N_("No network is called {value}. Write AFSCN, LASCN or another one's name."),
    "import_network_without_organisation": N_(
        "Only organisations join {value}. Add the organisation of this person."
    ),
    "import_session_unknown": N_("No session is called {value}. Write its code or its whole title."),
    "import_session_ambiguous": N_("Several sessions are called {value}. Write the session's code."),
    "import_session_full": N_("{title} is full. The person stands on its waiting list."),
    "import_nothing_left_behind": N_("No row stays behind, so there is nothing to save."),
    "import_nothing_imported": N_("Nothing was imported: {open} of {rows} rows are to correct or to decide."),
    "import_decision_unknown": N_("{text} is no decision. Write it like 5=merge, 5=new or 5=skip."),
    "import_map_unknown": N_("{text} maps nothing. Write it like Correo=email, with the column first."),
}
