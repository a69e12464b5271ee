"""What a decision is made from: whole fen, parts per million and counts, all checked first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import LARGEST_MINOR


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionInputs:
    """The facts of one file.

    `product` is a kind of loan (`personal_credit`). `score` is what the bands are cut on: the lender's
    scorecard where there is one, else the bureau's; None if there is none. `instalment_fen` is the largest
    monthly instalment of the plan asked for, `term` months, `base_price_ppm` the product's rate and
    `price_cap_ppm` the most that may be charged, in parts per million a year. Counts end at the report's
    date.
    """

    product: str
    amount_fen: int
    term: int
    age: int
    income_fen: int
    instalment_fen: int
    product_max_fen: int
    base_price_ppm: int
    price_cap_ppm: int = 240_000
    score: int | None = None
    bureau_score: int | None = None
    identity_matches: bool = True
    dishonest: bool = False
    court_records: int = 0
    current_overdue_fen: int = 0
    overdue_months_24: int = 0
    overdue_90_days_24: int = 0
    enquiries_3_months: int = 0
    lenders: int = 0
    exposure_fen: int = 0

    def __post_init__(self) -> None:
        for field in fields(self):
            _check(field.name, getattr(self, field.name))


SHAPE_OF_PRODUCT = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
FLAGS = frozenset({"identity_matches", "dishonest"})
OPTIONAL = frozenset({"score", "bureau_score"})
_COUNT = (0, 100_000)
_AMOUNT = (0, LARGEST_MINOR)
RANGES = MappingProxyType(
    {
        "amount_fen": (1, LARGEST_MINOR),
        "term": (1, 600),
        "age": (0, 150),
        "income_fen": _AMOUNT,
        "instalment_fen": _AMOUNT,
        "product_max_fen": (1, LARGEST_MINOR),
        "base_price_ppm": (0, 10_000_000),
        "price_cap_ppm": (0, 10_000_000),
        "score": (0, 1000),
        "bureau_score": (0, 1000),
        "court_records": _COUNT,
        "current_overdue_fen": _AMOUNT,
        "overdue_months_24": _COUNT,
        "overdue_90_days_24": _COUNT,
        "enquiries_3_months": _COUNT,
        "lenders": _COUNT,
        "exposure_fen": _AMOUNT,
    }
)


def read_inputs(given: Mapping[str, object]) -> DecisionInputs:
    """Inputs from a JSON object.

    Raises RuleBroken `decision.input_unknown`, `.input_missing`, `.input_not_whole`, `.input_out_of_range`,
    `.input_not_text` or `.input_not_a_flag`, each with the `field`.
    """
    names = {field.name for field in fields(DecisionInputs)}
    for name in given:
        if name not in names:
            raise RuleBroken("decision.input_unknown", field=name[:60].encode("utf-8", "replace").decode())
    required = ("product", "amount_fen", "term", "age", "income_fen", "instalment_fen", "product_max_fen")
    for name in (*required, "base_price_ppm"):
        if name not in given:
            raise RuleBroken("decision.input_missing", field=name)
    return DecisionInputs(**given)  # type: ignore[arg-type]  # each value is checked when it is made


def rule_facts(inputs: DecisionInputs) -> dict[str, str | int | bool]:
    """The inputs as the rules see them: no null (a comparison with one is an error there, not a false).

    A missing score is 0 with `has_score` (or `has_bureau_score`) false.
    """
    facts: dict[str, str | int | bool] = {}
    for field in fields(inputs):
        value = getattr(inputs, field.name)
        facts[field.name] = 0 if value is None else value
        if field.name in OPTIONAL:
            facts[f"has_{field.name}"] = value is not None
    return facts


FACT_NAMES = frozenset(
    {field.name for field in fields(DecisionInputs)} | {f"has_{name}" for name in OPTIONAL}
)
"""Every name that a decision table may ask for."""


def _check(name: str, value: object) -> None:
    if name in FLAGS:
        if not isinstance(value, bool):
            raise RuleBroken("decision.input_not_a_flag", field=name)
    elif name == "product":
        if not isinstance(value, str) or not SHAPE_OF_PRODUCT.match(value):
            raise RuleBroken("decision.input_not_text", field=name)
    elif not (value is None and name in OPTIONAL):
        _check_number(name, value)


def _check_number(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise RuleBroken("decision.input_not_whole", field=name)
    least, most = RANGES[name]
    if not least <= value <= most:
        raise RuleBroken("decision.input_out_of_range", field=name, least=least, most=most)
