"""Names written from the right inside sentences written from the left."""

from wego_desktop.ui.widgets.direction import is_from_right, isolated, sentence_from_left


def test_only_names_from_the_right_are_marked() -> None:
    assert [is_from_right(text) for text in ("رانيا", "1 דנה", "Ana رانيا", "한서윤", "42", "")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
    assert isolated("Ana") == sentence_from_left("Ana") == "Ana"
    assert isolated("رانيا") == "\u200e\u2068رانيا\u2069"
    assert sentence_from_left("رانيا comes") == "\u200eرانيا comes"
