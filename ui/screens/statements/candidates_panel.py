"""The chosen line in full: which loans it may belong to, and why; one of them is confirmed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from lendesk.usecases.repayments.queries import StatementLineRow
from ui.formatting import day, money
from ui.screens.statements.words import line_chip, reason
from ui.texts import Text, late, tr
from ui.tokens import colour
from ui.widgets.button import Button
from ui.widgets.checklist import CheckLine, Checklist
from ui.widgets.facts import Fact, FactList
from ui.widgets.label import Label
from ui.widgets.painted import Painted
from ui.widgets.painting import RIGHT, box, draw_text, focus_ring, paint_keycap, text_width
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.states import EmptyState, Switcher

WIDTH = 348
CARD, GAP, LAST_KEY = 52, 8, 9
Candidate = tuple[str, str, str, int]
"""Loan key, loan number, customer name, due in fen."""


class CandidateCards(Painted):
    """Loans to choose from, one taken at a time by mouse or 1–9."""

    ROLE = QAccessible.Role.List

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._candidates: tuple[Candidate, ...] = ()
        self._amount_fen, self._at = 0, -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def show_candidates(self, candidates: tuple[Candidate, ...], taken: str, amount_fen: int) -> None:
        """`taken` is the key of the loan that stands out, or ""."""
        self._candidates, self._amount_fen = candidates, amount_fen
        self._at = next((n for n, one in enumerate(candidates) if one[0] == taken), -1)
        if self._at < 0 and len(candidates) == 1:
            self._at = 0
        self.renew()

    def value(self) -> str:
        """The key of the loan taken, "" without one."""
        return self._candidates[self._at][0] if self._at >= 0 else ""

    def take(self, number: int) -> None:
        """Take the candidate `number` (from 0) as a person would; outside nothing happens."""
        if 0 <= number < len(self._candidates):
            self._at = number
            self.renew()
            self.taken.emit(self.value())

    def spoken(self) -> str:
        return self._candidates[self._at][2] if self._at >= 0 else ""

    def sizeHint(self) -> QSize:
        return QSize(280, len(self._candidates) * (CARD + GAP) + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, candidate in enumerate(self._candidates):
            place = QRect(16, 10 + number * (CARD + GAP), self.width() - 32, CARD)
            self._paint(painter, place, number, candidate)

    def _paint(self, painter: QPainter, place: QRect, number: int, candidate: Candidate) -> None:
        on = number == self._at
        line = colour("accent.line" if on else "line")
        box(painter, place, colour("selected" if on else "surface"), line)
        dot = QRect(place.left() + 12, place.top() + (CARD - 16) // 2, 16, 16)
        box(painter, dot, colour("surface"), colour("accent.solid" if on else "control"), radius=8)
        if on:
            box(painter, dot.adjusted(4, 4, -4, -4), colour("accent.solid"), radius=4)
        _key, loan, name, due = candidate
        upper = QRect(place.left() + 40, place.top() + 6, place.width() - 52, 20)
        exact = due == self._amount_fen
        told = tr("statements", "due {amount}", amount=money(due))
        draw_text(painter, upper, told, "body", colour("success.fg" if exact else "ink2"), RIGHT)
        draw_text(painter, upper.adjusted(0, 0, -text_width("body", told) - 8, 0), name, "bodyStrong")
        lower = upper.translated(0, 20)
        draw_text(painter, lower.adjusted(0, 0, -40, 0), loan, "caption", colour("ink2"))
        if number < LAST_KEY:
            cap = QRect(place.right() - 12 - 16 + 1, lower.top() + 2, 16, 16)
            paint_keycap(painter, cap, str(number + 1), colour("neutral.tint"), colour("ink2"))
        if on and self.hasFocus():
            focus_ring(painter, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.take((int(event.position().y()) - 10) // (CARD + GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.take(self._at + step)
        else:
            super().keyPressEvent(event)


def _said(line: StatementLineRow) -> Text:
    """What stands in the place of candidates: where the line went, or that it has no place yet."""
    if line.status == "posted":
        return late(
            "statements", "Posted to {name}, {loan}.", name=line.customer_name or "—", loan=line.loan_number
        )
    if line.status == "suspense":
        return late("statements", "Held in suspense. Nobody could be found for it yet.")
    return late("statements", "No loan fits. Hold the line in suspense; it is explained later.")


class CandidatesPanel(Panel):
    """`confirmed` brings line and loan, `held` the line."""

    confirmed = Signal(str, str)
    held = Signal(str)

    def __init__(self) -> None:
        super().__init__(edges="left")
        self.setFixedWidth(WIDTH)
        self.line: StatementLineRow | None = None
        self.heading = SectionHeader(late("statements", "Line"))
        self.facts = FactList(label_width=84)
        self.cards = CandidateCards()
        self.nobody = Label("", "body", "ink2", wrap=True)
        self.nobody.setContentsMargins(16, 12, 16, 12)
        self.why = Checklist()
        self.hold = Button(late("statements", "Hold"), key="H", bind=False)
        self.confirm = Button(
            late("statements", "Confirm, next line"), "soft", icon="ok", key="Return", bind=False
        )
        self._lay_out()
        self.cards.taken.connect(lambda _key: self._allow())
        self.hold.clicked.connect(lambda _checked: self.hold_now())
        self.confirm.clicked.connect(lambda _checked: self.confirm_now())

    def _lay_out(self) -> None:
        body = Panel(
            self.facts,
            SectionHeader(
                late("statements", "Belongs to"),
                right=(Label(late("statements", "keys 1–9"), "caption", "ink2"),),
            ),
            self.cards,
            self.nobody,
            SectionHeader(late("statements", "Why")),
            self.why,
        )
        body.box.addStretch(1)
        self.state = Switcher(
            scroll(body),
            EmptyState(
                late("statements", "No line chosen"), late("statements", "Choose a line with ↑ and ↓.")
            ),
        )
        self.state.turn_to(1)
        self.add(self.heading)
        self.add(self.state, 1)
        self.add(ActionBar(right=(self.hold, self.confirm)))
        self._allow()

    def show_line(self, line: StatementLineRow | None) -> None:
        self.line = line
        self.state.turn_to(1 if line is None else 0)
        self.heading.chip.show_spec(line_chip(line.status) if line else None)
        self._compose()
        self._allow()

    def _compose(self) -> None:
        line = self.line
        if line is None:
            self.heading.title.say(late("statements", "Line"))
            return
        self.heading.title.say(tr("statements", "Line {number}", number=line.number))
        self.facts.show_facts(
            (
                Fact(late("statements", "Payer"), line.payer or "—"),
                Fact(late("statements", "Booked on"), day(line.booked_on)),
                Fact(late("statements", "Amount"), money(line.amount_fen), strong=True),
                Fact(late("statements", "Note"), line.note or "—"),
            )
        )
        self.cards.show_candidates(line.candidates, line.loan_id, line.amount_fen)
        self.cards.setVisible(bool(line.candidates))
        self.nobody.setVisible(not line.candidates)
        self.nobody.say(_said(line))
        told = [reason(code) for code in line.reasons]
        self.why.show_lines([CheckLine(words, state) for words, state in told])

    def confirm_now(self) -> None:
        """Enter: the loan taken is the right one."""
        if self.confirm.isEnabled() and self.line is not None:
            self.confirmed.emit(self.line.key, self.cards.value())

    def hold_now(self) -> None:
        """H: nobody can place this line now."""
        if self.hold.isEnabled() and self.line is not None:
            self.held.emit(self.line.key)

    def _allow(self) -> None:
        waits = self.line is not None and self.line.status != "posted"
        self.confirm.setEnabled(waits and bool(self.cards.value()))
        self.hold.setEnabled(waits and self.line is not None and self.line.status != "suspense")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "state"):
            self._compose()
