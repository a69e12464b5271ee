"""The head of the loan page: who, which loan, its state, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from lendesk.usecases.repayments.queries import LoanFile
from lendesk.usecases.servicing.derivations import LoanDetail
from ui.formatting import day
from ui.screens.customer_link import CustomerLink
from ui.screens.loans.change_words import HINDRANCES
from ui.screens.loans.derivation_words import RATE_PER
from ui.screens.loans.words import category_chip, stage_chip
from ui.screens.naming import named
from ui.screens.repaying import loan_chip
from ui.texts import late, tr
from ui.tokens import colour
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.painted import Painted
from ui.widgets.painting import draw_text
from ui.widgets.panels import Avatar, Panel


class DetailLine(Painted):
    """A line of small grey text that is cut with … where there is no room for it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setToolTip(text)
        self.renew()

    def spoken(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(240, 18)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_text(QPainter(self), self.rect(), self._text, "caption", colour("ink2"))


class LoanHead(Panel):
    """Buttons that the person may not use are absent; off line those that need the server are off."""

    def __init__(self, *, may_pay: bool, may_quote: bool, may_change: bool) -> None:
        super().__init__(edges="bottom", across=True, gap=8)
        self.pay = Button(late("loans", "Take payment"), "primary", icon="cashier", key="F9")
        self.quoting = Button(late("loans", "Quote"), "plain", icon="calculator", key="F7")
        self.changing = Button(late("loans", "Change…"), "plain", icon="draft", key="Alt+C")
        for button, may in ((self.pay, may_pay), (self.quoting, may_quote), (self.changing, may_change)):
            if not may:
                button.hide()
        self.avatar, self.name, self.line = Avatar("", 38), Label("", "page"), DetailLine()
        self.chip, self.stage, self.category = Chip(), Chip(), Chip()
        first = QHBoxLayout()
        first.setSpacing(8)
        self.customer = CustomerLink()
        for part in (self.name, self.customer, self.chip, self.stage, self.category):
            first.addWidget(part)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self.line)
        self.box.setContentsMargins(16, 10, 16, 11)
        self.add(self.avatar)
        self.box.addSpacing(4)
        self.box.addLayout(words, 1)
        for button in (self.changing, self.quoting, self.pay):
            self.add(button)

    def show_file(self, file: LoanFile, detail: LoanDetail) -> None:
        """Show who and what; the banner below tells why buttons are off."""
        self.avatar.show_name(file.row.customer_name)
        self.name.say(file.row.customer_name)
        self.customer.show_customer(file.row.customer_id)
        for chip, spec in (
            (self.chip, loan_chip(file.row)),
            (self.stage, stage_chip(detail)),
            (self.category, category_chip(detail)),
        ):
            chip.show_spec(spec)
            chip.setVisible(spec is not None)
        self.pay.setEnabled(file.row.status in ("active", "overdue"))
        for button in (self.quoting, self.changing):
            button.setEnabled(not file.from_replica)
            button.setToolTip(str(HINDRANCES["line"]) if file.from_replica else "")
        self.compose(file, detail)

    def compose(self, file: LoanFile, detail: LoanDetail) -> None:
        """The line below the name; anew after a switch of language."""
        row = file.row
        self.line.say(
            tr(
                "loans",
                "{number} · {product} · {term} instalments · {rate} % {per} · disbursed {day}",
                number=row.number,
                product=named(row.product_name, row.product_name_en),
                term=len(file.plan),
                rate=detail.rate_percent,
                per=str(RATE_PER.get(detail.rate_per, detail.rate_per)),
                day=day(row.disbursed_on),
            )
        )
