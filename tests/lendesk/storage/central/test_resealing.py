"""A new key takes over while the old rows stay readable, found and in place."""

import importlib.util
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from lendesk.domain.customers.customer import Customer
from lendesk.storage.central.kinds import CUSTOMERS, KINDS
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.resealing import reseal_some, waiting_count
from lendesk.storage.central.sealed import KeyRing, version_of

_SPEC = importlib.util.spec_from_file_location("central_specimens", Path(__file__).parent / "specimens.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
s: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(s)

OLD = KeyRing({1: b"1" * 32}, 1, b"i" * 32)
BOTH = KeyRing({1: b"1" * 32, 2: b"2" * 32}, 2, b"i" * 32)
NEW = KeyRing({2: b"2" * 32}, 2, b"i" * 32)


def test_rotation_ends_with_the_old_key_unneeded(connection: Connection) -> None:
    for each in s.everything():
        CentralRecords(connection, OLD).add(each)
    CentralRecords(connection, BOTH).add(s.customer(2))
    sealed_kinds = sum(any(field.sealing for field in kind.fields) for kind in KINDS.values())
    assert waiting_count(connection, BOTH) == sealed_kinds == 6
    assert reseal_some(connection, BOTH, 2) == 2
    assert waiting_count(connection, BOTH) == 4
    assert CentralRecords(connection, BOTH).find(Customer, phone=s.customer().phone) == (s.customer(),)
    while reseal_some(connection, BOTH, 2):
        pass
    assert waiting_count(connection, BOTH) == 0
    versions = {version_of(sealed) for sealed in connection.scalars(select(CUSTOMERS.table.c.id_number))}
    assert versions == {2}
    for each in s.everything():
        assert CentralRecords(connection, NEW).get(type(each), each.key) == each
