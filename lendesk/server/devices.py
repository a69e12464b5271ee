"""Workstations: registered by a person who may, known by a secret, with the keys of their authors."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import replace

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection, insert

from lendesk.domain.access import Actor, Permission, Target, judge
from lendesk.domain.administration.staff import AuthorKey, Device, Person
from lendesk.domain.errors import RuleBroken
from lendesk.server.actors import actor_of
from lendesk.server.audit import Happened, record
from lendesk.server.centre import Centre
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.tables import DEVICE_CHAINS
from lendesk.usecases.messages import new_id
from lendesk.usecases.synchronisation.chain import GENESIS

LONGEST_NAME = 80


def device_secret(key: bytes, device_id: str) -> str:
    """The secret of a device: derived, so that the database holds nothing to steal."""
    made = hmac.new(key, f"device-secret:{device_id}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def secret_fits(key: bytes, device_id: str, secret: str) -> bool:
    """Whether this is the device's secret; takes the same time for any other."""
    return hmac.compare_digest(device_secret(key, device_id).encode(), secret.encode())


def register(
    centre: Centre, connection: Connection, records: CentralRecords, person: Person, name: str, replaced: str
) -> Device:
    """A new device of the person's branch. `replaced` is the device whose outbox it carries on, or "".

    Raises RuleBroken `device.bad_name`, `access.…`, `record.missing`.
    """
    if not name.strip() or len(name) > LONGEST_NAME:
        raise RuleBroken("device.bad_name", most=LONGEST_NAME)
    actor = actor_of(records, person.key, "")
    if replaced:
        _retire(records, actor, replaced)
    else:
        judge(actor, Permission.DEVICE_WRITE, Target(branch_id=person.branch_id, region_id=person.region_id))
    now = centre.clock.now()
    code = f"L{records.next_number('device'):02}"
    device = Device(new_id(), code, person.branch_id, name.strip(), "active", now, now)
    records.add(device)
    chain = {"device_id": device.key, "last_number": 0, "last_hash": GENESIS, "replaces": replaced}
    connection.execute(insert(DEVICE_CHAINS).values(chain))
    facts = {"code": code, "replaces": replaced}
    record(connection, Happened(actor, "RegisterDevice", device.key, "done", dict(facts)), now)
    return device


def register_author_key(
    centre: Centre, records: CentralRecords, actor: Actor, key_id: str, public_pem: str
) -> None:
    """Keep the public half of the key with which this person signs on this device.

    The same again is fine. Raises RuleBroken `author_key.not_p256`, `author_key.taken`.
    """
    _check_p256(public_pem)
    known = records.find(AuthorKey, key=key_id)
    if not known:
        key = AuthorKey(key_id, actor.person_id, actor.device_id, public_pem, centre.clock.now())
        records.add(key)
        return
    same = (known[0].person_id, known[0].public_pem) == (actor.person_id, public_pem)
    if not same or known[0].revoked:
        raise RuleBroken("author_key.taken")
    if known[0].device_id != actor.device_id:
        records.replace(replace(known[0], device_id=actor.device_id))


def _retire(records: CentralRecords, actor: Actor, replaced: str) -> None:
    """The old device takes nothing any more; only one of the own branch can be replaced."""
    old = records.lock(Device, replaced)
    if old.branch_id != actor.branch_id:
        raise RuleBroken("access.scope", permission=Permission.DEVICE_WRITE.value)
    if old.status != "revoked":
        records.replace(replace(old, status="revoked"))


def _check_p256(public_pem: str) -> None:
    try:
        key = serialization.load_pem_public_key(public_pem.encode())
    except ValueError:
        raise RuleBroken("author_key.not_p256") from None
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise RuleBroken("author_key.not_p256")
