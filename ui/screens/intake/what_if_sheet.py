"""The what-if sheet: three offers side by side, and all instalments and costs of the one in view."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.projections import ProductRow
from ui.formatting import money
from ui.ports import Background
from ui.screens.fitted_table import FittedTable
from ui.screens.intake.offers_grid import OffersGrid
from ui.screens.intake.what_if import Explained, Supposition, WhatIfPresenter, cost_lines
from ui.screens.intake.what_if_tables import COSTS, INSTALMENTS, LINES, told_lines
from ui.screens.naming import named
from ui.screens.offering import Offer
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.panels import Panel, SectionHeader
from ui.widgets.rows_model import FrozenRowsModel, RowLook
from ui.widgets.sheet import Sheet
from ui.widgets.states import Switcher
from ui.widgets.table import DataTable, TableFoot
from ui.widgets.tabs import Tab, Tabs

COSTS_VIEW, LINES_VIEW = "costs", "lines"
HOW = late("intake", "How the figures come about")
WIDTH, HEIGHT, LEAST_HEIGHT = 1280, 380, 150
AROUND = 224
"""What title, note, buttons and the gaps take of the window's height."""


class WhatIfSheet(Sheet):
    """Fills `WhatIfView`; `adopt` gets the chosen method and term, once, after the sheet has closed."""

    def __init__(
        self,
        host: QWidget,
        product: ProductRow,
        amount_fen: int,
        today: date,
        run: Background,
        adopt: Callable[[Supposition], None],
    ) -> None:
        title = late(
            "intake",
            "What if: {amount}, {product}",
            amount=money(amount_fen),
            product=named(product.name, product.name_en),
        )
        note = late(
            "intake", "As if paid out on {day}. Nothing is kept until you take an offer.", day=str(today)
        )
        super().__init__(host.window(), title, note=note, width=min(WIDTH, host.window().width() - 48))
        self._adopt = adopt
        self.presenter = WhatIfPresenter(self, run, product, amount_fen, today)
        self.offers = OffersGrid(product.methods.split(","))
        self.plan = DataTable(
            FrozenRowsModel(INSTALMENTS, look=lambda _row: RowLook()), late("intake", "All instalments")
        )
        self.foot = TableFoot()
        self.views = Tabs([Tab(COSTS_VIEW, late("intake", "Costs")), Tab(LINES_VIEW, HOW)])
        self.costs = FittedTable(COSTS, late("intake", "Costs"))
        self.others = Label(
            late("intake", "No other charges. Nothing is kept back from the payout."), "caption", "ink2"
        )
        self.of_which = Label("", "caption", "ink2")
        self.lines = DataTable(FrozenRowsModel(LINES, look=lambda row: RowLook(strong=row.heading)), HOW)
        self.take = Button(late("intake", "Take this offer"), "primary", icon="ok", key="Ctrl+Return")
        self.cancel = Button(late("intake", "Close"), key="Esc", bind=False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = Panel(SectionHeader(late("intake", "All instalments")), edges="top right bottom left")
        left.add(self.plan, 1)
        left.add(self.foot)
        for words in (self.others, self.of_which):
            words.setContentsMargins(16, 6, 16, 6)
        costs = Panel(self.costs, self.others)
        costs.box.addStretch(1)
        lines = Panel(self.of_which)
        lines.add(self.lines, 1)
        self.side = Switcher(costs, lines)
        right = Panel(self.views, edges="top right bottom")
        right.add(self.side, 1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(left, 50)
        columns.addWidget(right, 50)
        height = max(
            LEAST_HEIGHT, min(HEIGHT, self.window().height() - self.offers.sizeHint().height() - AROUND)
        )
        for part in (left, right):
            part.setFixedHeight(height)
        self.body.addWidget(self.offers)
        self.body.addLayout(columns)
        self.set_buttons(right=(self.cancel, self.take))

    def _connect(self) -> None:
        self.offers.supposed.connect(self.presenter.suppose)
        self.offers.chosen.connect(self.presenter.choose)
        self.views.chosen.connect(lambda key: self.side.turn_to(0 if key == COSTS_VIEW else 1))
        self.plan.selected.connect(lambda row: self.presenter.explain(row.no) if row else None)
        self.plan.opened.connect(lambda _row: self.views.choose(LINES_VIEW))
        self.plan.clicked.connect(lambda _index: self.views.choose(LINES_VIEW))
        self.take.clicked.connect(lambda _checked: self._take())
        self.cancel.clicked.connect(lambda _checked: self.close())
        self.closed.connect(self.deleteLater)

    def begin(self, term: str, method: str) -> None:
        """Open with what the form says."""
        self.offers.show_columns(self.presenter.open(term, method))
        self.open()
        self.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_offer(self, number: int, offer: Offer | None, breach: Breach | None) -> None:
        self.offers.show_offer(number, offer, breach)

    def show_detail(self, number: int, offer: Offer | None) -> None:
        self.offers.show_chosen(number)
        rows = offer.plan.rows if offer else ()
        self.plan.rows_model.show_rows(rows)
        self.costs.show_rows(cost_lines(offer) if offer else ())
        self.lines.rows_model.show_rows(())
        self.of_which.say("")
        self.take.reword(late("intake", "Take offer {number}", number=number + 1))
        if offer is None:
            self.foot.say("")
            self.take.refuse(late("intake", "not possible"))
            return
        self.foot.say(_sums(offer), money(offer.plan.total_payment), late("intake", "To pay in all"))
        if self.presenter.adoptable() is None:
            self.take.refuse(late("intake", "not how this product reckons"))
        else:
            self.take.allow()
        self.plan.select_line(0)

    def show_explained(self, no: int, parts: tuple[Explained, ...]) -> None:
        self.of_which.say(
            late("intake", "Instalment {no}: every part with the lines it is the sum of", no=no)
        )
        self.lines.rows_model.show_rows(told_lines(parts))

    def _take(self) -> None:
        wanted = self.presenter.adoptable()
        if wanted is not None:
            self.close()
            self._adopt(wanted)


def _sums(offer: Offer) -> Text:
    return late(
        "intake",
        "{count} instalments · interest {interest} · fees {fees}",
        count=len(offer.plan.rows),
        interest=money(offer.plan.total_interest),
        fees=money(offer.plan.total_fee),
    )
