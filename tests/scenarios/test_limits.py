"""Credit limits: granted by two, drawn on, repaid and drawn again, frozen, closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lendesk.domain.contracts.contract import Contract
from lendesk.domain.loans.account import LoanAccount
from lendesk.usecases.contracts.commands import ExplainKeyTerm
from lendesk.usecases.disbursements.commands import ConfirmDisbursement
from lendesk.usecases.messages import CommandResult
from lendesk.usecases.repayments.queries import GetLoan
from lendesk.usecases.servicing.commands import (
    ApproveLimit,
    CancelDrawing,
    CloseLimit,
    DrawLimit,
    FreezeLimit,
    GrantLimit,
    IssueQuotation,
    SettleLoan,
    UnfreezeLimit,
)
from lendesk.usecases.servicing.queries import GetLimit, LimitFile

from .house import HEAD_OF_RISK, OFFICER, SUPERVISOR, TELLER, House

LIMIT_FEN = 3_000_000


def grant(house: House, **changes: Any) -> CommandResult:
    """A limit of daily-interest credit for a new customer of the branch."""
    file = house.hand_in(house.form())
    named = {
        "customer_id": file.customer_id,
        "product_version_id": "RD-v1",
        "amount_fen": LIMIT_FEN,
        "valid_from": house.today,
        "valid_to": house.today + timedelta(days=365),
        "review_on": house.today + timedelta(days=180),
        "basis": file.number,
        **changes,
    }
    return house.order(OFFICER, GrantLimit(**named))


def open_limit(house: House, **changes: Any) -> str:
    limit_id = grant(house, **changes).made["limit_id"]
    house.did(SUPERVISOR, ApproveLimit(limit_id=limit_id))
    return limit_id


def look(house: House, limit_id: str) -> LimitFile:
    found: LimitFile = house.ask(OFFICER, GetLimit(limit_id=limit_id))
    return found


def draw(house: House, limit_id: str, amount_fen: int) -> CommandResult:
    order = DrawLimit(
        limit_id=limit_id, amount_fen=amount_fen, term=6, method="equal_installment", purpose="进货"
    )
    return house.order(OFFICER, order)


def pay_out(house: House, contract_id: str) -> LoanAccount:
    """The drawing note is explained, signed and paid as any contract."""
    contract: Contract = house.record(Contract, contract_id)
    for term_id in ("cost_sheet", *(clause.term_id for clause in contract.key_terms)):
        house.did(OFFICER, ExplainKeyTerm(contract_id=contract_id, term_id=term_id))
    house.sign_without_seals(contract)
    payment = house.prepare_payment(contract)
    house.did(SUPERVISOR, ConfirmDisbursement(disbursement_id=payment))
    house.work()
    [loan] = house.records(LoanAccount, contract_id=contract_id)
    assert isinstance(loan, LoanAccount)
    return loan


def test_a_limit_is_drawn_on_repaid_early_and_drawn_again(house: House) -> None:
    limit_id = open_limit(house)
    loan = pay_out(house, draw(house, limit_id, 2_000_000).made["contract_id"])
    used = look(house, limit_id)
    assert (used.row.used_fen, used.row.available_fen) == (2_000_000, 1_000_000)
    assert draw(house, limit_id, 1_000_001).code == "limit.exceeded"
    house.open_day(house.today + timedelta(days=9))
    issued = house.did(TELLER, IssueQuotation(loan_id=loan.key, kind="settlement", on=house.today))
    # 2,000,000 fen x 0.05 % x 9 days
    assert int(issued["amount_fen"]) == 2_000_000 + 9_000
    paid = SettleLoan(
        loan_id=loan.key, quotation_id=issued["quotation_id"], method="cash", payer="样本",
        value_date=house.today,
    )  # fmt: skip
    house.did(TELLER, paid)
    assert look(house, limit_id).row.available_fen == LIMIT_FEN
    second = pay_out(house, draw(house, limit_id, LIMIT_FEN).made["contract_id"])
    assert second.number == f"{used.row.number}-02"
    full = look(house, limit_id)
    assert (full.row.available_fen, full.exposure_total_fen) == (0, LIMIT_FEN)
    assert [one.ended for one in full.drawings] == [True, False]
    assert house.ask(OFFICER, GetLoan(loan_id=second.key)).row.status == "active"


def test_nobody_approves_the_own_limit_and_the_product_sets_the_most(house: House) -> None:
    limit_id = grant(house).made["limit_id"]
    assert house.order(OFFICER, ApproveLimit(limit_id=limit_id)).code == "access.permission"
    assert draw(house, limit_id, 100_000).code == "limit.not_active"
    assert grant(house, amount_fen=5_000_001).code == "limit.amount"
    assert grant(house, valid_to=house.today + timedelta(days=4 * 366)).code == "limit.dates"


def test_a_second_limit_of_the_same_product_is_refused(house: House) -> None:
    first = open_limit(house)
    row = look(house, first).row
    again = GrantLimit(
        customer_id=row.customer_id, product_version_id="RD-v1", amount_fen=100_000,
        valid_from=house.today, valid_to=house.today, review_on=house.today, basis="x",
    )  # fmt: skip
    assert house.order(OFFICER, again).code == "limit.exists"


def test_a_frozen_limit_lets_nothing_out_until_another_person_opens_it(house: House) -> None:
    limit_id = open_limit(house)
    house.did(OFFICER, FreezeLimit(limit_id=limit_id, reason="名下他行贷款逾期"))
    assert draw(house, limit_id, 100_000).code == "limit.frozen"
    assert look(house, limit_id).row.blocked == "limit.frozen"
    house.did(SUPERVISOR, UnfreezeLimit(limit_id=limit_id, reason="已结清"))
    assert draw(house, limit_id, 100_000).outcome == "done"


def test_an_expired_limit_and_an_overdue_drawing_let_nothing_out(house: House) -> None:
    limit_id = open_limit(house)
    loan = pay_out(house, draw(house, limit_id, 600_000).made["contract_id"])
    due = date.fromisoformat(house.ask(TELLER, GetLoan(loan_id=loan.key)).plan[0].due_date)
    house.open_day(due + timedelta(days=2))
    house.take(loan, 100)
    assert draw(house, limit_id, 100_000).code == "limit.drawing_overdue"
    house.open_day(due + timedelta(days=400))
    assert draw(house, limit_id, 100_000).code == "limit.expired"


def test_a_drawing_that_nobody_wants_gives_its_amount_back_and_the_limit_closes(house: House) -> None:
    limit_id = open_limit(house)
    contract_id = draw(house, limit_id, 1_500_000).made["contract_id"]
    assert look(house, limit_id).row.available_fen == LIMIT_FEN - 1_500_000
    close = {"limit_id": limit_id, "reason": "客户不再使用"}
    assert house.order(SUPERVISOR, CloseLimit(**close)).code == "limit.in_use"
    house.did(OFFICER, CancelDrawing(contract_id=contract_id, reason="客户改变主意"))
    assert look(house, limit_id).row.available_fen == LIMIT_FEN
    house.did(SUPERVISOR, CloseLimit(**close))
    assert draw(house, limit_id, 100_000).code == "limit.not_active"
    assert house.order(HEAD_OF_RISK, UnfreezeLimit(limit_id=limit_id, reason="x")).code == "limit.wrong_state"
