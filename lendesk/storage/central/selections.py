"""The SELECT behind each row of the workstations: joins, where a row belongs, what a replica keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Select,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from lendesk.domain.calendars import Shift
from lendesk.domain.loans.states import LoanStatus
from lendesk.storage.central.horizon import ENDED_FILES
from lendesk.storage.central.kinds import (
    APPLICATIONS,
    BRANCHES,
    CALENDAR_YEARS,
    CUSTOMERS,
    DECISIONS,
    LOAN_ACCOUNTS,
    LOAN_EVENTS,
    PERSONS,
    PRODUCT_VERSIONS,
    RECEIPTS,
)
from lendesk.storage.central.reach import Place

ENDED_LOANS = (LoanStatus.SETTLED.value,)


@dataclass(frozen=True, slots=True)
class Selection:
    """A statement with the columns to narrow it by; `kept(person, horizon)` is what a replica holds."""

    statement: Select[Any]
    key: ColumnElement[str]
    place: Place
    kept: Callable[[str, date], ColumnElement[bool]]


def _all_kept(_person_id: str, _horizon: date) -> ColumnElement[bool]:
    return true()


_C, _A, _D = CUSTOMERS.table, APPLICATIONS.table, DECISIONS.table
_L, _E, _R = LOAN_ACCOUNTS.table, LOAN_EVENTS.table, RECEIPTS.table
_P, _B, _S = PRODUCT_VERSIONS.table, BRANCHES.table, PERSONS.table
_NAMES = (
    _C.c.name.label("customer_name"),
    _P.c.name.label("product_name"),
    _P.c.name_en.label("product_name_en"),
)

CUSTOMER = Selection(
    select(*(column for column in _C.c if not column.name.endswith(("_index", "_tail")))),
    _C.c.key,
    Place(_C.c.branch_id, _C.c.region_id, _C.c.owner_id),
    _all_kept,
)


def _file_kept(person_id: str, horizon: date) -> ColumnElement[bool]:
    """Open files of the branch, and the own ones of late."""
    own_of_late = and_(_A.c.owner_id == person_id, _A.c.submitted_at >= horizon)
    return or_(_A.c.status.not_in(ENDED_FILES), own_of_late)


_SCORE = (
    select(cast(cast(_D.c.inputs, JSONB).op("->>")("bureau_score"), BigInteger))
    .where(_D.c.application_id == _A.c.key)
    .order_by(_D.c.revision.desc())
    .limit(1)
    .scalar_subquery()
)

APPLICATION = Selection(
    select(*(column for column in _A.c if column.name != "readings"), *_NAMES, _SCORE.label("score"))
    .join(_C, _C.c.key == _A.c.customer_id)
    .join(_P, _P.c.key == _A.c.product_version_id),
    _A.c.key,
    Place(_A.c.branch_id, _A.c.region_id, _A.c.owner_id),
    _file_kept,
)

_EVENTS = (
    select(
        func.jsonb_agg(
            aggregate_order_by(
                func.jsonb_build_object(
                    *(
                        part
                        for name in ("key", "kind", "value_date", "data")
                        for part in (literal(name), _E.c[name])
                    )
                ),
                _E.c.sequence,
            )
        )
    )
    .where(_E.c.loan_id == _L.c.key)
    .scalar_subquery()
)

LOAN = Selection(
    select(*_L.c, *_NAMES, _EVENTS.label("events"))
    .join(_C, _C.c.key == _L.c.customer_id)
    .join(_P, _P.c.key == _L.c.product_version_id),
    _L.c.key,
    Place(_L.c.branch_id, _L.c.region_id, _L.c.owner_id),
    lambda _person_id, _horizon: _L.c.status.not_in(ENDED_LOANS),
)

RECEIPT = Selection(
    select(*_R.c, _L.c.owner_id, _L.c.number.label("loan_number"), _C.c.name.label("customer_name"))
    .join(_L, _L.c.key == _R.c.loan_id)
    .join(_C, _C.c.key == _R.c.customer_id),
    _R.c.key,
    Place(_R.c.branch_id, _R.c.region_id, _L.c.owner_id),
    lambda _person_id, horizon: _R.c.posted_at >= horizon,
)

_NEWER = _P.alias("newer")
_EMPTY = literal("")

_Y, _LATER = CALENDAR_YEARS.table, CALENDAR_YEARS.table.alias("later")
_DAY = func.jsonb_array_elements(_Y.c.days).table_valued("value").lateral()
_DATE = _DAY.c.value.op("->>")("day")
_SIGN = case((cast(_DAY.c.value.op("->>")("works"), Boolean), "+"), else_="-")
_CALENDAR = case(
    (
        _P.c.rest_day_shift != Shift.NONE.value,
        # As `calendar_text` writes it: the special days of the newest version of every year.
        select(
            func.string_agg(
                _SIGN.concat(_DATE),
                aggregate_order_by(literal(",", Text), _DATE, _Y.c.year),
            )
        )
        .select_from(_Y.join(_DAY, true()))
        .where(~exists().where(_LATER.c.year == _Y.c.year, _LATER.c.version > _Y.c.version))
        .scalar_subquery(),
    ),
    else_="",
)

PRODUCT = Selection(
    select(*_P.c, _CALENDAR.label("calendar")).where(
        ~exists().where(_NEWER.c.code == _P.c.code, _NEWER.c.version > _P.c.version)
    ),
    _P.c.key,
    Place(_EMPTY, _EMPTY, _EMPTY),
    _all_kept,
)

BRANCH = Selection(select(*_B.c), _B.c.key, Place(_B.c.key, _B.c.region_id, _EMPTY), _all_kept)

PERSON = Selection(
    select(_S.c.key, _S.c.branch_id, _S.c.region_id, _S.c.staff_number, _S.c.name),
    _S.c.key,
    Place(_S.c.branch_id, _S.c.region_id, _S.c.key),
    _all_kept,
)
