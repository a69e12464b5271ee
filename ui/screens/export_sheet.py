"""An export under way: how far it is, and a button that leaves no file behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import RuleBroken
from ui.exchange.export import ExportJob
from ui.formatting import count
from ui.ports import Background
from ui.texts import late, tr
from ui.tokens import colour, token
from ui.widgets.button import Button
from ui.widgets.painted import Painted
from ui.widgets.painting import box, draw_text
from ui.widgets.sheet import Sheet

WIDTH, BAR = 460, 8


class ProgressBar(Painted):
    """How many of how many, as a bar and in words."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._total = 0, 0
        self.renew()

    def show_progress(self, done: int, total: int) -> None:
        """Show other figures."""
        self._done, self._total = done, max(done, total)
        self.renew()

    def spoken(self) -> str:
        return tr("tables", "{done} of {total} rows", done=count(self._done), total=count(self._total))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 40, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRect(0, 4, self.width(), BAR), colour("sunken"), colour("lineStrong"))
        share = self.width() * self._done // self._total if self._total else 0
        box(painter, QRect(0, 4, max(BAR, share), BAR), colour("accent.solid"))
        draw_text(painter, QRect(0, 18, self.width(), 20), self.spoken(), "caption", colour("ink2"))


class ExportSheet(Sheet):
    """Appears after 300 ms; `finished` hears True for a whole file, False after a cancel."""

    def __init__(
        self,
        window: QWidget,
        job: ExportJob,
        run: Background,
        lane: Literal["database", "network"],
        finished: Callable[[bool], None],
        failed: Callable[[RuleBroken], None],
    ) -> None:
        super().__init__(window, late("tables", "Writing “{file}”", file=job.place.name), width=WIDTH)
        self._job, self._run, self._lane = job, run, lane
        self._finished, self._failed = finished, failed
        self.bar = ProgressBar()
        self.cancel = Button(late("tables", "Cancel"), key="Esc", bind=False)
        self.cancel.clicked.connect(lambda _checked: self._cancel())
        self.body.addWidget(self.bar)
        self.set_buttons(right=(self.cancel,))
        self._soon = QTimer(self, singleShot=True, interval=int(token("motion.spinnerAfterMs")))
        self._soon.timeout.connect(self.open)

    def start(self) -> None:
        """Begin to write; the sheet shows itself if it takes long."""
        self._soon.start()
        self._run(self._job.begin, lambda _nothing: self._go_on(True), self._fail, lane=self._lane)

    def _go_on(self, more: bool) -> None:
        self.bar.show_progress(self._job.written, self._job.total)
        if more:
            self._run(self._job.step, self._go_on, self._fail, lane=self._lane)
            return
        self._end()
        self._finished(not self._job.cancelled)

    def _fail(self, refusal: RuleBroken) -> None:
        self._end()
        self._failed(refusal)

    def _end(self) -> None:
        self._soon.stop()
        self.close()
        self.deleteLater()

    def _cancel(self) -> None:
        self._job.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)
