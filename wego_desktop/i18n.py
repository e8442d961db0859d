"""Translation of every visible text through gettext catalogues under `resources/locale`."""

import gettext as _gettext
from pathlib import Path

DOMAIN = "wego_desktop"
LOCALE_DIR = Path(__file__).resolve().parent.parent / "resources" / "locale"

_chosen: list[_gettext.NullTranslations] = [_gettext.NullTranslations()]


def install(language: str) -> None:
    """Switch all later texts to `language` (ISO 639-1); without a catalogue they stay English."""
    _chosen[0] = _gettext.translation(DOMAIN, LOCALE_DIR, [language], fallback=True)


def available_languages() -> list[str]:
    """English and every language that has a compiled catalogue, in alphabetical order of their codes."""
    found = {path.parent.parent.name for path in LOCALE_DIR.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    return sorted(found | {"en"})


def _(text: str) -> str:
    """The text in the chosen language."""
    return _chosen[0].gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural text for `count` in the chosen language."""
    return _chosen[0].ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """The text in the chosen language, told apart from equal English words by `context`."""
    return _chosen[0].pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a text for translation where it is defined; it is translated later, where it is shown."""
    return text
