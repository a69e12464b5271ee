"""The life of a loan as a table of allowed transitions."""

from __future__ import annotations

from enum import StrEnum

from lendesk.domain.errors import RuleBroken


class LoanStatus(StrEnum):
    """Where a loan stands; the value is what is stored."""

    AWAITING = "awaiting"
    ACTIVE = "active"
    OVERDUE = "overdue"
    SETTLED = "settled"
    WRITTEN_OFF = "written_off"


class LoanChange(StrEnum):
    """What moves a loan on: an event, or the passing of a due date."""

    DISBURSED = "disbursed"
    DISBURSEMENT_REVERSED = "disbursement_reversed"
    FELL_BEHIND = "fell_behind"
    CAUGHT_UP = "caught_up"
    PAID_IN_FULL = "paid_in_full"
    WRITTEN_OFF = "written_off"
    REOPENED = "reopened"


_S, _C = LoanStatus, LoanChange

TRANSITIONS: dict[tuple[LoanStatus, LoanChange], LoanStatus] = {
    (_S.AWAITING, _C.DISBURSED): _S.ACTIVE,
    (_S.ACTIVE, _C.DISBURSEMENT_REVERSED): _S.AWAITING,
    (_S.ACTIVE, _C.FELL_BEHIND): _S.OVERDUE,
    (_S.ACTIVE, _C.PAID_IN_FULL): _S.SETTLED,
    (_S.OVERDUE, _C.CAUGHT_UP): _S.ACTIVE,
    (_S.OVERDUE, _C.PAID_IN_FULL): _S.SETTLED,
    (_S.ACTIVE, _C.WRITTEN_OFF): _S.WRITTEN_OFF,
    (_S.OVERDUE, _C.WRITTEN_OFF): _S.WRITTEN_OFF,
    (_S.SETTLED, _C.REOPENED): _S.ACTIVE,
    (_S.WRITTEN_OFF, _C.REOPENED): _S.ACTIVE,
}
"""All that is allowed; the drawing in the docs is made from it."""


def after(status: LoanStatus, change: LoanChange) -> LoanStatus:
    """The status that `change` leads to; RuleBroken `loan.wrong_state` where it is not allowed."""
    try:
        return TRANSITIONS[status, change]
    except KeyError:
        raise RuleBroken("loan.wrong_state", status=status.value, change=change.value) from None
