"""The first people of an empty centre: without them nobody could sign in to make the others."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.postgresql import insert

from lendesk.domain.access import Actor
from lendesk.domain.administration.rest_days import CalendarYear
from lendesk.domain.administration.staff import Branch, Lender, Person, Region, Role
from lendesk.domain.errors import RuleBroken
from lendesk.domain.products.product import ProductVersion
from lendesk.server.actors import JOBS_PERSON
from lendesk.server.audit import Happened, record
from lendesk.server.centre import Centre
from lendesk.server.jobs.schema import apply_schema
from lendesk.storage.central.migrating import migrate
from lendesk.storage.central.tables import INCARNATIONS
from lendesk.usecases.messages import new_id

_ONE_AT_A_TIME = 0x6C656E65


@dataclass(frozen=True, slots=True)
class LenderSetup:
    """What a lender begins with; persons carry the hashes of their passwords."""

    lender: Lender
    regions: tuple[Region, ...]
    branches: tuple[Branch, ...]
    roles: tuple[Role, ...]
    persons: tuple[Person, ...]
    products: tuple[ProductVersion, ...] = ()
    calendars: tuple[CalendarYear, ...] = ()


def prepare_database(url: str) -> None:
    """Bring schema and job tables to the newest, and give a new database its incarnation."""
    migrate(url)
    apply_schema(url)


def ensure_incarnation(centre: Centre) -> None:
    """A new database is told apart from every other; a known one keeps its id."""
    with centre.transaction() as (connection, _):
        _alone(connection)
        if connection.scalar(select(INCARNATIONS.c.number).limit(1)) is None:
            first = {"number": 1, "key": new_id(), "at": centre.clock.now()}
            connection.execute(insert(INCARNATIONS).values(first))


def bootstrap(centre: Centre, setup: LenderSetup) -> None:
    """Put the first people, roles, branches and products in, all or nothing.

    Raises RuleBroken `bootstrap.not_empty` when the centre has people already.
    """
    with centre.transaction() as (connection, records):
        _alone(connection)
        if records.find(Person):
            raise RuleBroken("bootstrap.not_empty")
        parts = (setup.regions, setup.branches, setup.roles, setup.products, setup.calendars, setup.persons)
        for each in (setup.lender, *(one for part in parts for one in part)):
            records.add(each)
        facts = {"persons": len(setup.persons), "branches": len(setup.branches), "roles": len(setup.roles)}
        happened = Happened(Actor(JOBS_PERSON, "", ""), "Bootstrap", setup.lender.key, "done", dict(facts))
        record(connection, happened, centre.clock.now())


def _alone(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
