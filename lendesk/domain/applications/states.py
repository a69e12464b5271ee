"""The life of an application as a table of allowed transitions."""

from __future__ import annotations

from enum import StrEnum

from lendesk.domain.errors import RuleBroken


class ApplicationState(StrEnum):
    """Where a file stands; the value is what is stored."""

    DRAFT = "draft"
    DECIDING = "deciding"
    WAITING = "waiting"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    APPROVED = "approved"
    DECLINED = "declined"
    CONTRACTED = "contracted"

    @property
    def is_final(self) -> bool:
        """Decided: nothing is added to the file any more."""
        return self in {ApplicationState.APPROVED, ApplicationState.DECLINED, ApplicationState.CONTRACTED}


class ApplicationEvent(StrEnum):
    """What moves a file on."""

    SUBMITTED = "submitted"
    RULES_APPROVED = "rules_approved"
    RULES_DECLINED = "rules_declined"
    REFERRED = "referred"
    CLAIMED = "claimed"
    HANDED_BACK = "handed_back"
    APPROVED = "approved"
    DECLINED = "declined"
    RETURNED = "returned"
    CONTRACT_MADE = "contract_made"
    CONTRACT_VOIDED = "contract_voided"


_S, _E = ApplicationState, ApplicationEvent

TRANSITIONS: dict[tuple[ApplicationState, ApplicationEvent], ApplicationState] = {
    (_S.DRAFT, _E.SUBMITTED): _S.DECIDING,
    (_S.RETURNED, _E.SUBMITTED): _S.DECIDING,
    (_S.DECIDING, _E.RULES_APPROVED): _S.APPROVED,
    (_S.DECIDING, _E.RULES_DECLINED): _S.DECLINED,
    (_S.DECIDING, _E.REFERRED): _S.WAITING,
    (_S.WAITING, _E.CLAIMED): _S.IN_REVIEW,
    (_S.IN_REVIEW, _E.HANDED_BACK): _S.WAITING,
    (_S.IN_REVIEW, _E.APPROVED): _S.APPROVED,
    (_S.IN_REVIEW, _E.DECLINED): _S.DECLINED,
    (_S.IN_REVIEW, _E.RETURNED): _S.RETURNED,
    (_S.APPROVED, _E.CONTRACT_MADE): _S.CONTRACTED,
    (_S.CONTRACTED, _E.CONTRACT_VOIDED): _S.APPROVED,
}
"""All that is allowed; the drawing in the docs is made from it."""


def after(state: ApplicationState, event: ApplicationEvent) -> ApplicationState:
    """The state that follows, or RuleBroken `application.wrong_state` with `state` and `event`."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise RuleBroken("application.wrong_state", state=state.value, event=event.value) from None
