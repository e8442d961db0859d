import pytest

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.columns import Confidence, Why, recognise_columns, remap
from wego_desktop.exchange.reading.fields import FIELD_LABELS, ImportField
from wego_desktop.exchange.reading.table import choose_table
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.messages import sentence

F = ImportField


@pytest.fixture
def recognise(make_book):
    def run(header, *rows, chosen=None):
        table = choose_table(
            read_workbook(make_book(S=[header, *(rows or [["x"] * len(header)])])), header_row=1
        )
        return recognise_columns(table, chosen)

    return run


def _fields(mappings):
    return [mapping.field.value if mapping.field else "" for mapping in mappings]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "Honorific|Given names|Family name|Gender|Email|Phone|Position|Organisation|City|Country|Region",
            "honorific|given_names|family_name|gender|email|phone|position|organisation|city|country|region",
        ),
        (
            "번호|성명|한글 이름|성별|이메일|휴대폰|직위|소속기관|도시|국가|참가 구분|식이 제한|비고",
            "|full_name|native_name|gender|email|phone|position|organisation|city|country|category"
            "|dietary|notes",
        ),
        (
            "Civilité|Prénom|Nom|Courriel|Téléphone|Fonction|Organisme|Ville|Pays|Catégorie"
            "|Régime alimentaire",
            "honorific|given_names|family_name|email|phone|position|organisation|city|country|category"
            "|dietary",
        ),
        (
            "Nombre completo|Ciudad|País|Entidad|Cargo|Correo|Tel / WhatsApp|Categoría|Idioma"
            "|Restricción alim.|Obs.",
            "full_name|city|country|organisation|position|email|phone|category|languages|dietary|notes",
        ),
        (
            "Nome completo|Cidade|País|Instituição|Cargo|E-mail|Telefone|Modalidade|Situação|Observações",
            "full_name|city|country|organisation|position|email|phone|mode|status|notes",
        ),
        ("Nombre|Apellidos|Correo", "given_names|family_name|email"),
        ("Nom|Prénom|Ville", "family_name|given_names|city"),
        ("성명 / Name|국가 (Country)|E-MAIL *", "full_name|country|email"),
        (
            "Timestamp|First Name|Last Name|Job Title|Company",
            "|given_names|family_name|position|organisation",
        ),
        (
            "Order code|Position ID|Status|Product|Attendee name: Given name|Attendee name: Family name"
            "|Attendee email",
            "external_reference||status|category|given_names|family_name|email",
        ),
        (
            "api_id|name|email|phone_number|approval_status|ticket_name",
            "external_reference|full_name|email|phone|status|category",
        ),
        (
            "E-mail 1 - Value|Phone 1 - Value|Organization Title|Organization Name",
            "email|phone|position|organisation",
        ),
    ],
)
def test_headers_are_recognised(recognise, header, fields):
    assert _fields(recognise(header.split("|"))) == fields.split("|")


def test_every_field_is_found_by_its_own_name_and_has_a_label(recognise):
    header = [field.value for field in F]
    rows = [["x"] * len(header)]
    mappings = recognise(header, *rows)
    assert [mapping.field for mapping in mappings] == list(F)
    assert set(FIELD_LABELS) == set(F)


def test_sure_match_guess_and_none_are_told_apart(recognise):
    mappings = recognise(
        ["Name", "Organistaion", "What are your dietary requirements?", "Shoe size"],
        ["Ana", "Municipio", "none at all", "38"],
    )
    assert [mapping.confidence for mapping in mappings] == [
        Confidence.SURE,
        Confidence.GUESS,
        Confidence.GUESS,
        Confidence.NONE,
    ]


def test_values_speak_where_headers_do_not(recognise):
    mappings = recognise(
        ["Who", "How to reach", "Where from", "Code"],
        ["Ana", "ana@quito.example", "Ecuador", "+593 99 555 0116"],
        ["Ben", "ben@abuja.example", "Nigeria", "+234 80 555 0117"],
        ["Chi", "chi@seoul.example", "Korea", "+82 10 555 0118"],
    )
    assert _fields(mappings)[1:3] == ["email", "country"]
    assert mappings[1].confidence is Confidence.GUESS


def test_header_against_its_values_is_only_a_guess(recognise):
    (mapping, _other) = recognise(["Email", "Name"], ["Ana Pérez", "a"], ["Ben Okafor", "b"])
    assert (mapping.field, mapping.confidence) == (F.EMAIL, Confidence.GUESS)


@pytest.mark.parametrize(
    ("values", "field"), [(["Mr", "Dr."], F.HONORIFIC), (["Mayor", "Adviser"], F.POSITION)]
)
def test_title_is_read_by_its_values(recognise, values, field):
    mappings = recognise(["Name", "Title"], *[["Ana", value] for value in values])
    assert mappings[1].field is field


def test_no_field_is_given_twice_but_lists_are(recognise):
    mappings = recognise(["Name", "Company", "City", "Company", "Session", "Sessions"])
    assert _fields(mappings) == ["full_name", "organisation", "city", "", "sessions", "sessions"]


def test_chosen_columns_go_first(recognise):
    mappings = recognise(
        ["Name", "Contact", "Email", "Notes"], chosen={"Contact": "email", "D": "-", "name": "badge_name"}
    )
    assert _fields(mappings) == ["badge_name", "email", "", ""]
    assert [mapping.confidence for mapping in mappings][1] is Confidence.CHOSEN


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({"Shoe": "email"}, "import_map_column_unknown"),
        ({"Z": "email"}, "import_map_column_unknown"),
        ({"Name": "shoe_size"}, "import_map_field_unknown"),
        ({"Name": "email", "B": "email"}, "import_map_field_twice"),
    ],
)
def test_impossible_choices_are_refused(recognise, chosen, code):
    with pytest.raises(UserError) as caught:
        recognise(["Name", "Contact"], chosen=chosen)
    assert caught.value.code == code
    assert sentence(caught.value)


def test_remap_moves_a_field_from_one_column_to_another(recognise):
    mappings = remap(recognise(["Name", "Email", "Second email"]), 2, F.EMAIL)
    assert _fields(mappings) == ["full_name", "", "email"]
    assert _fields(remap(mappings, 2, None)) == ["full_name", "", ""]


def test_of_two_whole_names_the_one_in_another_script_is_the_native_name(recognise):
    rows = [["김민준", "KIM Min-jun"], ["한서윤", "HAN Seo-yun"]]
    mappings = recognise(["성명", "영문성명"], *rows)
    assert _fields(mappings) == ["native_name", "full_name"]
    assert _fields(recognise(["성명", "이메일"], ["김민준", "k@seoul.example"])) == ["full_name", "email"]


def test_a_code_column_of_printed_numbers_holds_registration_numbers(recognise):
    rows = [["GA7-0001", "Ama"], ["GA7-0412", "Kofi"]]
    assert _fields(recognise(["Code", "Name"], *rows))[0] == "registration_number"
    assert _fields(recognise(["Code", "Name"], ["ABC12", "Ama"]))[0] == "external_reference"


def test_every_column_says_how_sure_it_is_and_why(recognise):
    header = [
        "Email",
        "성명 / Name",
        "Titulo",
        "Organistaion",
        "What is your position?",
        "Shoe size",
        "Price",
    ]
    rows = [["a@x.example", "Ana", "Mayor", "City", "Mayor", "38", "1"]]
    assert [(m.why, m.score) for m in recognise(header, *rows)] == [
        (Why.EXACT, 1.0),
        (Why.EXACT, 1.0),
        (Why.TAKEN, 0.0),
        (Why.TYPO, 0.73),
        (Why.WORDS, 0.7),
        (Why.NONE, 0.0),
        (Why.LEFT_OUT, 1.0),
    ]


def test_values_alone_and_values_against_the_header_score_low(recognise):
    mappings = recognise(["Reach", "Email"], ["a@x.example", "Ana"], ["b@x.example", "Ben"])
    assert [(m.field, m.why) for m in mappings] == [(F.EMAIL, Why.CONTENT), (None, Why.TAKEN)]
    (email,) = recognise(["Email"], ["Ana"], ["Ben"])
    assert (email.why, email.score, email.confidence) == (Why.VALUES_DIFFER, 0.3, Confidence.GUESS)


def test_remembered_mapping_goes_before_recognition_and_after_choices(make_book):
    table = choose_table(
        read_workbook(make_book(S=[["Name", "Contact", "Email"], ["Ana", "b@x.example", ""]]))
    )
    remembered = {"Contact": "email", "Email": "", "Gone": "phone", "Name": "no_such_field"}
    mappings = recognise_columns(table, remembered=remembered)
    assert _fields(mappings) == ["full_name", "email", ""]
    assert [m.why for m in mappings] == [Why.EXACT, Why.REMEMBERED, Why.REMEMBERED]
    assert _fields(recognise_columns(table, {"Contact": "phone"}, remembered=remembered)) == [
        "full_name",
        "phone",
        "",
    ]


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("What is your full name as in passport?", "full_name"),
        ("소속 기관", "organisation"),
        ("Nom de la collectivité", "organisation"),
        ("Please indicate your dietary requirements", "dietary"),
        ("¿Cuál es su cargo actual?", "position"),
        ("Qual é o seu e-mail institucional?", "email"),
        ("Date of arrival in Seoul", "arrives_at"),
        ("Hotel name in Seoul", "hotel"),
        ("Должность", "position"),
        ("電話番号", "phone"),
        ("Title (Mr/Ms)", "honorific"),
        ("Nom et prénom(s) du participant", "full_name"),
    ],
)
def test_question_of_a_form_finds_its_field(recognise, question, field):
    assert _fields(recognise([question])) == [field]


def test_filled_column_goes_before_an_empty_one_of_the_same_field(recognise):
    mappings = recognise(["Phone", "Mobile", "Name"], ["", "+82 2 555 0116", "Ana"])
    assert _fields(mappings) == ["", "phone", "full_name"]
