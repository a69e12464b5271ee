"""Who may come in: staff number and password on a registered workstation, then tokens that run out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from lendesk.domain.access import Actor
from lendesk.domain.administration.staff import Device, Person, Role
from lendesk.domain.errors import RuleBroken
from lendesk.server.actors import roles_of
from lendesk.server.audit import Happened, record
from lendesk.server.centre import Centre
from lendesk.server.devices import secret_fits
from lendesk.server.passwords import password_fits
from lendesk.server.tokens import Claims, new_refresh_token, refresh_hash
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.tables import REFRESH_TOKENS
from lendesk.usecases.messages import new_id

REUSE_SECONDS = 30
"""How long a used refresh token still works on its device: the answer to its use may have been lost."""


@dataclass(frozen=True, slots=True)
class SignedInPerson:
    """A person who came in, with the roles in force and the tokens of this sign-in."""

    person: Person
    roles: tuple[Role, ...]
    device: Device
    access_token: str
    refresh_token: str


def sign_in(
    centre: Centre, staff_number: str, password: str, device_id: str, device_secret: str
) -> SignedInPerson:
    """Raises RuleBroken `sign_in.refused`, `sign_in.locked` (until), `device.unknown`, `device.revoked`.

    Failures are counted in the database; a stopped device lets its people in, but takes no commands.
    """
    with centre.transaction() as (connection, records):
        device = known_device(centre, records, device_id, device_secret)
        person, refusal = check_password(centre, connection, records, staff_number, password, device_id)
        if person is not None:
            seen = replace(device, last_seen_at=centre.clock.now())
            records.replace(seen)
            return _let_in(centre, connection, records, person, seen, family=new_id())
    raise refusal


def known_device(centre: Centre, records: CentralRecords, device_id: str, secret: str) -> Device:
    """The device, if it shows its secret. Raises RuleBroken `device.unknown`, `device.revoked`."""
    found = records.find(Device, key=device_id)
    if not found or not secret_fits(centre.keys.token, device_id, secret):
        raise RuleBroken("device.unknown")
    if found[0].status == "revoked":
        raise RuleBroken("device.revoked")
    return found[0]


def check_password(
    centre: Centre,
    connection: Connection,
    records: CentralRecords,
    staff_number: str,
    password: str,
    device_id: str,
) -> tuple[Person | None, RuleBroken]:
    """The person, or None with what to raise once the count of failures is committed.

    The person's row stays locked meanwhile: many guesses at once are counted one by one.
    """
    refused = RuleBroken("sign_in.refused")
    found = records.find(Person, staff_number=staff_number)
    if not found:
        password_fits(None, password)
        _tell(centre, connection, Actor("", "", "", device_id=device_id), "refused", "sign_in.refused")
        return None, refused
    person = records.lock(Person, found[0].key)
    actor = Actor(person.key, person.branch_id, person.region_id, device_id=device_id)
    now = centre.clock.now()
    if person.locked_until is not None and person.locked_until > now:
        return None, RuleBroken("sign_in.locked", until=person.locked_until.isoformat(timespec="seconds"))
    if not password_fits(person.password_hash, password) or not person.active:
        failed = _with_failure(centre, person, now)
        records.replace(failed)
        _tell(centre, connection, actor, "refused", "sign_in.refused")
        return None, refused
    if person.failed_sign_ins or person.locked_until:
        person = replace(person, failed_sign_ins=0, locked_until=None)
        records.replace(person)
    _tell(centre, connection, actor, "done", "")
    return person, refused


def refresh(centre: Centre, token: str) -> SignedInPerson:
    """New tokens for an old refresh token, which is used up by it.

    Raises RuleBroken `token.refused`: unknown, run out, used before (then the whole family ends), or the
    person's roles changed or the device was revoked since.
    """
    now = centre.clock.now()
    with centre.transaction() as (connection, records):
        row = connection.execute(
            select(REFRESH_TOKENS).where(REFRESH_TOKENS.c.token_hash == refresh_hash(token)).with_for_update()
        ).first()
        renewed = _renewed(centre, connection, records, row, token, now) if row is not None else None
    if renewed is None:
        raise RuleBroken("token.refused")
    return renewed


def sign_out(centre: Centre, token: str) -> None:
    """End the family of this refresh token; unknown ones are fine."""
    with centre.transaction() as (connection, _):
        wanted = select(REFRESH_TOKENS.c.family).where(REFRESH_TOKENS.c.token_hash == refresh_hash(token))
        _end_family(connection, connection.scalar(wanted) or "")


def authenticate(centre: Centre, token: str) -> tuple[Claims, Actor]:
    """The claims of a request's token, still good now, and the person with today's grants.

    Raises RuleBroken `token.expired` (also after a role change: the refresh then asks for a sign-in) or
    `token.refused`.
    """
    claims = centre.tokens.read(token)
    with centre.engine.connect() as connection:
        records = CentralRecords(connection, centre.ring)
        persons = records.find(Person, key=claims.person_id)
        devices = records.find(Device, key=claims.device_id)
        if not persons or not devices or not persons[0].active or devices[0].status == "revoked":
            raise RuleBroken("token.refused")
        person = persons[0]
        if person.epoch != claims.epoch:
            raise RuleBroken("token.expired")
        grants = tuple(grant for role in roles_of(records, person) for grant in role.grants)
    return claims, Actor(person.key, person.branch_id, person.region_id, grants, claims.device_id)


def _renewed(
    centre: Centre, connection: Connection, records: CentralRecords, row: object, token: str, now: datetime
) -> SignedInPerson | None:
    if row.expires_at < now:  # type: ignore[attr-defined]  # a row of REFRESH_TOKENS
        return None
    used_at, family = row.used_at, row.family  # type: ignore[attr-defined]
    if used_at is not None and now - used_at > timedelta(seconds=REUSE_SECONDS):
        _end_family(connection, family)  # somebody else holds a copy: both lose it
        return None
    person = records.get(Person, row.person_id)  # type: ignore[attr-defined]
    device = records.get(Device, row.device_id)  # type: ignore[attr-defined]
    if not person.active or device.status == "revoked" or _epoch_of(token) != person.epoch:
        _end_family(connection, family)
        return None
    connection.execute(
        update(REFRESH_TOKENS).where(REFRESH_TOKENS.c.token_hash == refresh_hash(token)).values(used_at=now)
    )
    return _let_in(centre, connection, records, person, device, family)


def _let_in(
    centre: Centre,
    connection: Connection,
    records: CentralRecords,
    person: Person,
    device: Device,
    family: str,
) -> SignedInPerson:
    now = centre.clock.now()
    # The epoch in front of the token is covered by its hash: nobody changes it.
    refresh_token = f"{person.epoch}.{new_refresh_token()}"
    connection.execute(
        insert(REFRESH_TOKENS).values(
            token_hash=refresh_hash(refresh_token),
            family=family,
            person_id=person.key,
            device_id=device.key,
            made_at=now,
            expires_at=now + timedelta(hours=centre.settings.refresh_hours),
        )
    )
    access_token, _ = centre.tokens.issue(Claims(person.key, device.key, person.epoch), now)
    return SignedInPerson(person, roles_of(records, person), device, access_token, refresh_token)


def _end_family(connection: Connection, family: str) -> None:
    connection.execute(delete(REFRESH_TOKENS).where(REFRESH_TOKENS.c.family == family))


def _with_failure(centre: Centre, person: Person, now: datetime) -> Person:
    failures = person.failed_sign_ins + 1
    if failures < centre.settings.failed_sign_ins:
        return replace(person, failed_sign_ins=failures)
    until = now + timedelta(minutes=centre.settings.lock_minutes)
    return replace(person, failed_sign_ins=0, locked_until=until)


def _tell(centre: Centre, connection: Connection, actor: Actor, outcome: str, code: str) -> None:
    facts = {"code": code} if code else {}
    happened = Happened(actor, "SignIn", actor.person_id, outcome, dict(facts))
    record(connection, happened, centre.clock.now())


def _epoch_of(token: str) -> int:
    digits = token.partition(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < 18 else -1
