"""What becomes of some loans after their instalments: settled early, prepaid, changed, given up, a limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lendesk.domain.money import yuan
from lendesk.sample.generator.borrowers import Fate
from lendesk.sample.generator.changing import (
    agreed,
    credit_held,
    days_on,
    extended,
    paused,
    proposed,
    proposed_late,
    rate_changed,
    rescheduled,
)
from lendesk.sample.generator.stories import ACTS, Story
from lendesk.usecases.servicing.commands import (
    ApproveLimit,
    DrawLimit,
    FreezeLimit,
    GrantLimit,
    IssueQuotation,
    PrepayLoan,
    RecordRecovery,
    SettleLoan,
    WriteOffLoan,
)

LIMIT_PRODUCT = "RD-v1"
LIMIT_FEN, FIRST_FEN, SECOND_FEN = yuan(30_000).minor, yuan(12_000).minor, yuan(8_000).minor
STEP_FEN, STEPS = yuan(1_000).minor, 5
"""By which the drawings of the borrowers differ."""
RECOVERED_FEN = yuan(500).minor


def load() -> None:
    """Make the acts known to the stories."""
    ACTS.update(
        {
            Fate.SETTLED_EARLY: _settled,
            Fate.PREPAID: _prepaid,
            Fate.EXTENDED: extended,
            Fate.WRITTEN_OFF: _written_off,
            Fate.LIMIT: _limit,
            Fate.LIMIT_ASKED: _limit_asked,
            Fate.RESCHEDULED: rescheduled,
            Fate.RATE_CHANGED: rate_changed,
            Fate.PAUSED: paused,
            Fate.CREDIT: credit_held,
            Fate.PROPOSED: proposed,
            Fate.PROPOSED_LATE: proposed_late,
        }
    )


def _settled(story: Story) -> Iterator[date]:
    yield days_on(story, 6)
    settle(story)


def _prepaid(story: Story) -> Iterator[date]:
    yield days_on(story, 7)
    day, loan = story.office.days.day, story.loan()
    mode = "SHORTER_TERM" if story.borrower.number % 2 else "LOWER_INSTALMENT"
    amount_fen = loan.outstanding_fen // 300_000 * 100_000  # a third, in whole thousands of yuan
    ask = IssueQuotation(loan_id=loan.key, kind="prepayment", on=day, amount_fen=amount_fen, mode=mode)
    quotation_id = story.office.order(story.teller, ask)["quotation_id"]
    paid = PrepayLoan(
        loan_id=loan.key,
        quotation_id=quotation_id,
        method="transfer",
        payer=story.borrower.front["name"],
        value_date=day,
    )
    story.office.order(story.teller, paid)


def _written_off(story: Story) -> Iterator[date]:
    yield days_on(story, -9)
    loan = story.loan()
    day = story.office.days.day
    ask = WriteOffLoan(loan_id=loan.key, value_date=day, reason="借款人失联，无可执行财产")
    yield from agreed(story, ask, story.office.state(loan).outstanding.total)
    if story.borrower.turn % 2 == 0:
        return
    yield story.office.days.day + timedelta(days=4)
    recovered = RecordRecovery(
        loan_id=loan.key,
        amount_fen=RECOVERED_FEN,
        method="transfer",
        payer=story.borrower.front["name"],
        value_date=story.office.days.day,
    )
    story.office.order(story.teller, recovered)


def _limit(story: Story) -> Iterator[date]:
    """A limit beside the loan: one drawing repaid after some days, one running."""
    yield days_on(story, 1)
    limit_id = _granted(story)
    story.office.order(story.approver(LIMIT_FEN), ApproveLimit(limit_id=limit_id))
    yield from _drawing(story, limit_id, FIRST_FEN)
    yield days_on(story, 3)
    settle(story)
    yield from _drawing(story, limit_id, SECOND_FEN)
    if story.borrower.turn % 3 == 0:
        frozen = FreezeLimit(limit_id=limit_id, reason="经营场所变更，待重新核实")
        story.office.order(story.officer, frozen)


def _limit_asked(story: Story) -> Iterator[date]:
    """The limit waits for a second person."""
    yield days_on(story, -1)
    _granted(story)


def _granted(story: Story) -> str:
    day, loan = story.office.days.day, story.loan()
    grant = GrantLimit(
        customer_id=loan.customer_id,
        product_version_id=LIMIT_PRODUCT,
        amount_fen=LIMIT_FEN,
        valid_from=day,
        valid_to=day + timedelta(days=365),
        review_on=day + timedelta(days=180),
        basis=f"{loan.number} 还款记录良好",
    )
    return story.office.order(story.officer, grant)["limit_id"]


def _drawing(story: Story, limit_id: str, amount_fen: int) -> Iterator[date]:
    more_fen = story.borrower.number // 7 % STEPS * STEP_FEN
    draw = DrawLimit(
        limit_id=limit_id,
        amount_fen=amount_fen + more_fen,
        term=3,
        method="equal_installment",
        purpose="临时周转",
    )
    printing = story.office.print_order(story.officer, draw)
    yield story.tomorrow()
    yield from story.sign(printing.result()[0]["contract_id"])
    yield from story.disburse()


def settle(story: Story) -> None:
    """By a quotation of the day."""
    day = story.office.days.day
    ask = IssueQuotation(loan_id=story.loan_id, kind="settlement", on=day)
    quotation_id = story.office.order(story.teller, ask)["quotation_id"]
    paid = SettleLoan(
        loan_id=story.loan_id,
        quotation_id=quotation_id,
        method="transfer",
        payer=story.borrower.front["name"],
        value_date=day,
    )
    story.office.order(story.teller, paid)
