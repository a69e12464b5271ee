"""The figures at the head of the reports: outstanding, at risk, non-performing, money out and in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal

from lendesk.usecases.reporting.portfolio import FigureLine, Portfolio, PortfolioFigure, PortfolioPart
from ui.formatting import count, money, percent
from ui.screens.figures import percent_text
from ui.screens.reports.words import figure_name, ratio
from ui.texts import LateText, late
from ui.widgets.facts import Fact, KpiTile
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel

F = PortfolioFigure
SHOWN = (F.OUTSTANDING, F.PAR30, F.NON_PERFORMING, F.DISBURSED, F.COLLECTED)


class FigureTiles(Panel):
    """`chosen` brings the part of the tile that was taken."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(across=True)
        self._parts: dict[PortfolioFigure, PortfolioPart] = {}
        self.tiles = {figure: KpiTile(Fact(late("reports", "Figure"), "—")) for figure in SHOWN}
        for figure, tile in self.tiles.items():
            tile.clicked.connect(lambda figure=figure: self._choose(figure))
            self.add(tile, 1)

    def show_book(self, book: Portfolio) -> None:
        """The figures of now, of the month so far and of the year so far."""
        lines: dict[PortfolioFigure, list[FigureLine]] = {}
        for line in book.figures:
            lines.setdefault(line.part.figure, []).append(line)
        self._parts = {figure: lines[figure][0].part for figure in SHOWN}
        today, whole = date.fromisoformat(book.business_date), lines[F.OUTSTANDING][0].fen
        spark = tuple(month.outstanding_fen for month in book.months)
        self.tiles[F.OUTSTANDING].show_fact(_outstanding(lines[F.OUTSTANDING][0], book), _change(book), spark)
        self.tiles[F.PAR30].show_fact(_at_risk(lines, whole))
        self.tiles[F.NON_PERFORMING].show_fact(_non_performing(lines, whole))
        for flow in (F.DISBURSED, F.COLLECTED):
            month, year = lines[flow]
            note = late(
                "reports", "{count} loans · year {fen}", count=count(month.count), fen=money(year.fen)
            )
            self.tiles[flow].show_fact(Fact(figure_name(month, today), money(month.fen), note))

    def _choose(self, figure: PortfolioFigure) -> None:
        if figure in self._parts:
            self.chosen.emit(self._parts[figure])


def _outstanding(line: FigureLine, book: Portfolio) -> Fact:
    loans = count(line.count)
    note = (
        late(
            "reports", "{count} loans · yearly rate {rate}", count=loans, rate=percent_text(book.rate_percent)
        )
        if book.rate_percent
        else late("reports", "{count} loans", count=loans)
    )
    return Fact(late("reports", "Outstanding principal"), money(line.fen), note)


def _change(book: Portfolio) -> ChipSpec | None:
    """Since the end of the month before."""
    if len(book.months) < 2 or not book.months[-2].outstanding_fen:
        return None
    before, now = book.months[-2].outstanding_fen, book.months[-1].outstanding_fen
    change = Decimal(now - before) / before
    sign = "+" if now > before else ""
    words = late("reports", "{change} m/m", change=f"{sign}{percent(change, 1)}")
    return ChipSpec(words, "accent" if now >= before else "neutral")


def _at_risk(lines: dict[PortfolioFigure, list[FigureLine]], whole: int) -> Fact:
    late_fen = lines[F.PAR30][0].fen
    note: LateText = late(
        "reports",
        "PAR1 {first} · PAR90 {last}",
        first=ratio(lines[F.PAR1][0].fen, whole),
        last=ratio(lines[F.PAR90][0].fen, whole),
    )
    return Fact(late("reports", "PAR30"), ratio(late_fen, whole), note)


def _non_performing(lines: dict[PortfolioFigure, list[FigureLine]], whole: int) -> Fact:
    fen = lines[F.NON_PERFORMING][0].fen
    note = late("reports", "provisions {fen}", fen=money(lines[F.PROVISION][0].fen))
    return Fact(late("reports", "Non-performing ratio"), ratio(fen, whole), note)
