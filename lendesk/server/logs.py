"""The log of server and worker: one JSON line each on standard error, without personal data."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TypeAlias

import structlog

Event: TypeAlias = MutableMapping[str, Any]

# PostgreSQL's DETAIL and CONTEXT lines repeat the values of a row.
_VALUES = re.compile(r"^\s*(DETAIL|CONTEXT):.*$", re.MULTILINE)


def configure(level: int = logging.INFO) -> None:
    """Send the program's and its libraries' messages to standard error."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            without_values,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s %(levelname)s %(message)s")


def without_values(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """The event with what its traceback quotes of the database's rows left out."""
    if "exception" in event:
        event["exception"] = _VALUES.sub(r"\1: left out", str(event["exception"]))
    return event
