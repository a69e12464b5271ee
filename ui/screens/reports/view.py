"""The reports: filters, figures, two charts, and below them what a figure is made of, down to its loans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.reporting.portfolio import FigureLine, GroupLine, Portfolio, PortfolioLoan
from ui.formatting import count, money
from ui.ports import Background
from ui.screens.acting import press
from ui.screens.figures import short_moment
from ui.screens.listing import ListPlace
from ui.screens.naming import named
from ui.screens.refusing import breach_of
from ui.screens.reports.charts import BookCharts
from ui.screens.reports.drill_bar import DrillBar
from ui.screens.reports.presenter import Drill, LoanPages, ReportsPresenter
from ui.screens.reports.tables import group_columns, loan_columns
from ui.screens.reports.tiles import FigureTiles
from ui.screens.reports.words import PERIODS
from ui.texts import late
from ui.widgets.button import Button, IconButton
from ui.widgets.choices import ComboField
from ui.widgets.label import Label
from ui.widgets.panels import Panel
from ui.widgets.row_source import Asked, CursorSource
from ui.widgets.rows_model import FrozenRowsModel
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable, TableFoot
from ui.widgets.table_hands import Way, hands_now
from ui.widgets.windowed_model import WindowedRowsModel
from ui.widgets.windowed_table import WindowedTable


def _nothing() -> EmptyState:
    title = late("reports", "No data in this range")
    return EmptyState(title, late("reports", "Choose another branch or product."), icon="reports")


class ReportsScreen(QWidget):
    """Fills `ReportsView`. `go` opens a loan; None for who may not see loans."""

    presenter: ReportsPresenter

    def __init__(self, pages: LoanPages, run: Background, go: Callable[[str, object], object] | None) -> None:
        super().__init__()
        self._go = go
        self._drill: Drill | None = None
        self._book: Portfolio | None = None
        self._build_filters()
        self.tiles, self.charts, self.bar, self.foot = FigureTiles(), BookCharts(), DrillBar(), TableFoot()
        self.groups = DataTable(
            FrozenRowsModel(group_columns(lambda: self._drill), key=lambda row: row.key),
            late("reports", "Groups of a figure"),
        )
        self.loans_model: WindowedRowsModel[PortfolioLoan] = WindowedRowsModel(
            loan_columns(lambda: self._drill),
            CursorSource(pages.read),
            run,
            key=lambda row: row.key,
            lane="network",
        )
        self.loans = WindowedTable(self.loans_model, late("reports", "Loans of a figure"))
        self.tables = Switcher(self.groups, self.loans)
        self.list = ListPlace(self.tables, _nothing(), self._again)
        self.place = ListPlace(self._body(), _nothing(), self._again)
        self._lay_out()

    def _build_filters(self) -> None:
        self.period = ComboField(late("reports", "Period"), PERIODS)
        self.period.set_value(12)
        self.branch = ComboField(late("reports", "Branch"), [("", late("reports", "All branches"))])
        self.product = ComboField(late("reports", "Product"), [("", late("reports", "All products"))])
        self.as_of = Label("", "caption", "ink2")
        self.refresh = IconButton("sync", late("reports", "Read again"), key="F5")
        self.export = Button(late("reports", "Export"), icon="export", key="Ctrl+E")
        self.print = Button(late("reports", "Print"), icon="print", key="Ctrl+P")

    def _body(self) -> Panel:
        body = Panel(self.tiles)
        body.add(self.charts, 2)
        body.add(self.bar)
        body.add(self.list, 3)
        body.add(self.foot)
        return body

    def _lay_out(self) -> None:
        filters = Panel(self.period, self.branch, self.product, across=True, gap=8, edges="bottom")
        filters.box.setContentsMargins(16, 6, 16, 7)
        filters.box.addStretch(1)
        for part in (self.as_of, self.refresh, self.export, self.print):
            filters.add(part)
        self.period.setFixedWidth(150)
        self.branch.setFixedWidth(190)
        self.product.setFixedWidth(190)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(filters)
        column.addWidget(self.place, 1)

    def bind(self, presenter: ReportsPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        for filter_field in (self.period, self.branch, self.product):
            filter_field.chosen.connect(lambda _value: self._filter())
        self.tiles.chosen.connect(presenter.choose)
        self.charts.chosen.connect(presenter.choose)
        self.bar.root.clicked.connect(lambda _checked: presenter.start())
        self.bar.figure.clicked.connect(lambda _checked: presenter.back())
        self.bar.eased.clicked.connect(lambda _checked: self._choose_eased())
        self.bar.up.clicked.connect(lambda _checked: presenter.back())
        self.bar.choice.chosen.connect(presenter.choose)
        self.bar.split.chosen.connect(presenter.split_by)
        self.groups.opened.connect(lambda row: presenter.enter(row) if row else None)
        self.loans.opened.connect(self._open_loan)
        self.loans_model.renewed.connect(self._show_count)
        self.loans_model.failed.connect(self._fail_loans)
        self.refresh.clicked.connect(lambda _checked: self._again())
        self.export.clicked.connect(lambda _checked: self._do("export"))
        self.print.clicked.connect(lambda _checked: self._do("print"))

    def act(self, action: str) -> None:
        """An action of the list."""
        buttons = {
            "refresh": self.refresh,
            "up": self.bar.up,
            "export": self.export,
            "print": self.print,
        }
        press(self, buttons[action])

    def escape(self) -> bool:
        """Esc goes one level up."""
        return self.presenter.back()

    def shown(self, _argument: object) -> None:
        self.presenter.open()

    # What the presenter tells

    def show_reading(self) -> None:
        self.place.reading()

    def show_book(self, book: Portfolio, lines: tuple[FigureLine, ...]) -> None:
        self._book = book
        self._offer(book)
        self._say_time()
        self.tiles.show_book(book)
        self.charts.show_book(book)
        self.bar.show_figures(book.figures, date.fromisoformat(book.business_date))
        self.place.show_count(int(any(line.fen for line in lines)))

    def show_groups(self, drill: Drill, groups: tuple[GroupLine, ...]) -> None:
        self._turn(drill)
        self.groups.rows_model.show_rows(groups)
        self.tables.turn_to(0)
        self.list.show_count(len(groups))
        if groups:
            self.groups.select_line(0)
        self._say_foot(sum(group.count for group in groups))

    def show_loans(self, drill: Drill, question: str) -> None:
        self._turn(drill)
        self.tables.turn_to(1)
        self.list.reading()
        self.loans.ask(Asked(filter=(("question", question),)))

    def show_failure(self, breach: Breach) -> None:
        self.place.fail(breach)
        self._allow_leaving(0)

    def show_list_failure(self, breach: Breach) -> None:
        self.list.fail(breach)
        self._allow_leaving(0)

    # Beside it

    def _turn(self, drill: Drill) -> None:
        had_keyboard = self.groups.hasFocus() or self.loans.hasFocus()
        self._drill = drill
        self.bar.show_drill(drill)
        words = self.bar.crumb_words()
        self.groups.filter_words = self.loans.filter_words = words
        if had_keyboard:
            target = self.loans if drill.lists_loans else self.groups
            self.tables.turn_to(target)
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_count(self) -> None:
        rows = self.loans_model.rowCount()
        self.list.show_count(rows)
        self._say_foot(rows)
        if rows and self.loans.current_line() < 0:
            self.loans.select_line(0)

    def _say_foot(self, loans: int) -> None:
        if self._drill is None:
            return
        hint = (
            late("reports", "{count} loans · Enter goes down, Esc up", count=count(loans))
            if not self._drill.lists_loans
            else late("reports", "{count} loans · Enter opens the loan, Esc goes up", count=count(loans))
        )
        self.foot.say(hint, money(self._drill.whole_fen), late("reports", "Together"))
        self._allow_leaving(loans)

    def _allow_leaving(self, loans: int) -> None:
        for button in (self.export, self.print):
            button.setEnabled(loans > 0)

    def _fail_loans(self, refusal: RuleBroken) -> None:
        if self.loans_model.rowCount() == 0:
            self.show_list_failure(breach_of(refusal))

    def _open_loan(self, row: PortfolioLoan | None) -> None:
        if row and self._go:
            self._go("loans", row.key)

    def _filter(self) -> None:
        months = self.period.value()
        self.presenter.filter(
            str(self.branch.value() or ""),
            str(self.product.value() or ""),
            months if isinstance(months, int) else 12,
        )

    def _choose_eased(self) -> None:
        if self.bar.eased_part:
            self.presenter.choose(self.bar.eased_part)

    def _again(self) -> None:
        self.presenter.open()

    def _do(self, way: Way) -> None:
        """With the table below, as its own key would."""
        hands, drill = hands_now(), self._drill
        if hands and drill:
            hands.act(self.loans if drill.lists_loans else self.groups, way)

    def _offer(self, book: Portfolio) -> None:
        """Branches and products that have loans in reach."""
        for filter_field, known, whole in (
            (self.branch, book.branches, late("reports", "All branches")),
            (self.product, book.products, late("reports", "All products")),
        ):
            items = [(one.key, named(one.name, one.name_en)) for one in known]
            filter_field.set_items([("", whole), *items])

    def _say_time(self) -> None:
        book = self._book
        if book is None:
            return
        at = short_moment(book.at)
        self.as_of.say(
            late("reports", "Read {at} · day-end {day}", at=at, day=book.day_end)
            if book.day_end
            else late("reports", "Read {at} · no day-end yet", at=at)
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._book:
            self._offer(self._book)
            self.charts.show_book(self._book)
