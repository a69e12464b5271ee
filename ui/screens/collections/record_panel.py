"""What a collector writes down: how the call ended, what was said, what was promised, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lendesk.domain.collections.contact import Outcome
from lendesk.domain.errors import Breach
from lendesk.usecases.collections.queries import CaseFile
from ui.error_texts import error_text
from ui.formatting import money
from ui.screens.collections.outcome_bar import OutcomeBar
from ui.screens.collections.presenter import Said
from ui.screens.collections.words import OUTCOMES
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.choices import DateField
from ui.widgets.fields import TextArea
from ui.widgets.label import Label
from ui.widgets.money_field import MoneyField
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll

WIDTH = 396
PROMISE_ROWS = 2


class RecordPanel(Panel):
    """`save_wanted` brings what was said and whether to go on to the next case."""

    save_wanted = Signal(object, bool)

    def __init__(self, waive: bool, pay: bool, loan: bool, customer: bool) -> None:
        super().__init__(edges="left")
        self.setFixedWidth(WIDTH)
        self._due_fen = 0
        name = late("collections", "How the call ended")
        self.outcome = OutcomeBar(name, tuple(OUTCOMES.items()))
        self.text = TextArea(
            late("collections", "What was said"), placeholder=late("collections", "What was said"), lines=4
        )
        self.days = [
            DateField(late("collections", "Promised day {no}", no=n + 1)) for n in range(PROMISE_ROWS)
        ]
        self.amounts = [
            MoneyField(late("collections", "Promised amount {no}", no=n + 1)) for n in range(PROMISE_ROWS)
        ]
        self.sum = Label("", "caption", "ink2", wrap=True)
        self.rule = Label("", "caption", "danger.fg", wrap=True)
        self.waive = Button(late("collections", "Propose waiver…"), icon="draft")
        self.pay = Button(late("collections", "Take repayment"), icon="cashier")
        self.loan = Button(late("collections", "Open loan"), icon="loans")
        self.customer = Button(late("collections", "Open customer"), icon="customers")
        self._ways = ((self.pay, pay), (self.waive, waive), (self.loan, loan), (self.customer, customer))
        self.save = Button(late("collections", "Save only"), key="Ctrl+S")
        self.next = Button(late("collections", "Save, next case"), "primary", icon="arrow-right", key="F10")
        self._lay_out()
        self.save.clicked.connect(lambda _checked: self.save_wanted.emit(self.said(), False))
        self.next.clicked.connect(lambda _checked: self.save_wanted.emit(self.said(), True))
        for field in (*self.days, *self.amounts):
            field.textChanged.connect(lambda _text: self._show_sum())

    def _lay_out(self) -> None:
        body = Panel(SectionHeader(late("collections", "Record this call")))
        said = Panel(self.outcome, self.text, self.rule, margin=16, gap=10)
        said.box.setContentsMargins(16, 14, 16, 12)
        body.add(said)
        body.add(SectionHeader(late("collections", "Promise to pay")))
        body.add(self._promise())
        if any(allowed for _button, allowed in self._ways):
            body.add(SectionHeader(late("collections", "Other steps")))
            body.add(self._others())
        body.box.addStretch(1)
        self.add(scroll(body), 1)
        self.add(ActionBar((self.save,), (self.next,)))

    def _promise(self) -> QWidget:
        panel = Panel(edges="bottom")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for row, (day, amount) in enumerate(zip(self.days, self.amounts, strict=True)):
            grid.addWidget(Label(late("collections", "Day"), "body", "ink2"), row, 0)
            grid.addWidget(day, row, 1)
            grid.addWidget(Label(late("collections", "Amount"), "body", "ink2"), row, 2)
            grid.addWidget(amount, row, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        panel.box.setContentsMargins(16, 12, 16, 12)
        panel.box.setSpacing(8)
        panel.box.addLayout(grid)
        panel.add(self.sum)
        return panel

    def _others(self) -> QWidget:
        panel = Panel()
        panel.box.setContentsMargins(16, 12, 16, 12)
        grid = QGridLayout()
        grid.setSpacing(8)
        shown = [button for button, allowed in self._ways if allowed]
        for at, button in enumerate(shown):
            grid.addWidget(button, at // 2, at % 2)
        for button, allowed in self._ways:
            if not allowed:
                button.hide()
        grid.setColumnStretch(2, 1)
        panel.box.addLayout(grid)
        return panel

    def said(self) -> Said:
        """What stands in the form now."""
        parts = tuple(
            (day.day(), amount_of(amount)) for day, amount in zip(self.days, self.amounts, strict=True)
        )
        value = self.outcome.value()
        return Said(Outcome(value) if value else None, self.text.text(), parts, self._unreadable())

    def clear(self) -> None:
        """Ready for the next call."""
        self.outcome.take("")
        self.text.set_text("")
        for day, amount in zip(self.days, self.amounts, strict=True):
            day.set_day(None)
            amount.set_amount(None)
        self._show_sum()

    def is_empty(self) -> bool:
        """Nothing was written that a change of case would lose."""
        said = self.said()
        return said.outcome is None and not said.text.strip() and not said.promised

    def show_case(self, file: CaseFile | None, blocked: Breach | None) -> None:
        """Offer what is allowed for this case; a rule that forbids calls is named."""
        self._due_fen = file.due_fen if file else 0
        told = error_text(blocked.code, dict(blocked.facts)) if blocked else ""
        self.rule.say(told)
        self.rule.setVisible(bool(told))
        for button in (self.save, self.next):
            if file is None:
                button.refuse(late("collections", "no case"))
            else:
                button.allow()
        self._show_sum()

    def _unreadable(self) -> bool:
        fields = [(day.text(), day.day()) for day in self.days]
        fields += [(amount.text(), amount.amount()) for amount in self.amounts]  # type: ignore[misc]
        return any(text.strip() and value is None for text, value in fields)

    def _show_sum(self) -> None:
        total = sum(fen for field in self.amounts if (fen := amount_of(field)) is not None)
        if not total:
            self.sum.say(late("collections", "Day and amount of each payment that was promised."))
            self.sum.tint("ink2")
        elif total >= self._due_fen:
            self.sum.say(late("collections", "{sum} promised: covers all arrears", sum=money(total)))
            self.sum.tint("success.fg")
        else:
            left = money(self._due_fen - total)
            self.sum.say(
                late("collections", "{sum} promised: {left} of the arrears left", sum=money(total), left=left)
            )
            self.sum.tint("warning.fg")


def amount_of(field: MoneyField) -> int | None:
    """The amount typed in fen, None when empty or refused."""
    amount = field.amount()
    return None if amount is None else amount.minor
