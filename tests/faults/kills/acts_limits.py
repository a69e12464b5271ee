"""The commands around credit limits, with who gives them, on what, and how to count what they did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from lendesk.domain.contracts.contract import Contract
from lendesk.domain.limits.limit import CreditLimit, LimitDrawing
from lendesk.usecases.servicing.commands import (
    ApproveLimit,
    CancelDrawing,
    CloseLimit,
    DrawLimit,
    FreezeLimit,
    GrantLimit,
    RejectLimit,
    UnfreezeLimit,
)

from .acts import Act, acted, found, holds
from .centre import DAY
from .subjects import OFFICER, SUPERVISOR, Subjects

LIMIT_FEN, DRAWN_FEN = 3_000_000, 1_000_000


def _grant(subjects: Subjects) -> GrantLimit:
    """For a customer who has no limit yet."""
    file = subjects.waiting()
    return GrantLimit(
        customer_id=file.customer_id,
        product_version_id="RD-v1",
        amount_fen=LIMIT_FEN,
        valid_from=DAY,
        valid_to=DAY + timedelta(days=365),
        review_on=DAY + timedelta(days=180),
        basis=file.number,
    )


def _proposed(subjects: Subjects) -> str:
    return subjects.order(OFFICER, _grant(subjects))["limit_id"]


def _open(subjects: Subjects) -> str:
    limit_id = _proposed(subjects)
    subjects.order(SUPERVISOR, ApproveLimit(limit_id=limit_id))
    return limit_id


def _draw(subjects: Subjects) -> DrawLimit:
    return DrawLimit(
        limit_id=_open(subjects), amount_fen=DRAWN_FEN, term=6, method="equal_installment", purpose="进货"
    )


def grant_limit(subjects: Subjects) -> Act:
    command = _grant(subjects)
    return acted(OFFICER, command, found(CreditLimit, customer_id=command.customer_id))


def approve_limit(subjects: Subjects) -> Act:
    limit_id = _proposed(subjects)
    return acted(SUPERVISOR, ApproveLimit(limit_id=limit_id), holds(CreditLimit, limit_id, status="active"))


def reject_limit(subjects: Subjects) -> Act:
    limit_id = _proposed(subjects)
    command = RejectLimit(limit_id=limit_id, reason="收入证明不足")
    return acted(SUPERVISOR, command, holds(CreditLimit, limit_id, status="rejected"))


def draw_limit(subjects: Subjects) -> Act:
    command = _draw(subjects)
    return acted(OFFICER, command, found(LimitDrawing, limit_id=command.limit_id))


def cancel_drawing(subjects: Subjects) -> Act:
    contract_id = subjects.order(OFFICER, _draw(subjects))["contract_id"]
    command = CancelDrawing(contract_id=contract_id, reason="客户改变主意")
    return acted(OFFICER, command, holds(Contract, contract_id, status="void"))


def freeze_limit(subjects: Subjects) -> Act:
    limit_id = _open(subjects)
    command = FreezeLimit(limit_id=limit_id, reason="名下他行贷款逾期")
    return acted(OFFICER, command, holds(CreditLimit, limit_id, status="frozen"))


def unfreeze_limit(subjects: Subjects) -> Act:
    limit_id = _open(subjects)
    subjects.order(OFFICER, FreezeLimit(limit_id=limit_id, reason="名下他行贷款逾期"))
    command = UnfreezeLimit(limit_id=limit_id, reason="已结清")
    return acted(SUPERVISOR, command, holds(CreditLimit, limit_id, status="active"))


def close_limit(subjects: Subjects) -> Act:
    limit_id = _open(subjects)
    command = CloseLimit(limit_id=limit_id, reason="客户不再使用")
    return acted(SUPERVISOR, command, holds(CreditLimit, limit_id, status="closed"))


LIMITS: dict[str, Callable[[Subjects], Act]] = {
    "GrantLimit": grant_limit,
    "ApproveLimit": approve_limit,
    "RejectLimit": reject_limit,
    "DrawLimit": draw_limit,
    "CancelDrawing": cancel_drawing,
    "FreezeLimit": freeze_limit,
    "UnfreezeLimit": unfreeze_limit,
    "CloseLimit": close_limit,
}
