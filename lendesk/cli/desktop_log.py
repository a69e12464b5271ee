"""The desktop's own log beside its data: what went wrong, by the id that the person was told."""

from __future__ import annotations

import logging
import os
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

NAME = "desktop.log"
BYTES, KEPT = 1_000_000, 3
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Where and what kind, but not an exception's message: it may quote a borrower's data."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own text of the exception in the record, with the message.
        left, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = left

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 logging's own name
        kind, error, trace = ei
        if kind is None:
            return ""
        lines = [
            f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)
        ]
        cause = error.__cause__ or error.__context__ if error is not None else None
        told = f"{kind.__module__}.{kind.__name__}"
        return "\n".join([*lines, told if cause is None else f"{told} after {type(cause).__name__}"])


def keep_log(folder: Path) -> logging.Handler:
    """Write warnings and errors to the folder's log, readable by this system user only.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
    handler = RotatingFileHandler(path, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(WithoutValues("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return handler


def end_log(handler: logging.Handler) -> None:
    """Close it."""
    logging.getLogger().removeHandler(handler)
    handler.close()
