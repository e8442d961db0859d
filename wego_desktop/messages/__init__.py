"""Sentences for error codes, one module per area; each says what happened, where, and what to do next."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from wego_desktop.errors import CodedError
from wego_desktop.i18n import _


@cache
def all_texts() -> dict[str, str]:
    """Every code with its English sentence, gathered from the area modules of this package."""
    texts: dict[str, str] = {}
    for area in pkgutil.iter_modules(__path__):
        texts.update(importlib.import_module(f"{__name__}.{area.name}").TEXTS)
    return texts


def sentence(error: CodedError) -> str:
    """The sentence for `error` in the chosen language, with its parameters filled in."""
    return sentence_of(error.code, error.params)


def sentence_of(code: str, params: Mapping[str, object]) -> str:
    """The sentence for a code that is no error, such as that of a notice."""
    return _(all_texts()[code]).format(**params)
