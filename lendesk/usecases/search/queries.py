"""The one question behind the search field: who or what goes by these words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lendesk.domain.access import Permission
from lendesk.usecases.messages import Query


class FoundKind(StrEnum):
    """What can be found, in the order in which it is shown."""

    CUSTOMER = "customer"
    APPLICATION = "application"
    CONTRACT = "contract"
    LOAN = "loan"


NEEDS = {
    FoundKind.CUSTOMER: Permission.CUSTOMER_READ,
    FoundKind.APPLICATION: Permission.APPLICATION_READ,
    FoundKind.CONTRACT: Permission.CONTRACT_READ,
    FoundKind.LOAN: Permission.LOAN_READ,
}
"""The permission whose reach narrows each kind; without it the kind is left out."""

LARGEST_ANSWER = 50


@dataclass(frozen=True, slots=True)
class Found:
    """One hit. `key` is what its screen takes; `number` is empty for a customer, as are product and status.

    `amount_fen`: asked for (application), agreed (contract), outstanding (loan), 0 for a customer.
    """

    kind: FoundKind
    key: str
    customer_id: str
    name: str
    number: str = ""
    id_masked: str = ""
    phone_masked: str = ""
    product_name: str = ""
    product_name_en: str = ""
    amount_fen: int = 0
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class FindAnything(Query[tuple[Found, ...]]):
    """Hits by name (from any syllable on), its pinyin or initials, tail (4 or more) or whole of phone and ID
    number, and by three or more characters of a contract's, a file's or a loan's number.

    Each kind within the asker's own reach, at most `limit` of it, best first; `kinds` empty for all. Several
    words must all fit. The replica keeps no contracts, and where it hides digits it takes them as fitting.
    """

    permission = Permission.SELF
    offline = True

    words: str
    kinds: tuple[FoundKind, ...] = ()
    limit: int = 20


def kinds_of(query: FindAnything) -> tuple[FoundKind, ...]:
    """The kinds asked for, in the order of showing."""
    return tuple(kind for kind in FoundKind if not query.kinds or kind in query.kinds)


def most_of(query: FindAnything) -> int:
    """How many hits of a kind at most."""
    return max(1, min(query.limit, LARGEST_ANSWER))
