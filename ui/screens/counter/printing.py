"""Prints a receipt: Qt's own preview over the window, the same drawing as on the screen."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ui.printing.dialog import open_preview
from ui.screens.counter.receipt_paper import WIDTH, ReceiptContent, draw_receipt, paper_height
from ui.texts import tr

SHARE_OF_PAGE = 2
"""The receipt takes half of the page's width."""


def preview(host: QWidget, content: ReceiptContent) -> None:
    """Open the preview over the window; nothing blocks, closing it prints nothing."""
    title = tr("counter", "Print receipt {number}", number=content.number)
    open_preview(host, content.number, title, lambda onto: draw_on(onto, content))


def draw_on(printer: QPrinter, content: ReceiptContent) -> None:
    """Draw the receipt on the printer's page."""
    painter = QPainter(printer)
    scale = printer.pageRect(QPrinter.Unit.DevicePixel).width() / SHARE_OF_PAGE / WIDTH
    painter.scale(scale, scale)
    draw_receipt(painter, QRect(0, 0, WIDTH, paper_height(content)), content)
    painter.end()
