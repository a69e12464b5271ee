"""How far behind a loan and each of its instalments are, in days, money and delinquency range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from lendesk.domain.loans.overdue.buckets import STAGES, bucket_of
from lendesk.domain.loans.overdue.pauses import Pause, paused_days
from lendesk.domain.loans.terms.servicing import Bucket

ONE_DAY = timedelta(days=1)


class Arrears(NamedTuple):
    """One instalment as delinquency sees it; fen. `from_date` is the day its period begins."""

    no: int
    from_date: date
    due_date: date
    paid_fen: int
    open_fen: int


class ChargebackSeen(NamedTuple):
    """Money that the payer's bank took back: what it had paid is in arrears from that day on."""

    on: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Ageing:
    """The rules by which days become delinquency.

    `grace_days` shift the loan's delinquency, never that of single instalments. `due_day_counts`: the due
    date itself is the first day past due. `earlier_pauses_count`: a pause that ended before the arrears
    began shortens them too (as some systems reckon); else only paused days in arrears count.
    """

    grace_days: int = 0
    buckets: tuple[Bucket, ...] = STAGES
    due_day_counts: bool = False
    earlier_pauses_count: bool = False


CHINESE_AGEING = Ageing()


class Behind(NamedTuple):
    """One instalment in arrears: open fen, since when, days with pauses in them and without, range."""

    no: int
    due_date: date
    amount_fen: int
    since: date
    past_due_days: int
    delinquent_days: int
    bucket: str | None


@dataclass(frozen=True, slots=True)
class Delinquency:
    """How far behind a loan is on a day.

    `amount_fen`: open in instalments past due. `since`: the day the arrears began plus the grace, None when
    nothing is in arrears. `past_due_days` without grace and pauses; `delinquent_days` with both, never below
    0. `bucket` None: no delinquency.
    """

    amount_fen: int = 0
    since: date | None = None
    past_due_days: int = 0
    delinquent_days: int = 0
    bucket: str | None = None
    rows: tuple[Behind, ...] = ()

    @property
    def by_bucket(self) -> tuple[tuple[str, int], ...]:
        """(range, fen) over the instalments in a range, the range with the fewest days first."""
        sums: dict[str, int] = {}
        for row in sorted(self.rows, key=lambda row: row.delinquent_days):
            if row.bucket is not None:
                sums[row.bucket] = sums.get(row.bucket, 0) + row.amount_fen
        return tuple(sums.items())


NOT_BEHIND = Delinquency()


def delinquency(
    rows: Sequence[Arrears],
    as_of: date,
    ageing: Ageing = CHINESE_AGEING,
    pauses: Sequence[Pause] = (),
    chargebacks: Sequence[ChargebackSeen] = (),
) -> Delinquency:
    """How far behind instalments in order of due date are on `as_of`.

    An instalment is past due on the day after its due date (or on it, see Ageing). A chargeback that takes
    back more than an instalment had been paid puts it in arrears from the chargeback's own day, even before
    the due date: then with the amount taken back beyond what was paid.
    """
    behind = [row for row in _past_due(rows, as_of, ageing, chargebacks) if row is not None]
    if not behind:
        return NOT_BEHIND
    since = behind[0][1]
    past_due = _past_due_days(since, as_of, ageing)
    days = _aged(past_due - ageing.grace_days, since, as_of, ageing, pauses)
    found = bucket_of(days, ageing.buckets)
    return Delinquency(
        amount_fen=sum(fen for _, _, fen in behind),
        since=since + ageing.grace_days * ONE_DAY,
        past_due_days=past_due,
        delinquent_days=days,
        bucket=found.name if found else None,
        rows=tuple(_aged_row(row, start, fen, as_of, ageing, pauses) for row, start, fen in behind),
    )


def _past_due(
    rows: Sequence[Arrears], as_of: date, ageing: Ageing, chargebacks: Sequence[ChargebackSeen]
) -> list[tuple[Arrears, date, int] | None]:
    """(row, since, fen) for each open row that is in arrears; of those not yet due only the first counts."""
    found: list[tuple[Arrears, date, int] | None] = []
    upcoming_seen = False
    for row in rows:
        if not row.open_fen:
            continue
        if row.due_date < as_of + (ONE_DAY if ageing.due_day_counts else timedelta()):
            taken = _taken_back(row, chargebacks, last=row is rows[-1])
            found.append((row, taken[0] if taken else row.due_date, row.open_fen))
        elif not upcoming_seen:
            upcoming_seen = True
            taken = _taken_back(row, [seen for seen in chargebacks if seen.on < as_of], last=False)
            found.append((row, *taken) if taken else None)
    return found


def _taken_back(row: Arrears, chargebacks: Sequence[ChargebackSeen], last: bool) -> tuple[date, int] | None:
    """(day, fen) from which chargebacks of the row's period exceed what it has been paid."""
    end = row.due_date + (ONE_DAY if last else timedelta())
    left, since = row.paid_fen, None
    for seen in chargebacks:
        if row.from_date <= seen.on < end:
            left -= seen.amount_fen
            if left < 0 and since is None:
                since = seen.on
    return None if since is None else (since, -left)


def _aged_row(
    row: Arrears, since: date, fen: int, as_of: date, ageing: Ageing, pauses: Sequence[Pause]
) -> Behind:
    past_due = _past_due_days(since, as_of, ageing)
    days = _aged(past_due, since, as_of, ageing, pauses)
    found = bucket_of(days, ageing.buckets)
    return Behind(row.no, row.due_date, fen, since, past_due, days, found.name if found else None)


def _past_due_days(since: date, as_of: date, ageing: Ageing) -> int:
    return (as_of - since).days + ageing.due_day_counts


def _aged(days: int, since: date, as_of: date, ageing: Ageing, pauses: Sequence[Pause]) -> int:
    if days <= 0:
        return 0
    return max(days - paused_days(pauses, as_of, None if ageing.earlier_pauses_count else since), 0)
