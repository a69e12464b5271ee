"""Whatever happens to a progressive loan: principal, money and rows stay whole."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.domain.loans.events.events import (
    ChargeAdded,
    ChargedBack,
    ChargedOff,
    Disbursed,
    Event,
    PaymentKind,
    Purpose,
    RepaymentPosted,
    Rescheduled,
    Undone,
)
from lendesk.domain.loans.replay.replaying import posted, replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour
from lendesk.domain.loans.terms.terms import LoanTerms
from lendesk.domain.loans.terms.terms_format import terms_from_data
from lendesk.domain.money import Money

START = date(2024, 1, 1)
ORDERS = (("PENALTY", "FEE", "INTEREST", "PRINCIPAL"), ("PENALTY", "FEE", "PRINCIPAL", "INTEREST"))
MONEY_IN = ("repayment", "merchant_issued_refund", "interest_refund")


@st.composite
def agreements(draw: st.DrawFn) -> LoanTerms:
    """Terms of a progressive loan: rest, order, rule of the surplus, processing, rate, rows."""
    parts = draw(st.sampled_from(ORDERS))
    rest = draw(st.sampled_from(["DAILY", "SAME_AS_REPAYMENT", None]))
    data: dict[str, Any] = {
        "principal": "100.00",
        "rate_pct": draw(st.sampled_from(["4", "9.4822", "24"])),
        "rate_per": "YEAR",
        "n": draw(st.sampled_from([1, 3, 6])),
        "convention": "A",
        "processing": draw(st.sampled_from(["HORIZONTAL", "VERTICAL"])),
        "payment_allocation": [
            {
                "transaction": "DEFAULT",
                "order": [
                    f"{timing}_{part}" for timing in ("PAST_DUE", "DUE", "IN_ADVANCE") for part in parts
                ],
                "future_installment_rule": draw(
                    st.sampled_from(["NEXT_INSTALLMENT", "LAST_INSTALLMENT", "REAMORTIZATION"])
                ),
            }
        ],
        "interest_refund_for": draw(st.sampled_from([[], ["MERCHANT_ISSUED_REFUND"]])),
    }
    if rest:
        data["interest_recalculation"] = {
            "rest_frequency": rest,
            "compounding": "NONE",
            "reschedule_strategy": draw(st.sampled_from(["ADJUST_LAST_UNPAID_PERIOD", "REDUCE_EMI_AMOUNT"])),
            "preclose": draw(st.sampled_from(["TILL_PRE_CLOSE_DATE", "TILL_REST_FREQUENCY_DATE"])),
        }
    return terms_from_data(data)


class Story:
    """Events being drawn, one after the other, in order of time."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.on = START
        first = Money(draw(st.integers(5_000, 10_000)))
        self.events: list[Event] = [Disbursed(key="out", value_date=START, amount=first)]

    def go_on(self) -> None:
        """One more event, some days later."""
        self.on += timedelta(days=self.draw(st.sampled_from([0, 1, 14, 31, 45])))
        key = f"e{len(self.events)}"
        kinds = [self.pay, self.pay, self.pay, self.refund, self.rate, self.settle, self.charge]
        if not any(isinstance(event, ChargedOff) for event in self.events):
            kinds += [self.tranche, self.charge_off]
        if any(isinstance(event, RepaymentPosted) for event in self.events):
            kinds += [self.charge_back, self.undo]
        made = self.draw(st.sampled_from(kinds))(key)
        if made is not None:
            self.events.append(made)

    def amount(self, most: int) -> Money:
        return Money(self.draw(st.integers(1, most)))

    def pay(self, key: str) -> Event:
        return RepaymentPosted(key=key, value_date=self.on, amount=self.amount(6_000))

    def refund(self, key: str) -> Event:
        kind = PaymentKind.MERCHANT_ISSUED_REFUND
        return RepaymentPosted(key=key, value_date=self.on, amount=self.amount(6_000), kind=kind)

    def settle(self, key: str) -> Event:
        return RepaymentPosted(key=key, value_date=self.on, amount=None, purpose=Purpose.SETTLEMENT)

    def rate(self, key: str) -> Event:
        rate = Decimal(self.draw(st.integers(1, 30)))
        since = self.on + timedelta(days=1)
        return Rescheduled(key=key, value_date=self.on, from_date=since, new_rate_pct=rate)

    def charge(self, key: str) -> Event:
        due = self.on + timedelta(days=self.draw(st.integers(-5, 20)))
        return ChargeAdded(
            key=key, value_date=self.on, name="fee", due_date=max(due, START), amount=self.amount(500)
        )

    def tranche(self, key: str) -> Event | None:
        if self.on >= date(2024, 2, 1):
            return None
        return Disbursed(key=key, value_date=self.on, amount=self.amount(9_000))

    def charge_off(self, key: str) -> Event:
        behaviour = self.draw(st.sampled_from(list(ChargeOffBehaviour)))
        return ChargedOff(key=key, value_date=self.on, behaviour=behaviour)

    def charge_back(self, key: str) -> Event | None:
        payments = [
            event
            for event in self.events
            if isinstance(event, RepaymentPosted) and event.amount and event.purpose is Purpose.INSTALMENT
        ]
        taken_back = {event.target for event in self.events if isinstance(event, ChargedBack | Undone)}
        payments = [event for event in payments if event.key not in taken_back]
        if not payments:
            return None
        target = self.draw(st.sampled_from(payments))
        fen = target.amount.minor if target.amount else 1
        return ChargedBack(key=key, value_date=self.on, amount=self.amount(fen), target=target.key)

    def undo(self, key: str) -> Event | None:
        last = self.events[-1]
        if isinstance(last, Undone | Disbursed | ChargedBack):
            return None
        return Undone(key=key, value_date=self.on, target=last.key)


@st.composite
def stories(draw: st.DrawFn) -> tuple[LoanTerms, list[Event], date]:
    """Terms, events in the order of posting and a day on or after the last one."""
    agreed, story = draw(agreements()), Story(draw)
    for _ in range(draw(st.integers(0, 6))):
        story.go_on()
    return agreed, story.events, story.on + timedelta(days=draw(st.sampled_from([0, 20, 400])))


@settings(settings.get_profile("money"))
@given(stories())
def test_sums_stay_whole(story: tuple[LoanTerms, list[Event], date]) -> None:
    agreed, events, on = story
    state = replay(agreed, events, on)
    # What held money does not cover comes back into a row, with what was held meeting it there.
    backs = [done for done in state.transactions if done.kind == "chargeback" and done.parts.principal]
    owed_again = sum(done.amount_fen for done in backs)
    assert state.due.principal == sum(fen for _, fen in state.disbursed) + owed_again
    assert all(min(row.outstanding) >= 0 for row in state.rows)
    _money_is_where_it_should_be(state)


def _money_is_where_it_should_be(state: LoanState) -> None:
    received = sum(done.amount_fen for done in state.transactions if done.kind in MONEY_IN)
    left_again = sum(done.credit_change_fen for done in state.transactions if done.kind == "chargeback")
    met_again = sum(
        -done.credit_change_fen
        for done in state.transactions
        if done.kind == "chargeback" and done.parts.principal
    )
    assert state.paid.total + state.credit.minor == received + left_again + met_again
    for done in state.transactions:
        if done.kind in MONEY_IN:
            assert done.amount_fen == done.parts.total + done.credit_change_fen


@settings(settings.get_profile("money"), max_examples=200)
@given(stories())
def test_an_undone_last_event_never_happened(story: tuple[LoanTerms, list[Event], date]) -> None:
    agreed, events, on = story
    last = events[-1]
    if isinstance(last, Disbursed | Undone):
        return
    undone = replay(agreed, [*events, Undone(key="undo", value_date=on, target=last.key)], on)
    without = replay(agreed, events[:-1], on)
    assert undone.rows == without.rows
    assert undone.credit == without.credit


@settings(settings.get_profile("money"), max_examples=300)
@given(stories())
def test_going_on_from_a_state_is_the_same_as_starting_over(
    story: tuple[LoanTerms, list[Event], date],
) -> None:
    agreed, events, on = story
    before = replay(agreed, events[:-1], events[-1].value_date)
    went_on, anew = posted(before, events[-1], on), replay(agreed, events, on)
    assert went_on.rows == anew.rows
    assert went_on.credit == anew.credit
    assert went_on.transactions == anew.transactions
