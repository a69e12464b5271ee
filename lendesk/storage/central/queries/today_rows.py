"""The row of a figure of the day, and what the figures of lending and of upkeep both ask."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Select,
    and_,
    cast,
    func,
    literal,
    null,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from lendesk.domain.access import Permission
from lendesk.storage.central.kinds import BRANCHES, DEVICES
from lendesk.storage.central.queries.asking import Asked
from lendesk.storage.central.reach import Place, reach_of
from lendesk.storage.central.tables import AUDIT_RECORDS

_X, _D, _B = AUDIT_RECORDS, DEVICES.table, BRANCHES.table
_SUMS = ("count", "fen", "part_count", "part_fen")
SILENT_AFTER = timedelta(days=3)
"""A workstation that was not seen for longer is told."""
CHINA = ZoneInfo("Asia/Shanghai")


def figure(key: str, **given: Any) -> Select[Any]:
    """One row of figures; what is not given is 0 or empty."""
    blank: dict[str, Any] = dict.fromkeys(_SUMS, literal(0, BigInteger))
    blank |= {"at": cast(null(), DateTime(True)), "days": cast(null(), ARRAY(BigInteger))}
    named = {**blank, **given}
    columns = [_whole(value) if name in _SUMS else value for name, value in named.items()]
    labelled = [column.label(name) for column, name in zip(columns, named, strict=True)]
    return select(literal(key).label("key"), *labelled)


def _whole(value: Any) -> Any:
    return cast(func.coalesce(value, 0), BigInteger)


def number(*conditions: ColumnElement[bool]) -> Any:
    """How many rows meet these."""
    return func.count().filter(and_(*conditions))


def total(column: Any, *conditions: ColumnElement[bool]) -> Any:
    """The sum over the rows that meet these."""
    return func.sum(column).filter(and_(*conditions))


def day_start(day: date) -> datetime:
    """The first moment of a business day in China."""
    return datetime.combine(day, time(), CHINA)


def decided_since(asked: Asked, moment: datetime) -> tuple[ColumnElement[bool], ...]:
    """The asker's decisions on files, among the audit records."""
    return (
        _X.c.person_id == asked.actor.person_id,
        _X.c.at >= moment,
        _X.c.action == "DecideApplication",
        _X.c.outcome == "done",
    )


def silent_devices(asked: Asked) -> ColumnElement[bool] | None:
    """Workstations in reach that are in use and were not seen for long; None without the permission."""
    if not asked.actor.grants_for(Permission.DEVICE_WRITE):
        return None
    region = select(_B.c.region_id).where(_B.c.key == _D.c.branch_id).scalar_subquery()
    covered = reach_of(asked.actor, Permission.DEVICE_WRITE).covers(Place(_D.c.branch_id, region, _D.c.key))
    return and_(covered, _D.c.status == "active", _D.c.last_seen_at < func.now() - SILENT_AFTER)
