"""What the start spares of PySide changes nothing that anybody sees of it; each in a process of its own."""

import os
import subprocess
import sys

_SAME_ENUMS = """
import enum
from wego_desktop.ui.quick_enums import begin_quick_enums

ordinary = enum.EnumType.__dict__["_create_"]
end = begin_quick_enums()
quick = enum.EnumType.__dict__["_create_"]
compared, different = [], []

def shown(value):
    if isinstance(value, enum.Enum):
        own = {key: each for key, each in vars(value).items() if key != "__objclass__"}
        return type(value).__name__, value.name, value.value, own
    if isinstance(value, dict):
        return [(key, shown(each)) for key, each in value.items()]
    return getattr(value, "__func__", value)

def facts(made):
    left = {"__module__", "__dict__", "__weakref__"}
    return {key: shown(value) for key, value in vars(made).items() if key not in left}

def compare(*given, **named):
    made = quick(*given, **named)
    compared.append(made)
    if facts(made) != facts(ordinary(*given, **named)):
        different.append(made)
    return made

enum.EnumType._create_ = compare
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
for library in (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets):
    for name in dir(library):
        getattr(library, name)
end()
print(len(compared) > 400, different, enum.EnumType.__dict__["_create_"] is ordinary)
"""

_SAME_WORDS = """
from contextlib import nullcontext
from wego_desktop.ui.late_signatures import late_signatures

with (late_signatures() if {is_late} else nullcontext()):
    import PySide6.QtCore
import sys
from PySide6.QtCore import QObject, QRect, Qt
late = [name for name, each in sys.modules.items() if type(each).__name__ == "_LateModule"]
print(len(late) > 0, file=sys.stderr)
wrong = (
    lambda: QObject().setObjectName(3),
    lambda: QObject(1, 2, 3),
    lambda: QObject(colour=1),
    lambda: QObject().blockSignals(1, 2),
    lambda: QRect("a"),
    lambda: Qt.Key("x"),
)
for call in wrong:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(QObject.parent.__doc__)
from PySide6.support.signature import get_signature, layout
from shibokensupport.signature.lib import enum_sig
print(get_signature(QObject.setObjectName), layout.create_signature.__name__)
print(enum_sig.HintingEnumerator.__name__)
"""


def _run(source: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_enumerations_of_qt_are_the_same_when_made_the_short_way() -> None:
    assert _run(_SAME_ENUMS).stdout == "True [] True\n"


def test_wrong_calls_into_qt_are_worded_the_same_when_signatures_come_late() -> None:
    late, ordinary = (_run(_SAME_WORDS.format(is_late=is_late)) for is_late in (True, False))

    assert (late.stderr.splitlines()[0], ordinary.stderr.splitlines()[0]) == ("True", "False")
    assert "called with wrong argument types" in late.stdout
    assert late.stdout == ordinary.stdout
