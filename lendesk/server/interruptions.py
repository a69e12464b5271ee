"""Tells a lost database, a lock or a full disk from a defect: those consume nothing and are tried again."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from psycopg import errors
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from lendesk.usecases.synchronisation.ports import Interrupted

LOG = structlog.get_logger("lendesk.server")
DISK_FULL = "DiskFull"
"""What an Interrupted says that ran out of room, be it the files' disk or the database's."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_PASSING = (
    errors.LockNotAvailable,
    errors.DeadlockDetected,
    errors.SerializationFailure,
    errors.QueryCanceled,
    errors.AdminShutdown,
    errors.CrashShutdown,
    errors.CannotConnectNow,
    errors.TooManyConnections,
    errors.DiskFull,
    errors.OutOfMemory,
    errors.IdleInTransactionSessionTimeout,
)


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise Interrupted in the place of an error that is the database's, not the command's."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout) as lost:
        raise Interrupted(_name(lost)) from lost
    except DBAPIError as error:
        if error.connection_invalidated or isinstance(error.orig, _PASSING):
            raise Interrupted(_name(error)) from error
        raise


@contextmanager
def room_to_write(place: str) -> Iterator[None]:
    """Raise Interrupted in the place of an error that says that the disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        LOG.error("disk full", place=place)
        raise Interrupted(DISK_FULL) from error


def _name(error: Exception) -> str:
    return type(getattr(error, "orig", None) or error).__name__
