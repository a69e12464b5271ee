"""A credit limit of one customer for one product: its life, what is used and what may still be drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money


class LimitStatus(StrEnum):
    """Where a limit stands; the value is what is stored. Expiry is not a status: it follows from the day."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    FROZEN = "frozen"
    REJECTED = "rejected"
    CLOSED = "closed"


class LimitChange(StrEnum):
    """What moves a limit on."""

    APPROVED = "approved"
    REJECTED = "rejected"
    FROZEN = "frozen"
    UNFROZEN = "unfrozen"
    CLOSED = "closed"


_S, _C = LimitStatus, LimitChange

TRANSITIONS: dict[tuple[LimitStatus, LimitChange], LimitStatus] = {
    (_S.PROPOSED, _C.APPROVED): _S.ACTIVE,
    (_S.PROPOSED, _C.REJECTED): _S.REJECTED,
    (_S.ACTIVE, _C.FROZEN): _S.FROZEN,
    (_S.FROZEN, _C.UNFROZEN): _S.ACTIVE,
    (_S.ACTIVE, _C.CLOSED): _S.CLOSED,
    (_S.FROZEN, _C.CLOSED): _S.CLOSED,
}
"""All that is allowed."""


def after(status: str, change: LimitChange) -> str:
    """The status that `change` leads to; RuleBroken `limit.wrong_state` where it is not allowed."""
    try:
        return TRANSITIONS[LimitStatus(status), change].value
    except KeyError:
        raise RuleBroken("limit.wrong_state", status=status, change=change.value) from None


@dataclass(frozen=True, slots=True)
class CreditLimit:
    """One limit as the centre stores it. May be drawn on from `valid_from` to `valid_to`, both counted.

    `basis` is what it was granted on (the number of an application, minutes of the committee); `review_on`
    the day on which it is to be looked at again; `reason` why it was last frozen, rejected or closed.
    """

    key: str
    number: str
    customer_id: str
    product_version_id: str
    branch_id: str
    region_id: str
    owner_id: str
    amount_fen: int
    valid_from: date
    valid_to: date
    review_on: date
    basis: str
    status: str
    reason: str
    proposed_by: str
    decided_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class LimitDrawing:
    """A drawing under a limit; its key is that of the contract (drawing note) that becomes the loan."""

    key: str
    limit_id: str
    customer_id: str
    branch_id: str
    amount_fen: int
    drawn_on: date
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing as it stands: `open_fen` is the loan's unpaid principal, or the whole amount while the money
    is on its way; `ended` when it was cancelled or repaid; `days_past_due` of its loan."""

    drawing: LimitDrawing
    open_fen: int
    ended: bool = False
    days_past_due: int = 0


@dataclass(frozen=True, slots=True)
class Usage:
    """What of a limit is used and left on a day (fen). `blocked` names why nothing may be drawn, or ""."""

    amount_fen: int
    used_fen: int
    available_fen: int
    blocked: str


def usage(limit: CreditLimit, drawn: Iterable[Drawn], on: date) -> Usage:
    """Used is the open principal of all drawings; a repaid part can be drawn again (随借随还).

    `blocked`: `limit.not_active`, `limit.frozen`, `limit.not_yet_valid`, `limit.expired`,
    `limit.drawing_overdue` or "".
    """
    known = tuple(drawn)
    used = sum(one.open_fen for one in known if not one.ended)
    blocked = _blocked(limit, known, on)
    left = 0 if blocked else max(limit.amount_fen - used, 0)
    return Usage(limit.amount_fen, used, left, blocked)


def check_drawing(limit: CreditLimit, drawn: Iterable[Drawn], amount: Money, on: date) -> None:
    """Raises the code of `Usage.blocked`, or RuleBroken `limit.exceeded` (amount_fen, available_fen)."""
    now = usage(limit, drawn, on)
    if now.blocked:
        raise RuleBroken(now.blocked, number=limit.number, valid_to=limit.valid_to.isoformat())
    if not 0 < amount.minor <= now.available_fen:
        raise RuleBroken("limit.exceeded", amount_fen=amount.minor, available_fen=now.available_fen)


def check_closing(drawn: Iterable[Drawn]) -> None:
    """A limit is closed when nothing under it is open. Raises RuleBroken `limit.in_use` (used_fen)."""
    used = sum(one.open_fen for one in drawn if not one.ended)
    if used:
        raise RuleBroken("limit.in_use", used_fen=used)


def check_grant(amount: Money, most_fen: int, valid_from: date, valid_to: date, review_on: date) -> None:
    """Raises RuleBroken `limit.amount` (most_fen) or `limit.dates`; a limit runs at most three years."""
    if not 0 < amount.minor <= most_fen:
        raise RuleBroken("limit.amount", amount_fen=amount.minor, most_fen=most_fen)
    if not valid_from <= review_on <= valid_to or (valid_to - valid_from).days > LONGEST_DAYS:
        raise RuleBroken("limit.dates", valid_from=valid_from.isoformat(), valid_to=valid_to.isoformat())


LONGEST_DAYS = 3 * 366


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a lender may lose with one customer (fen): drawn and undrawn limits, and loans beside them."""

    limits_fen: int
    drawn_fen: int
    undrawn_fen: int
    loans_fen: int

    @property
    def total_fen(self) -> int:
        """Drawn or still to be drawn, and all other loans."""
        return self.drawn_fen + self.undrawn_fen + self.loans_fen


def exposure(
    limits: Iterable[tuple[CreditLimit, tuple[Drawn, ...]]], other_loans_fen: Iterable[int], on: date
) -> Exposure:
    """The exposure over all limits of a customer and over the loans that are not drawings.

    A frozen limit may be opened again: what is left of it counts; of an expired or closed one only what
    is drawn.
    """
    granted = drawn = undrawn = 0
    for limit, under in limits:
        used = sum(one.open_fen for one in under if not one.ended)
        drawn += used
        if limit.status in (LimitStatus.ACTIVE, LimitStatus.FROZEN) and on <= limit.valid_to:
            granted += limit.amount_fen
            undrawn += max(limit.amount_fen - used, 0)
    return Exposure(granted, drawn, undrawn, sum(other_loans_fen))


def _blocked(limit: CreditLimit, drawn: tuple[Drawn, ...], on: date) -> str:
    if limit.status == LimitStatus.FROZEN:
        return "limit.frozen"
    if limit.status != LimitStatus.ACTIVE:
        return "limit.not_active"
    if on < limit.valid_from:
        return "limit.not_yet_valid"
    if on > limit.valid_to:
        return "limit.expired"
    if any(one.days_past_due for one in drawn if not one.ended):
        return "limit.drawing_overdue"
    return ""
