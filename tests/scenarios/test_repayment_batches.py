"""A list of payments is posted row by row, once each, and undone by another person."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from lendesk.domain.customers.customer import Customer
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.repayments.batch import RepaymentBatch
from lendesk.domain.repayments.receipt import Receipt
from lendesk.usecases.messages import new_id
from lendesk.usecases.repayments.commands import BatchRow, PostRepaymentBatch, ReverseRepaymentBatch
from lendesk.usecases.repayments.queries import CheckPostings, ListRepaymentBatches

from .house import SUPERVISOR, TELLER, House


@pytest.fixture
def loan(house: House) -> LoanAccount:
    return house.loan()


def row_on(house: House, loan: LoanAccount, row: int = 1, amount_fen: int = 10_000) -> BatchRow:
    name = house.record(Customer, loan.customer_id).name
    return BatchRow(row, loan.number, name, house.today, amount_fen, "transfer")


def refused_in(made: dict[str, str]) -> dict[int, str]:
    return {row: code for row, code, _facts in json.loads(made["refused"])}


def test_a_row_is_posted_once_however_often_it_comes(house: House, loan: LoanAccount) -> None:
    batch_id, row = new_id(), row_on(house, loan)
    before = house.record(LoanAccount, loan.key).outstanding_fen
    first = PostRepaymentBatch(batch_id=batch_id, rows=(row,))
    made = house.did(TELLER, first)
    assert (made["posted"], made["batch_number"][:3]) == ("1", "PL-")
    assert house.did(TELLER, first) == made, "the same order answers as before"
    again = house.did(TELLER, PostRepaymentBatch(batch_id=batch_id, rows=(row,)))
    assert (again["posted"], refused_in(again)) == ("0", {}), "another order with the same row does nothing"
    receipts = house.records(Receipt, number=f"{made['batch_number']}-00001")
    assert [one.amount_fen for one in receipts] == [10_000]
    batch = house.record(RepaymentBatch, batch_id)
    assert (batch.posted_count, batch.total_fen, batch.last_row) == (1, 10_000, 1)
    assert house.record(LoanAccount, loan.key).outstanding_fen <= before
    assert len(house.records(LoanEvent, command_id=first.command_id)) == 1
    other = replace(row, amount_fen=10_001)
    taken = house.did(TELLER, PostRepaymentBatch(batch_id=batch_id, rows=(other,)))
    assert refused_in(taken) == {1: "batch.row_taken"}


def test_a_refused_row_leaves_the_others_as_they_are(house: House, loan: LoanAccount) -> None:
    good = row_on(house, loan, 1, 20_000)
    rows = (
        good,
        replace(good, row=2, loan_number="XF-0000"),
        replace(good, row=3, name="别人"),
        replace(good, row=4, value_date=house.today + timedelta(days=1)),
        replace(good, row=5, value_date=loan.disbursed_on - timedelta(days=1)),
        replace(good, row=6, amount_fen=0),
        replace(good, row=7, method="shells"),
        good.__class__(8, good.loan_number, good.name, good.value_date, good.amount_fen, "transfer"),
        replace(good, row=9, confirmed_repeat=True),
    )
    made = house.did(TELLER, PostRepaymentBatch(batch_id=new_id(), rows=rows))
    assert made["posted"] == "2"
    wanted = {
        2: "batch.no_such_loan",
        3: "batch.other_name",
        4: "batch.day_ahead",
        5: "repayment.before_disbursement",
        6: "repayment.amount",
        7: "repayment.method",
        8: "batch.repeated",
    }
    assert refused_in(made) == wanted
    checked = {one.row: one.code for one in house.ask(TELLER, CheckPostings(rows=rows))}
    asked_before = {**wanted, 1: "batch.repeated", 9: ""}
    assert checked == asked_before, "the question judges as the order does"


def test_what_a_row_would_do_is_the_engines_split(house: House, loan: LoanAccount) -> None:
    row = row_on(house, loan, 1, 123)
    [checked] = house.ask(TELLER, CheckPostings(rows=(row,)))
    assert (checked.code, checked.settles_loan) == ("", False)
    assert checked.part_of or checked.surplus_fen
    [missing] = house.ask(TELLER, CheckPostings(rows=(replace(row, loan_number="XF-1"),)))
    assert missing.code == "batch.no_such_loan"
    assert loan.number in missing.suggestions
    [other] = house.ask(TELLER, CheckPostings(rows=(replace(row, name="别人"),)))
    assert (other.code, other.name_masked[:1], "*" in other.name_masked) == (
        "batch.other_name", row.name[:1], True,
    )  # fmt: skip


def test_who_posted_a_batch_does_not_reverse_it_and_another_does_so_once(
    house: House, loan: LoanAccount
) -> None:
    batch_id = new_id()
    row = row_on(house, loan, 1, 31_000)
    rows = (row, replace(row, row=2, amount_fen=32_000))
    house.did(TELLER, PostRepaymentBatch(batch_id=batch_id, rows=rows))
    order = ReverseRepaymentBatch(batch_id=batch_id, reason="对方清单有误", first_row=1)
    refused = house.order(TELLER, order)
    assert (refused.outcome, refused.code) == ("refused", "access.permission")
    stranger = house.order(SUPERVISOR, PostRepaymentBatch(batch_id=batch_id, rows=rows))
    assert stranger.outcome == "refused"
    made = house.did(SUPERVISOR, replace(order, command_id=new_id()))
    assert (made["reversed"], json.loads(made["refused"])) == ("2", [])
    again = house.did(SUPERVISOR, replace(order, command_id=new_id()))
    assert again["reversed"] == "0"
    view = next(one for one in house.ask(SUPERVISOR, ListRepaymentBatches()) if one.key == batch_id)
    assert (view.posted_count, view.standing_count, view.total_fen) == (2, 0, 63_000)


def test_an_order_without_rows_or_with_too_many_is_refused_whole(house: House, loan: LoanAccount) -> None:
    row = row_on(house, loan)
    for rows in ((), tuple(replace(row, row=number) for number in range(1, 202))):
        result = house.order(TELLER, PostRepaymentBatch(batch_id=new_id(), rows=rows))
        assert result.code == "batch.too_many_rows"
    result = house.order(TELLER, PostRepaymentBatch(batch_id=new_id(), rows=(replace(row, row=0),)))
    assert result.code == "batch.row_number"
