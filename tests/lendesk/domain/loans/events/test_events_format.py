"""The events of the loan-case format: every type read and written, every key known by its path."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.events import events as of
from lendesk.domain.loans.events.event_types import TYPES
from lendesk.domain.loans.events.events_format import (
    Place,
    event_from_data,
    event_to_data,
    posted_from_data,
)
from lendesk.domain.loans.events.references import Pending, Reference
from lendesk.domain.loans.terms.rules import Unit
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour, Surplus
from lendesk.domain.money import Money, yuan

DAY = date(2025, 3, 10)
LATER = date(2025, 3, 12)
EVENTS: list[of.Event] = [
    of.Disbursed(
        key="a", value_date=DAY, amount=yuan("5000"), channel=of.Channel.CASH, no_auto_down_payment=True
    ),
    *(
        of.RepaymentPosted(key="a", value_date=DAY, business_date=LATER, amount=yuan("9.99"), kind=kind)
        for kind in of.PaymentKind
    ),
    of.RepaymentPosted(
        key="a",
        value_date=DAY,
        amount=yuan("10"),
        manual_split=(100, 0, 200, 700),
        surplus=Surplus.LAST_INSTALLMENT,
    ),
    of.RepaymentPosted(key="a", value_date=DAY, amount=None, purpose=of.Purpose.SETTLEMENT),
    of.RepaymentPosted(
        key="a",
        value_date=DAY,
        amount=yuan("10"),
        purpose=of.Purpose.PREPAYMENT,
        surplus=Surplus.SHORTER_TERM,
    ),
    of.RepaymentPosted(key="a", value_date=DAY, amount=yuan("10"), surplus=Surplus.NEXT_INSTALLMENT),
    of.CreditRefunded(key="a", value_date=DAY, amount=yuan("1")),
    of.RepaymentRefunded(key="a", value_date=DAY, amount=yuan("1"), channel=of.Channel.SUSPENSE),
    of.ChargedBack(key="a", value_date=DAY, amount=yuan("1"), target="e1"),
    of.ChargeAdded(
        key="a", value_date=DAY, name="NSF fee", due_date=LATER, amount=yuan("20"), is_penalty=True
    ),
    of.ChargeAdded(
        key="a",
        value_date=DAY,
        name="fee",
        due_date=LATER,
        percent=Decimal("1.5"),
        percent_of="interest",
        per_instalment=True,
    ),
    of.ChargeWaived(key="a", value_date=DAY, target="e1", amount=yuan("3")),
    of.ChargeAdjusted(key="a", value_date=DAY, target="e1", amount=yuan("3")),
    of.DebtWaived(key="a", value_date=DAY, penalty_fen=5, interest_fen=100),
    of.RateChanged(key="a", value_date=DAY, rate_pct=Decimal("4.0")),
    of.BalanceCorrected(key="a", value_date=DAY, amount=Money(-1250)),
    of.PrincipalPaid(key="a", value_date=DAY, amount=yuan("3"), instalment_due=LATER),
    of.InterestPaid(key="a", value_date=DAY, amount=yuan("3"), instalment_due=LATER),
    of.Rescheduled(
        key="a",
        value_date=DAY,
        from_date=LATER,
        adjusted_due_date=date(2025, 4, 1),
        new_rate_pct=Decimal(4),
        extra_terms=2,
        grace_principal=1,
        grace_interest=3,
    ),
    of.Rescheduled(key="a", value_date=DAY, from_date=LATER),
    of.ReAged(key="a", value_date=DAY, start_date=LATER, n=3, every=2, unit=Unit.MONTH),
    of.ReAmortised(key="a", value_date=DAY),
    of.ChargedOff(key="a", value_date=DAY, behaviour=ChargeOffBehaviour.ZERO_INTEREST),
    of.ChargedOff(key="a", value_date=DAY),
    of.WrittenOff(key="a", value_date=DAY),
    of.DelinquencyPaused(key="a", value_date=DAY, start=DAY, end=LATER),
    of.DelinquencyResumed(key="a", value_date=DAY, start=LATER),
    of.DayClosed(key="a", value_date=DAY),
    of.Undone(key="a", value_date=DAY, business_date=LATER, target="e1"),
]
PAID = {"type": "REPAYMENT", "date": "2025-03-10", "amount": "100.00"}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_what_is_written_reads_as_the_same_event(event: of.Event) -> None:
    assert event_from_data(event_to_data(event)) == event


def test_every_type_is_written_by_one_of_them() -> None:
    written = {event_to_data(event)["type"] for event in EVENTS}
    assert written == set(TYPES)


def test_an_event_class_without_a_type_is_refused() -> None:
    with pytest.raises(RuleBroken, match="bad_value"):
        event_to_data(of.Event(key="a", value_date=DAY))


@pytest.mark.parametrize(
    ("data", "code", "key"),
    [
        ([], "terms.bad_value", "event"),
        ({}, "terms.missing_key", "event.type"),
        ({**PAID, "type": "GIFT"}, "terms.bad_value", "event.type"),
        ({**PAID, "colour": 1}, "terms.unknown_key", "event.colour"),
        ({**PAID, "amount": "0"}, "terms.bad_value", "event.amount"),
        ({**PAID, "amount": "1.001"}, "terms.bad_value", "event.amount"),
        ({**PAID, "amount": None}, "terms.missing_key", "event.amount"),
        ({**PAID, "date": "2025-02-30"}, "terms.bad_value", "event.date"),
        ({**PAID, "date": None}, "terms.missing_key", "event.date"),
        ({**PAID, "surplus": "GIVE"}, "terms.bad_value", "event.surplus"),
        ({**PAID, "manual_split": {"tip": "1"}}, "terms.unknown_key", "event.manual_split.tip"),
        ({**PAID, "manual_split": {"fee": "101"}}, "terms.bad_value", "event.manual_split"),
        ({**PAID, "seq": "one"}, "terms.bad_value", "event.seq"),
        ({"type": "ADD_CHARGE", "date": "2025-03-10"}, "terms.missing_key", "event.amount"),
        (
            {"type": "ADD_CHARGE", "date": "2025-03-10", "amount": "1", "percent": "1"},
            "terms.missing_key",
            "event.amount",
        ),
        ({"type": "CLOSE_OF_BUSINESS"}, "terms.missing_key", "event.business_date"),
        ({"type": "UNDO", "date": "2025-03-10"}, "terms.missing_key", "event.target"),
        ({"type": "UNDO", "date": "2025-03-10", "target": "ANY", "nth": 0}, "terms.bad_value", "event.nth"),
        ({"type": "CHARGEBACK", "date": "2025-03-10", "amount": "1"}, "terms.missing_key", "event.of"),
        (
            {
                "type": "RE_AGE",
                "date": "2025-03-10",
                "start_date": "2025-04-01",
                "n": 1,
                "every": 1,
                "unit": "AGE",
            },
            "terms.bad_value",
            "event.unit",
        ),
        (
            {"type": "BALANCE_CORRECTION", "date": "2025-03-10", "amount": "0.001"},
            "terms.bad_value",
            "event.amount",
        ),
    ],
)
def test_what_cannot_be_an_event_is_refused_by_its_key(data: Any, code: str, key: str) -> None:
    with pytest.raises(RuleBroken) as told:
        event_from_data(data)
    assert (told.value.code, told.value.facts["key"]) == (code, key)


def test_the_id_comes_from_seq_or_place() -> None:
    assert event_from_data({**PAID, "seq": 7}).key == "e7"
    assert event_from_data(PAID, "events[2]", Place(3)).key == "e3"
    assert event_from_data({**PAID, "id": "mine"}).key == "mine"


def test_a_day_comes_from_what_the_event_carries() -> None:
    back_dated = event_from_data({**PAID, "business_date": "2025-03-12"})
    assert (back_dated.value_date, back_dated.posted_on) == (DAY, LATER)
    closed = event_from_data({"type": "CLOSE_OF_BUSINESS", "business_date": "2025-03-12"})
    assert closed.value_date == LATER
    charge = event_from_data({"type": "ADD_CHARGE", "due_date": "2025-03-12", "amount": "1"})
    assert charge.value_date == LATER
    frozen = event_from_data({"type": "DELINQUENCY_PAUSE", "start": "2025-03-10", "end": "2025-03-12"})
    assert frozen.value_date == DAY
    penalty = event_from_data({"type": "ADD_PENALTY", "amount": "3"}, "event", Place(1, LATER))
    assert isinstance(penalty, of.ChargeAdded)
    assert (penalty.value_date, penalty.due_date, penalty.is_penalty) == (LATER, LATER, True)


def test_labels_and_notes_change_nothing() -> None:
    noted = {**PAID, "channel": "AUTOPAY", "title": "first", "note": "n", "match": "m", "seq": 1}
    read = event_from_data(noted)
    assert read == event_from_data({**PAID, "id": "e1"})
    cash = event_from_data({**PAID, "channel": "cash"})
    assert isinstance(cash, of.RepaymentPosted)
    assert cash.channel is of.Channel.CASH


def test_words_of_other_systems_for_the_split() -> None:
    read = event_from_data({**PAID, "manual_split": {"commission": "10", "penalties": "3", "interest": "30"}})
    assert isinstance(read, of.RepaymentPosted)
    assert read.manual_split == (300, 1000, 3000, 5700)


@pytest.mark.parametrize(
    ("data", "reference"),
    [
        ({"target": "REPAYMENT", "nth": 2}, Reference("REPAYMENT", 2)),
        ({"target": "REPAYMENT", "match": "on date"}, Reference("REPAYMENT", 1, DAY)),
        ({"target": "Merchant Issued Refund"}, Reference("Merchant Issued Refund", 1, DAY)),
        ({"target": "ANY", "nth": 3}, Reference("ANY", 3, DAY)),
    ],
)
def test_an_undo_may_name_a_place_in_the_history(data: dict[str, Any], reference: Reference) -> None:
    read = posted_from_data({"type": "UNDO", "date": "2025-03-10", **data})
    assert isinstance(read, Pending)
    assert read.reference == reference
    assert read.finish("e4") == of.Undone(key="e1", value_date=DAY, target="e4")


def test_a_reference_is_no_event_where_ids_are_asked_for() -> None:
    with pytest.raises(RuleBroken) as told:
        event_from_data({"type": "UNDO", "date": "2025-03-10", "target": "ANY"})
    assert told.value.facts["key"] == "event.target"


def test_charges_and_payments_are_named_by_their_own_words() -> None:
    back = posted_from_data(
        {"type": "CHARGEBACK", "date": "2025-03-10", "amount": "1", "of": "REPAYMENT", "nth": 2}
    )
    assert isinstance(back, Pending)
    assert back.reference == Reference("REPAYMENT", 2, by_posting=True)
    latest = posted_from_data(
        {"type": "CHARGEBACK", "date": "2025-03-10", "amount": "1", "of": "LATEST_POSTED_REPAYMENT"}
    )
    assert isinstance(latest, Pending)
    assert latest.reference.what == "LATEST_POSTED_REPAYMENT"
    waived = posted_from_data({"type": "WAIVE_CHARGE", "date": "2025-03-10", "target": "last charge"})
    assert isinstance(waived, Pending)
    assert waived.reference == Reference("last charge")
    given = posted_from_data(
        {
            "type": "CHARGE_ADJUSTMENT",
            "date": "2025-03-10",
            "amount": "1",
            "charge": "f",
            "due_date": "2025-03-12",
        }
    )
    assert isinstance(given, Pending)
    assert given.reference == Reference("CHARGE", on=LATER, name="f")


@pytest.mark.parametrize("kind", ["ADVANCE_PAYMENT", "PREPAYMENT", "REPAYMENT"])
def test_a_payment_without_an_amount_is_none(kind: str) -> None:
    with pytest.raises(RuleBroken, match=r"missing_key"):
        event_from_data({"type": kind, "id": "a", "date": DAY.isoformat()})


def test_a_waiver_names_the_parts_that_it_lets_off_and_texts_have_an_end() -> None:
    waiver = {"type": "WAIVE_DEBT", "id": "x" * 80, "date": DAY.isoformat(), "interest": "3.00"}
    assert event_from_data(waiver) == of.DebtWaived(key="x" * 80, value_date=DAY, interest_fen=300)
    charge = {"type": "ADD_CHARGE", "id": "a", "date": DAY.isoformat(), "due_date": DAY.isoformat()}
    named = event_from_data({**charge, "amount": "1.00", "charge": "n" * 80})
    assert isinstance(named, of.ChargeAdded)
    assert named.name == "n" * 80
    undo = {"type": "UNDO", "id": "a", "date": DAY.isoformat(), "of": "k" * 81}
    for data in ({**waiver, "id": "x" * 81}, {**charge, "amount": "1.00", "charge": "n" * 81}, undo):
        with pytest.raises(RuleBroken, match=r"bad_value"):
            event_from_data(data)
