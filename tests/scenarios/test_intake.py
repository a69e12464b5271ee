"""What is wrong with a form is told when it is handed in, and nothing of it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lendesk.domain.applications.application import Application
from lendesk.domain.customers.customer import Customer
from lendesk.usecases.applications.commands import SubmitApplication

from .house import OFFICER, START, House
from .people import borrower


def refused(house: House, form: SubmitApplication) -> str:
    """The code of the refusal; no file and no customer came of it."""
    result = house.queue(OFFICER, form)
    assert result.outcome == "refused", result
    assert not house.records(Application, key=form.application_id)
    assert not house.records(Customer, id_number=form.applicant.id_number)
    return result.code


def test_an_id_card_that_expired_yesterday_is_refused_and_one_that_expires_today_is_taken(
    house: House,
) -> None:
    yesterday = borrower(id_valid_to=START - timedelta(days=1))
    assert refused(house, house.form(yesterday)) == "application.expired_id"
    assert house.hand_in(house.form(borrower(id_valid_to=START))).status == "approved"
    assert house.hand_in(house.form(borrower(id_valid_to=None))).status == "approved", "for life"


def test_a_wrong_check_digit_is_refused(house: House) -> None:
    good = borrower()
    wrong = "0" if good.id_number[-1] != "0" else "1"
    form = house.form(replace(good, id_number=good.id_number[:-1] + wrong))
    assert refused(house, form) == "id_number.check_digit"


def test_a_number_that_contradicts_the_card_is_refused(house: House) -> None:
    assert refused(house, house.form(replace(borrower(), sex="女"))) == "id_number.sex"


def test_a_bank_card_that_fails_luhn_is_refused(house: House) -> None:
    good = borrower()
    wrong = str((int(good.card_number[-1]) + 1) % 10)
    form = house.form(replace(good, card_number=good.card_number[:-1] + wrong))
    assert refused(house, form) == "bank_card.luhn"


@pytest.mark.parametrize("missing", [{"consent_version": ""}, {"consent_purposes": ("sharing",)}])
def test_without_consent_to_the_bureau_enquiry_a_file_is_refused(
    house: House, missing: dict[str, object]
) -> None:
    assert refused(house, house.form(**missing)) == "application.no_consent"


def test_a_missing_document_is_named(house: House) -> None:
    form = house.form()
    form = replace(form, materials=form.materials[:1])
    result = house.queue(OFFICER, form)
    assert (result.code, result.facts) == ("application.missing_material", {"kind": "id_back"})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"amount_fen": -1}, "product.amount_out_of_range"),
        ({"amount_fen": 0}, "product.amount_out_of_range"),
        ({"amount_fen": 2**62}, "product.amount_out_of_range"),
        ({"term": 0}, "product.term_out_of_range"),
        ({"term": -12}, "product.term_out_of_range"),
        ({"method": "flat"}, "product.method_not_offered"),
        ({"purpose": " "}, "application.no_purpose"),
        ({"product_version_id": "XF-v99"}, "record.missing"),
    ],
)
def test_a_request_outside_the_product_is_refused(
    house: House, changes: dict[str, object], code: str
) -> None:
    assert refused(house, house.form(**changes)) == code


def test_numbers_typed_in_full_width_are_kept_as_plain_digits(house: House) -> None:
    plain = borrower()
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    typed = replace(
        plain, phone="+86 " + plain.phone.translate(wide), card_number=plain.card_number.translate(wide)
    )
    file = house.hand_in(house.form(typed))
    kept = house.record(Customer, file.customer_id)
    assert (kept.phone, kept.card_number) == (plain.phone, plain.card_number)


@pytest.mark.parametrize("field", ["name", "address"])
def test_text_that_no_database_keeps_is_refused_and_not_held_as_a_defect(house: House, field: str) -> None:
    form = house.form(replace(borrower(), **{field: "样\x00本"}))
    assert refused(house, form) == "command.malformed"


@pytest.mark.parametrize(("fen", "code"), [(-1, "amount.not_positive"), (2**62, "amount.too_large")])
def test_an_income_that_cannot_be_is_refused(house: House, fen: int, code: str) -> None:
    assert refused(house, house.form(borrower(monthly_income_fen=fen))) == code
