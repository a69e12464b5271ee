"""A banner across a panel: info, warning, danger, or hatched violet for what is not yet true (off line).

Banner("pending", late(..., "Off line: …"), late(...), icon="offline", buttons=[Button(...)])
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.texts import Text
from ui.tokens import Kind, colour, space
from ui.widgets.form import SmallIcon
from ui.widgets.label import Label
from ui.widgets.painting import hairline, hatch

_ICONS = {
    "info": "info",
    "warning": "warning",
    "danger": "error",
    "pending": "pending",
    "success": "okCircle",
}


class Banner(QWidget):
    """Title, detail and buttons on the tint of its kind; hide it when its cause is gone."""

    def __init__(
        self,
        kind: Kind,
        title: Text,
        detail: Text = "",
        *,
        icon: str = "",
        buttons: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._kind: Kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(space("panelPadding"), 8, space("panelPadding"), 9)
        row.setSpacing(12)
        self._icon = SmallIcon(icon or _ICONS.get(kind, "info"), f"{kind}.fg")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = Label(title, "bodyStrong" if detail else "body", f"{kind}.fg", wrap=True)
        self.detail = Label(detail, "caption", f"{kind}.fg", wrap=True)
        if not detail:
            self.detail.hide()
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button)

    def say(self, title: Text, detail: Text = "") -> None:
        """Show other words."""
        self.title.say(title)
        self.detail.say(detail)
        self.detail.setHidden(not detail)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(f"{self._kind}.tint"))
        if self._kind == "pending":
            hatch(painter, self.rect())
        hairline(painter, 0, self.height() - 1, self.width())
