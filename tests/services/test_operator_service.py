"""Roles of those who work with a workspace."""

from dataclasses import replace

import pytest

from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import OperatorRole
from wego_desktop.errors import UserError
from wego_desktop.services.queries.operators import operators
from wego_desktop.services.workspace_service import sign_in


def test_a_role_given_holds_from_the_next_sign_in(any_context: AppContext) -> None:
    any_context.operators.set_role(any_context.actor, " Park Ji-woo ", OperatorRole.DESK)
    assert sign_in(any_context.database, "Park Ji-woo", None).role is OperatorRole.DESK
    any_context.operators.set_role(any_context.actor, "Park Ji-woo", OperatorRole.ORGANISER)
    assert sign_in(any_context.database, "Park Ji-woo", None).role is OperatorRole.ORGANISER
    any_context.undo.undo(any_context.actor)
    assert sign_in(any_context.database, "Park Ji-woo", None).role is OperatorRole.DESK


def test_the_last_administrator_stays_one(context: AppContext) -> None:
    with pytest.raises(UserError, match="last_administrator"):
        context.operators.set_role(context.actor, context.actor.operator_name, OperatorRole.DESK)
    context.operators.set_role(context.actor, "Park Ji-woo", OperatorRole.ADMINISTRATOR)
    context.operators.set_role(context.actor, context.actor.operator_name, OperatorRole.DESK)
    roles = [row.role for row in operators(context.database)]
    assert roles == [OperatorRole.DESK, OperatorRole.ADMINISTRATOR]


@pytest.mark.parametrize("role", [OperatorRole.DESK, OperatorRole.ORGANISER, OperatorRole.GOVERNANCE])
def test_only_administrators_set_roles(context: AppContext, role: OperatorRole) -> None:
    with pytest.raises(UserError, match="not_allowed"):
        context.operators.set_role(replace(context.actor, role=role), "Me", OperatorRole.ADMINISTRATOR)


def test_an_operator_without_a_name_is_refused(context: AppContext) -> None:
    with pytest.raises(UserError, match="operator_name_missing"):
        context.operators.set_role(context.actor, "  ", OperatorRole.DESK)
