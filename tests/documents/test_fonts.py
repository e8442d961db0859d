"""The shipped fonts have every letter of the names that come to an assembly, in the right forms."""

import pytest

from wego_desktop.documents.fonts import (
    FontRole,
    Script,
    cjk_region,
    ensure_gui,
    interface_families,
    script_families,
    script_runs,
    scripts_of,
)
from wego_desktop.documents.shaped_line import shape, word_width_em

NAMES = {
    "latin": "Siân Ørsted-Þórsdóttir Çağla Iğdır Łukasz Nguyễn Thị Ánh",
    "hangul": "박지우 한서윤",
    "hanzi": "王小明 陳美玲",
    "kana": "田中さくら タロウ",
    "cyrillic": "Ольга Кузнецова Бат-Эрдэнэ Өнөржаргал",
    "greek": "Ελένη Παπαδοπούλου",
    "arabic": "رانيا درويش حدّاد",
    "devanagari": "सुनीता श्रेष्ठ",
    "ethiopic": "ያሬድ ተስፋማርያም",
}


@pytest.fixture(autouse=True)
def gui(qapp: object) -> None:
    ensure_gui()


@pytest.mark.parametrize("role", [FontRole.NAME, FontRole.TEXT, FontRole.SEMIBOLD])
@pytest.mark.parametrize("script", NAMES)
def test_every_letter_is_there_when_names_come_in_all_scripts(script: str, role: FontRole) -> None:
    line = shape(NAMES[script], role)
    assert line.missing_letters() == ""
    assert line.width_em > 1


def test_missing_letter_is_named_when_no_font_has_it() -> None:
    assert shape("A\u0378é", FontRole.TEXT).missing_letters() == "\u0378"


def test_forms_follow_language_before_country_when_both_are_known() -> None:
    assert cjk_region() == "KR"
    assert cjk_region("ja", "CN") == "JP"
    assert cjk_region("", "CN") == "SC"
    assert cjk_region("zh-Hant") == "TC"
    assert cjk_region("zh_CN") == "SC"
    assert cjk_region("en", "KE") == "KR"


def test_one_region_of_cjk_is_used_when_the_text_needs_it() -> None:
    assert script_families(Script.CJK, "ja")[0] == "Noto Sans CJK JP"
    assert [name for name in interface_families("ko") if "CJK" in name] == ["Noto Sans CJK KR"]


def test_runs_keep_points_with_their_letters_when_scripts_are_mixed() -> None:
    assert script_runs("Park 박지우, Seoul") == [(0, 5, "latin"), (5, 5, "cjk"), (10, 5, "latin")]


def test_latin_letters_keep_inter_when_a_name_mixes_scripts() -> None:
    families = {run.rawFont().familyName() for run in shape("Park 박", FontRole.TEXT)._layout.glyphRuns()}
    assert families == {"Inter", "Noto Sans CJK KR"}


def test_shared_character_differs_when_the_country_differs() -> None:
    def glyphs(language: str) -> list[int]:
        return shape("骨", FontRole.TEXT, language)._layout.glyphRuns()[0].glyphIndexes()

    assert glyphs("ko") != glyphs("zh")


def test_scripts_are_found_when_a_text_mixes_them() -> None:
    assert scripts_of("Park 박 رانيا") == {"cjk", "arabic"}
    assert scripts_of("São Paulo, Ольга") == frozenset()


def test_width_grows_with_the_text_when_words_are_measured() -> None:
    assert word_width_em("MM", FontRole.NAME) == pytest.approx(
        2 * word_width_em("M", FontRole.NAME), rel=0.02
    )
