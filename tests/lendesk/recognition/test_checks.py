"""Checks between fields, offers, and the small readers of text, without any picture."""

from __future__ import annotations

import pytest
from stdnum.cn import uscc

from lendesk.domain.customers import identity
from lendesk.recognition.bank_card import assign_bank_card, issuer_of
from lendesk.recognition.checks import CREDIT_CODE_LETTERS, ETHNICITIES, credit_code_checks, failed_checks
from lendesk.recognition.id_back import assign_id_back, day_iso
from lendesk.recognition.id_front import assign_id_front, birth_iso
from lendesk.recognition.lines import Character, Row, TextLine, rows_of, text_of
from lendesk.recognition.second_look import disagreements

NUMBER = identity.with_check_digit("44060419900307382")
GOOD = {
    "name": "王小明",
    "sex": identity.sex_of(NUMBER),
    "ethnicity": "汉",
    "birth": "1990-03-07",
    "address": "广东省佛山市禅城区中山路1号",
    "id_number": NUMBER,
}


def _row(text: str, y: float = 0, x: float = 0) -> Row:
    return tuple(
        Character(letter, 0.99, ((x + i, y), (x + i + 1, y), (x + i + 1, y + 1), (x + i, y + 1)))
        for i, letter in enumerate(text)
    )


def _line(text: str, x: float, y: float, rise: float = 0) -> TextLine:
    end = x + 10 * len(text)
    return TextLine(((x, y), (end, y + rise), (end, y + rise + 10), (x, y + 10)), _row(text, y, x))


def test_a_good_front_fails_nothing() -> None:
    assert failed_checks("id_front", GOOD) == {}


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("name", "王", "name.form"),
        ("name", "王小明3", "name.form"),
        ("name", "黃小明", "name.traditional"),
        ("ethnicity", "漠", "ethnicity.unknown"),
        ("birth", "1990年3", "birth.form"),
        ("birth", "1990-03-08", "id_number.birth"),
        ("sex", "男", "id_number.sex"),
        ("address", "中山路", "address.form"),
        ("id_number", NUMBER[:-1], "id_number.form"),
    ],
)
def test_a_field_that_cannot_be_right(field: str, text: str, code: str) -> None:
    assert GOOD["sex"] == "女"
    assert code in failed_checks("id_front", GOOD | {field: text})[field]


def test_long_names_with_a_dot_pass_and_all_56_peoples_are_known() -> None:
    assert failed_checks("id_front", GOOD | {"name": "阿依古丽·买买提"}) == {}
    assert len(ETHNICITIES) == 56


def test_back_and_bank() -> None:
    back = {"authority": "佛山市公安局禅城分局", "valid_from": "2020-01-05", "valid_to": "2040-01-05"}
    assert failed_checks("id_back", back) == {}
    assert failed_checks("id_back", back | {"valid_to": "2041-01-05"})["valid_to"] == ("id_card.validity",)
    assert failed_checks("bank_card", {"number": "4111111111111112"}) == {"number": ("bank_card.luhn",)}
    wrong_bank = failed_checks("bank_card", {"number": "6222601317322843223", "bank": "招商银行"})
    assert wrong_bank == {"bank": ("bank_card.bank",)}
    assert issuer_of("6222601317322843223") == "交通银行"


LICENCE = {
    "credit_code": "91440604MA4W1234X7",
    "name": "佛山市宏图贸易有限公司",
    "type": "有限责任公司（自然人独资）",
    "legal_rep": "王小明",
    "capital": "壹佰万元整",
    "est_date": "2011-09-01",
    "valid_to": "长期",
    "address": "广东省佛山市禅城区中山路1号",
    "scope": "日用百货、五金交电的批发与零售。（依法须经批准的项目）",
}
LICENCE["credit_code"] = LICENCE["credit_code"][:17] + uscc.calc_check_digit(LICENCE["credit_code"][:17])


def test_a_good_licence_fails_nothing() -> None:
    assert failed_checks("biz_license", LICENCE) == {}
    assert failed_checks("biz_license", LICENCE | {"capital": "100万元人民币"}) == {}


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("credit_code", "91440604MA4W1234X", "credit_code.check"),
        ("credit_code", "91440604MA4W1234I7", "credit_code.check"),
        ("type", "有限责任公司（自然人独资", "licence.form"),
        ("capital", "壹佰方元整", "licence.form"),
        ("valid_to", "2010-09-01", "licence.dates"),
        ("est_date", "2011年9月", "licence.dates"),
        ("scope", "日用百货（", "licence.form"),
    ],
)
def test_a_field_of_a_licence_that_cannot_be_right(field: str, text: str, code: str) -> None:
    assert failed_checks("biz_license", LICENCE | {field: text})[field] == (code,)


def test_every_other_check_character_is_refused() -> None:
    code = LICENCE["credit_code"]
    passing = [each for each in CREDIT_CODE_LETTERS if credit_code_checks(code[:17] + each) == ()]
    assert passing == [code[17]]


def test_a_card_number_has_the_length_of_its_issuer() -> None:
    short = next(n for n in (f"621700123456789{d}" for d in "0123456789") if identity.luhn_ok(n))
    assert failed_checks("bank_card", {"number": short}) == {"number": ("bank_card.length",)}


def test_an_address_nearly_of_the_county_is_for_a_person() -> None:
    nearly = failed_checks("id_front", GOOD | {"address": "广东省佛山市蝉城区中山路1号"})
    assert nearly == {"address": ("address.region",)}


def test_a_hidden_sex_and_a_torn_number_are_looked_for_beside_their_labels() -> None:
    rows = [
        _row("姓名王小明"),
        _row("性别民族汉"),
        _row("出生1990年3月7日"),
        _row("住址广东省佛山市禅城区中山路一"),
        _row("公民身份号码"),
    ]
    told = iter([_row("女"), _row("号"), _row(NUMBER)])
    read = {name: text_of(row) for name, row in assign_id_front(rows, lambda *_: next(told)).items()}
    assert sorted(read.values()) == sorted(
        ["王小明", "女", "汉", "1990年3月7日", "广东省佛山市禅城区中山路一号", NUMBER]
    )


def test_fields_are_found_also_when_a_label_is_misread() -> None:
    rows = [
        _row(text)
        for text in (
            "女名王小明",
            "性别女民旅汉",
            "出生1990年3月7日",
            "往址广东省佛山市禅城区",
            "中山路1号",
            f"公民身份号码{NUMBER.lower()}",
        )
    ]
    read = {name: text_of(row) for name, row in assign_id_front(rows).items()}
    assert read | {"birth": birth_iso(read["birth"])} == GOOD


def test_the_two_ends_of_a_validity() -> None:
    found = assign_id_back([_row("签发机关佛山市公安局"), _row("有效期限2020.01.05-长期")])
    assert {name: day_iso(text_of(row)) for name, row in found.items()} == {
        "authority": "佛山市公安局",
        "valid_from": "2020-01-05",
        "valid_to": "长期",
    }


def test_a_bank_card_number_is_the_run_that_luhn_accepts() -> None:
    found = assign_bank_card([_row("中国银行"), _row("1234567890123456"), _row("4111111111111111")])
    assert {name: text_of(row) for name, row in found.items()} == {
        "number": "4111111111111111",
        "bank": "中国银行",
    }


def test_rows_follow_a_slope_and_keep_lines_apart() -> None:
    lines = [
        _line("住址广东", 0, 100, rise=4),
        _line("省佛山", 50, 105),
        _line("中山路", 30, 118),
        _line("出生", 0, 80),
    ]
    assert [text_of(row) for row in rows_of(lines)] == ["出生", "住址广东省佛山", "中山路"]


def test_positions_on_which_two_looks_differ() -> None:
    assert disagreements("440604", "440604") == ()
    assert disagreements("440604", "440804") == (3,)
    assert disagreements("440604", "40604") == (0,)
    assert disagreements("440604", "") == (0, 1, 2, 3, 4, 5)
    assert disagreements("4406", "44096") == (2, 3)
