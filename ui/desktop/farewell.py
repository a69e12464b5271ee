"""After the last window: what still waits to be sent is told, not asked; closes by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.usecases.synchronisation.state import LineState
from ui.formatting import money
from ui.texts import late
from ui.tokens import dress
from ui.widgets.banner import Banner
from ui.widgets.button import Button

STAYS_MS = 6_000
WIDTH = 480


class Farewell(QWidget):
    """Says that the outbox is kept, how many and how much."""

    def __init__(self, line: LineState) -> None:
        super().__init__()
        self.setWindowTitle("LenDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        total = money(line.outbox_sum_fen, sign=True) if line.outbox_sum_fen else ""
        self.banner = Banner(
            "pending",
            late("desktop", "{count} orders wait to be sent {sum}", count=line.outbox_count, sum=total),
            late("desktop", "They are safe on this workstation and go out at the next sign-in."),
        )
        close = Button(late("desktop", "Close"), "primary", key="Return")
        close.clicked.connect(lambda _checked: self.close())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        dress(self)
        QTimer.singleShot(STAYS_MS, self, self.close)
