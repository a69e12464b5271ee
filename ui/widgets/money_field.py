"""The money field: right-aligned, unit inside, takes spaces, commas and 万, formatted on leaving.

amount = MoneyField(late("intake", "Amount"));  amount.amount() -> Money | None;  amount.refusal()
amount.amount_changed.connect(...)             # Money or None, on leaving
CapitalsLine(amount)                           # 大写 below a cash amount, follows while typing
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money, capitals, parse_amount
from ui.formatting import money
from ui.texts import Text, late
from ui.widgets.fields import TextField
from ui.widgets.label import Label


class MoneyField(TextField):
    """An amount as a person types it; `large` is the 22 px field of the counter."""

    amount_changed = Signal(object)
    """Money or None, when the field is left with another amount than before."""

    def __init__(self, name: Text = "", *, placeholder: Text = "", large: bool = False) -> None:
        super().__init__(
            name,
            placeholder=placeholder,
            unit=late("kit", "yuan"),
            align_right=True,
            style="amountInput" if large else "body",
        )
        self.committed.connect(lambda _text: self.amount_changed.emit(self.amount()))

    def amount(self) -> Money | None:
        """The amount typed; None when empty or refused (see `refusal`)."""
        try:
            return parse_amount(self.text())
        except RuleBroken:
            return None

    def refusal(self) -> RuleBroken | None:
        """Why the text is no amount: `amount.not_a_number` …; None when it is one or the field is empty."""
        try:
            parse_amount(self.text())
        except RuleBroken as refusal:
            return None if refusal.code == "amount.empty" else refusal
        return None

    def set_amount(self, amount: Money | None) -> None:
        """Put an amount in without signals."""
        self.set_text("" if amount is None else money(amount))

    def settle(self) -> None:
        amount = self.amount()
        if amount is not None:
            self.setText(money(amount))
        self.mark("danger" if self.refusal() else "")


class CapitalsLine(QWidget):
    """大写: the amount of a money field in capital numerals, following it while typing."""

    def __init__(self, field: MoneyField) -> None:
        super().__init__()
        self._field = field
        self._words = Label("", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(late("kit", "In capitals"), "caption", "ink2"))
        column.addWidget(self._words)
        field.textChanged.connect(self._follow)
        self._follow()

    def words(self) -> str:
        """The capitals shown now."""
        return self._words.text()

    def _follow(self) -> None:
        amount = self._field.amount()
        self._words.say(capitals(amount) if amount is not None else "—")
