"""One application with the theme for every window test."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from wego_desktop.ui.theme.fonts import install_application_font
from wego_desktop.ui.theme.theme import Theme, theme


@pytest.fixture
def app_theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme with the interface font; light again afterwards."""
    install_application_font(qapp)
    theme().choose("light")
    yield theme()
    theme().choose("light")


@pytest.fixture(autouse=True)
def no_windows_left() -> Iterator[None]:
    """Delete what a test left: each later change of the theme would dress it again, for seconds."""
    yield
    if QApplication.instance() is None:
        return
    for widget in QApplication.topLevelWidgets():
        widget.hide()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
