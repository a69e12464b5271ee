"""Above the grid: what was read, how many rows stand how, and the sum beside the sender's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal

from ui.formatting import count, money
from ui.screens.bulk.grid import Grid, State
from ui.texts import Text, late
from ui.tokens import Kind
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.money_field import MoneyField
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel


class SummaryPanel(Panel):
    """`sum_typed` brings the text of the sender's sum."""

    sum_typed = Signal(str)

    def __init__(self, grid: Grid) -> None:
        super().__init__(edges="bottom", across=True, gap=8)
        self.setFixedHeight(44)
        self.box.setContentsMargins(16, 0, 16, 1)
        self._grid = grid
        self.source = Label("", "body", "ink2")
        self.ready, self.confirm, self.errors, self.repeats = Chip(), Chip(), Chip(), Chip()
        self.total = Label("", "bodyStrong")
        self.sent = MoneyField(late("bulk", "The sender's sum"), placeholder=late("bulk", "Type it"))
        self.sent.setFixedWidth(150)
        self.agrees = Chip()
        for part in (self.source, self.ready, self.confirm, self.errors, self.repeats):
            self.add(part)
        self.box.addStretch(1)
        for part in (Label(late("bulk", "Sum"), "body", "ink2"), self.total):
            self.add(part)
        self.box.addSpacing(8)
        self.add(Label(late("bulk", "The sender's sum"), "body", "ink2"))
        self.add(self.sent)
        self.add(self.agrees)
        self.sent.amount_changed.connect(lambda _amount: self._typed())
        self.refresh()

    def _typed(self) -> None:
        self.sum_typed.emit(self.sent.text())
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        counts = self._grid.counts()
        told: tuple[tuple[Chip, State, Text, Kind, str], ...] = (
            (self.ready, State.READY, _n("Ready", counts[State.READY]), "success", "ok"),
            (self.confirm, State.CONFIRM, _n("To confirm", counts[State.CONFIRM]), "warning", "warning"),
            (self.errors, State.ERROR, _n("Errors", counts[State.ERROR]), "danger", "error"),
            (self.repeats, State.REPEATED, _n("Repeated", counts[State.REPEATED]), "neutral", ""),
        )
        for chip, _state, words, kind, icon in told:
            chip.show_spec(ChipSpec(words, kind, icon))
        total = self._grid.total_fen()
        self.total.say(money(total, sign=True))
        self._compare(total)

    def _compare(self, total: int) -> None:
        amount = self.sent.amount()
        if amount is None:
            self.agrees.show_spec(None)
        elif amount.minor == total:
            self.agrees.show_spec(ChipSpec(late("bulk", "Agrees"), "success", "ok"))
        else:
            apart = money(abs(amount.minor - total))
            self.agrees.show_spec(ChipSpec(late("bulk", "{apart} apart", apart=apart), "danger", "error"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "agrees"):
            self.refresh()


def _n(which: str, number: int) -> Text:
    shown = count(number)
    return {
        "Ready": late("bulk", "Ready {count}", count=shown),
        "To confirm": late("bulk", "To confirm {count}", count=shown),
        "Errors": late("bulk", "Errors {count}", count=shown),
        "Repeated": late("bulk", "Repeated {count}", count=shown),
    }[which]
