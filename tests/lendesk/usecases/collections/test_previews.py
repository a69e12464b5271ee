"""A case from the workstation's copy, and with orders that wait for the centre."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date, datetime

import pytest

from lendesk.domain.collections.conduct import CHINA
from lendesk.domain.collections.contact import Outcome
from lendesk.domain.collections.promises import PromisedPart
from lendesk.usecases.collections.commands import LogContact, PromiseToPay
from lendesk.usecases.collections.previews import offline_case, preview_contact, preview_promise
from lendesk.usecases.collections.queries import UNKNOWN_COUNT
from lendesk.usecases.projections import LoanRow, ReceiptRow

TERMS = {
    "principal": "50000.00", "rate_pct": "12.6", "rate_per": "YEAR", "n": 12,
    "disbursement_date": "2026-03-02", "convention": "cn_monthly",
}  # fmt: skip
PAID_OUT = {
    "key": "e1",
    "type": "DISBURSEMENT",
    "date": "2026-03-02",
    "amount": "50000.00",
    "channel": "bank",
}
NOON = datetime(2026, 5, 10, 12, 0, tzinfo=CHINA)


def row(kind, **named):
    blank = {field.name: 0 if field.type == "int" else "" for field in fields(kind)}
    return kind(**{**blank, **named})


def case(*events):
    loan = row(
        LoanRow, key="l1", number="XF-1", customer_name="罗志文", status="overdue", disbursed_on="2026-03-02",
        terms=json.dumps(TERMS), events=json.dumps([PAID_OUT, *events]),
    )  # fmt: skip
    receipts = (row(ReceiptRow, key="r1", amount_fen=5, status="posted"), row(ReceiptRow, status="voided"))
    return offline_case(loan, "4418", receipts, date(2026, 5, 10))


def test_arrears_are_replayed_and_the_centres_counts_are_unknown():
    file = case()
    assert [line.due_date for line in file.arrears] == ["2026-04-02", "2026-05-02"]
    assert file.due_fen == sum(line.total_fen for line in file.arrears) > 0
    for line in file.arrears:
        parts = line.principal_fen + line.interest_fen + line.fee_fen + line.penalty_fen
        assert parts == line.total_fen
    assert (file.term, file.next_no, file.line.days_past_due) == (12, 1, 38)
    assert (file.connected_today, file.paused_until, file.line.step) == (UNKNOWN_COUNT, "", "call")
    assert [event.kind for event in file.events] == ["repayment"]
    assert file.from_replica


def test_a_pause_in_force_is_told():
    pause = {
        "key": "e2", "type": "DELINQUENCY_PAUSE", "date": "2026-05-01",
        "start": "2026-05-01", "end": "2026-06-01",
    }  # fmt: skip
    file = case(pause)
    assert (file.paused_until, file.line.step) == ("2026-06-01", "paused")


@pytest.mark.parametrize(("outcome", "counted"), [(Outcome.REACHED, 2), (Outcome.BUSY, 1)])
def test_a_waiting_call_counts_once_it_was_answered(outcome, counted):
    file = replace(case(), connected_today=1, connected_this_week=1)
    command = LogContact(loan_id="l1", outcome=outcome, text="月底还", made_at=NOON)
    shown = preview_contact(file, command, "何伟")
    assert (shown.connected_today, shown.connected_this_week) == (counted, counted)
    assert (shown.events[0].key, shown.events[0].text) == (command.command_id, "月底还")
    assert preview_contact(case(), command, "").connected_today == UNKNOWN_COUNT


def test_waiting_promises_stand_above_the_history():
    parts = (PromisedPart(date(2026, 5, 12), 100), PromisedPart(date(2026, 5, 20), 200))
    command = PromiseToPay(loan_id="l1", parts=parts, made_on=date(2026, 5, 10))
    shown = preview_promise(case(), command, "何伟")
    assert [(one.amount_fen, one.on, one.what) for one in shown.events[:2]] == [
        (100, "2026-05-12", "open"),
        (200, "2026-05-20", "open"),
    ]
    assert len({one.key for one in shown.events}) == 3
