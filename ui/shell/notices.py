"""The bell: how many things are new to this person, and the sheet that lists them with one press to each.

bell.show_count(3)
open_notices(window, [Notice("late:a1", title, detail, Toned("", "danger", "deadline"), run, new=True)])
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.texts import Text, late, tr
from ui.tokens import colour, density
from ui.widgets.button import Button, IconButton
from ui.widgets.label import Label
from ui.widgets.painting import CENTRE, ChipSpec, box, draw_text, text_width
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Toned
from ui.widgets.sheet import Sheet

WIDTH, MOST_LINES = 560, 8
MOST_SHOWN = 99


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that needs the person; `run` leads to it, `new` while it was not looked at."""

    key: str
    title: Text
    detail: Text
    icon: Toned
    run: Callable[[], object]
    new: bool = False


class BellButton(IconButton):
    """The bell with a red count of what is new."""

    def __init__(self) -> None:
        self._count = 0
        super().__init__("bell", late("shell", "Messages"))

    @property
    def count(self) -> int:
        """How many are new."""
        return self._count

    def show_count(self, count: int) -> None:
        """Say how many are new; nothing is drawn for none."""
        if count != self._count:
            self._count = count
            self._renew()

    def sizeHint(self) -> QSize:
        return QSize(36, super().sizeHint().height())

    def _renew(self) -> None:
        super()._renew()
        if self._count:
            words = tr("shell", "Messages, {count} new", count=self._count)
            self.setAccessibleName(words)
            self.setToolTip(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        words = str(self._count) if self._count <= MOST_SHOWN else f"{MOST_SHOWN}+"
        width = max(16, text_width("badge", words) + 8)
        place = QRect(self.width() - width, 0, width, 16)
        box(painter, place, colour("danger.solid"), radius=8)
        draw_text(painter, place, words, "badge", colour("danger.on"), CENTRE)


class NoticeSheet(Sheet):
    """The list; Enter or a click closes it and goes there."""

    def __init__(self, window: QWidget, notices: Sequence[Notice]) -> None:
        super().__init__(window, late("shell", "What needs you"), width=WIDTH)
        self._notices = {notice.key: notice for notice in notices}
        self.list = QueueList(late("shell", "What needs you"))
        self.list.show_items([_line(notice) for notice in notices])
        self.close_button = Button(late("shell", "Close"), key="Esc", bind=False)
        self.close_button.clicked.connect(lambda _checked: self.close())
        if notices:
            lines = min(len(notices), MOST_LINES)
            self.list.setFixedHeight(lines * (density().rowTwoLine + 8) + 2)
            self.body.addWidget(self.list)
            self.list.select_key(notices[0].key)
        else:
            self.list.hide()
            self.body.addWidget(Label(late("shell", "Nothing needs you now."), "body", "ink2"))
        self.set_buttons(right=(self.close_button,))
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take(self.list.current_key()))
        self.closed.connect(self.deleteLater)

    def _take(self, key: str) -> None:
        notice = self._notices.get(key)
        if notice is not None and not self.isHidden():
            self.close()
            notice.run()


def _line(notice: Notice) -> QueueItem:
    chip = ChipSpec(late("shell", "new"), "accent") if notice.new else None
    return QueueItem(notice.key, notice.title, notice.detail, chip=chip, icon=notice.icon)


def open_notices(window: QWidget, notices: Sequence[Notice]) -> NoticeSheet:
    """Show them over the window."""
    sheet = NoticeSheet(window, notices)
    sheet.open()
    return sheet
