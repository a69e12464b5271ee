"""A loan book for the tests of Reports: its groups and loans add up to its figures."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lendesk.domain.calendars import add_months
from lendesk.usecases.paging import Page
from lendesk.usecases.reporting.portfolio import (
    FigureLine,
    GetPortfolio,
    GroupLine,
    ListPortfolioGroups,
    ListPortfolioLoans,
    MonthLine,
    NamedKey,
    Portfolio,
    PortfolioFigure,
    PortfolioLoan,
    PortfolioPart,
    PortfolioSplit,
)

F = PortfolioFigure
TODAY = date(2026, 11, 21)
WHOLE_FEN = 8_621_430_955
PAR30_FEN = 244_848_639
OUTSTANDING = (
    6_120_000_000,
    6_203_411_000,
    6_310_908_075,
    6_498_700_000,
    6_803_300_000,
    7_110_040_000,
    7_301_277_000,
    7_555_000_000,
    7_931_200_000,
    8_208_800_100,
    8_362_200_000,
    WHOLE_FEN,
)
DISBURSED = (590, 570, 370, 670, 710, 750, 790, 780, 860, 900, 910, 680)
COLLECTED = (430, 420, 390, 420, 440, 450, 470, 480, 490, 520, 530, 402)


def months() -> tuple[MonthLine, ...]:
    first = date(2025, 12, 1)
    made = []
    for at in range(12):
        since = add_months(first, at)
        until = min(add_months(since, 1) - timedelta(days=1), TODAY)
        flows = DISBURSED[at] * 1_000_000, COLLECTED[at] * 1_000_000 + 3_107
        made.append(MonthLine(since, until, *flows, OUTSTANDING[at]))
    return tuple(made)


def line(figure: PortfolioFigure, fen: int, count: int, since: date = TODAY) -> FigureLine:
    return FigureLine(PortfolioPart(figure, since, TODAY), fen, count)


MONTH, YEAR = date(2026, 11, 1), date(2026, 1, 1)
BOOK = Portfolio(
    business_date="2026-11-21",
    at="2026-11-21T00:00:00+00:00",
    day_end="2026-11-20",
    figures=(
        line(F.OUTSTANDING, WHOLE_FEN, 1842),
        line(F.PAR1, 471_330_240, 118),
        line(F.PAR30, PAR30_FEN, 61),
        line(F.PAR90, 98_120_011, 22),
        line(F.NON_PERFORMING, 98_120_011, 22),
        line(F.RESTRUCTURED, 31_200_000, 7),
        line(F.PROVISION, 174_339_020, 1842),
        line(F.DISBURSED, 680_000_000, 96, MONTH),
        line(F.DISBURSED, 7_990_000_000, 1204, YEAR),
        line(F.COLLECTED, 402_003_107, 688, MONTH),
        line(F.COLLECTED, 5_012_034_177, 1790, YEAR),
    ),
    rate_percent="14.8213",
    months=months(),
    branches=(
        NamedKey("b-chancheng", "禅城营业部", "Chancheng branch"),
        NamedKey("b-nanhai", "南海营业部", "Nanhai branch"),
    ),
    products=(
        NamedKey("MB", "小微经营贷", "Small business loan"),
        NamedKey("PC", "个人信用贷", "Personal credit loan"),
    ),
)
_SHARES: dict[PortfolioSplit, tuple[tuple[str, str, str], ...]] = {
    PortfolioSplit.STAGE: tuple((key, "", "") for key in ("", "M1", "M2", "M3", "M3+")),
    PortfolioSplit.CATEGORY: tuple(
        (key, "", "") for key in ("normal", "special_mention", "substandard", "doubtful", "loss")
    ),
    PortfolioSplit.BRANCH: tuple((one.key, one.name, one.name_en) for one in BOOK.branches),
    PortfolioSplit.PRODUCT: tuple((one.key, one.name, one.name_en) for one in BOOK.products),
}


def groups(query: ListPortfolioGroups) -> tuple[GroupLine, ...]:
    """Each a tenth of what is left, the first the rest."""
    whole = next((one.fen for one in BOOK.figures if one.part == query.part), 402_003_107)
    names = _SHARES[query.split]
    smaller = [whole // (12 * at) for at in range(2, len(names) + 1)]
    fens = [whole - sum(smaller), *smaller]
    return tuple(
        GroupLine(*name, fen, 400 // (at + 1)) for at, (name, fen) in enumerate(zip(names, fens, strict=True))
    )


_LOANS = (
    ("佛山市顺德区永丰模具厂", 18_640_000, 74, "special_mention", False),
    ("潘启明", 13_348_000, 58, "special_mention", False),
    ("卢惠珊", 9_771_604, 141, "substandard", False),
    ("杜伟强", 5_263_289, 36, "special_mention", True),
    ("冯少芬", 4_640_211, 291, "doubtful", False),
    ("苏婉仪", 3_951_040, 401, "loss", False),
)
LOANS = tuple(
    PortfolioLoan(
        key=f"l-{at}",
        number=f"JY-2026-0440605-{at:05d}",
        customer_name=name,
        product_name="小微经营贷",
        product_name_en="Small business loan",
        owner_name="冯志远",
        days_past_due=days,
        category=category,
        restructured=restructured,
        outstanding_fen=fen,
        part_fen=fen,
    )
    for at, (name, fen, days, category, restructured) in enumerate(_LOANS, start=318)
)
ANSWERS: dict[type, Any] = {
    GetPortfolio: BOOK,
    ListPortfolioGroups: groups,
    ListPortfolioLoans: Page(LOANS, "", len(LOANS)),
}
