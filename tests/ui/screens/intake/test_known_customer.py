"""A file that begins with a customer: what is known is filled in, the number has to be that customer's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from customers_samples import CUSTOMER
from desk import FakeDesk
from PySide6.QtWidgets import QWidget

from lendesk.domain.customers.identity import mask_id
from lendesk.usecases.applications.queries import FindDuplicates, ListProducts
from ui.screens.intake.known import known_fields, number_fits
from ui.screens.intake.screen import build
from ui.screens.intake.view import IntakeScreen
from ui.screens.surroundings import Surroundings

NUMBER = "440104199003076515"
KNOWN = replace(CUSTOMER, name="样本客户", id_masked=mask_id(NUMBER), sex="男", birth="1990-03-07")


@pytest.fixture
def screen(around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]) -> IntakeScreen:
    desk.answers |= {ListProducts: (), FindDuplicates: ()}
    made = build(around)
    assert isinstance(made, IntakeScreen)
    put_in(made)
    return made


def type_number(screen: IntakeScreen, number: str) -> None:
    field = screen.applicant.fields["id_number"]
    field.setText(number)
    field.textEdited.emit(field.text())


def test_what_is_known_stands_in_the_form_and_the_sealed_numbers_do_not(screen: IntakeScreen) -> None:
    screen.shown(KNOWN)
    fields = screen.applicant.fields
    assert fields["name"].text() == "样本客户"
    assert fields["address"].text() == KNOWN.address
    assert fields["id_number"].text() == ""
    assert fields["phone"].text() == ""
    assert screen.person.isVisible()
    assert "4401**********6515" in screen.person.title.text()
    assert screen.request.amount.hasFocus()


def test_a_number_of_another_person_is_warned_of_at_once(screen: IntakeScreen) -> None:
    screen.shown(KNOWN)
    type_number(screen, "440104199003071239")
    assert screen.wrong_person.isVisible()
    assert not screen.person.isVisible()
    type_number(screen, NUMBER)
    assert not screen.wrong_person.isVisible()
    assert screen.person.detail.text() == "证件号码相符。"


def test_the_customer_itself_is_no_duplicate_but_another_is(screen: IntakeScreen, desk: FakeDesk) -> None:
    desk.answers[FindDuplicates] = (KNOWN,)
    screen.shown(KNOWN)
    type_number(screen, NUMBER)
    assert not screen.duplicates.isVisible()
    desk.answers[FindDuplicates] = (replace(KNOWN, key="c-2", name="另一人"),)
    type_number(screen, "440104199003071239")
    assert screen.duplicates.isVisible()


def test_what_was_being_typed_is_kept_as_a_draft(screen: IntakeScreen, desk: FakeDesk) -> None:
    screen.presenter.type_into("name", "先来的客户")
    screen.shown(KNOWN)
    assert "先来的客户" in {draft.title for draft in desk.kept_drafts.values()}
    assert screen.draft.isVisible()


def test_the_next_file_is_nobodys(screen: IntakeScreen) -> None:
    screen.shown(KNOWN)
    screen.presenter.open()
    assert not screen.person.isVisible()
    assert screen.applicant.fields["name"].text() == ""


def test_what_fits_by_the_mask() -> None:
    assert number_fits(KNOWN, "4401") is None
    assert number_fits(KNOWN, f" {NUMBER} ") is True
    assert number_fits(KNOWN, "440104199003071239") is False
    assert "income" not in known_fields(replace(KNOWN, monthly_income_fen=0))
