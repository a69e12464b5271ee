"""A role that changes raises its people's epochs and nothing else of them."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from lendesk.domain.administration.staff import Person
from lendesk.storage.central.records import CentralRecords
from lendesk.usecases.administration.handlers import _raise_epochs


class AMomentAgo(CentralRecords):
    """Finds the people as they were before another transaction committed."""

    seen: tuple[Person, ...] = ()

    def find(self, kind, /, **equal):
        return self.seen if kind is Person else super().find(kind, **equal)


def test_a_person_dismissed_meanwhile_stays_dismissed(centre):
    with centre.transaction() as (connection, records):
        before = records.find(Person)
        dismissed = before[0]
        records.replace(replace(dismissed, active=False, epoch=dismissed.epoch + 1))
        stale = AMomentAgo(connection, centre.ring)
        stale.seen = before
        _raise_epochs(dismissed.role_ids[0], SimpleNamespace(records=stale))
        after = records.get(Person, dismissed.key)
    assert (after.active, after.epoch) == (False, dismissed.epoch + 2)
