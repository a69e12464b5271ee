"""A person's day from this workstation's own copy, while the centre cannot be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lendesk.domain.access import Permission
from lendesk.domain.errors import RuleBroken
from lendesk.domain.loans.overdue.buckets import STAGES, stage_of
from lendesk.storage.replica.replica import Replica
from lendesk.usecases.projections import ApplicationRow, LoanRow, ReceiptRow, Row
from lendesk.usecases.synchronisation.state import SignedIn
from lendesk.usecases.today.deadlines import due_moment
from lendesk.usecases.today.queries import MOST_DUE, WORKS_ON_LOANS, DueLoan, Today, TodayFigure, TodayItem
from lendesk.workstation import previews

P = Permission
OWN_STATES = ("deciding", "waiting", "in_review", "returned", "approved")


@dataclass(frozen=True, slots=True)
class OfflineDay:
    """What the copy and the person's grants say; `now` is the desk's clock."""

    replica: Replica
    person: SignedIn
    day: date
    now: Callable[[], datetime]

    def may(self, *permissions: Permission) -> bool:
        """Any one of these is granted."""
        return any(one.value in self.person.permissions for one in permissions)

    def answer(self) -> Today:
        """Open files of the branch, loans due today, receipts of the day; no decisions of others."""
        items = tuple(sorted(self._items(), key=lambda one: (not one.mine, one.due or "9999", one.since)))
        due = tuple(self._due())
        return Today(
            business_date=self.day.isoformat(),
            since=(self.now() - timedelta(days=1)).isoformat(),
            items=items,
            figures=tuple(self._figures(items, due)),
            due=due,
            news=(),
            alerts=(),
            month=(),
            from_replica=True,
        )

    def _rows(self, table: str) -> Iterator[Row]:
        yield from self.replica.each(table)

    def _items(self) -> Iterator[TodayItem]:
        for row in self._rows("applications"):
            if isinstance(row, ApplicationRow):
                yield from self._file(row)
        for row in self._rows("loans") if self.may(P.COLLECTION_WORK) else ():
            if isinstance(row, LoanRow) and row.status == "overdue" and row.days_past_due > 0:
                yield _overdue(row)

    def _file(self, row: ApplicationRow) -> Iterator[TodayItem]:
        """The own file with its next step, or another's that the person may decide."""
        me = self.person.person_id
        if row.owner_id == me and row.status in OWN_STATES and self.may(P.APPLICATION_READ):
            own = {"returned": P.APPLICATION_WRITE, "approved": P.CONTRACT_WRITE}.get(row.status)
            kind = "contract.prepare" if row.status == "approved" else f"file.{row.status}"
            yield _of_file(row, kind, own is not None and self.may(own))
        elif row.owner_id != me and self.may(P.APPLICATION_REVIEW):
            if row.status == "waiting":
                yield _of_file(row, "review.waiting", True)
            elif row.claimed_by == me:
                yield _of_file(row, "review.mine", True)

    def _due(self) -> Iterator[DueLoan]:
        if not self.may(*WORKS_ON_LOANS):
            return
        today = self.day.isoformat()
        found = [row for row in self._rows("loans") if isinstance(row, LoanRow) and row.next_due == today]
        for row in found[:MOST_DUE]:
            yield DueLoan(
                row.key,
                row.number,
                row.customer_name,
                row.product_name,
                row.product_name_en,
                _due_fen(row, self.day),
            )

    def _figures(self, items: tuple[TodayItem, ...], due: tuple[DueLoan, ...]) -> Iterator[TodayFigure]:
        taken = [
            row
            for row in self._rows("receipts")
            if isinstance(row, ReceiptRow)
            and row.value_date == self.day.isoformat()
            and row.status == "posted"
        ]
        if self.may(P.REPAYMENT_POST):
            # The copy does not say who took the money: these are the branch's figures alone.
            yield _takings("received.cash", [row for row in taken if row.method == "cash"])
            yield _takings("received.transfer", [row for row in taken if row.method != "cash"])
        if self.may(P.APPLICATION_WRITE, P.APPLICATION_REVIEW):
            mine = [one for one in items if one.mine]
            fen = sum(one.amount_fen for one in mine if one.amount_fen > 0)
            yield TodayFigure("todo", len(mine), fen, at=min((one.since for one in mine), default=""))
        if self.may(P.COLLECTION_WORK):
            yield _stages([one for one in items if one.kind == "loan.overdue"])
        if self.may(*WORKS_ON_LOANS):
            sums = (len(due), sum(one.due_fen for one in due), len(taken))
            yield TodayFigure("due", *sums, sum(row.amount_fen for row in taken))


def _of_file(row: ApplicationRow, kind: str, mine: bool) -> TodayItem:
    return TodayItem(
        kind=kind,
        key=row.key,
        customer_id=row.customer_id,
        title=row.customer_name,
        product_name=row.product_name,
        product_name_en=row.product_name_en,
        number=row.number,
        amount_fen=row.amount_fen,
        count=0,
        since=row.submitted_at,
        due=due_moment(kind, row.submitted_at),
        by_name="",
        note=row.remark,
        mine=mine,
    )


def _overdue(row: LoanRow) -> TodayItem:
    return TodayItem(
        kind="loan.overdue",
        key=row.key,
        customer_id=row.customer_id,
        title=row.customer_name,
        product_name=row.product_name,
        product_name_en=row.product_name_en,
        number=row.number,
        amount_fen=row.due_fen,
        count=row.days_past_due,
        since="",
        due="",
        by_name="",
        note="",
        mine=True,
    )


def _due_fen(row: LoanRow, day: date) -> int:
    """What of the plan falls due by the day and is open; the row's own figure where it cannot be replayed."""
    try:
        plan = previews.loan_file(row, (), day).plan
    except RuleBroken:
        return row.due_fen
    return sum(line.left_fen for line in plan if line.due_date <= day.isoformat())


def _takings(key: str, rows: list[ReceiptRow]) -> TodayFigure:
    return TodayFigure(key, part_count=len(rows), part_fen=sum(row.amount_fen for row in rows))


def _stages(items: list[TodayItem]) -> TodayFigure:
    days = tuple(sum(1 for one in items if stage_of(one.count) == stage.name) for stage in STAGES)
    return TodayFigure("overdue", len(items), sum(one.amount_fen for one in items), days=days)
