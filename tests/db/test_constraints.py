"""Rules that the schema itself keeps: each is broken here on both databases, and answered with its code."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint

from tests.db.rows import good
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.constraint_codes import CHECK_CODES, UNIQUE_CODES
from wego_desktop.db.models import Base, Organisation
from wego_desktop.domain.operations import Op
from wego_desktop.errors import UserError

ONLY_A_FAULT_BREAKS = {
    "badge.code",
    "checkpoint.session_id",
    "scan.reverts_id",
    "ck_scan_undo_names_line",
    "ck_person_merge_two_persons",
    "ck_registration_merge_two_registrations",
    "ck_not_same_person_in_order",
    "ck_place_limit_one_scope",
    "logistics.registration_id",
    "visa.registration_id",
    "waiting_place.registration_id",
    "answer.registration_id,field_id",
}
"""Constraints that no input of a user can break, so that breaking them shall be seen as a fault."""

EARLY, LATE = datetime(2026, 10, 14, 1, tzinfo=UTC), datetime(2026, 10, 14, 2, tzinfo=UTC)
_TERM = {"from_on": date(2026, 10, 15), "to_on": date(2026, 10, 14)}
BROKEN: dict[str, tuple[str, dict[str, Any]]] = {
    "ck_person_name_given": ("person", {"given_names": ""}),
    "ck_organisation_name_given": ("organisation", {"name": ""}),
    "ck_organisation_country_code": ("organisation", {"country": "K"}),
    "ck_event_days_in_order": ("event", {"starts_on": date(2026, 10, 15), "ends_on": date(2026, 10, 14)}),
    "ck_event_code_given": ("event", {"code": ""}),
    "ck_event_umbrella_is_other": ("event", {"id": "e" * 32, "umbrella_id": "e" * 32}),
    "ck_network_code_given": ("network", {"code": ""}),
    "ck_session_times_in_order": ("session", {"starts_at": LATE, "ends_at": EARLY}),
    "ck_session_title_given": ("session", {"title": ""}),
    "ck_session_capacity_not_negative": ("session", {"capacity": -1}),
    "ck_room_capacity_not_negative": ("room", {"capacity": -1}),
    "ck_registration_number_positive": ("registration", {"number": 0}),
    "ck_scan_force_has_reason": ("scan", {"is_forced": True}),
    "ck_checkpoint_times_in_order": ("checkpoint", {"opens_at": LATE, "closes_at": EARLY}),
    "ck_membership_term_in_order": ("membership", _TERM),
    "ck_office_term_in_order": ("office", _TERM),
    "ck_network_member_term_in_order": ("network_member", _TERM),
    "ck_operator_name_given": ("operator", {"name": ""}),
    "ck_desk_name_given": ("desk", {"name": ""}),
    "ck_companion_host_is_other": ("companion", {"registration_id": "r" * 32, "host_id": "r" * 32}),
    "ck_place_limit_free_not_negative": ("place_limit", {"free_places": -1}),
    "ck_place_limit_cap_not_negative": ("place_limit", {"cap": -1}),
    "ck_place_limit_says_something": ("place_limit", {"free_places": None, "cap": None}),
    "ck_own_field_key_given": ("own_field", {"key": ""}),
    "ck_own_field_label_given": ("own_field", {"label": ""}),
    "ck_saved_view_name_given": ("saved_view", {"name": ""}),
    "ck_organisation_alias_name_given": ("organisation_alias", {"name": ""}),
    "ck_organisation_contact_says_something": ("organisation_contact", {"name": ""}),
    "ck_access_record_reason_given": ("access_record", {"reason": ""}),
}


def uniques() -> set[str]:
    found = set()
    for table in Base.metadata.tables.values():
        constraints = [item for item in table.constraints if isinstance(item, UniqueConstraint)]
        for unique in [*constraints, *(index for index in table.indexes if index.unique)]:
            found.add(f"{table.name}.{','.join(column.name for column in unique.columns)}")
    return found


def checks() -> set[str]:
    return {
        str(constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        # Those of closed lists belong to a column's type, and only a fault can break them.
        if isinstance(constraint, CheckConstraint) and not getattr(constraint, "_type_bound", False)
    }


def test_every_constraint_has_a_code_or_can_only_be_broken_by_a_fault() -> None:
    coded = set(UNIQUE_CODES) | set(CHECK_CODES)
    assert uniques() | checks() == coded | ONLY_A_FAULT_BREAKS
    assert not coded & ONLY_A_FAULT_BREAKS


def test_every_check_is_broken_in_a_test() -> None:
    assert set(BROKEN) == set(CHECK_CODES)


def code_of_twins(context: AppContext, unique: str) -> str:
    """What refuses a second row like the first in the columns of `unique`; empty when nothing does."""
    table, _, columns = unique.partition(".")
    try:
        with context.database.write(Op.EDIT_SETTINGS, context.actor) as unit:
            first = good(unit.session, table)
            good(unit.session, table, **{name: getattr(first, name) for name in columns.split(",")})
    except UserError as refused:
        return refused.code
    return ""


def code_of_row(context: AppContext, table: str, values: dict[str, Any]) -> str:
    """What refuses a row with these values; empty when nothing does."""
    try:
        with context.database.write(Op.EDIT_SETTINGS, context.actor) as unit:
            good(unit.session, table, **values)
    except UserError as refused:
        return refused.code
    return ""


def test_a_second_row_alike_is_refused_with_its_code(any_context: AppContext) -> None:
    found = {unique: code_of_twins(any_context, unique) for unique in UNIQUE_CODES}
    assert found == UNIQUE_CODES


def test_a_row_against_a_rule_is_refused_with_its_code(any_context: AppContext) -> None:
    found = {check: code_of_row(any_context, *broken) for check, broken in BROKEN.items()}
    assert found == CHECK_CODES


def test_a_row_that_others_refer_to_cannot_go(any_context: AppContext) -> None:
    with any_context.database.write(Op.EDIT_SETTINGS, any_context.actor) as unit:
        parent = good(unit.session, "organisation").id
        good(unit.session, "network_member", organisation_id=parent)

    def remove() -> None:
        with any_context.database.write(Op.EDIT_SETTINGS, any_context.actor) as unit:
            unit.session.delete(unit.session.get_one(Organisation, parent))

    with pytest.raises(UserError) as refused:
        remove()
    assert refused.value.code == "row_in_use"


@pytest.mark.parametrize(
    ("table", "values", "code"),
    [
        ("organisation", {"name": "Busan" * 100}, "text_too_long"),
        ("organisation", {"name": "Bu\x00san"}, "text_unstorable"),
        ("registration", {"number": 2**31}, "number_too_large"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_alike(
    any_context: AppContext, table: str, values: dict[str, Any], code: str
) -> None:
    assert code_of_row(any_context, table, values) == code


def test_a_refused_commit_leaves_nothing_open(any_context: AppContext) -> None:
    with any_context.database.write(Op.EDIT_SETTINGS, any_context.actor) as unit:
        organisation = good(unit.session, "organisation").id
        good(unit.session, "person", organisation_id=organisation)
    with (
        pytest.raises(UserError, match="row_in_use"),
        any_context.database.write(Op.EDIT_SETTINGS, any_context.actor) as unit,
    ):
        unit.session.delete(unit.session.get_one(Organisation, organisation))
    with any_context.database.write(Op.EDIT_SETTINGS, any_context.actor) as unit:
        assert unit.session.get(Organisation, organisation) is not None
        good(unit.session, "organisation")
