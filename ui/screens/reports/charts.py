"""The two charts of the reports: what is outstanding at the end of each month, and money out and in."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lendesk.usecases.reporting.portfolio import Portfolio, PortfolioFigure
from ui.formatting import money
from ui.screens.reports.presenter import month_part
from ui.screens.reports.words import MONTHS, axis_words
from ui.texts import late
from ui.widgets.charts import Chart, Series
from ui.widgets.panels import Panel

F = PortfolioFigure
FLOWS = (F.DISBURSED, F.COLLECTED)
HIGHEST = 272


class BookCharts(Panel):
    """`chosen` brings the part of the month that was taken."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(across=True, gap=1, fill="line")
        self._book: Portfolio | None = None
        self.course = Chart(late("reports", "Outstanding at month end"), "line", axis=axis_words, value=money)
        self.flows = Chart(late("reports", "Money out and in"), "bars", axis=axis_words, value=money)
        self.course.chosen.connect(lambda _series, at: self._choose(F.OUTSTANDING, at))
        self.flows.chosen.connect(lambda series, at: self._choose(FLOWS[series], at))
        self.setMaximumHeight(HIGHEST)
        self.add(self.course, 1)
        self.add(self.flows, 1)

    def show_book(self, book: Portfolio) -> None:
        """Oldest month first."""
        self._book = book
        labels = [MONTHS[month.since.month - 1] for month in book.months]
        outstanding = tuple(month.outstanding_fen for month in book.months)
        self.course.show_series(labels, [Series(late("reports", "Outstanding principal"), outstanding)])
        disbursed = tuple(month.disbursed_fen for month in book.months)
        collected = tuple(month.collected_fen for month in book.months)
        self.flows.show_series(
            labels,
            [
                Series(late("reports", "Disbursed"), disbursed),
                Series(late("reports", "Collected"), collected, "info"),
            ],
        )

    def _choose(self, figure: PortfolioFigure, at: int) -> None:
        if self._book:
            self.chosen.emit(month_part(figure, self._book.months[at]))
