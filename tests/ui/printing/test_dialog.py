"""Qt's preview outlives the call that opened it, draws, and closes by Esc."""

from __future__ import annotations

import gc

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.printing.dialog import open_preview


def test_the_printer_lives_as_long_as_the_preview(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    drawn: list[str] = []
    ended: list[bool] = []

    def draw(printer: QPrinter) -> None:
        drawn.append(printer.docName())

    open_preview(host, "L01-000001", "Print receipt", draw)
    gc.collect()
    (dialog,) = host.findChildren(QPrintPreviewDialog)
    assert dialog.windowTitle() == "Print receipt"
    dialog.destroyed.connect(lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(drawn), timeout=30_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
    assert set(drawn) == {"L01-000001"}
