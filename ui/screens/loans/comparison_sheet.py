"""Before and after of a change, side by side: totals, instalments, the ledger entry; then do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.repayments.queries import LoanPlanLine
from lendesk.usecases.servicing.changes import ChangeKind
from lendesk.usecases.servicing.queries import ComparedRow, LoanComparison, LoanTotals
from ui.error_texts import late_breach
from ui.formatting import NOTHING, day, money
from ui.screens.loans.change_words import EFFECTS, change_name
from ui.screens.loans.changes import Intent
from ui.screens.loans.fitting import fit_money
from ui.screens.loans.tables import LEDGER_CHANGES
from ui.screens.repaying import LOAN_STATES
from ui.texts import LateText, Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.comparison import Compared, Comparison
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel, scroll
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook, Toned
from ui.widgets.seals import Seal, SealStrip
from ui.widgets.sheet import Sheet
from ui.widgets.table import DataTable

WIDTH = 1100
TOTALS_WIDTH = 520
TOP_HEIGHT, ROWS_HEIGHT = 262, 186
_AMOUNTS: tuple[tuple[str, LateText], ...] = (
    ("due_now_fen", late("loans", "Due now")),
    ("penalty_fen", late("loans", "Penalty open")),
    ("fee_fen", late("loans", "Fees open")),
    ("interest_fen", late("loans", "Interest open")),
    ("principal_fen", late("loans", "Principal open")),
    ("interest_ahead_fen", late("loans", "Interest to come")),
    ("credit_fen", late("loans", "Held for the borrower")),
    ("paid_fen", late("loans", "Paid so far")),
    ("payoff_fen", late("loans", "To settle today")),
)
DANGEROUS = frozenset({ChangeKind.REVERSAL, ChangeKind.WRITE_OFF})


def totals(before: LoanTotals, after: LoanTotals) -> list[Compared]:
    """State, days, maturity and amounts; what changes stands first."""
    rows = [
        Compared(late("loans", "State"), _status(before), _status(after)),
        Compared(late("loans", "Days past due"), str(before.days_past_due), str(after.days_past_due)),
        Compared(late("loans", "Last due date"), day(before.maturity), day(after.maturity)),
    ]
    rows += [
        Compared(title, money(getattr(before, name)), money(getattr(after, name))) for name, title in _AMOUNTS
    ]
    return sorted(rows, key=lambda row: not row.changed)


def _status(figures: LoanTotals) -> Text:
    known = LOAN_STATES.get(figures.status)
    return known[0] if known else figures.status


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One instalment on both sides."""

    row: ComparedRow

    def both(self, name: str) -> tuple[Text, bool]:
        """The figure of both sides in one cell, and whether they differ."""
        before, after = _read(self.row.before, name), _read(self.row.after, name)
        return (after, False) if before == after else (f"{before} → {after}", True)


def _read(line: LoanPlanLine | None, name: str) -> str:
    if line is None:
        return NOTHING
    value = getattr(line, name)
    return money(value) if name.endswith("_fen") else day(value)


def _pair(key: str, title: LateText, width: int, *, right: bool = True) -> Column[SideBySide]:
    def read(row: SideBySide) -> Toned:
        text, differs = row.both(key)
        return Toned(text, "pending" if differs else None)

    return Column(key, title, read, "text", width, align_right=right, stretch=key == "left_fen")


ROWS: tuple[Column[SideBySide], ...] = (
    Column("no", late("loans", "No."), lambda r: r.row.no, "number", 40),
    _pair("due_date", late("loans", "Due date"), 178, right=False),
    _pair("principal_fen", late("loans", "Principal"), 172),
    _pair("interest_fen", late("loans", "Interest"), 152),
    _pair("penalty_fen", late("loans", "Penalty"), 132),
    _pair("due_fen", late("loans", "Due"), 172),
    _pair("left_fen", late("loans", "Open"), 130),
)


class ComparisonSheet(Sheet):
    """`done` is called on confirming, `back` leads to the form; a refusal stays on top."""

    def __init__(
        self,
        host: QWidget,
        intent: Intent,
        comparison: LoanComparison,
        person: str,
        done: Callable[[], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__(
            host.window(),
            change_name(intent.kind),
            note=late("loans", "As of {day} · {effect}", day=comparison.on, effect=_effect(intent)),
            chip=_chip(intent),
            width=WIDTH,
        )
        self.refusal = Banner("danger", "")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.totals = Comparison(totals(comparison.before, comparison.after))
        self.body.addLayout(self._top(intent, comparison, person))
        changed = [SideBySide(row) for row in comparison.rows if row.changed]
        self.rows = DataTable(FrozenRowsModel(ROWS, look=_look), late("loans", "Instalments that change"))
        self.rows.rows_model.show_rows(changed)
        self.rows.setFixedHeight(ROWS_HEIGHT)
        self.rows.setVisible(bool(changed))
        self.body.addWidget(
            Label(
                late("loans", "Instalments that change: {count} of {all}",
                     count=len(changed), all=len(comparison.rows)),
                "section",
            )
        )  # fmt: skip
        self.body.addWidget(self.rows)
        self._add_buttons(intent, done, back)

    def _top(self, intent: Intent, comparison: LoanComparison, person: str) -> QHBoxLayout:
        left = scroll(Panel(self.totals))
        left.setFixedSize(TOTALS_WIDTH, TOP_HEIGHT)
        self.ledger = DataTable(
            FrozenRowsModel(LEDGER_CHANGES, look=lambda _row: RowLook()), late("loans", "Ledger entry")
        )
        self.ledger.rows_model.show_rows(comparison.ledger)
        fit_money(self.ledger)
        right = Panel()
        posted = late("loans", "Ledger entry that would be posted")
        right.add(
            Label(posted if comparison.ledger else late("loans", "No ledger entry is posted."), "section")
        )
        self.ledger.setVisible(bool(comparison.ledger))
        right.add(self.ledger, 1)
        if not comparison.ledger:
            right.box.addStretch(1)
        if intent.reason:
            right.add(
                Label(late("loans", "Reason: {reason}", reason=intent.reason), "body", "ink2", wrap=True)
            )
        self.seals = SealStrip(_seals(intent, person))
        right.add(self.seals)
        right.box.setSpacing(6)
        right.setFixedHeight(TOP_HEIGHT)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(left)
        row.addWidget(right, 1)
        return row

    def _add_buttons(self, intent: Intent, done: Callable[[], object], back: Callable[[], object]) -> None:
        words: Text = change_name(intent.kind)
        if intent.proposed:
            words = late("loans", "Propose to a second person")
        elif intent.draft.amount_fen:
            words = late("loans", "{what}: {amount}", what=str(words), amount=money(intent.draft.amount_fen))
        kind = intent.kind in DANGEROUS and not intent.proposed
        self.confirm = Button(words, "danger" if kind else "primary", icon="ok", key="Ctrl+Return")
        self.cancel = Button(late("loans", "Cancel"), key="Esc", bind=False)
        self.back = Button(late("loans", "Back to the form"), "plain", icon="returned", key="Alt+B")
        self.confirm.clicked.connect(lambda _checked: self._confirm(done))
        self.cancel.clicked.connect(lambda _checked: self.close())
        self.back.clicked.connect(lambda _checked: back())
        self.set_buttons(left=(self.back,), right=(self.cancel, self.confirm))

    def _confirm(self, done: Callable[[], object]) -> None:
        self.confirm.setEnabled(False)  # one order for one confirmation
        done()

    def show_refusal(self, breach: Breach) -> None:
        """Tell why it was not done; nothing has changed."""
        self.confirm.setEnabled(True)
        self.refusal.say(late_breach(breach))
        self.refusal.show()
        self._cover()


def _effect(intent: Intent) -> LateText:
    return EFFECTS.get(intent.kind, LateText("", ""))


def _chip(intent: Intent) -> ChipSpec:
    if intent.proposed:
        return ChipSpec(late("loans", "Needs a second person"), "pending", "pending")
    return ChipSpec(late("loans", "Takes effect at once"), "warning", "warning")


def _seals(intent: Intent, person: str) -> list[Seal]:
    you = Seal("made", person, late("loans", "you"), "now")
    if intent.proposed:
        return [you, Seal("checked", late("loans", "Another person"), late("loans", "within the own limit"))]
    if intent.kind is ChangeKind.REVERSAL:
        made = Seal("made", late("loans", "Who posted it"), late("loans", "another person than you"), "done")
        return [made, Seal("checked", person, late("loans", "you"), "now")]
    return [you]


def _look(_row: SideBySide) -> RowLook:
    return RowLook()
