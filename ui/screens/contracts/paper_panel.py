"""The key terms as they are printed: numbered cards on paper, the one being explained marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lendesk.usecases.contracts.queries import ContractFile, KeyTerm
from ui.formatting import money
from ui.screens.contracts.presenter import COST_SHEET
from ui.screens.figures import percent_text
from ui.texts import Text, late
from ui.tokens import colour
from ui.widgets.button import Button
from ui.widgets.icons import paint_icon
from ui.widgets.label import Label
from ui.widgets.painting import CENTRE, box, draw_text
from ui.widgets.panels import Panel, SectionHeader, scroll

PAPER_WIDTH = 640


def term_title(term: KeyTerm) -> Text:
    """The title as printed; the cost sheet in our words where the paper gives none."""
    return term.title or late("contracts", "Cost sheet")


class TermCard(QWidget):
    """One term: number, title, text; highlighted while it is explained, ticked afterwards."""

    def __init__(self, number: int, title: Text, text: Text) -> None:
        super().__init__()
        self._number, self._title = number, title
        self.now, self.done = False, False
        # As high as the text needs in the width there is; a maximum would be that of another width.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 10, 28, 12)
        column.setSpacing(4)
        column.addWidget(Label(title, "section", "paper.paperInk", wrap=True))
        column.addWidget(Label(text, "body", "paper.paperInk", wrap=True))

        self._speak()

    def _speak(self) -> None:
        self.setAccessibleName(f"{self._number} {self._title}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def show_state(self, now: bool, done: bool) -> None:
        self.now, self.done = now, done
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.now:
            painter.fillRect(self.rect().adjusted(44, 0, -16, 0), colour("paper.docHighlightFill"))
            painter.fillRect(44, 0, 3, self.height(), colour("paper.docHighlightLine"))
        dot = QRect(14, 10, 20, 20)
        kind = "success" if self.done else "accent" if self.now else "neutral"
        box(painter, dot, colour(f"{kind}.solid"), radius=10)
        if self.done:
            paint_icon(painter, dot, "ok", colour("success.on"), 12)
        else:
            draw_text(painter, dot, str(self._number), "badge", colour(f"{kind}.on"), CENTRE)


class _Sheet(QWidget):
    """The paper: stays light in both themes."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        box(QPainter(self), self.rect(), colour("paper.paper"), colour("lineStrong"))


class PaperPanel(Panel):
    """Cards of all terms over the sunken ground, with the buttons for the PDF itself."""

    def __init__(self) -> None:
        super().__init__(fill="sunken")
        self.open_pdf = Button(late("contracts", "Open PDF"), "link", icon="contracts")
        self.save_pdf = Button(late("contracts", "Save PDF"), "link", icon="export")
        self.header = SectionHeader(
            late("contracts", "Key terms as printed"), right=(self.open_pdf, self.save_pdf)
        )
        self.cards: list[TermCard] = []
        self._sheet = _Sheet()
        self._sheet.setMaximumWidth(PAPER_WIDTH)
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 20, 0, 24)
        self._column.setSpacing(6)
        self._title = Label("", "page", "paper.paperInk", align=Qt.AlignmentFlag.AlignHCenter, wrap=True)
        self._number = Label("", "caption", "paper.paperMuted", align=Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._title)
        self._column.addWidget(self._number)
        self._ground = ground = Panel(fill="sunken", margin=16)
        ground.box.addWidget(self._sheet)
        ground.box.addStretch(1)
        self.area: QScrollArea = scroll(ground)
        self.add(self.header)
        self.add(self.area, 1)

    def show_contract(self, file: ContractFile, terms: tuple[KeyTerm, ...]) -> None:
        """Lay the paper out anew."""
        self.header.note.say(late("contracts", "{count} terms to explain", count=len(terms)))
        self._title.say(late("contracts", "Loan contract"))
        self._number.say(file.row.number)
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for number, term in enumerate(terms, 1):
            card = TermCard(number, term_title(term), _text(file, term))
            self._column.addWidget(card)
            self.cards.append(card)
        self.show_progress(terms)

    def show_progress(self, terms: tuple[KeyTerm, ...]) -> None:
        """Mark what is explained and what comes next, and bring that into sight."""
        now = next((at for at, term in enumerate(terms) if not term.explained), -1)
        for at, (card, term) in enumerate(zip(self.cards, terms, strict=True)):
            card.show_state(at == now, term.explained)
        if now >= 0:
            self._ground.adjustSize()
            self.area.ensureWidgetVisible(self.cards[now], 0, 60)


def _text(file: ContractFile, term: KeyTerm) -> Text:
    if term.text or term.term_id != COST_SHEET:
        return term.text
    return late(
        "contracts",
        "Principal {amount}. Annualised rate including all fees: {rate}. No other charges.",
        amount=money(file.row.amount_fen),
        rate=percent_text(file.row.rate_disclosed),
    )
