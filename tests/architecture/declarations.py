"""Looks at what command and query classes declare, and at who carries them out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import is_dataclass
from typing import Any

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Route

VERBS = (
    "Add",
    "Approve",
    "Attach",
    "Cancel",
    "Change",
    "Claim",
    "Close",
    "Confirm",
    "Decide",
    "Draw",
    "Explain",
    "Extend",
    "Freeze",
    "Grant",
    "HandBack",
    "Hold",
    "Import",
    "Issue",
    "Log",
    "Pause",
    "Post",
    "Prepare",
    "Prepay",
    "Promise",
    "Record",
    "Refund",
    "Reject",
    "Release",
    "Reschedule",
    "Resume",
    "Reverse",
    "Save",
    "Settle",
    "Sign",
    "Stop",
    "Submit",
    "Unfreeze",
    "Unmask",
    "Void",
    "Waive",
    "Withdraw",
    "WriteOff",
)
"""How the name of a command begins; a new verb is put here on purpose."""
QUESTIONS = ("Find", "List", "Get", "Check", "Preview")


def ill_declared_command(kind: type) -> list[str]:
    """What a command class does wrong in itself."""
    return [
        *_frozen(kind),
        *_named(kind, VERBS),
        *_declares(kind, "permission", Permission),
        *_declares(kind, "route", Route),
    ]


def ill_declared_query(kind: type) -> list[str]:
    """What a query class does wrong in itself."""
    return [
        *_frozen(kind),
        *_named(kind, QUESTIONS),
        *_declares(kind, "permission", Permission),
    ]


def unanswered(kinds: Collection[type], carried_out: Collection[type]) -> list[str]:
    """Names of classes that nobody carries out."""
    return sorted(kind.__name__ for kind in kinds if kind not in carried_out)


def unlisted(kind: type, listed: Collection[type], room: str = "lendesk.") -> list[str]:
    """Names of subclasses made in `room` that the catalogue does not hold."""
    return sorted(
        each.__name__ for each in _below(kind) if each.__module__.startswith(room) and each not in listed
    )


def snake(name: str) -> str:
    """`PostRepayment` → `post_repayment`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _below(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def _frozen(kind: type) -> Iterator[str]:
    # `__dict__`: a subclass that forgot the decorator would inherit the mark of the class above it.
    parameters: Any = kind.__dict__.get("__dataclass_params__")
    if not is_dataclass(kind) or parameters is None or not parameters.frozen:
        yield f"{kind.__name__} is no frozen dataclass"


def _named(kind: type, beginnings: Collection[str]) -> Iterator[str]:
    if not any(re.match(rf"{beginning}[A-Z]\w+$", kind.__name__) for beginning in beginnings):
        yield f"{kind.__name__} does not begin with a verb that is known, or names no thing"


def _declares(kind: type, mark: str, of: type) -> Iterator[str]:
    if not isinstance(kind.__dict__.get(mark), of):
        yield f"{kind.__name__} declares no {mark} of its own"
