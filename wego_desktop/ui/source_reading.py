"""Spares the start what PySide does to every module that is imported after it."""

import sys
from typing import Any


def stop_source_reading() -> None:
    """From now on PySide does not read the source of imported modules any more.

    It does so to find out which of them may switch to `from __feature__ import snake_case`; none of ours
    does. That costs a tenth of the start and keeps every source file in memory. Does nothing where a later
    PySide has no such reading.
    """
    import PySide6  # noqa: F401 - with it comes what is looked for

    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "feature_imported"):
        feature.feature_imported = _leave_unread


def _leave_unread(module: object) -> None:
    """A module that PySide knows nothing of keeps its ordinary names."""
    del module
