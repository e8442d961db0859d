"""What SQLAlchemy asks SQLite for the first screen; `python -m checks.first_rows --write` writes it."""

ROWS_AT_ONCE = 50
INSTANT = "instant"
EVENT_ID = "@event"
ALL_IDS = "@ids"

IDS = (
    "SELECT group_concat(anon_1.registration_id, '') AS aggregate_strings_1 FROM (SELECT "
    "search_text.registration_id AS registration_id FROM search_text WHERE search_text.event_id = ? "
    "ORDER BY search_text.sort_key, search_text.registration_id) AS anon_1"
)
IDS_VALUES: tuple[object, ...] = ("@event",)

ROWS = (
    "SELECT registration.id, registration.person_id, event.code AS event_code, registration.number, "
    "person.honorific, person.given_names, person.family_name, person.native_name, person.badge_name, "
    "person.position, person.email, person.phone, person.languages, registration.organisation_id, "
    "coalesce(organisation.name, ?) AS coalesce_1, coalesce(organisation.city, ?) AS coalesce_3, "
    "coalesce(organisation.country, ?) AS coalesce_5, coalesce(region.name, ?) AS coalesce_7, "
    "category.id AS category_id, category.name AS category, category.shape, category.colour, "
    "registration.status, registration.mode, registration.delegation_role, registration.registered_at, "
    "presence.first_in_at, badge.issued_at, badge.printed_at FROM registration JOIN event ON event.id = "
    "registration.event_id LEFT OUTER JOIN person ON person.id = registration.person_id LEFT OUTER JOIN "
    "category ON category.id = registration.category_id LEFT OUTER JOIN organisation ON organisation.id "
    "= registration.organisation_id LEFT OUTER JOIN organisation_region AS organisation_region_1 ON "
    "organisation_region_1.organisation_id = organisation.id AND organisation_region_1.scheme_id = "
    "(SELECT region_scheme.id FROM region_scheme WHERE region_scheme.is_main = 1 LIMIT ? OFFSET ?) LEFT "
    "OUTER JOIN region ON region.id = organisation_region_1.region_id LEFT OUTER JOIN presence ON "
    "presence.registration_id = registration.id AND presence.checkpoint_id = (SELECT checkpoint.id FROM "
    "checkpoint WHERE checkpoint.event_id = registration.event_id AND checkpoint.kind = ? ORDER BY "
    "checkpoint.id LIMIT ? OFFSET ?) LEFT OUTER JOIN badge ON badge.registration_id = registration.id "
    "AND badge.voided_at IS NULL WHERE registration.id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?)"
)
ROWS_VALUES: tuple[object, ...] = ("", "", "", "", 1, 0, "arrival", 1, 0, "@ids")

LINKS = (
    'SELECT anon_1.owner, anon_1."key", anon_1.text FROM (SELECT DISTINCT anon_2.id AS owner, ? AS '
    '"key", anon_2.code AS text, anon_2.code AS place FROM (SELECT registration.id AS id, network.id AS '
    "id_1, network.code AS code, network.code AS code__1 FROM registration JOIN network_member ON "
    "network_member.organisation_id = registration.organisation_id JOIN network ON network.id = "
    "network_member.network_id WHERE network_member.to_on IS NULL OR network_member.to_on >= "
    "CURRENT_DATE) AS anon_2 WHERE anon_2.id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)) AS "
    "anon_1 ORDER BY anon_1.place"
)
LINKS_VALUES: tuple[object, ...] = ("networks", "@ids")

ROW_KINDS = {
    20: "CategoryShape",
    22: "RegistrationStatus",
    23: "AttendanceMode",
    24: "DelegationRole",
    25: "instant",
    26: "instant",
    27: "instant",
    28: "instant",
}
