"""The rows of the queue: what the centre told and what waits in the outbox, sorted into five views.

Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from lendesk.usecases.synchronisation.state import OutboxRow
from lendesk.usecases.today.queries import NO_AMOUNT, Today, TodayItem, TodayNews
from ui.screens.figures import parsed

MINE, LATE, DUE, OTHERS, NEWS = "todo", "late", "due", "others", "news"
VIEWS = (MINE, LATE, DUE, OTHERS, NEWS)
LOAN_DUE, HELD = "loan.due", "order.held"
AT_THE_COUNTER = frozenset({LOAN_DUE, "loan.overdue"})
"""Who takes money does so with these at the counter; others read the loan."""
_OF_OUTBOX = frozenset({"waiting", "refused", "quarantined"})


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One row. `kind` as in `TodayItem`, `loan.due`, `news.…` or `outbox.…`; `amount_fen` None without one.

    `due` and `since` are moments, None for none; `status` is that of a changed record; `what` the command
    that changed it or waits.
    """

    kind: str
    key: str
    customer_id: str = ""
    title: str = ""
    product: tuple[str, str] = ("", "")
    number: str = ""
    amount_fen: int | None = None
    count: int = 0
    since: datetime | None = None
    due: datetime | None = None
    by_name: str = ""
    note: str = ""
    status: str = ""
    what: str = ""

    @property
    def pending(self) -> bool:
        """Not yet true: the centre has not seen it."""
        return self.kind == "outbox.waiting"

    def is_late(self, now: datetime) -> bool:
        """Past its time limit, or behind with money."""
        return self.kind == "loan.overdue" or (self.due is not None and self.due < now)

    def is_due_by(self, moment: datetime) -> bool:
        """Its time limit ends by then; an instalment of today does."""
        return self.kind == LOAN_DUE or (self.due is not None and self.due <= moment)


def sort_work(
    today: Today | None, outbox: Iterable[OutboxRow], person_id: str, now: datetime
) -> dict[str, tuple[WorkRow, ...]]:
    """The rows of each view. `now` with its zone; what is late is in the first view too, and first there."""
    items = today.items if today else ()
    mine = [_of_item(one) for one in items if one.mine]
    own = [_of_outbox(one) for one in outbox if one.author_id == person_id and one.status in _OF_OUTBOX]
    todo = [*mine, *own]
    midnight = (now.astimezone() + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    late = [one for one in todo if one.is_late(now)]
    soon = [one for one in todo if not one.is_late(now) and one.is_due_by(midnight)]
    return {
        MINE: tuple(sorted(todo, key=_urgency)),
        LATE: tuple(sorted(late, key=_urgency)),
        DUE: (*sorted(soon, key=_urgency), *due_rows(today)),
        OTHERS: tuple(_of_item(one) for one in items if not one.mine),
        NEWS: tuple(_of_news(one) for one in today.news) if today else (),
    }


def due_rows(today: Today | None) -> tuple[WorkRow, ...]:
    """Loans whose instalment of today is open."""
    return tuple(
        WorkRow(
            LOAN_DUE,
            one.key,
            title=one.customer_name,
            product=(one.product_name, one.product_name_en),
            number=one.number,
            amount_fen=one.due_fen,
        )
        for one in (today.due if today else ())
    )


def _urgency(row: WorkRow) -> tuple[int, float, int]:
    """Refused ones first, then by time limit, then those without one, the waiting ones last."""
    if row.pending:
        return (3, 0.0, 0)
    if row.kind.startswith("outbox."):
        return (0, 0.0, 0)
    return (1, row.due.timestamp(), 0) if row.due else (2, 0.0, -row.count)


def _of_item(item: TodayItem) -> WorkRow:
    return WorkRow(
        kind=item.kind,
        key=item.key,
        customer_id=item.customer_id,
        title=item.title,
        product=(item.product_name, item.product_name_en),
        number=item.number,
        amount_fen=_amount(item.amount_fen),
        count=item.count,
        since=parsed(item.since),
        due=parsed(item.due),
        by_name=item.by_name,
        note=item.note,
    )


def _of_news(news: TodayNews) -> WorkRow:
    return WorkRow(
        kind=f"news.{news.kind}",
        key=news.key,
        customer_id=news.customer_id,
        title=news.title,
        number=news.number,
        amount_fen=_amount(news.amount_fen),
        since=parsed(news.at),
        by_name=news.by_name,
        note=news.note,
        status=news.status,
        what=news.action,
    )


def _of_outbox(row: OutboxRow) -> WorkRow:
    return WorkRow(
        kind=f"outbox.{row.status}",
        key=row.command_id,
        title=row.subject,
        amount_fen=row.amount_fen or None,
        since=parsed(row.at),
        note=row.code,
        status=row.status,
        what=row.command,
    )


def _amount(fen: int) -> int | None:
    return None if fen == NO_AMOUNT else fen
