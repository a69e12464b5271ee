"""The sheet in which a customer draws under a limit: amount, term, method, purpose, and what it will cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.projections import ProductRow
from lendesk.usecases.quotes import parse_term
from lendesk.usecases.servicing.commands import DrawLimit
from lendesk.usecases.servicing.queries import LimitRow
from ui.error_texts import late_breach
from ui.formatting import money
from ui.ports import Background
from ui.screens.figures import percent_text
from ui.screens.intake.words import METHODS, method_name
from ui.screens.offering import Offer, offered
from ui.screens.refusing import breach_of
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.choices import ComboField
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.fields import TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.money_field import MoneyField
from ui.widgets.sheet import Sheet

WIDTH = 720
USUAL_TERM = "3"
RATE = late("limits", "All-in rate (IRR)")


class DrawSheet(Sheet):
    """`draw` is called once, after the sheet has closed; without a `product` no plan can be shown."""

    def __init__(
        self,
        host: QWidget,
        row: LimitRow,
        product: ProductRow | None,
        today: date,
        run: Background,
        draw: Callable[[DrawLimit], None],
    ) -> None:
        note = late("limits", "A drawing note is made: it is explained, signed and paid out as any contract.")
        title = late("limits", "Draw under {number}", number=row.number)
        super().__init__(host.window(), title, note=note, width=WIDTH)
        self._row, self._product, self._today, self._run, self._draw = row, product, today, run, draw
        self.amount = MoneyField(late("limits", "Amount"))
        self.term = TextField(late("limits", "Term"), unit=late("limits", "months"), align_right=True)
        methods = product.methods.split(",") if product else METHODS
        self.method = ComboField(late("limits", "Method"), [(one, method_name(one)) for one in methods])
        self.purpose = TextField(late("limits", "Purpose"))
        self.plan = FactStrip(ruled=False)
        self.confirm = Button(late("limits", "Make drawing note"), "primary", key="Ctrl+Return")
        self.cancel = Button(late("limits", "Cancel"), key="Esc", bind=False)
        self.rows = {
            "amount": FormRow(late("limits", "Amount"), self.amount),
            "term": FormRow(late("limits", "Term"), self.term),
            "method": FormRow(late("limits", "Method"), self.method),
            "purpose": FormRow(late("limits", "Purpose"), self.purpose),
        }
        self._lay_out()

    def _lay_out(self) -> None:
        grid = FormGrid()
        for row in self.rows.values():
            grid.add(row)
        self.body.addWidget(grid)
        self.body.addWidget(self.plan)
        self.plan.show_facts((Fact(RATE, "—"),))
        self.set_buttons(right=(self.cancel, self.confirm))
        self.term.set_text(USUAL_TERM)
        left = late("limits", "Can be drawn: {amount}", amount=money(self._row.available_fen))
        self.rows["amount"].message(left, "info")
        for field in (self.amount, self.term):
            field.textEdited.connect(lambda _text: self._follow())
        self.method.chosen.connect(lambda _method: self._follow())
        self.confirm.clicked.connect(lambda _checked: self._take())
        self.cancel.clicked.connect(lambda _checked: self.close())
        self.closed.connect(self.deleteLater)

    def _follow(self) -> None:
        """The plan follows what is typed, away from the window."""
        product, amount, method = self._product, self.amount.amount(), str(self.method.value() or "")
        if product is None or amount is None:
            self.plan.show_facts((Fact(RATE, "—"),))
            return
        wanted, term, on = amount.minor, self.term.text(), self._today
        self._run(
            lambda: offered(product, wanted, parse_term(term), method, on),
            self._show_offer,
            lambda broken: self.plan.show_facts((Fact(RATE, late_breach(breach_of(broken))),)),
        )

    def _show_offer(self, made: Offer) -> None:
        self.plan.show_facts(
            (
                Fact(RATE, percent_text(str(made.yearly_percent)), strong=True),
                Fact(late("limits", "First instalment"), money(made.plan.rows[0].due_fen)),
                Fact(late("limits", "Total interest"), money(made.plan.total_interest)),
                Fact(late("limits", "Fees"), money(made.plan.total_fee)),
            )
        )

    def _take(self) -> None:
        faults = self._faults()
        for name, row in self.rows.items():
            row.message(late_breach(faults[name]) if name in faults else "")
        if faults:
            self.rows[next(iter(faults))].control.setFocus()
            return
        amount = self.amount.amount()
        command = DrawLimit(
            limit_id=self._row.key,
            amount_fen=amount.minor if amount else 0,
            term=parse_term(self.term.text()),
            method=str(self.method.value()),
            purpose=self.purpose.text().strip(),
        )
        self.close()
        self._draw(command)

    def _faults(self) -> dict[str, Breach]:
        """What is wrong, by field; the centre judges the same again."""
        found: dict[str, Breach] = {}
        amount, left = self.amount.amount(), self._row.available_fen
        if amount is None:
            refused = self.amount.refusal()
            found["amount"] = breach_of(refused) if refused else Breach("amount.empty")
        elif amount.minor > left:
            found["amount"] = Breach("limit.exceeded", (("available_fen", left),))
        try:
            term = parse_term(self.term.text())
        except RuleBroken as broken:
            found["term"] = breach_of(broken)
        else:
            least, most = self._terms()
            if not least <= term <= most:
                facts = (("least", least), ("most", most))
                found["term"] = Breach("product.term_out_of_range", facts)
        if not self.purpose.text().strip():
            found["purpose"] = Breach("application.no_purpose")
        return found

    def _terms(self) -> tuple[int, int]:
        return (self._product.term_min, self._product.term_max) if self._product else (1, 9_999)
