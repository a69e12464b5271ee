"""Quotations of a loan: what it costs to settle, prepay or extend, line by line and day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from lendesk.domain.errors import Breach
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.servicing.queries import GetLoanQuote, LoanQuote
from ui.error_texts import error_text, late_breach
from ui.formatting import money
from ui.screens.loans.change_words import HINDRANCES, MODES, QUOTES, quote_name
from ui.screens.loans.derivation_words import told
from ui.screens.loans.fitting import fit_money
from ui.screens.loans.quote_paper import facts_of, paper_of, print_preview
from ui.screens.loans.tables import ISSUED, LINES, QUOTE_DAYS
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.choices import ComboField, DateField
from ui.widgets.facts import FactList
from ui.widgets.fields import TextField
from ui.widgets.form import FormRow
from ui.widgets.label import Label
from ui.widgets.money_field import MoneyField
from ui.widgets.panels import ActionBar, Panel, SectionHeader
from ui.widgets.rows_model import FrozenRowsModel, RowLook
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable, TableFoot

FORM_WIDTH, DAYS_WIDTH = 300, 224
TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_OF_KIND = {"prepayment": ("amount", "mode"), "extension": ("extra_terms", "until")}


def _table(columns: object, name: object) -> DataTable:
    return DataTable(FrozenRowsModel(columns, look=lambda _row: RowLook()), name)  # type: ignore[arg-type]


class QuotesTab(Panel):
    """`asked` brings a GetLoanQuote; `issue_wanted`; `pay_wanted` an issued quotation that is to be paid."""

    asked = Signal(object)
    issue_wanted = Signal()
    pay_wanted = Signal(object)

    def __init__(self, *, may_quote: bool, may_pay: bool, today: date) -> None:
        super().__init__()
        self._may_quote, self._may_pay, self._today = may_quote, may_pay, today
        self._row: LoanRow | None = None
        self.quote: LoanQuote | None = None
        self._make_form()
        self._make_result()
        self._make_bar()
        middle = Panel(self._form_side(), across=True)
        middle.add(self._result_side(), 1)
        self.add(middle, 1)
        self.add(self.bar)
        self._connect()
        self._turn_kind()

    def _make_form(self) -> None:
        self.kind = ComboField(late("loans", "Quotation"), QUOTES)
        self.on = DateField(late("loans", "For the day"))
        self.on.set_day(self._today)
        self.valid = TextField(late("loans", "Holds for"), unit=late("loans", "days"), align_right=True)
        self.valid.set_text("5")
        self.amount = MoneyField(late("loans", "Amount"))
        self.mode = ComboField(late("loans", "Effect"), MODES)
        self.extra_terms = TextField(
            late("loans", "More instalments"), unit=late("loans", "instalments"), align_right=True
        )
        self.until = DateField(late("loans", "New last day"))
        self.rows = {
            "kind": FormRow(late("loans", "Quotation"), self.kind),
            "on": FormRow(late("loans", "For the day"), self.on),
            "valid": FormRow(late("loans", "Holds for"), self.valid),
            "amount": FormRow(late("loans", "Amount"), self.amount),
            "mode": FormRow(late("loans", "Effect"), self.mode),
            "extra_terms": FormRow(late("loans", "More instalments"), self.extra_terms),
            "until": FormRow(late("loans", "New last day"), self.until),
        }
        self.ask = Button(late("loans", "Quote"), "soft", icon="calculator", key="F8")

    def _make_result(self) -> None:
        self.refusal = Banner("danger", "")
        self.refusal.hide()
        self.header = SectionHeader(late("loans", "Derivation"))
        self.lines = _table(LINES, late("loans", "Derivation"))
        self.lines.horizontalHeader().hide()
        self.foot = TableFoot()
        self.facts = FactList(spread=True)
        self.days = _table(QUOTE_DAYS, late("loans", "Figures by day"))
        self.issued = _table(ISSUED, late("loans", "Issued quotations"))

    def _make_bar(self) -> None:
        self.copy = Button(late("loans", "Copy as text"), "plain", icon="export", key="Ctrl+E")
        self.print = Button(late("loans", "Print"), "plain", icon="print", key="Ctrl+P")
        self.pay = Button(late("loans", "Take the money"), "plain", icon="cashier")
        self.issue = Button(late("loans", "Issue quotation"), "soft", icon="ok", key="F10")
        self.bar = ActionBar(left=[self.copy, self.print], right=[self.pay, self.issue])

    def _form_side(self) -> Panel:
        fields = Panel(margin=12, gap=8)
        for row in self.rows.values():
            fields.add(row)
        fields.box.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignRight)
        if not self._may_quote:
            fields.hide()
        self.none_issued = Label(late("loans", "None is issued yet"), "body", "ink2", align=TOP_LEFT)
        self.none_issued.setContentsMargins(16, 14, 16, 14)
        self.issued_body = Switcher(self.issued, self.none_issued)
        side = Panel(fields, SectionHeader(late("loans", "Issued quotations")), edges="right")
        side.add(self.issued_body, 1)
        side.setFixedWidth(FORM_WIDTH)
        return side

    def _result_side(self) -> Switcher:
        side = Panel(self.refusal, self.header)
        side.add(self.lines, 1)
        side.add(self.foot)
        side.add(self.facts)
        quoted = Panel(side, across=True)
        quoted.box.setStretch(0, 1)
        quoted.add(self._days_side())
        self.result = Switcher(
            quoted,
            EmptyState(
                late("loans", "Nothing is quoted yet"),
                late(
                    "loans",
                    "Choose at the left what to quote, then F8; one that was issued opens from the list.",
                )
                if self._may_quote
                else late("loans", "Your role may read quotations: one that was issued opens from the list."),
                icon="calculator",
            ),
        )
        return self.result

    def _days_side(self) -> Panel:
        side = Panel(SectionHeader(late("loans", "Day by day")), edges="left")
        side.add(self.days, 1)
        side.setFixedWidth(DAYS_WIDTH)
        return side

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _kind: self._turn_kind())
        self.ask.clicked.connect(lambda _checked: self.submit())
        for field in (self.on, self.valid, self.amount, self.extra_terms, self.until):
            field.returnPressed.connect(self.submit)
        self.issue.clicked.connect(lambda _checked: self.issue_wanted.emit())
        self.pay.clicked.connect(lambda _checked: self.pay_wanted.emit(self.quote))
        self.copy.clicked.connect(lambda _checked: self._copy())
        self.print.clicked.connect(lambda _checked: self._print())
        self.issued.selected.connect(lambda quote: self.show_quote(quote) if quote else None)

    def show_row(self, row: LoanRow, *, from_replica: bool) -> None:
        """Another loan, or the same with new figures: what was quoted before no longer holds."""
        self._row, self.quote = row, None
        self.lines.rows_model.show_rows(())
        self.days.rows_model.show_rows(())
        self.facts.show_facts(())
        self.refusal.hide()
        self.header.title.say(late("loans", "Derivation"))
        self.header.note.say("")
        self.result.turn_to(1)
        self.issue.setVisible(self._may_quote)
        self.ask.setVisible(self._may_quote)
        self.pay.setVisible(self._may_pay)
        for button in (self.ask, self.issue, self.pay):
            if from_replica:
                button.refuse(HINDRANCES["line"])
            else:
                button.allow()
        self._allow()

    def _let_go(self) -> None:
        """What is shown is none of the issued ones."""
        self.issued.blockSignals(True)
        self.issued.clearSelection()
        self.issued.blockSignals(False)

    def show_issued(self, quotes: Sequence[LoanQuote]) -> None:
        """The quotations that were handed out, newest first."""
        self.issued.rows_model.show_rows(quotes)
        self.issued_body.turn_to(0 if quotes else 1)
        fit_money(self.issued)

    def _turn_kind(self) -> None:
        shown = {"kind", "on", "valid", *_OF_KIND.get(str(self.kind.value()), ())}
        for name, row in self.rows.items():
            row.setVisible(name in shown)

    def submit(self) -> None:
        """Ask for the quotation, if the fields can be read; else say under the first what is wrong."""
        if self._row is None or not self.ask.isEnabled():
            return
        for row in self.rows.values():
            row.message("")
        wrong = self._wrong()
        if wrong is not None:
            name, code, text = wrong
            self.rows[name].message(error_text(code, {"text": text}))
            return
        kind = str(self.kind.value())
        amount = self.amount.amount()
        self.asked.emit(
            GetLoanQuote(
                loan_id=self._row.key,
                kind=kind,
                on=self.on.day() or self._today,
                valid_days=int(self.valid.text()),
                amount_fen=amount.minor if amount and kind == "prepayment" else 0,
                mode=str(self.mode.value()) if kind == "prepayment" else "",
                extra_terms=int(self.extra_terms.text() or 0) if kind == "extension" else 0,
                until=self.until.day() if kind == "extension" else None,
            )
        )

    def _wrong(self) -> tuple[str, str, str] | None:
        """(field, code, text) of the first field that cannot be read."""
        kind = self.kind.value()
        if self.on.day() is None:
            return "on", "date.not_a_date", self.on.text()
        if not _is_count(self.valid.text()):
            return "valid", "term.not_a_number", self.valid.text()
        if kind == "prepayment" and self.amount.amount() is None:
            broken = self.amount.refusal()
            return "amount", broken.code if broken else "amount.empty", self.amount.text()
        if kind == "extension" and self.extra_terms.text() and not _is_count(self.extra_terms.text()):
            return "extra_terms", "term.not_a_number", self.extra_terms.text()
        if kind == "extension" and self.until.text() and self.until.day() is None:
            return "until", "date.not_a_date", self.until.text()
        return None

    def show_quote(self, quote: LoanQuote) -> None:
        """Show a quotation, asked for or issued."""
        self.result.turn_to(0)
        self.quote = quote
        if not quote.number:
            self._let_go()
        self.refusal.hide()
        self.header.title.say(
            late("loans", "{kind} {number}", kind=str(quote_name(quote.kind)), number=quote.number)
            if quote.number
            else quote_name(quote.kind)
        )
        self.header.note.say(
            late("loans", "for {day}, holds to {until}", day=quote.on, until=quote.valid_until)
        )
        self.lines.rows_model.show_rows([told(line) for line in quote.lines])
        self.foot.say(
            late("loans", "{count} lines", count=len(quote.lines)),
            money(quote.amount_fen),
            self._result(quote),
        )
        self.facts.show_facts(facts_of(quote))
        self.days.rows_model.show_rows(quote.days)
        fit_money(self.days)
        self._allow()

    @staticmethod
    def _result(quote: LoanQuote) -> Text:
        if quote.kind == "extension":
            return late("loans", "Interest that the extension adds")
        return late("loans", "To pay on {day}", day=quote.on)

    def show_refusal(self, breach: Breach) -> None:
        """Why there is no quotation; the one before is taken off the screen."""
        self.result.turn_to(0)
        self.quote = None
        self._let_go()
        self.lines.rows_model.show_rows(())
        self.days.rows_model.show_rows(())
        self.facts.show_facts(())
        self.foot.say("")
        self.refusal.say(late_breach(breach))
        self.refusal.show()
        self._allow()

    def _allow(self) -> None:
        there = self.quote is not None
        self.copy.setEnabled(there)
        self.print.setEnabled(there)
        issued = bool(self.quote and self.quote.number)
        if self.ask.isEnabled():
            self.issue.setEnabled(there and not issued)
            payable = bool(self.quote and self.quote.kind in ("settlement", "prepayment"))
            self.pay.setEnabled(issued and payable)

    def _copy(self) -> None:
        if self.quote is not None and self._row is not None:
            QApplication.clipboard().setText("\n".join(paper_of(self.quote, self._row).text_lines()))

    def _print(self) -> None:
        if self.quote is not None and self._row is not None:
            print_preview(self, paper_of(self.quote, self._row))


def _is_count(text: str) -> bool:
    return text.isdecimal() and len(text) < 4
