"""Names are spelt as people of that name say them, and found from any character on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.usecases.search.spelling import SURNAMES, initials, readings
from lendesk.usecases.search.words import (
    GAP,
    in_signs,
    number_part,
    search_words,
    tail_fits,
    tail_of,
    typed_words,
)


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("仇英", "qiuying"),
        ("单田芳", "shantianfang"),
        ("解缙", "xiejin"),
        ("曾国藩", "zengguofan"),
        ("区志强", "ouzhiqiang"),
        ("查良镛", "zhaliangyong"),
        ("朴树", "piaoshu"),
        ("种师道", "chongshidao"),
        ("缪斯", "miaosi"),
        ("尉迟恭", "yuchigong"),
        ("单于静", "chanyujing"),
        ("欧阳志强", "ouyangzhiqiang"),
    ],
)
def test_surnames_are_read_as_surnames(name: str, spelt: str) -> None:
    assert "".join(readings(name)[0]) == spelt
    assert f"{GAP}{spelt}" in search_words(name)


def test_a_surname_of_two_readings_is_found_by_both_and_a_firm_has_none() -> None:
    assert {reading[0] for reading in readings("覃勇")} == {"qin", "tan"}
    assert readings("单位食堂设备厂")[0][0] == "dan"


def test_given_names_keep_the_usual_reading() -> None:
    assert readings("李单")[0] == ("li", "dan")


def test_every_surname_of_two_characters_has_two_syllables() -> None:
    assert all(len(name) == 1 or len(name) == len(spelt) for name, spelt in SURNAMES.items())


@pytest.mark.parametrize(
    "typed", ["李秀芳", "李", "秀芳", "芳", "lxf", "l", "lixiufang", "lixf", "xiufang", "LXF", "ｌｘｆ"]
)
def test_a_customer_is_found_by(typed: str) -> None:
    assert all(f"{GAP}{in_signs(word)}" in search_words("李秀芳") for word in typed_words(typed))


@pytest.mark.parametrize("typed", ["ixf", "iufang", "李芳", "a", "%", "_", "\\"])
def test_a_customer_is_not_found_by(typed: str) -> None:
    assert not all(f"{GAP}{in_signs(word)}" in search_words("李秀芳") for word in typed_words(typed))


def test_the_whole_name_stands_before_its_parts() -> None:
    words = search_words("李秀芳").split()
    assert words[:4] == [in_signs("李秀芳"), "lxf", "lixiufang", "lixf"]
    assert words.index(in_signs("秀芳")) > 3


def test_words_of_a_typed_text() -> None:
    assert typed_words("  Chen  Xiao'ming ") == ("chen", "xiaoming")
    assert typed_words("138 1234-0003") == ("13812340003",)
    assert typed_words("陈 2210") == ("陈", "2210")
    assert typed_words(" ' ") == ()


def test_tails_and_numbers() -> None:
    assert (tail_of("2210"), tail_of("051x"), tail_of("+8613812342210")) == ("2210", "051X", "13812342210")
    assert (tail_of("221"), tail_of("x051"), tail_of("22a0")) == ("", "", "")
    assert (number_part(" xf-2025 "), number_part("xf")) == ("XF-2025", "")
    assert (number_part("李秀芳"), number_part("lxf"), number_part("李1234")) == ("", "", "")


def test_a_hidden_digit_may_be_any() -> None:
    assert tail_fits("138****2210", "2210")
    assert tail_fits("138****2210", "92210")
    assert tail_fits("138****2210", "13899992210")
    assert not tail_fits("138****2210", "13999992210")
    assert not tail_fits("138****2210", "2211")
    assert not tail_fits("2210", "12210")


def test_initials_of_a_title() -> None:
    assert initials("收款入账") == "skrz"


@given(st.text(max_size=60))
def test_any_text_has_words_that_it_is_found_by(text: str) -> None:
    words = search_words(text)
    assert words == "" or words.startswith(GAP)
    for part in words.split():
        assert f"{GAP}{part}" in words


@given(st.text(alphabet="陈李王小明芳秀长乐单曾", min_size=1, max_size=8), st.data())
def test_a_name_is_found_by_any_part_of_it(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    assert f"{GAP}{in_signs(name[start:end])}" in search_words(name)


def test_signs_are_capitals_of_one_length_that_nobody_types() -> None:
    assert in_signs("一a1") == "A00a1"
    assert in_signs("龥㐀𠀀é").isascii()
    assert len({in_signs(chr(code)) for code in range(0x3400, 0xA000)}) == 0xA000 - 0x3400
    assert in_signs("龥") != in_signs("㐀")
    assert (len(in_signs("䶿")), len(in_signs("𠀀"))) == (3, 5)
    assert in_signs("李秀芳").startswith(in_signs("李秀"))
    assert in_signs("李秀芳") not in typed_words(in_signs("李秀芳"))
    assert all(in_signs(chr(code))[0].isalpha() for code in range(0x3400, 0xA000))
