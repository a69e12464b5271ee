"""Changes of running loans: proposed by the officer, and decided by another person or still to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from lendesk.domain.money import yuan
from lendesk.sample.generator.stories import Story
from lendesk.usecases.messages import Command
from lendesk.usecases.servicing.commands import (
    ApproveLoanChange,
    ChangeRate,
    ExtendLoan,
    PauseDelinquency,
    RefundCredit,
    RejectLoanChange,
    RescheduleLoan,
    WaiveDebt,
    WriteOffLoan,
)

SURPLUS_FEN = yuan(1_500).minor
PAUSE_DAYS = 45
LOWER = Decimal("0.9")
"""Of the agreed rate, for who has paid well."""


def extended(story: Story) -> Iterator[date]:
    """Some only at the second try."""
    yield days_on(story, 2)
    if story.borrower.turn % 2:
        refused = story.office.order(story.officer, _extension(story, 3, "客户要求延后三期"))
        yield story.tomorrow()
        reject = RejectLoanChange(proposal_id=refused["proposal_id"], reason="期限过长，请重新申请一期")
        story.office.order(story.approver(story.loan().outstanding_fen), reject)
    ask = _extension(story, 1, "季节性回款推迟，申请展期")
    yield from agreed(story, ask, story.loan().outstanding_fen)


def rescheduled(story: Story) -> Iterator[date]:
    """Another due day, after the wages of a new job."""
    yield days_on(story, 4)
    yield from agreed(story, _new_day(story), story.loan().outstanding_fen)


def rate_changed(story: Story) -> Iterator[date]:
    yield days_on(story, 5)
    yield from agreed(story, _lower_rate(story), story.loan().outstanding_fen)


def paused(story: Story) -> Iterator[date]:
    """Overdue, and not counted for a time."""
    yield days_on(story, -9)
    yield from agreed(story, _pause(story), story.loan().outstanding_fen)


def credit_held(story: Story) -> Iterator[date]:
    """More came in than was due: it is held for the borrower."""
    yield days_on(story, 2)
    story.post(SURPLUS_FEN)


def proposed(story: Story) -> Iterator[date]:
    """A change of a loan in order waits for the second person."""
    yield days_on(story, -(story.borrower.number % 3))
    asks = (_extension, _lower_rate, _new_day, _refund)
    story.office.order(story.officer, asks[story.borrower.turn % len(asks)](story))


def proposed_late(story: Story) -> Iterator[date]:
    """A change of an overdue loan waits for the second person."""
    yield days_on(story, -(story.borrower.number % 2))
    asks = (_waiver, _write_off, _pause)
    story.office.order(story.officer, asks[story.borrower.turn % len(asks)](story))


def agreed(story: Story, proposal: Command, amount_fen: int) -> Iterator[date]:
    """Proposed by the officer, approved the next day."""
    proposal_id = story.office.order(story.officer, proposal)["proposal_id"]
    yield story.tomorrow()
    story.office.order(story.approver(amount_fen), ApproveLoanChange(proposal_id=proposal_id))


def days_on(story: Story, days: int) -> date:
    """So many days after the last act; zero or less counts back from the borrower's last day."""
    if days <= 0:
        return story.borrower.last_seen + timedelta(days=days)
    return story.office.days.day + timedelta(days=days)


def _extension(story: Story, extra_terms: int = 2, reason: str = "回款推迟两个月，申请展期") -> Command:
    day = story.office.days.day
    return ExtendLoan(loan_id=story.loan_id, value_date=day, extra_terms=extra_terms, reason=reason)


def _lower_rate(story: Story) -> Command:
    rate = f"{(story.borrower.product.rate_percent * LOWER).normalize():f}"
    return ChangeRate(
        loan_id=story.loan_id,
        rate_percent=rate,
        value_date=story.office.days.day,
        reason="连续按时还款，利率优惠",
    )


def _new_day(story: Story) -> Command:
    due = story.loan().next_due or story.office.days.day
    return RescheduleLoan(
        loan_id=story.loan_id,
        from_date=due,
        until=due + timedelta(days=10),
        value_date=story.office.days.day,
        reason="发薪日改为每月下旬，申请调整还款日",
    )


def _refund(story: Story) -> Command:
    story.post(SURPLUS_FEN)
    return RefundCredit(
        loan_id=story.loan_id,
        amount_fen=SURPLUS_FEN,
        method="transfer",
        value_date=story.office.days.day,
        reason="客户重复转账，申请退回多付款项",
    )


def _waiver(story: Story) -> Command:
    owed = story.office.state(story.loan()).outstanding
    return WaiveDebt(
        loan_id=story.loan_id,
        value_date=story.office.days.day,
        reason="客户住院治疗，申请减免罚息",
        penalty_fen=owed.penalty,
        interest_fen=0 if owed.penalty else owed.interest,
    )


def _write_off(story: Story) -> Command:
    return WriteOffLoan(
        loan_id=story.loan_id, value_date=story.office.days.day, reason="借款人失联，催收无果"
    )


def _pause(story: Story) -> Command:
    day = story.office.days.day
    end = day + timedelta(days=PAUSE_DAYS)
    return PauseDelinquency(loan_id=story.loan_id, start=day, end=end, reason="受台风影响停业，暂停逾期计算")
