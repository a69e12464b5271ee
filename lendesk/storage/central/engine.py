"""Connections to the central PostgreSQL: one engine, times in UTC, JSON kept exact."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine, create_engine

from lendesk.domain.errors import RuleBroken

_DRIVER = "postgresql+psycopg://"


def driver_url(url: str) -> str:
    """The URL with the driver that the engine uses. Raises RuleBroken `database.not_postgresql`."""
    scheme, _, rest = url.partition("://")
    if scheme not in ("postgresql", "postgres", "postgresql+psycopg") or not rest:
        raise RuleBroken("database.not_postgresql", scheme=scheme[:20])
    return _DRIVER + rest


def libpq_url(url: str) -> str:
    """The URL as psycopg itself (and Procrastinate) takes it."""
    return "postgresql://" + driver_url(url).removeprefix(_DRIVER)


def make_engine(url: str, *, pool_size: int = 10, lock_timeout_ms: int = 10_000) -> Engine:
    """An engine for the central database; nobody waits for a lock longer than `lock_timeout_ms`."""
    options = f"-c timezone=UTC -c lock_timeout={lock_timeout_ms}"
    return create_engine(
        driver_url(url),
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        # Never a generic plan: it would not know the page's size, nor how full a branch is.
        connect_args={"options": options, "connect_timeout": 10, "prepare_threshold": None},
        json_serializer=_to_json,
        json_deserializer=_from_json,
        # An error tells its statement and never the values: they are about people.
        hide_parameters=True,
    )


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _from_json(text: str | bytes) -> Any:
    return json.loads(text, parse_float=Decimal)
