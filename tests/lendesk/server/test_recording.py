"""What happened outside is recorded once, and a refusal of it is never the last word."""

from __future__ import annotations

import pytest

from lendesk.domain.access import Target
from lendesk.domain.errors import RuleBroken
from lendesk.server.jobs.recording import carry_out_job
from lendesk.usecases.disbursements.commands import RecordPayment
from lendesk.usecases.handling import HANDLINGS, Handling
from lendesk.usecases.messages import Outcome, new_id

PAID = RecordPayment(
    command_id=new_id(), disbursement_id="d", intent_id="i", outcome="paid", bank_reference="r"
)


def answer(monkeypatch, handle):
    monkeypatch.setitem(HANDLINGS, RecordPayment, Handling(lambda *_: Target(), handle))


def refuse(_command, _context):
    raise RuleBroken("record.exists", kind="LoanAccount")


def test_a_refused_payment_record_is_tried_again_until_it_is_made(api, monkeypatch):
    answer(monkeypatch, refuse)
    for _ in range(2):
        with pytest.raises(RuleBroken):
            carry_out_job(api.centre, PAID, happened=True)
    answer(monkeypatch, lambda *_: {"loan_id": "l"})
    made = carry_out_job(api.centre, PAID, happened=True)
    assert (made.outcome, made.made) == (Outcome.DONE, {"loan_id": "l"})
    answer(monkeypatch, refuse)
    assert carry_out_job(api.centre, PAID, happened=True) == made, "once made, never again"


def test_another_refusal_is_kept_as_the_result(api, monkeypatch):
    answer(monkeypatch, refuse)
    first = carry_out_job(api.centre, PAID)
    assert (first.outcome, first.code) == (Outcome.REFUSED, "record.exists")
    answer(monkeypatch, lambda *_: {})
    assert carry_out_job(api.centre, PAID) == first
