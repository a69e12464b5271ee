"""Three offers as columns of one grid: what each supposes above, what it costs below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from lendesk.domain.errors import Breach
from ui.error_texts import late_breach
from ui.formatting import NOTHING, money
from ui.screens.figures import percent_text
from ui.screens.intake.what_if import OFFERS, Supposition, cheapest
from ui.screens.intake.words import CONVENTIONS, method_name
from ui.screens.offering import Offer
from ui.texts import LateText, Text, late
from ui.widgets.button import Button
from ui.widgets.choices import ComboField
from ui.widgets.fields import TextField
from ui.widgets.label import Label
from ui.widgets.panels import Panel

TERM_WIDTH = 110
REASON = "simple"
"""In its place stands why there is no offer."""
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FIGURES: tuple[tuple[str, LateText, str], ...] = (
    ("yearly", late("intake", "All-in rate (IRR), all fees in"), "kpi"),
    ("simple", late("intake", "Simple rate (for comparison only)"), "caption"),
    ("first", late("intake", "First instalment"), "bodyStrong"),
    ("highest", late("intake", "Highest instalment"), "body"),
    ("interest", late("intake", "Total interest"), "body"),
    ("fees", late("intake", "Fees"), "body"),
    ("total", late("intake", "To pay in all"), "bodyStrong"),
)


@dataclass(slots=True)
class _Column:
    head: Button
    method: ComboField
    term: TextField
    convention: ComboField
    figures: dict[str, Label]


class OffersGrid(Panel):
    """`supposed` brings the number of a column (from 0) and its Supposition, `chosen` the number."""

    supposed = Signal(int, object)
    chosen = Signal(int)

    def __init__(self, methods: Sequence[str]) -> None:
        super().__init__(fill="raised")
        self._offers: dict[int, Offer] = {}
        self._chosen = 0
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(3)
        self.box.addLayout(self.grid)
        titles = (
            late("intake", "Method and term"),
            late("intake", "Interest is reckoned"),
        )
        for line, title in enumerate(titles, 1):
            self.grid.addWidget(Label(title, "body", "ink2"), line, 0)
        for line, (_key, title, _style) in enumerate(FIGURES, len(titles) + 1):
            self.grid.addWidget(Label(title, "body", "ink2"), line, 0)
        self.columns = [self._column(number, methods) for number in range(OFFERS)]

    def _column(self, number: int, methods: Sequence[str]) -> _Column:
        head = Button(late("intake", "Offer {number}", number=number + 1), "plain", key=f"Alt+{number + 1}")
        column = _Column(
            head,
            ComboField(late("intake", "Repayment method"), [(one, method_name(one)) for one in methods]),
            TextField(late("intake", "Term"), unit=late("intake", "months"), align_right=True),
            ComboField(
                late("intake", "Interest is reckoned"),
                [("", late("intake", "as the product does")), *CONVENTIONS.items()],
            ),
            {key: Label(NOTHING, style, align=END, wrap=key == REASON) for key, _title, style in FIGURES},
        )
        column.term.setFixedWidth(TERM_WIDTH)
        asked = Panel(column.method, fill="raised", across=True, gap=8)
        asked.box.setStretch(0, 1)
        asked.add(column.term)
        parts = (head, asked, column.convention, *column.figures.values())
        for line, part in enumerate(parts):
            self.grid.addWidget(part, line, number + 1)
        self.grid.setColumnStretch(number + 1, 1)
        head.clicked.connect(lambda _checked: self.chosen.emit(number))
        column.method.chosen.connect(lambda _value: self._suppose(number))
        column.convention.chosen.connect(lambda _value: self._suppose(number))
        column.term.textEdited.connect(lambda _text: self._suppose(number))
        return column

    def _suppose(self, number: int) -> None:
        column = self.columns[number]
        made = Supposition(
            str(column.method.value()), column.term.text(), str(column.convention.value() or "")
        )
        self.supposed.emit(number, made)

    def show_columns(self, wanted: Sequence[Supposition]) -> None:
        """Put what each column supposes into its fields."""
        for column, one in zip(self.columns, wanted, strict=True):
            column.method.set_value(one.method)
            column.term.set_text(one.term)
            column.convention.set_value(one.convention)

    def show_chosen(self, number: int) -> None:
        """Mark the column whose details are shown."""
        self._chosen = number
        self._mark()

    def show_offer(self, number: int, offer: Offer | None, breach: Breach | None) -> None:
        """The figures of a column, or why there are none."""
        column = self.columns[number]
        if offer is None:
            self._offers.pop(number, None)
        else:
            self._offers[number] = offer
        told = figures_of(offer) if offer else {}
        for key, label in column.figures.items():
            label.say(told.get(key, NOTHING))
        column.term.mark("danger" if breach else "")
        if breach is not None:
            column.figures[REASON].say(late_breach(breach))
        column.figures[REASON].tint("danger.fg" if breach else "ink2")
        self._mark()

    def _mark(self) -> None:
        best = cheapest(self._offers)
        for number, column in enumerate(self.columns):
            shown = number == self._chosen
            words: Text = late("intake", "Offer {number}", number=number + 1)
            if number == best:
                words = late("intake", "Offer {number} · lowest rate", number=number + 1)
            column.head.reword(words, "soft" if shown else "plain", "unmask" if shown else "")
            column.figures["yearly"].tint("success.fg" if number == best else "ink")


def figures_of(offer: Offer) -> dict[str, Text]:
    """What an offer costs, by the names of `FIGURES`."""
    made = offer.plan
    return {
        "yearly": percent_text(str(offer.yearly_percent)),
        "simple": percent_text(str(offer.simple_percent)),
        "first": money(made.rows[0].due_fen),
        "highest": money(max(row.due_fen for row in made.rows)),
        "interest": money(made.total_interest),
        "fees": money(made.total_fee),
        "total": money(made.total_payment),
    }
