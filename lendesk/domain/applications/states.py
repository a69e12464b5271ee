"""The states of an application and the steps allowed between them, as one table."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from lendesk.domain.errors import RuleBroken


class ApplicationState(StrEnum):
    """Where a file stands. DECIDING: bureau and rules are at work; MANUAL_REVIEW: a person decides."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    DECIDING = "deciding"
    MANUAL_REVIEW = "manual_review"
    RETURNED = "returned"
    APPROVED = "approved"
    DECLINED = "declined"
    CONTRACTED = "contracted"
    DISBURSED = "disbursed"
    WITHDRAWN = "withdrawn"


_S = ApplicationState

TRANSITIONS = MappingProxyType(
    {
        _S.DRAFT: frozenset({_S.SUBMITTED, _S.WITHDRAWN}),
        _S.SUBMITTED: frozenset({_S.DECIDING, _S.WITHDRAWN}),
        _S.DECIDING: frozenset({_S.APPROVED, _S.MANUAL_REVIEW, _S.DECLINED}),
        _S.MANUAL_REVIEW: frozenset({_S.APPROVED, _S.DECLINED, _S.RETURNED, _S.WITHDRAWN}),
        # What was returned for material is submitted again as the next revision and decided anew.
        _S.RETURNED: frozenset({_S.SUBMITTED, _S.WITHDRAWN}),
        _S.APPROVED: frozenset({_S.CONTRACTED, _S.WITHDRAWN}),
        _S.CONTRACTED: frozenset({_S.DISBURSED, _S.WITHDRAWN}),
        _S.DECLINED: frozenset[ApplicationState](),
        _S.DISBURSED: frozenset[ApplicationState](),
        _S.WITHDRAWN: frozenset[ApplicationState](),
    }
)


def moved(status: str, to: ApplicationState) -> ApplicationState:
    """`to`, if a file may go there from `status`; else RuleBroken `application.wrong_state`."""
    if to not in TRANSITIONS[ApplicationState(status)]:
        raise RuleBroken("application.wrong_state", status=str(status), wanted=to.value)
    return to


def claimed(status: str, claimed_by: str, person_id: str) -> str:
    """The person who holds the file after `person_id` claims it; claiming what one holds changes nothing.

    Raises RuleBroken `application.wrong_state` outside manual review, `application.claimed` if another
    person holds it.
    """
    if status != ApplicationState.MANUAL_REVIEW:
        raise RuleBroken("application.wrong_state", status=str(status), wanted="claim")
    if claimed_by not in {"", person_id}:
        raise RuleBroken("application.claimed", by=claimed_by)
    return person_id


def released(claimed_by: str, person_id: str) -> str:
    """Nobody, after the holder hands the file back. Raises RuleBroken `application.not_claimed`."""
    if claimed_by != person_id:
        raise RuleBroken("application.not_claimed", by=claimed_by)
    return ""
