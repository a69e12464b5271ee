"""A connection to a fresh central database, keys, and a few records to start from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine

from lendesk.storage.central.engine import make_engine
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing


@pytest.fixture(scope="session")
def keys() -> KeyRing:
    return KeyRing({1: b"1" * 32, 2: b"2" * 32}, 2, b"i" * 32)


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    engine = make_engine(postgres_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def module_engine(module_postgres_url: str) -> Iterator[Engine]:
    engine = make_engine(module_postgres_url)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(module_engine: Engine) -> Iterator[Connection]:
    """One transaction on the database of the file, undone at the end."""
    with module_engine.connect() as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def records(connection: Connection, keys: KeyRing) -> CentralRecords:
    return CentralRecords(connection, keys)
