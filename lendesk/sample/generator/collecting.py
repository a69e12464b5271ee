"""The collector's week in the sample: calls on loans in arrears, and promises kept, broken and ahead."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from lendesk.domain.collections.contact import Outcome
from lendesk.domain.collections.promises import PromisedPart
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.sample.generator.office import Office
from lendesk.sample.generator.stories import staff
from lendesk.sample.roles import COLLECTOR
from lendesk.usecases.collections.commands import LogContact, PromiseToPay
from lendesk.usecases.messages import Command

BRANCH = "chancheng"
MOST_CASES = 24
CALLS: tuple[tuple[Outcome, str], ...] = (
    (Outcome.REACHED, "客户称货款月底到账，先还一部分"),
    (Outcome.NO_ANSWER, ""),
    (Outcome.REACHED, "近期收入减少，承诺发工资后还款"),
    (Outcome.BUSY, ""),
    (Outcome.WRONG_PERSON, "非本人接听，未透露欠款"),
    (Outcome.REACHED, "已知晓逾期，要求短信发送还款账户"),
)
DUE = (-2, 0, 4, 9)
"""Days from the last day on which a payment was promised for: broken, today, ahead."""


def collect(office: Office) -> None:
    """Two calls on each loan in arrears of the branch, and a promise on every second."""
    paused = {event.loan_id for event in office.find(LoanEvent, kind="DELINQUENCY_PAUSE")}
    behind = [
        loan
        for loan in office.find(LoanAccount, branch_id=BRANCH, status="overdue")
        if loan.days_past_due > 0 and loan.key not in paused
    ]
    collector = staff(BRANCH, COLLECTOR.key)
    for number, loan in enumerate(sorted(behind, key=lambda one: one.number)[:MOST_CASES]):
        office.orders(collector, _orders(number, loan, office.days.day), BRANCH)


def _orders(number: int, loan: LoanAccount, today: date) -> tuple[Command, ...]:
    calls: list[Command] = [
        LogContact(
            loan_id=loan.key, outcome=outcome, text=text, made_at=_at(today - timedelta(days=ago), number)
        )
        for ago, (outcome, text) in (
            (5, CALLS[number % len(CALLS)]),
            (1 + number % 3, CALLS[(number + 2) % len(CALLS)]),
        )
    ]
    if number % 2 == 0:
        due = today + timedelta(days=DUE[number // 2 % len(DUE)])
        part = PromisedPart(due, max(100, loan.due_fen // 2))
        calls.append(PromiseToPay(loan_id=loan.key, parts=(part,), made_on=today - timedelta(days=5)))
    return tuple(calls)


def _at(day: date, number: int) -> datetime:
    """Between 10 and 19 in China."""
    return datetime.combine(day, time(2 + number * 4 % 9, number * 7 % 60, tzinfo=UTC))
