"""Random operations on an event's own fields, limits, waiting list and categories."""

from typing import TYPE_CHECKING, Any

from wego_desktop.db import models
from wego_desktop.domain.enums import CategoryShape, OnFull, OwnFieldKind, RegistrationStatus, RequiredRule
from wego_desktop.domain.own_fields import RequiredWhen
from wego_desktop.services.category_service import CategoryFields
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.own_fields.service import OwnFieldDraft

if TYPE_CHECKING:
    from tests.services.random_work import Work

LABELS = ("Meal", "Shirt size", "손님", "Arrives on")
COLOURS = ("#5A3BB0", "#0B6B96", "#7A1F5C")
CHOICES = ("Fish", "Vegan", "None")


def add_own_field(work: "Work") -> object:
    event = work.pick(models.Event)
    kind = work.of(OwnFieldKind)
    choices = CHOICES if kind in {OwnFieldKind.CHOICE, OwnFieldKind.SEVERAL} else ()
    only = (work.category(event),) if work.a % 4 == 3 else ()
    required = RequiredRule.ALWAYS if work.a % 5 == 4 else RequiredRule.NEVER
    draft = OwnFieldDraft(LABELS[work.a % 4], kind, choices=choices, required=required, category_ids=only)
    return work.context.own_fields.add(work.context.actor, event, draft)


def edit_own_field(work: "Work") -> object:
    row = work.row(models.OwnField)
    other = work.row(models.OwnField, work.b)
    facts: Any = (
        {"label": f"{LABELS[work.b % 4]}?"},
        {"renamed": {"Fish": "Fresh fish"}},
        {"choices": ("Vegan", "Both")},
        {"required": RequiredRule.WHEN, "required_when": RequiredWhen(other.key)},
        {"category_ids": (work.category(row.event_id),)},
    )
    return work.context.own_fields.edit(
        work.context.actor, row.id, keep_answers=bool(work.b % 2), **facts[work.a % 5]
    )


def move_own_field(work: "Work") -> object:
    return work.context.own_fields.move(work.context.actor, work.pick(models.OwnField), work.b % 5 - 2)


def remove_own_field(work: "Work") -> object:
    return work.context.own_fields.remove(
        work.context.actor, work.pick(models.OwnField), drop_answers=bool(work.b % 3)
    )


def answer(work: "Work") -> object:
    field = work.row(models.OwnField, work.b)
    given: dict[str, tuple[object, ...]] = {
        OwnFieldKind.TEXT: ("room 12", ""),
        OwnFieldKind.NUMBER: (work.a, "2,5"),
        OwnFieldKind.CHOICE: ("vegan", ""),
        OwnFieldKind.SEVERAL: ("fish; vegan", ["None"]),
        OwnFieldKind.YES_NO: (True, "no"),
        OwnFieldKind.DATE: ("2026-10-14", None),
    }
    value = given[field.kind][work.a % 2]
    return work.context.answers.set_for(
        work.context.actor, work.pick(models.Registration), {field.key: value}
    )


def answer_for_several(work: "Work") -> object:
    field = work.row(models.OwnField, work.b)
    chosen = [work.pick(models.Registration), work.pick(models.Registration, work.b)]
    return work.context.answers.set_for_all(work.context.actor, chosen, {field.key: ""})


def set_limit(work: "Work") -> object:
    event = work.pick(models.Event, 0)
    category = work.category(event) if work.a % 3 == 1 else None
    draft = LimitDraft(category, None, work.a % 3 == 2, work.b % 2, work.b % 4 + 1, work.of(OnFull))
    return work.context.limits.set_limit(work.context.actor, event, draft)


def remove_limit(work: "Work") -> object:
    return work.context.limits.remove(work.context.actor, work.pick(models.PlaceLimit))


def put_on_waiting_list(work: "Work") -> object:
    chosen = [work.pick(models.Registration), work.pick(models.Registration, work.b)]
    return work.context.registrations.set_status(work.context.actor, chosen, RegistrationStatus.WAITLISTED)


def move_in_queue(work: "Work") -> object:
    return work.context.waiting_list.move(
        work.context.actor, work.row(models.WaitingPlace).registration_id, work.b % 5 - 2
    )


def promote(work: "Work") -> object:
    reason = "room for one more" if work.b % 2 else ""
    return work.context.waiting_list.promote(
        work.context.actor, [work.row(models.WaitingPlace).registration_id], over_limit=reason
    )


def promote_next(work: "Work") -> object:
    return work.context.waiting_list.promote_next(
        work.context.actor, work.pick(models.Event, 0), work.b % 3 + 1
    )


def add_category(work: "Work") -> object:
    fields = CategoryFields(
        f"Guests {work.a % 4}", f"G{work.b % 4}", COLOURS[work.b % 3], work.of(CategoryShape), ("reception",)
    )
    return work.context.categories.add(work.context.actor, work.pick(models.Event), fields)


def edit_category(work: "Work") -> object:
    facts: Any = ({"name": f"People {work.b % 3}"}, {"colour": COLOURS[work.b % 3]}, {"entitlements": ("*",)})
    return work.context.categories.edit(work.context.actor, work.pick(models.Category), **facts[work.a % 3])


def move_category(work: "Work") -> object:
    return work.context.categories.move(work.context.actor, work.pick(models.Category), work.b % 5 - 2)


def remove_category(work: "Work") -> object:
    return work.context.categories.remove(work.context.actor, work.pick(models.Category))


SETTINGS = (
    add_own_field, edit_own_field, move_own_field, remove_own_field, answer, answer, answer_for_several,
    set_limit, remove_limit, put_on_waiting_list, move_in_queue, promote, promote_next, add_category,
    edit_category, move_category, remove_category,
)  # fmt: skip
