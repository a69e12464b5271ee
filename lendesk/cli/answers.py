"""How commands answer: exit status, JSON lines, errors as a code with facts."""

from __future__ import annotations

import json
import sys
from enum import IntEnum
from typing import Any

from lendesk.domain.errors import RuleBroken


class ExitCode(IntEnum):
    """What a calling program can tell from the status alone."""

    DONE = 0
    CHECK_FAILED = 1
    BAD_INPUT = 2
    ENVIRONMENT = 3


ENVIRONMENT_CODES = (
    "environment.",
    "keyring.",
    "server.",
    "line.",
    "database.",
    "reader.unavailable",
    "outbox.",
    "replica.",
    "workstation.",
)
"""Beginnings of the error codes that speak of the machine, not of the input."""


def tell(answer: Any) -> None:
    """One JSON line on standard output."""
    print(json.dumps(answer, ensure_ascii=False, default=str), flush=True)


def tell_error(broken: RuleBroken) -> int:
    """One JSON line on standard error; the exit status that fits the code."""
    line = json.dumps({"error": broken.code, **broken.facts}, ensure_ascii=False, default=str)
    print(line, file=sys.stderr, flush=True)
    return ExitCode.ENVIRONMENT if broken.code.startswith(ENVIRONMENT_CODES) else ExitCode.BAD_INPUT
