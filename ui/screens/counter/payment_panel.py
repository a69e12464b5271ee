"""Taking the money: who pays on which loan, how, how much, and what comes back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.domain.money import Money
from lendesk.usecases.projections import LoanRow
from ui.error_texts import breach_text
from ui.formatting import day, money
from ui.screens.counter.presenter import METHODS
from ui.screens.naming import named
from ui.screens.repaying import loan_chip, paid_by
from ui.texts import Text, late, tr
from ui.widgets.chip import Chip
from ui.widgets.choices import ComboField
from ui.widgets.fields import TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.label import Label
from ui.widgets.money_field import MoneyField
from ui.widgets.panels import Avatar, Panel, SectionHeader


class Said(QWidget):
    """A figure with its label above: capitals, change."""

    def __init__(self, label: Text, style: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self.value = Label("—", style, wrap=style == "section")
        column.addWidget(Label(label, "caption", "ink2"))
        column.addWidget(self.value)


class LoanHeader(Panel):
    """The borrower and the loan that is paid on."""

    def __init__(self) -> None:
        super().__init__(edges="bottom", across=True, margin=10, gap=12)
        self.box.setContentsMargins(16, 10, 16, 11)
        self._row: LoanRow | None = None
        self.avatar = Avatar("", 38)
        self.name, self.chip = Label("", "page"), Chip(bordered=True)
        self.detail = Label("", "caption", "ink2")
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.name)
        first.addWidget(self.chip)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self.detail)
        self.add(self.avatar)
        self.box.addLayout(words, 1)

    def show_row(self, row: LoanRow) -> None:
        self._row = row
        self.avatar.show_name(row.customer_name)
        self.name.say(row.customer_name)
        self.chip.show_spec(loan_chip(row))
        self.say_again()

    def say_again(self) -> None:
        """Compose the line anew, after a switch of language."""
        if self._row is None:
            return
        row = self._row
        self.detail.say(
            tr(
                "counter",
                "{number} · {product} · principal left {outstanding} · data of {day}",
                number=row.number,
                product=named(row.product_name, row.product_name_en),
                outstanding=money(row.outstanding_fen),
                day=day(row.as_of),
            )
        )


class PaymentPanel(Panel):
    """The form of one payment; every field reports while it is typed into."""

    amount_typed = Signal(str)
    tendered_typed = Signal(str)
    method_taken = Signal(str)
    payer_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.header = LoanHeader()
        self.method = ComboField(late("counter", "Method"), [(method, paid_by(method)) for method in METHODS])
        self.payer = TextField(late("counter", "Payer"))
        self.amount = MoneyField(late("counter", "Amount"), large=True)
        self.tendered = MoneyField(
            late("counter", "Cash received"), placeholder=late("counter", "exactly the amount")
        )
        self.capitals = Said(late("counter", "In capitals"), "section")
        self.change = Said(late("counter", "Change to give"), "figure")
        self.rows = {
            "amount": FormRow(late("counter", "Amount"), self.amount),
            "tendered": FormRow(late("counter", "Cash received"), self.tendered),
        }
        form = FormGrid()
        form.add(FormRow(late("counter", "Method"), self.method))
        form.add(FormRow(late("counter", "Payer"), self.payer))
        form.add(self.rows["amount"])
        form.add(self.capitals)
        form.add(self.rows["tendered"])
        form.add(self.change)
        self.add(self.header)
        self.add(SectionHeader(late("counter", "Payment")))
        self.add(form)
        self._connect()

    def _connect(self) -> None:
        self.amount.textEdited.connect(self.amount_typed)
        self.tendered.textEdited.connect(self.tendered_typed)
        self.payer.textEdited.connect(self.payer_typed)
        self.method.chosen.connect(self._take_method)
        self.amount.returnPressed.connect(self._next)

    def show_loan(self, row: LoanRow) -> None:
        self.header.show_row(row)
        self.payer.set_text(row.customer_name)
        self.tendered.set_text("")
        self.fault("amount", None)
        self.fault("tendered", None)

    def show_amount(self, text: str) -> None:
        self.amount.set_text(text)
        self.amount.settle()
        self.amount.selectAll()

    def show_figures(self, in_capitals: str, change: Money) -> None:
        self.capitals.value.say(in_capitals or "—")
        self.change.value.say(money(change))

    def fault(self, field: str, breach: Breach | None) -> None:
        """The message under a field, gone with None."""
        row = self.rows[field]
        row.message(breach_text(breach) if breach else "")
        control = self.amount if field == "amount" else self.tendered
        control.mark("danger" if breach else "")

    def _next(self) -> None:
        (self.tendered if self.tendered.isVisibleTo(self) else self.payer).setFocus()

    def _take_method(self, method: object) -> None:
        cash = method == "cash"
        self.rows["tendered"].setVisible(cash)
        self.change.setVisible(cash)
        if not cash and self.tendered.text():
            self.tendered.set_text("")
            self.tendered_typed.emit("")
        self.method_taken.emit(str(method))
