"""Draws a page of a table: title, filters, header on every page, rows, who printed when, page n of m."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from lendesk.domain.errors import RuleBroken
from ui.printing.pages import FOOT, GAP, HEAD, MARGIN, ROW, Layout, PaperTable, lay_out
from ui.texts import tr
from ui.tokens import colour
from ui.widgets.painting import LEFT, RIGHT, draw_text, text_width

SAMPLED = 400
"""Rows that are measured for the widths of the columns."""
_DPI, _PDF_DPI = 96, 300


def layout_of(table: PaperTable, *, landscape: bool) -> Layout:
    """Measure the table and lay it out on A4."""
    step = max(1, len(table.rows) // SAMPLED)
    sampled = table.rows[::step]
    natural = []
    for number, heading in enumerate(table.headings):
        longest = sorted({row[number] for row in sampled}, key=len, reverse=True)[:12]
        widest = max((text_width("caption", text) for text in longest), default=0)
        natural.append(max(widest, text_width("bodyStrong", heading.title)) + 2)
    return lay_out(natural, len(table.rows), landscape=landscape)


def draw_page(painter: QPainter, table: PaperTable, layout: Layout, page: int) -> None:
    """Draw a page (from 0) in px of 1/96 inch; the caller has scaled the painter to its device."""
    painter.fillRect(QRect(0, 0, layout.width, layout.height), colour("paper.paper"))
    room = QRect(MARGIN, MARGIN, layout.width - 2 * MARGIN, layout.height - 2 * MARGIN)
    _draw_head(painter, table, room)
    painter.save()
    painter.translate(room.left(), room.top() + HEAD)
    painter.scale(layout.scale, layout.scale)
    _draw_rows(painter, table, layout, page)
    painter.restore()
    _draw_foot(painter, table, layout, page, room)


def _draw_head(painter: QPainter, table: PaperTable, room: QRect) -> None:
    ink, muted = colour("paper.paperInk"), colour("paper.paperMuted")
    draw_text(painter, QRect(room.left(), room.top(), room.width(), 26), table.title, "figure", ink)
    count = tr("tables", "{count} rows", count=f"{len(table.rows):,}{'+' if table.cut else ''}")
    words = f"{table.filters} · {count}" if table.filters else count
    draw_text(painter, QRect(room.left(), room.top() + 28, room.width(), 20), words, "caption", muted)


def _draw_rows(painter: QPainter, table: PaperTable, layout: Layout, page: int) -> None:
    ink = colour("paper.paperInk")
    _draw_line(painter, table, layout, 0, [heading.title for heading in table.headings], "bodyStrong")
    painter.fillRect(0, ROW - 1, layout.room, 1, ink)
    for place, number in enumerate(layout.rows_of(page), start=1):
        _draw_line(painter, table, layout, place * ROW, table.rows[number], "caption")
        painter.fillRect(0, (place + 1) * ROW - 1, layout.room, 1, colour("paper.paperLine"))


def _draw_line(
    painter: QPainter,
    table: PaperTable,
    layout: Layout,
    top: int,
    cells: list[str] | tuple[str, ...],
    style: str,
) -> None:
    left, ink = 0, colour("paper.paperInk")
    for heading, cell, width in zip(table.headings, cells, layout.widths, strict=True):
        place = QRect(left, top, width - GAP, ROW)
        draw_text(painter, place, cell, style, ink, RIGHT if heading.right else LEFT)
        left += width


def _draw_foot(painter: QPainter, table: PaperTable, layout: Layout, page: int, room: QRect) -> None:
    muted = colour("paper.paperMuted")
    place = QRect(room.left(), room.bottom() - FOOT + 10, room.width(), 20)
    painter.fillRect(place.left(), place.top() - 4, place.width(), 1, colour("paper.paperLine"))
    who = tr("tables", "Printed {time} by {person}", time=table.printed_at, person=table.person)
    draw_text(painter, place, who, "caption", muted)
    number = tr("tables", "Page {page} of {count}", page=page + 1, count=layout.page_count)
    draw_text(painter, place, number, "caption", muted, RIGHT)


def page_layout(layout: Layout) -> QPageLayout:
    """A4 the way round that the layout has it, without margins: the page draws its own."""
    way = (
        QPageLayout.Orientation.Landscape
        if layout.width > layout.height
        else QPageLayout.Orientation.Portrait
    )
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF(0, 0, 0, 0))


def write_pdf(place: str, table: PaperTable, layout: Layout) -> None:
    """All pages as a PDF; may be called off the UI thread. Raises RuleBroken `export.not_written` (file)."""
    writer = QPdfWriter(place)
    writer.setResolution(_PDF_DPI)
    writer.setPageLayout(page_layout(layout))
    writer.setTitle(table.title)
    painter = QPainter()
    if not painter.begin(writer):
        raise RuleBroken("export.not_written", file=place.replace("\\", "/").rpartition("/")[2])
    for page in range(layout.page_count):
        if page:
            writer.newPage()
        painter.save()
        painter.scale(_PDF_DPI / _DPI, _PDF_DPI / _DPI)
        draw_page(painter, table, layout, page)
        painter.restore()
    painter.end()


def print_page(printer: QPrinter, painter: QPainter, table: PaperTable, layout: Layout, page: int) -> None:
    """One page on a printer whose painter has begun."""
    if page:
        printer.newPage()
    painter.save()
    whole = printer.paperRect(QPrinter.Unit.DevicePixel)
    painter.scale(whole.width() / layout.width, whole.height() / layout.height)
    draw_page(painter, table, layout, page)
    painter.restore()
