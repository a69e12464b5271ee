"""What the reports screen does: read the loan book, and follow a figure to its groups and its loans.

Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.paging import Page
from lendesk.usecases.reporting.portfolio import (
    FigureLine,
    GetPortfolio,
    GroupLine,
    ListPortfolioGroups,
    ListPortfolioLoans,
    MonthLine,
    Portfolio,
    PortfolioFigure,
    PortfolioLoan,
    PortfolioPart,
    PortfolioScope,
    PortfolioSplit,
)
from ui.ports import Background, Desk
from ui.screens.refusing import breach_of
from ui.widgets.row_source import Asked


@dataclass(frozen=True, slots=True)
class Drill:
    """Where the person is: a figure, by what it is taken apart (None: by loan), and in which group of it."""

    line: FigureLine
    split: PortfolioSplit | None
    group: GroupLine | None = None

    @property
    def lists_loans(self) -> bool:
        """Whether loans are shown, not groups."""
        return self.split is None or self.group is not None

    @property
    def whole_fen(self) -> int:
        """What the shares in the list are shares of."""
        return self.group.fen if self.group else self.line.fen


class ReportsView(Protocol):
    """What the presenter asks of the widgets; every call comes on the UI thread."""

    def show_reading(self) -> None: ...

    def show_book(self, book: Portfolio, lines: tuple[FigureLine, ...]) -> None: ...

    def show_groups(self, drill: Drill, groups: tuple[GroupLine, ...]) -> None: ...

    def show_loans(self, drill: Drill, question: str) -> None: ...

    def show_failure(self, breach: Breach) -> None: ...

    def show_list_failure(self, breach: Breach) -> None: ...


class LoanPages:
    """The loans of a figure page by page; `Asked` names the question that was put, as `note` gave it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._questions: list[ListPortfolioLoans] = []

    def note(self, question: ListPortfolioLoans) -> str:
        """The name of a question."""
        self._questions.append(question)
        return str(len(self._questions) - 1)

    def read(self, asked: Asked, after: str) -> Page[PortfolioLoan]:
        """Raises RuleBroken as the query does."""
        return self._desk.ask(replace(self._questions[int(asked.value("question"))], after=after, limit=200))


class ReportsPresenter:
    def __init__(self, desk: Desk, view: ReportsView, run: Background, pages: LoanPages) -> None:
        self._desk, self._view, self._run, self._pages = desk, view, run, pages
        self._scope, self._months = PortfolioScope(), 12
        self._book: Portfolio | None = None
        self._drill: Drill | None = None
        self._asked = 0

    def open(self) -> None:
        """Read the loan book; the person stays where the figure still is."""
        self._view.show_reading()
        question = GetPortfolio(scope=self._scope, months=self._months)
        at = self._next()
        self._run(
            lambda: self._desk.ask(question),
            lambda book: self._take_book(book) if at == self._asked else None,
            lambda refusal: self._view.show_failure(breach_of(refusal)) if at == self._asked else None,
            lane="network",
        )

    def filter(self, branch_id: str, product_code: str, months: int) -> None:
        """Count other loans, or show another period."""
        self._scope, self._months = PortfolioScope(branch_id, product_code), months
        self.open()

    def choose(self, part: PortfolioPart) -> None:
        """Take a figure apart: by what the one before was, loans for a single month."""
        line = self._line(part)
        if self._book is None or line is None:
            return
        split = self._drill.split if self._drill else PortfolioSplit.STAGE
        self._go(Drill(line, split))

    def split_by(self, split: PortfolioSplit | None) -> None:
        """Take the figure apart another way; None lists its loans."""
        if self._drill:
            self._go(Drill(self._drill.line, split))

    def enter(self, group: GroupLine) -> None:
        """The loans of one group."""
        if self._drill and not self._drill.lists_loans:
            self._go(replace(self._drill, group=group))

    def start(self) -> None:
        """Back to all outstanding principal by stage."""
        if self._book:
            self._go(Drill(self._book.figures[0], PortfolioSplit.STAGE))

    def back(self) -> bool:
        """One level up; False at the top."""
        if self._drill is None or self._book is None:
            return False
        if self._drill.group:
            self._go(replace(self._drill, group=None))
        elif self._drill.line.part != self._book.figures[0].part:
            self.start()
        else:
            return False
        return True

    def _take_book(self, book: Portfolio) -> None:
        self._book = book
        self._view.show_book(book, self._lines())
        before = self._drill
        line = self._line(before.line.part) if before else None
        if before and line:
            self._go(Drill(line, before.split))
        else:
            self.start()

    def _go(self, drill: Drill) -> None:
        self._drill = drill
        at = self._next()
        part, split = drill.line.part, drill.split
        if drill.lists_loans or split is None:
            group = drill.group.key if drill.group else ""
            chosen = split if drill.group else None
            question = ListPortfolioLoans(scope=self._scope, part=part, split=chosen, group=group)
            self._view.show_loans(drill, self._pages.note(question))
            return
        asked = ListPortfolioGroups(scope=self._scope, part=part, split=split)
        self._run(
            lambda: self._desk.ask(asked),
            lambda groups: self._view.show_groups(drill, groups) if at == self._asked else None,
            lambda refusal: self._refuse_list(refusal) if at == self._asked else None,
            lane="network",
        )

    def _refuse_list(self, refusal: RuleBroken) -> None:
        self._view.show_list_failure(breach_of(refusal))

    def _next(self) -> int:
        """A late answer to an earlier question is not shown."""
        self._asked += 1
        return self._asked

    def _line(self, part: PortfolioPart) -> FigureLine | None:
        return next((line for line in self._lines() if line.part == part), None)

    def _lines(self) -> tuple[FigureLine, ...]:
        """All figures at hand: those of now, then those of each month."""
        return (*self._book.figures, *month_lines(self._book)) if self._book else ()


def month_part(figure: PortfolioFigure, month: MonthLine) -> PortfolioPart:
    """A figure of a month; what is outstanding has no first day."""
    since = month.until if figure is PortfolioFigure.OUTSTANDING else month.since
    return PortfolioPart(figure, since, month.until)


def month_lines(book: Portfolio) -> tuple[FigureLine, ...]:
    """The figures of the months; how many loans are in them is not told (-1)."""
    return tuple(
        FigureLine(month_part(figure, month), fen, -1)
        for month in book.months
        for figure, fen in (
            (PortfolioFigure.OUTSTANDING, month.outstanding_fen),
            (PortfolioFigure.DISBURSED, month.disbursed_fen),
            (PortfolioFigure.COLLECTED, month.collected_fen),
        )
    )
