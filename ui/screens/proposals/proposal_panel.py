"""One proposed change: who asks for what and why, the loan before and after, what the ledger would get."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout

from lendesk.usecases.repayments.queries import LoanPlanLine
from lendesk.usecases.servicing.queries import ComparedRow, LedgerChange, ProposalRow
from ui.formatting import NOTHING, day, money
from ui.screens.figures import short_moment
from ui.screens.fitted_table import FittedTable
from ui.screens.loans.words import account_name
from ui.screens.naming import change_name
from ui.screens.proposals.words import asked_facts, compared_totals, state_chip
from ui.texts import late, tr
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.comparison import Comparison
from ui.widgets.facts import FactList
from ui.widgets.label import Label
from ui.widgets.panels import Avatar, Panel, SectionHeader, scroll
from ui.widgets.rows_model import Column, Toned
from ui.widgets.seals import Seal, SealStrip


def _due(line: LoanPlanLine | None) -> str:
    return money(line.due_fen) if line else NOTHING


def _after(row: ComparedRow, before: str, after: str) -> Toned | str:
    return Toned(f"→ {after}", "pending") if row.changed and before != after else after


def _day(line: LoanPlanLine | None) -> str:
    return day(line.due_date) if line else NOTHING


def _left(line: LoanPlanLine | None) -> str:
    return money(line.left_fen) if line else NOTHING


INSTALMENTS: tuple[Column[ComparedRow], ...] = (
    Column("no", late("proposals", "No."), lambda r: str(r.no), "text", 48),
    Column("day_before", late("proposals", "Due day"), lambda r: _day(r.before), "text", 96),
    Column(
        "day_after",
        late("proposals", "New due day"),
        lambda r: _after(r, _day(r.before), _day(r.after)),
        "text",
        116,
        stretch=True,
    ),
    Column("due_before", late("proposals", "Due"), lambda r: _due(r.before), "text", 104, align_right=True),
    Column(
        "due_after",
        late("proposals", "New due"),
        lambda r: _after(r, _due(r.before), _due(r.after)),
        "text",
        120,
        align_right=True,
    ),
    Column("left", late("proposals", "Open"), lambda r: _left(r.before), "text", 104, align_right=True),
    Column(
        "left_after",
        late("proposals", "New open"),
        lambda r: _after(r, _left(r.before), _left(r.after)),
        "text",
        120,
        align_right=True,
    ),
)
POSTINGS: tuple[Column[LedgerChange], ...] = (
    Column("account", late("proposals", "Account"), lambda r: r.account, "mono", 96),
    Column(
        "name",
        late("proposals", "Name of the account"),
        lambda r: account_name(r.account, r.account_name),
        "text",
        200,
        stretch=True,
    ),
    Column("debit", late("proposals", "Debit"), lambda r: r.debit_fen or None, "money", 120),
    Column("credit", late("proposals", "Credit"), lambda r: r.credit_fen or None, "money", 120),
)


class ProposalPanel(Panel):
    """Shows a proposal; `loan_wanted` brings the key of its loan."""

    loan_wanted = Signal(str)

    def __init__(self, reader: tuple[str, str], may_decide: bool, today: str) -> None:
        super().__init__()
        self._reader, self._may_decide, self._today = reader, may_decide, today
        self._row: ProposalRow | None = None
        self.avatar = Avatar("", 40)
        self.name = Label("", "page")
        self.state = Chip()
        self.loan = Label("", "body", "ink2")
        self.to_loan = Button(late("proposals", "Open the loan"), "plain", icon="loans", key="Alt+L")
        self.to_loan.clicked.connect(lambda _checked: self._open_loan())
        self.asked = FactList()
        self.reason = Label("", "body", wrap=True)
        self.decision = Label("", "body", "ink2", wrap=True)
        self.seals = SealStrip()
        self.totals = Comparison()
        self.as_of = SectionHeader(late("proposals", "The loan before and after"))
        self.plan_header = SectionHeader(late("proposals", "Instalments that change"))
        self.plan = FittedTable(INSTALMENTS, late("proposals", "Instalments that change"))
        self.ledger_header = SectionHeader(late("proposals", "What the ledger gets"))
        self.ledger = FittedTable(POSTINGS, late("proposals", "What the ledger gets"))
        self._lay_out()

    def _lay_out(self) -> None:
        asked = Panel(SectionHeader(late("proposals", "Asked for")), self.asked, edges="right")
        asked.box.addStretch(1)
        why = Panel(self.reason, self.decision, self.seals, margin=16, gap=8)
        reason = Panel(SectionHeader(late("proposals", "Reason (of the proposer)")), why)
        reason.box.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(asked, 40)
        columns.addWidget(reason, 60)
        body = Panel()
        body.box.addLayout(columns)
        for part in (self.as_of, self.totals, self.plan_header, self.plan, self.ledger_header, self.ledger):
            body.add(part)
        body.box.addStretch(1)
        self.add(self._head())
        self.add(scroll(body), 1)

    def _head(self) -> Panel:
        first = Panel(self.name, self.state, across=True, gap=8)
        first.box.addStretch(1)
        head = Panel(self.avatar, across=True, edges="bottom", gap=12)
        head.box.setContentsMargins(16, 8, 16, 7)
        head.add(Panel(first, self.loan), 1)
        head.add(self.to_loan)
        return head

    def show_proposal(self, row: ProposalRow) -> None:
        """Show another one."""
        self._row = row
        self.avatar.show_name(row.customer_name)
        self.name.say(f"{change_name(row.kind)} · {row.customer_name}")
        self.state.show_spec(state_chip(row, self._today))
        number, last_day = row.loan_number, day(row.valid_until)
        self.loan.say(
            late("proposals", "Loan {number} · to be decided by {day}", number=number, day=last_day)
            if row.status == "pending"
            else late("proposals", "Loan {number}", number=number)
        )
        self.asked.show_facts(asked_facts(row))
        self.reason.say(row.reason)
        self.decision.setVisible(bool(row.decision_reason))
        self.decision.say(late("proposals", "Reason of the decision: {reason}", reason=row.decision_reason))
        self.seals.show_seals(seals_of(row, self._reader, self._may_decide))
        self._show_comparison(row)

    def _open_loan(self) -> None:
        if self._row is not None:
            self.loan_wanted.emit(self._row.loan_id)

    def _show_comparison(self, row: ProposalRow) -> None:
        compared = row.comparison
        self.as_of.note.say(late("proposals", "as of {day}, when it was proposed", day=day(compared.on)))
        self.totals.show_rows(compared_totals(compared.before, compared.after))
        changed = tuple(one for one in compared.rows if one.changed)
        self.plan_header.note.say(
            tr("proposals", "{count} of {all}", count=len(changed), all=len(compared.rows))
        )
        self.plan.show_rows(changed)
        for part in (self.plan_header, self.plan):
            part.setVisible(bool(changed))
        self.ledger.show_rows(compared.ledger)
        self.ledger_header.note.say("" if compared.ledger else late("proposals", "nothing is posted"))
        self.ledger.setVisible(bool(compared.ledger))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        row = getattr(self, "_row", None)
        if event.type() == QEvent.Type.LanguageChange and row is not None:
            self.show_proposal(row)


def seals_of(row: ProposalRow, reader: tuple[str, str], may_decide: bool) -> tuple[Seal, Seal]:
    """经办 and 复核: who proposed, and who decides or has decided."""
    made = Seal("made", row.proposed_by_name, short_moment(row.made_at), "done")
    if row.status == "approved":
        return made, Seal("checked", row.decided_by_name, late("proposals", "approved"), "done")
    if row.status == "rejected":
        return made, Seal("checked", row.decided_by_name, late("proposals", "rejected"))
    if row.status == "withdrawn":
        return made, Seal("checked", late("proposals", "not needed any more"))
    if row.proposed_by == reader[0]:
        return made, Seal("checked", late("proposals", "another person"), late("proposals", "not you"))
    if not may_decide:
        return made, Seal(
            "checked", late("proposals", "another person"), late("proposals", "with the right to")
        )
    return made, Seal("checked", reader[1], late("proposals", "you, or a colleague"), "now")
