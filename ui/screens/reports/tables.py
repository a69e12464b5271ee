"""The tables below the charts: groups of a figure, and its loans, each with its share."""

from __future__ import annotations

from collections.abc import Callable

from lendesk.usecases.reporting.portfolio import GroupLine, PortfolioLoan, PortfolioSplit
from ui.screens.loans.words import CATEGORIES
from ui.screens.naming import named
from ui.screens.reports.presenter import Drill
from ui.screens.reports.words import group_name, parts_per_million
from ui.texts import late
from ui.widgets.painting import ChipSpec
from ui.widgets.rows_model import Column

Where = Callable[[], Drill | None]
"""Tells where the person is: shares and names depend on it."""


def group_columns(where: Where) -> tuple[Column[GroupLine], ...]:
    return (
        Column(
            "group",
            late("reports", "Group"),
            lambda row: group_name(_split(where), row),
            "strong",
            stretch=True,
        ),
        Column("count", late("reports", "Loans"), lambda row: row.count, "number", width=110),
        Column("amount", late("reports", "Amount"), lambda row: row.fen, "money", width=160),
        Column("share", late("reports", "Share"), lambda row: _share(row.fen, where), "share", width=360),
    )


def loan_columns(where: Where) -> tuple[Column[PortfolioLoan], ...]:
    return (
        Column(
            "loan",
            late("reports", "Customer and loan"),
            lambda row: (row.customer_name, row.number),
            "two_line",
            stretch=True,
        ),
        Column(
            "product",
            late("reports", "Product"),
            lambda row: named(row.product_name, row.product_name_en),
            width=140,
        ),
        Column("owner", late("reports", "Officer"), lambda row: row.owner_name or "—", width=96),
        Column(
            "outstanding",
            late("reports", "Principal left"),
            lambda row: row.outstanding_fen,
            "money",
            width=118,
        ),
        Column("days", late("reports", "Days late"), lambda row: row.days_past_due, "number", width=84),
        Column("part", late("reports", "Part"), lambda row: row.part_fen, "money", width=118),
        Column(
            "share", late("reports", "Share"), lambda row: _share(row.part_fen, where), "share", width=210
        ),
        Column("category", late("reports", "Category"), _category, "chip", width=132),
    )


def _category(row: PortfolioLoan) -> ChipSpec:
    """That the terms were eased comes before the category that follows from it."""
    if row.restructured:
        return ChipSpec(late("reports", "Restructured"), "info")
    known = CATEGORIES.get(row.category)
    return ChipSpec(*known) if known else ChipSpec(row.category)


def _split(where: Where) -> PortfolioSplit | None:
    drill = where()
    return drill.split if drill else None


def _share(fen: int, where: Where) -> int:
    drill = where()
    return parts_per_million(fen, drill.whole_fen) if drill else 0
