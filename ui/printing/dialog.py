"""Qt's own print preview over a window: nothing blocks, closing it prints nothing.

open_preview(host, "Receipt 17", late("counter", …), lambda printer: draw_on(printer, content))
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from ui.texts import Text


def open_preview(host: QWidget, name: str, title: Text, draw: Callable[[QPrinter], object]) -> None:
    """`name` is what the printer's queue calls the document; `draw` is asked for its pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintPreviewDialog(printer, host.window())
    dialog.setWindowTitle(str(title))
    dialog.paintRequested.connect(draw)

    # The dialog draws on the printer until its end, but does not own it: it is held by what is connected.
    dialog.finished.connect(partial(_ended, dialog, printer))
    dialog.open()


def _ended(dialog: QPrintPreviewDialog, _printer: QPrinter, _result: int) -> None:
    dialog.deleteLater()
