"""Who acts: a person with the roles in force at this moment, or one of the centre's own jobs."""

from __future__ import annotations

from lendesk.domain.access import Actor, Grant, Permission, Scope
from lendesk.domain.administration.staff import Person, Role
from lendesk.domain.errors import RuleBroken
from lendesk.usecases.handling import Records

JOBS_PERSON = "jobs"


def actor_of(records: Records, person_id: str, device_id: str) -> Actor:
    """The person with today's grants. Raises RuleBroken `access.person_left` when not active any more."""
    person = records.get(Person, person_id)
    if not person.active:
        raise RuleBroken("access.person_left", person_id=person_id)
    grants = tuple(grant for role in roles_of(records, person) for grant in role.grants)
    return Actor(
        person_id=person.key,
        branch_id=person.branch_id,
        region_id=person.region_id,
        grants=grants,
        device_id=device_id,
    )


def roles_of(records: Records, person: Person) -> tuple[Role, ...]:
    """The person's roles, in the order in which they were given."""
    return tuple(records.get(Role, role_id) for role_id in person.role_ids)


def jobs_actor() -> Actor:
    """The centre itself: it records outcomes, and may do nothing that a person may."""
    return Actor(JOBS_PERSON, "", "", (Grant(Permission.JOB, Scope.ALL),))
