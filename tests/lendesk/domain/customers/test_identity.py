"""Identity facts, against published examples and each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.customers import identity

GOOD = identity.with_check_digit("44060419900307382")


def test_gb_11643_examples() -> None:
    # The two examples printed in GB 11643-1999; 110105 and 440524 are still assigned.
    assert identity.check_id_number("11010519491231002X") == ()
    assert identity.check_id_number("440524188001010014") == ()


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("", ("id_number.form",)),
        ("4406041990030738", ("id_number.form",)),
        ("11010519491231002１x", ("id_number.form",)),
        ("110105194912310021", ("id_number.check_digit",)),
        (identity.with_check_digit("44060419900231382"), ("id_number.birth",)),
        (identity.with_check_digit("99060419900228382"), ("id_number.region",)),
        # 崇文区 was closed in 2010: fine for a birth before, not after.
        (identity.with_check_digit("11010320000228382"), ()),
        (identity.with_check_digit("11010320150228382"), ("id_number.region",)),
    ],
)
def test_codes(number: str, codes: tuple[str, ...]) -> None:
    assert identity.check_id_number(number) == codes


def test_full_width_spaces_and_lower_case_are_normalised() -> None:
    assert identity.normalise_id_number(" １１０１０５ 19491231-002x") == "11010519491231002X"
    assert identity.check_id_number("１１０１０５ 19491231 002x") == ()


def test_birth_and_sex() -> None:
    assert identity.birth_of("11010519491231002X") == date(1949, 12, 31)
    assert identity.birth_of("1101") is None
    assert identity.sex_of("11010519491231002X") == "女"
    assert identity.sex_of("") == ""
    assert identity.contradictions("11010519491231002X", birth="1949-12-31", sex="女") == ()
    assert identity.contradictions("11010519491231002X", birth="1949-12-30", sex="男") == (
        "id_number.birth",
        "id_number.sex",
    )


@given(st.integers(0, 17), st.integers(1, 9))
def test_any_one_wrong_digit_is_noticed(position: int, shift: int) -> None:
    digit = "0123456789X".index(GOOD[position])
    wrong = GOOD[:position] + str((digit + shift) % 10) + GOOD[position + 1 :]
    assert wrong == GOOD or "id_number.check_digit" in identity.check_id_number(wrong)


def test_repair_is_offered_only_when_it_is_the_only_one() -> None:
    misread = GOOD[:13] + "1" + GOOD[14:]
    assert identity.id_repair(misread, birth="1990-03-07", sex="女") == GOOD
    assert identity.id_repair("123", birth="1990-03-07") == ""
    assert identity.id_repair(GOOD, birth="1990-03-07") == ""


@pytest.mark.parametrize(
    ("start", "end", "today", "codes"),
    [
        ("2016-03-12", "2036-03-12", None, ()),
        ("2016-03-12", "长期", date(2099, 1, 1), ()),
        ("2016-03-12", "2026-03-12", date(2026, 3, 12), ()),
        ("2016-03-12", "2026-03-12", date(2026, 3, 13), ("id_card.expired",)),
        ("2016-03-12", "2026-03-12", date(2016, 3, 11), ("id_card.not_yet_valid",)),
        ("2016-02-29", "2026-03-01", None, ()),
        ("2016-03-12", "2023-03-12", None, ("id_card.validity",)),
        ("2016-03-12", "", date(2026, 1, 1), ("id_card.validity",)),
    ],
)
def test_validity(start: str, end: str, today: date | None, codes: tuple[str, ...]) -> None:
    assert identity.validity_checks(start, end, today) == codes


def test_luhn_and_mobiles() -> None:
    assert identity.luhn_ok("6222 0212 3456 7890 128") == identity.luhn_ok("6222021234567890128")
    assert identity.luhn_ok("4111 1111 1111 1111")
    assert not identity.luhn_ok("4111 1111 1111 1112")
    assert not identity.luhn_ok("12")
    assert identity.usable_mobile("+86 138-0013-8000")
    assert not identity.usable_mobile("12800138000")
    assert not identity.usable_mobile("138001380001")


def test_masks() -> None:
    assert identity.mask_id("440604199003073828") == "4406**********3828"
    assert identity.mask_phone("13812342210") == "138****2210"
    assert identity.mask_card("6222021234563828") == "************3828"
    assert identity.mask_id("4406") == "****"
