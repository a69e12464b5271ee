"""A product version: the settings that a loan is made from and keeps for life."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from lendesk.domain.calendars import Shift
from lendesk.domain.errors import RuleBroken


class LoanKind(StrEnum):
    """Kinds of loan that a form, a template and a rule table are chosen by."""

    PERSONAL = "personal_credit"
    CONSUMER = "consumer_instalment"
    MICRO_BUSINESS = "micro_business"
    SME = "sme"
    MORTGAGE = "mortgage"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True)
class ProductVersion:
    """One published (or proposed) version. `rate_percent` is per `rate_unit` (DAY, MONTH, YEAR).

    `methods` and `convention` are names of the loan engine; `penalty_percent` is the surcharge on the
    contract rate for overdue days; `materials` are kinds of documents that a file must hold.
    `rest_day_shift` is where a due date on a rest day goes; with `rest_day_interest` interest runs to there.
    """

    key: str
    code: str
    version: int
    name: str
    name_en: str
    kind: LoanKind
    amount_min_fen: int
    amount_max_fen: int
    term_min: int
    term_max: int
    rate_percent: Decimal
    rate_unit: str
    methods: tuple[str, ...]
    convention: str
    grace_days: int
    penalty_percent: Decimal
    fee_percent: Decimal
    materials: tuple[str, ...]
    decision_table: str
    template: str
    effective_from: date
    rest_day_shift: Shift = Shift.NONE
    rest_day_interest: bool = True


class Ranges(Protocol):
    """What a product allows, as its version says it or the row of it on a workstation."""

    @property
    def amount_min_fen(self) -> int: ...

    @property
    def amount_max_fen(self) -> int: ...

    @property
    def term_min(self) -> int: ...

    @property
    def term_max(self) -> int: ...


def check_request(product: Ranges, methods: Collection[str], amount_fen: int, term: int, method: str) -> None:
    """Raises RuleBroken `product.amount_out_of_range`, `.term_out_of_range` or `.method_not_offered`."""
    if not product.amount_min_fen <= amount_fen <= product.amount_max_fen:
        raise RuleBroken(
            "product.amount_out_of_range", least_fen=product.amount_min_fen, most_fen=product.amount_max_fen
        )
    if not product.term_min <= term <= product.term_max:
        raise RuleBroken("product.term_out_of_range", least=product.term_min, most=product.term_max)
    if method not in methods:
        raise RuleBroken("product.method_not_offered", method=method)
