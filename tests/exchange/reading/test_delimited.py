import pytest

from wego_desktop.exchange.reading.workbook import read_workbook


def _rows(source):
    return [list(cells) for _number, cells in source.sheets[0].rows()]


TEXTS = {
    "es": "Nombre,Ciudad\nJosé Ángel Quintanilla Ibáñez,México\n",
    "pt": "Nome,Cidade\nJoão Conceição,São Paulo\nASSUNÇÃO,MACEIÓ\n",
    "fr": "Nom,Ville\nÉloïse Lefèvre,Orléans\n",
    "de": "Name,Stadt\nJürgen Groß,Köln\n",
    "one": "Nombre,Ciudad\nIñigo Ruiz,Bilbao\n",
    "ko": "이름,소속\n김민준,서울특별시청\n",
    "ko-short": "Name,City\n한서윤,Seoul\n",
    "ko-mixed": "성명,이메일,비고\n박지호,jiho@seongnam.example,VIP 주차\n",
    "zh": "姓名,城市\n王小明,成都\n李娜,北京\n",
    "ja": "氏名,都市\n佐藤さくら,東京\nすずき ケン,大阪\n",
    "ru": "Имя,Город\nИван Петров,Москва\n",
    "tr": "Ad,Şehir\nAyşe Yılmaz,Beyoğlu\n",
    "pl": "Imię,Miasto\nZbigniew Wałęsa-Żak,Łódź\n",
    "ar": "الاسم,المدينة\nأحمد علي,الخليل\n",
}


@pytest.mark.parametrize(
    ("key", "encoding"),
    [
        *((key, encoding) for key in TEXTS for encoding in ("utf-8", "utf-8-sig", "utf-16")),
        ("es", "utf-16-le"),
        ("es", "cp1252"),
        ("es", "mac_roman"),
        ("pt", "cp1252"),
        ("pt", "mac_roman"),
        ("fr", "cp1252"),
        ("fr", "mac_roman"),
        ("de", "cp1252"),
        ("one", "cp1252"),
        ("ko", "cp949"),
        ("ko-short", "cp949"),
        ("ko-mixed", "cp949"),
        ("zh", "gb18030"),
        ("ja", "cp932"),
        ("ru", "cp1251"),
        ("tr", "cp1254"),
        ("pl", "cp1250"),
        ("ar", "cp1256"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_saved_in(make_text, key, encoding):
    source = read_workbook(make_text(TEXTS[key], encoding))
    assert _rows(source) == [line.split(",") for line in TEXTS[key].splitlines()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found_also_beside_others_in_the_cells(make_text, delimiter):
    lines = [["Name", "Position", "Notes"], ["Ana", '"Head, Mobility; Roads"', "a"], ["Ben", "Mayor", "b"]]
    source = read_workbook(make_text("\n".join(delimiter.join(line) for line in lines)))
    assert source.delimiter == delimiter
    assert _rows(source)[1] == ["Ana", "Head, Mobility; Roads", "a"]


def test_tab_separated_text_named_xls_is_read(make_text):
    source = read_workbook(make_text("Name\tUser ID\nAna Pérez\t17\n", "utf-16", "Meetup.xls"))
    assert _rows(source) == [["Name", "User ID"], ["Ana Pérez", "17"]]
    assert source.sheets[0].name == "Meetup"


def test_separator_line_of_excel_is_kept_as_a_row_number_only(make_text):
    rows = list(read_workbook(make_text("sep=;\nName;City\nAna;Quito\n")).sheets[0].rows())
    assert [(number, list(cells)) for number, cells in rows] == [
        (1, []),
        (2, ["Name", "City"]),
        (3, ["Ana", "Quito"]),
    ]


def test_quoted_line_breaks_zeros_and_long_ids_stay(make_text):
    source = read_workbook(make_text('Id,Notes\n00712345678901234567,"one\ntwo"\n=1+1,+82 2 1\n'))
    assert _rows(source)[1:] == [["00712345678901234567", "one\ntwo"], ["=1+1", "+82 2 1"]]


def test_blank_lines_keep_row_numbers_and_the_end_is_the_last_filled_row(make_text):
    sheet = read_workbook(make_text("Name\n\nAna\n\n\n")).sheets[0]
    assert sheet.row_count == 3
    assert [(n, list(cells)) for n, cells in sheet.rows() if cells] == [(1, ["Name"]), (3, ["Ana"])]


def test_a_nul_and_other_control_characters_in_a_list_do_not_make_it_unreadable(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name,City\nAnn\x00\x07\x1b Bell,Ro\x0bme\n")
    assert _rows(read_workbook(path))[0] == ["Name", "City"]
    assert _rows(read_workbook(path))[1][0].startswith("Ann")


def test_bytes_that_fit_no_encoding_are_read_with_marks_instead_of_failing(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name,City\n" + bytes([0x81, 0x8D, 0xFF, 0xFE, 0x41]) + b",x\n")
    assert _rows(read_workbook(path))[0] == ["Name", "City"]
