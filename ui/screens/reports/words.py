"""The words of the reports: figures, groups, months, amounts at the side of a chart.

Knows no Qt.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lendesk.usecases.reporting.portfolio import (
    FigureLine,
    GroupLine,
    PortfolioFigure,
    PortfolioPart,
    PortfolioSplit,
)
from ui.formatting import NOTHING, percent
from ui.screens.loans.words import CATEGORIES
from ui.screens.naming import named
from ui.texts import LateText, Text, language, late, tr

F = PortfolioFigure
FIGURES: dict[PortfolioFigure, LateText] = {
    F.OUTSTANDING: late("reports", "Outstanding principal"),
    F.PAR1: late("reports", "PAR1"),
    F.PAR30: late("reports", "PAR30"),
    F.PAR90: late("reports", "PAR90"),
    F.NON_PERFORMING: late("reports", "Non-performing loans"),
    F.RESTRUCTURED: late("reports", "Restructured, observed"),
    F.PROVISION: late("reports", "Loss provisions"),
    F.DISBURSED: late("reports", "Disbursed"),
    F.COLLECTED: late("reports", "Collected"),
}
SPLITS: tuple[tuple[PortfolioSplit | None, LateText], ...] = (
    (PortfolioSplit.STAGE, late("reports", "By stage")),
    (PortfolioSplit.CATEGORY, late("reports", "By category")),
    (PortfolioSplit.BRANCH, late("reports", "By branch")),
    (PortfolioSplit.PRODUCT, late("reports", "By product")),
    (None, late("reports", "By loan")),
)
PERIODS: tuple[tuple[int, LateText], ...] = (
    (6, late("reports", "Last 6 months")),
    (12, late("reports", "Last 12 months")),
    (24, late("reports", "Last 24 months")),
)
STAGES: dict[str, LateText] = {
    "": late("reports", "Not overdue"),
    "M1": late("reports", "M1, 1 to 30 days"),
    "M2": late("reports", "M2, 31 to 60 days"),
    "M3": late("reports", "M3, 61 to 90 days"),
    "M3+": late("reports", "M3+, over 90 days"),
}
MONTHS: tuple[LateText, ...] = (
    late("reports", "Jan"),
    late("reports", "Feb"),
    late("reports", "Mar"),
    late("reports", "Apr"),
    late("reports", "May"),
    late("reports", "Jun"),
    late("reports", "Jul"),
    late("reports", "Aug"),
    late("reports", "Sep"),
    late("reports", "Oct"),
    late("reports", "Nov"),
    late("reports", "Dec"),
)
RATIOS = frozenset({F.PAR1, F.PAR30, F.PAR90, F.NON_PERFORMING, F.RESTRUCTURED})
"""Figures that are a part of the outstanding principal."""


def figure_name(line: FigureLine, today: date) -> Text:
    """The figure with its period where it has one."""
    part, name = line.part, FIGURES[line.part.figure]
    if part.figure is F.OUTSTANDING:
        return (
            name
            if part.until == today
            else late("reports", "{figure}, {period}", figure=name, period=part.until.isoformat())
        )
    if part.figure not in (F.DISBURSED, F.COLLECTED):
        return name
    return late("reports", "{figure}, {period}", figure=name, period=_period(part, today))


def _period(part: PortfolioPart, today: date) -> Text:
    if part.since == today.replace(day=1):
        return late("reports", "this month")
    if part.until == today and part.since == today.replace(month=1, day=1):
        return late("reports", "this year")
    return part.since.strftime("%Y-%m")


def group_name(split: PortfolioSplit | None, group: GroupLine) -> Text:
    """A branch or product by its own name, a stage or category in words."""
    if split is PortfolioSplit.STAGE:
        return STAGES.get(group.key, group.key)
    if split is PortfolioSplit.CATEGORY:
        return CATEGORIES[group.key][0] if group.key in CATEGORIES else group.key
    return named(group.name, group.name_en) or group.key


def ratio(part_fen: int, whole_fen: int) -> str:
    """2.84 % of two amounts, — where there is no whole."""
    return percent(Decimal(part_fen) / whole_fen) if whole_fen > 0 else NOTHING


def parts_per_million(part_fen: int, whole_fen: int) -> int:
    """A share, rounded down."""
    return part_fen * 1_000_000 // whole_fen if whole_fen > 0 else 0


def axis_words(fen: int) -> str:
    """An amount in few signs: 900 wan or 1.2 yi in Chinese, 9 m or 250 k in English."""
    yuan = Decimal(fen) / 100
    if language() == "zh_CN":
        if yuan >= 10**8:
            return tr("reports", "{amount} hundred million", amount=_plain(yuan / 10**8))
        return (
            tr("reports", "{amount} ten thousand", amount=_plain(yuan / 10**4))
            if yuan >= 10**4
            else _plain(yuan)
        )
    if yuan >= 10**6:
        return tr("reports", "{amount} m", amount=_plain(yuan / 10**6))
    return tr("reports", "{amount} k", amount=_plain(yuan / 10**3)) if yuan >= 10**3 else _plain(yuan)


def _plain(number: Decimal) -> str:
    """Without zeros at the end."""
    whole = number.to_integral_value()
    return f"{whole:,}" if number == whole else f"{number.normalize():f}"
