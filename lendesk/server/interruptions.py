"""Tells a lost database or a lock from a defect: the first consumes nothing and is tried again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import errors
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from lendesk.usecases.synchronisation.ports import Interrupted

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


def _name(error: Exception) -> str:
    return type(getattr(error, "orig", None) or error).__name__
