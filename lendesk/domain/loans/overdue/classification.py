"""The five categories of loan quality (五级分类) by days past due, and the provisions they ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from lendesk.domain.calendars import add_months
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money, Rounding


class Category(StrEnum):
    """正常, 关注, 次级, 可疑, 损失: from good to lost; the last three are non-performing."""

    NORMAL = "normal"
    SPECIAL_MENTION = "special_mention"
    SUBSTANDARD = "substandard"
    DOUBTFUL = "doubtful"
    LOSS = "loss"

    @property
    def non_performing(self) -> bool:
        """Whether it counts into the non-performing ratio."""
        return _RANK[self] >= _RANK[Category.SUBSTANDARD]


_RANK = {category: rank for rank, category in enumerate(Category)}


@dataclass(frozen=True, slots=True)
class ClassificationRule:
    """From how many days past due a loan is in each category (domain.md; more than 0, 90, 270, 360).

    `technical_days`: so many days behind for a technical reason (a late transfer, a holiday) stay normal.
    """

    special_mention_from: int = 1
    substandard_from: int = 91
    doubtful_from: int = 271
    loss_from: int = 361
    technical_days: int = 7


FIVE_CATEGORIES = ClassificationRule()


@dataclass(frozen=True, slots=True)
class Restructured:
    """A loan whose terms were eased: observed for two periods and a year at least, whichever is longer.

    `was`: its category when that happened. Under observation it is special mention at best, substandard at
    best when it was non-performing.
    """

    on: date
    was: Category
    periods_kept: int = 0

    def observed(self, as_of: date) -> bool:
        """Whether the observation still runs on `as_of`."""
        return self.periods_kept < 2 or as_of < add_months(self.on, 12)


def classify(
    days_past_due: int,
    rule: ClassificationRule = FIVE_CATEGORIES,
    *,
    technical: bool = False,
    restructured: Restructured | None = None,
    as_of: date | None = None,
) -> Category:
    """The category of a loan so many days past due.

    `technical`: the lapse has a technical reason, see ClassificationRule. `as_of` is needed with
    `restructured`: ValueError without it.
    """
    category = _by_days(days_past_due, rule)
    if technical and days_past_due <= rule.technical_days:
        category = Category.NORMAL
    if restructured is None:
        return category
    if as_of is None:
        raise ValueError("an observation is judged on a day")
    if not restructured.observed(as_of):
        return category
    best = Category.SUBSTANDARD if restructured.was.non_performing else Category.SPECIAL_MENTION
    return max(category, best, key=_RANK.__getitem__)


def _by_days(days: int, rule: ClassificationRule) -> Category:
    if days >= rule.loss_from:
        return Category.LOSS
    if days >= rule.doubtful_from:
        return Category.DOUBTFUL
    if days >= rule.substandard_from:
        return Category.SUBSTANDARD
    return Category.SPECIAL_MENTION if days >= rule.special_mention_from else Category.NORMAL


_RATES: Mapping[Category, Decimal] = MappingProxyType(
    {
        Category.NORMAL: Decimal(1),
        Category.SPECIAL_MENTION: Decimal(2),
        Category.SUBSTANDARD: Decimal(25),
        Category.DOUBTFUL: Decimal(50),
        Category.LOSS: Decimal(100),
    }
)
_PLAY = Decimal("0.2")  # substandard and doubtful may lie a fifth above or below


@dataclass(frozen=True, slots=True)
class Provisions:
    """Percent of the balance put by for each category (1/2/25/50/100; the third and fourth ± a fifth).

    Raises RuleBroken `provision.out_of_range` with `category`, when a rate leaves what the rule allows.
    """

    rates_pct: Mapping[Category, Decimal] = field(default_factory=lambda: _RATES)

    def __post_init__(self) -> None:
        for category, usual in _RATES.items():
            play = usual * _PLAY if category in (Category.SUBSTANDARD, Category.DOUBTFUL) else 0
            rate = self.rates_pct.get(category)
            if rate is None or abs(rate - usual) > play:
                raise RuleBroken("provision.out_of_range", category=category.value)

    def on(self, balance: Money, category: Category) -> Money:
        """What is put by for a balance in a category, HALF_UP to the fen."""
        return balance.times(self.rates_pct[category] / 100, Rounding.HALF_UP)


USUAL_PROVISIONS = Provisions()
