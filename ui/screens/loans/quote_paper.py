"""A quotation on paper and as text: what a borrower takes along, every line with its figure."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from lendesk.usecases.projections import LoanRow
from lendesk.usecases.servicing.queries import LoanQuote
from ui.formatting import NOTHING, day, money
from ui.printing.dialog import open_preview
from ui.screens.loans.change_words import mode_name, quote_name
from ui.screens.loans.derivation_words import told
from ui.screens.naming import named
from ui.texts import LateText, Text, late, tr
from ui.tokens import colour
from ui.widgets.facts import Fact
from ui.widgets.painting import RIGHT, draw_text

WIDTH, MARGIN, LINE = 720, 40, 22
_DATES = frozenset({"maturity", "new_maturity", "latest", "maturity_before", "maturity_after"})
FACTS: dict[str, LateText] = {
    "mode": late("loans", "Effect"),
    "interest_saved_fen": late("loans", "Interest saved"),
    "principal_fen": late("loans", "Principal settled"),
    "rows_before": late("loans", "Instalments to come"),
    "instalment_before_fen": late("loans", "Next instalment"),
    "maturity_before": late("loans", "Last due date"),
    "interest_before_fen": late("loans", "Interest to come"),
    "maturity": late("loans", "Last due date"),
    "latest": late("loans", "Latest day that the law allows"),
    "days": late("loans", "Days later"),
}
AFTER = {
    "rows_before": "rows_after",
    "instalment_before_fen": "instalment_after_fen",
    "maturity_before": "maturity_after",
    "interest_before_fen": "interest_after_fen",
    "maturity": "new_maturity",
}
"""What stands beside its fact in the same line: before → after."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Title, loan, and lines of label and value; "" as a label parts the blocks."""

    title: str
    under: str
    lines: tuple[tuple[str, str], ...]

    def text_lines(self) -> list[str]:
        """The paper as plain text, label and value parted by a tab."""
        return [self.title, self.under, *("\t".join(line).strip() for line in self.lines)]


def facts_of(quote: LoanQuote) -> list[Fact]:
    """What else a borrower asks about a quotation."""
    return [Fact(FACTS[name], _both(name, quote)) for name in FACTS if name in quote.facts]


def _both(name: str, quote: LoanQuote) -> Text:
    after = AFTER.get(name, "")
    if after not in quote.facts:
        return _shown(name, quote)
    return f"{_shown(name, quote)} → {_shown(after, quote)}"


def paper_of(quote: LoanQuote, row: LoanRow) -> Paper:
    """The quotation of a loan as it is handed out."""
    title = " ".join(part for part in (str(quote_name(quote.kind)), quote.number) if part)
    product = named(row.product_name, row.product_name_en)
    lines: list[tuple[str, str]] = [
        (tr("loans", "For the day"), quote.on),
        (tr("loans", "Holds to"), quote.valid_until),
        ("", ""),
    ]
    for line in quote.lines:
        words = told(line)
        detail = f" ({words.detail})" if words.detail and str(words.detail) else ""
        lines.append((f"{words.title}{detail}", money(line.amount_fen)))
    lines += [(tr("loans", "Sum"), money(quote.amount_fen)), ("", "")]
    lines += [(str(fact.label), str(fact.value)) for fact in facts_of(quote)]
    if quote.kind == "settlement":
        lines += [
            ("", ""),
            *((tr("loans", "To pay on {day}", day=one.on), money(one.amount_fen)) for one in quote.days),
        ]
    return Paper(title, f"{row.customer_name} · {row.number} · {product}", tuple(lines))


def _shown(name: str, quote: LoanQuote) -> Text:
    value = quote.facts[name]
    if name.endswith("_fen") and isinstance(value, int):
        return money(value)
    if name == "mode":
        return mode_name(str(value))
    if name in _DATES:
        return day(str(value))
    return NOTHING if value is None else str(value)


def print_preview(host: QWidget, paper: Paper) -> None:
    """Open the printing preview over the window; nothing blocks, closing it prints nothing."""
    title = tr("loans", "Print {title}", title=paper.title)
    open_preview(host, str(paper.title), title, lambda onto: draw_on(onto, paper))


def draw_on(printer: QPrinter, paper: Paper) -> None:
    """Draw the paper on the printer's page."""
    painter = QPainter(printer)
    scale = printer.pageRect(QPrinter.Unit.DevicePixel).width() / WIDTH
    painter.scale(scale, scale)
    draw(painter, paper)
    painter.end()


def draw(painter: QPainter, paper: Paper) -> None:
    """Draw it in device-independent px, `WIDTH` wide."""
    ink, muted = colour("paper.paperInk"), colour("paper.paperMuted")
    room = QRect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, LINE)
    draw_text(painter, room, paper.title, "page", ink)
    draw_text(painter, room.translated(0, 28), paper.under, "body", muted)
    top = MARGIN + 64
    for label, value in paper.lines:
        place = QRect(MARGIN, top, WIDTH - 2 * MARGIN, LINE)
        draw_text(painter, place, value, "bodyStrong", ink, RIGHT)
        draw_text(painter, place.adjusted(0, 0, -130, 0), label, "body", ink)
        top += LINE if label else LINE // 2
