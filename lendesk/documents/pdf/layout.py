"""The look of a printed page: measures, colours, styles, page frame; same input, same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

from lendesk.documents.pdf.fonts import BOLD, REGULAR, drawable, glyphs

INK = HexColor("#17202B")
MUTED = HexColor("#5A6675")
RULE = HexColor("#C9D1DB")
BAND = HexColor("#EEF2F6")
SEAL = HexColor("#A32A22")
SEAL_WASH = HexColor("#FCF3F1")

MARGIN = 20 * mm
WIDTH = A4[0] - 2 * MARGIN

_BODY: dict[str, Any] = {"fontName": REGULAR, "wordWrap": "CJK", "textColor": INK}
BODY = ParagraphStyle("body", fontSize=10, leading=16.5, **_BODY)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8.5, leading=13, textColor=MUTED)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9, leading=13)
CELL_RIGHT = ParagraphStyle("cell_right", parent=CELL, alignment=TA_RIGHT)
CELL_CENTRE = ParagraphStyle("cell_centre", parent=CELL, alignment=TA_CENTER)
CELL_BOLD = ParagraphStyle("cell_bold", parent=CELL, fontName=BOLD)
CELL_BOLD_RIGHT = ParagraphStyle("cell_bold_right", parent=CELL_BOLD, alignment=TA_RIGHT)
LABEL = ParagraphStyle("label", parent=CELL, textColor=MUTED)
HEAD = ParagraphStyle("head", parent=CELL_BOLD, alignment=TA_CENTER)
TITLE = ParagraphStyle("title", parent=BODY, fontName=BOLD, fontSize=18, leading=26, alignment=TA_CENTER)
SUBTITLE = ParagraphStyle("subtitle", parent=SMALL, alignment=TA_CENTER, spaceAfter=8)
SECTION = ParagraphStyle(
    "section", parent=BODY, fontName=BOLD, fontSize=11, leading=16, spaceBefore=10, spaceAfter=4
)
CLAUSE_TITLE = ParagraphStyle("clause_title", parent=BODY, fontName=BOLD, fontSize=10.5, leading=16)
RATE = ParagraphStyle(
    "rate", parent=BODY, fontName=BOLD, fontSize=30, leading=36, textColor=SEAL, alignment=TA_RIGHT
)

GRID = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
    ("LINEABOVE", (0, 0), (-1, 0), 0.9, INK),
    ("LINEBELOW", (0, -1), (-1, -1), 0.9, INK),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 3.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ("LEFTPADDING", (0, 0), (-1, -1), 5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 5),
]
HEADED = [*GRID, ("BACKGROUND", (0, 0), (-1, 0), BAND)]

_PAGES: dict[tuple[tuple[float, float], int], int] = {}
"""By size and number of parts: the pages of the last paper, which most of the next have too."""


def para(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph of plain text: markup in it is shown, a missing glyph refused."""
    return Paragraph(escape(drawable(text)), style)


def strong(text: str) -> str:
    """Escaped text as bold markup, for `marked`."""
    return f'<font name="{BOLD}">{escape(drawable(text))}</font>'


def plain(text: str) -> str:
    """Escaped text, for `marked`."""
    return escape(drawable(text))


def marked(markup: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph from pieces made by `plain` and `strong`."""
    return Paragraph(markup, style)


def table(rows: list[list[Any]], widths: Sequence[float], rules: Sequence[Any], repeat: int = 0) -> Table:
    """A table; its cells name an embedded font, or the writer would list one of its own."""
    font = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
    return Table(rows, colWidths=list(widths), style=[font, *rules], repeatRows=repeat)


def facts_table(pairs: Sequence[tuple[str, str]]) -> Table:
    """Label and value, two pairs a row."""
    cells = [[para(label, LABEL), para(value, CELL)] for label, value in pairs]
    if len(cells) % 2:
        cells.append([para("", LABEL), para("", CELL)])
    rows = [left + right for left, right in zip(cells[::2], cells[1::2], strict=True)]
    label, value = 29 * mm, WIDTH / 2 - 29 * mm
    return table(rows, [label, value, label, value], GRID)


def headed_table(
    head: Sequence[str], rows: Sequence[Sequence[Paragraph]], widths: Sequence[float], *extra: Any
) -> Table:
    """A table with a tinted head that repeats on every page; `widths` are shares of the text width."""
    whole = sum(widths)
    return table(
        [[para(name, HEAD) for name in head], *(list(row) for row in rows)],
        [WIDTH * width / whole for width in widths],
        [*HEADED, *extra],
        repeat=1,
    )


def build(
    story: Callable[[], list[Any]], *, title: str, running: str, page: tuple[float, float] = A4
) -> bytes:
    """The PDF of a story; nothing of the clock gets in.

    It is laid out with as many pages as the last one of its form had, and once more if it has others.
    """
    glyphs()
    running = drawable(running)
    parts = story()
    form = (page, len(parts))
    guessed = _PAGES.get(form, 0)
    made, pages = _lay_out(parts, title, running, page, guessed)
    if pages != guessed:
        _PAGES[form] = pages
        made, _ = _lay_out(story(), title, running, page, pages)
    return made


def _lay_out(
    story: list[Any], title: str, running: str, page: tuple[float, float], total: int
) -> tuple[bytes, int]:
    sink = io.BytesIO()
    margin = MARGIN if page == A4 else 11 * mm
    document = BaseDocTemplate(
        sink,
        pagesize=page,
        title=title,
        author="LenDesk",
        subject=running,
        lang="zh-CN",
        invariant=1,
        initialFontName=REGULAR,
    )
    frame = Frame(margin, margin, page[0] - 2 * margin, page[1] - 2 * margin, 0, 0, 0, 8, id="text")
    document.addPageTemplates(
        PageTemplate("page", [frame], onPage=lambda canvas, _: _furniture(canvas, page, running, total))
    )
    document.build(story)
    return sink.getvalue(), document.page


def _furniture(canvas: Any, page: tuple[float, float], running: str, total: int) -> None:
    """Running head and page number, outside the text frame."""
    side = MARGIN if page == A4 else 11 * mm
    canvas.saveState()
    canvas.setFont(REGULAR, 7.5)
    canvas.setFillColor(MUTED)
    canvas.drawString(side, page[1] - side + 5, running)
    canvas.drawRightString(page[0] - side, side - 14, f"第 {canvas.getPageNumber()} 页 / 共 {total} 页")
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(side, page[1] - side + 1, page[0] - side, page[1] - side + 1)
    canvas.restoreState()
