"""Spares the start most of the time in which Python makes the enumerations of Qt."""

import sys
from collections.abc import Callable
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any

_PYTHON = (3, 11)
"""The one whose `enum` is known here; with any other nothing is changed."""

_BASES: tuple[type[Enum], ...] = (Enum, IntEnum, Flag, IntFlag)
_ASKED = {"module": None, "qualname": None, "type": None, "start": 1, "boundary": FlagBoundary.KEEP}
_OWN = (
    "__dict__",
    "__weakref__",
    "_member_names_",
    "_member_map_",
    "_value2member_map_",
    "_unhashable_values_",
)
_machinery: Any = EnumType


class _Template:
    """What all enumerations over one base have in common, taken from an empty one."""

    def __init__(self, base: type[Enum], ordinary: Callable[..., Any]) -> None:
        empty = ordinary(base, "Empty", [], **{**_ASKED, "module": __name__})
        self.shared = {key: value for key, value in vars(empty).items() if key not in _OWN}
        self.is_flag = issubclass(base, Flag)
        self.is_number = issubclass(base, int)
        # A member called like one of these needs more than an attribute.
        self.taken = frozenset(name for each in empty.__mro__ for name in vars(each)) | {"mro", ""}

    def make(self, base: type[Enum], name: str, members: list[tuple[str, int]]) -> Any:
        """The class that `enum` makes of the same, in fewer steps; `is_fitting` has to be true of it."""
        by_name: dict[str, Any] = {}
        by_value: dict[int, Any] = {}
        order: list[str] = []
        space = {
            **self.shared,
            "_member_names_": order,
            "_member_map_": by_name,
            "_value2member_map_": by_value,
            "_unhashable_values_": [],
        }
        made: Any = type.__new__(_machinery, name, (base,), space)
        put, mask, single_bits = type.__setattr__, 0, 0
        for key, value in members:
            is_single = not self.is_flag or (value > 0 and not value & (value - 1))
            mask |= value
            single_bits |= value if is_single else 0
            member = by_value.get(value)
            if member is None:
                member = int.__new__(made, value) if self.is_number else object.__new__(made)
                facts = member.__dict__
                facts["_value_"], facts["_name_"], facts["__objclass__"] = value, key, made
                facts["_sort_order_"] = len(order)
                by_value[value] = member
                if is_single:
                    order.append(key)
            by_name[key] = member
            put(made, key, member)
        if self.is_flag:
            made._flag_mask_, made._singles_mask_ = mask, single_bits
            made._all_bits_ = 2 ** mask.bit_length() - 1
            values = [by_name[key]._value_ for key in order]
            if values != sorted(values):
                made._iter_member_ = made._iter_member_by_def_
        return made

    def is_fitting(self, members: Any) -> bool:
        """Whether these are plain names and whole numbers, which most of Qt's are."""
        if type(members) is not list or len(members) == 0:
            return False
        names = {key for key, _value in members}
        if len(names) < len(members) or not self.taken.isdisjoint(names):
            return False
        least = 0 if self.is_flag else None
        return all(
            key[0] != "_" and type(value) is int and (least is None or value >= least)
            for key, value in members
        )


def begin_quick_enums() -> Callable[[], None]:
    """Make Qt's enumerations the short way from now on; the call that ends this again.

    Qt's own namespace brings all of its enumerations as soon as one is asked for, with members by the
    thousand, and PySide has Python make each by its long way. What comes out is the same; a test compares
    them. An enumeration that is anything but plain names and numbers goes the long way still.
    """
    if sys.version_info[:2] != _PYTHON:
        return lambda: None
    ordinary = _machinery.__dict__["_create_"]
    templates = {base: _Template(base, ordinary) for base in _BASES}

    def create(cls: type[Enum], class_name: str, names: Any, **asked: Any) -> Any:
        template = templates.get(cls)
        if template is None or asked != _ASKED or not template.is_fitting(names):
            return ordinary(cls, class_name, names, **asked)
        return template.make(cls, class_name, names)

    def end() -> None:
        _machinery._create_ = ordinary

    _machinery._create_ = create
    return end
