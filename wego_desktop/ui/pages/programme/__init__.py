"""The programme: timetable and list, the panel of a session, its form."""
