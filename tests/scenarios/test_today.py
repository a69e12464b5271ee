"""A file as it wanders through the days of those who work on it, from hand-in to the first instalment."""

from __future__ import annotations

from datetime import date

from lendesk.domain.applications.application import Application
from lendesk.domain.loans.account import LoanAccount
from lendesk.usecases.applications.commands import ClaimApplication
from lendesk.usecases.disbursements.commands import ConfirmDisbursement
from lendesk.usecases.today.queries import DueLoan, GetToday, Today

from .house import OFFICER, SUPERVISOR, TELLER, House
from .people import REFERRED, borrower


def day_of(house: House, who: str) -> Today:
    day = house.ask(who, GetToday())
    assert isinstance(day, Today)
    return day


def steps(house: House, who: str, *keys: str) -> list[tuple[str, bool]]:
    """What of these records is in somebody's queue, and whether it is that person's turn."""
    return [(item.kind, item.mine) for item in day_of(house, who).items if item.key in keys]


def test_each_step_is_in_the_queue_of_whoever_has_the_next_one(house: House) -> None:
    file = house.hand_in(house.form(borrower(REFERRED)))
    assert steps(house, OFFICER, file.key) == [("file.waiting", False)]
    assert steps(house, SUPERVISOR, file.key) == [("review.waiting", True)]
    house.did(SUPERVISOR, ClaimApplication(application_id=file.key))
    assert steps(house, OFFICER, file.key) == [("file.in_review", False)]
    assert steps(house, SUPERVISOR, file.key) == [("review.mine", True)]
    house.approve(file)
    assert steps(house, OFFICER, file.key) == [("contract.prepare", True)]
    contract = house.contract(house.file(file.key))
    assert steps(house, OFFICER, file.key, contract.key) == [("contract.sign", True)]
    house.sign_without_seals(contract)
    assert steps(house, OFFICER, contract.key) == [("payment.prepare", True)]
    payment = house.prepare_payment(contract)
    assert steps(house, OFFICER, contract.key, payment) == [("payment.confirming", False)]
    assert steps(house, SUPERVISOR, payment) == [("payment.confirm", True)]
    house.did(SUPERVISOR, ConfirmDisbursement(disbursement_id=payment))
    assert steps(house, OFFICER, payment) == [("payment.bank", False)]
    house.work()
    assert steps(house, OFFICER, file.key, contract.key, payment) == []


def test_what_others_did_with_the_own_file_is_news_to_its_officer_alone(house: House) -> None:
    file: Application = house.hand_in(house.form(borrower(REFERRED)))
    house.approve(file)
    told = [(one.action, one.status) for one in day_of(house, OFFICER).news if one.key == file.key]
    assert ("DecideApplication", "approved") in told
    assert ("ClaimApplication", "approved") in told
    assert [one for one in day_of(house, TELLER).news if one.key == file.key] == []


def due_of(house: House, loan: LoanAccount) -> DueLoan | None:
    return next((one for one in day_of(house, TELLER).due if one.key == loan.key), None)


def test_an_instalment_is_due_on_its_day_until_it_is_paid(house: House) -> None:
    loan = house.loan()
    assert loan.next_due is not None
    assert due_of(house, loan) is None
    house.open_day(loan.next_due)
    due = due_of(house, loan)
    assert due is not None
    house.take(loan, due.due_fen)
    assert due_of(house, loan) is None
    figures = {one.key: one for one in day_of(house, TELLER).figures}
    assert figures["received.cash"].fen >= due.due_fen
    assert date.fromisoformat(day_of(house, TELLER).business_date) == loan.next_due
