"""The review screen: queue, one file in full, the document beside it, the decision at the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.applications.queries import ReviewFile
from lendesk.usecases.projections import ApplicationRow
from ui.screens.acting import press
from ui.screens.asking import ask_reason
from ui.screens.review.decision_bar import DecisionBar
from ui.screens.review.file_panel import FilePanel
from ui.screens.review.header_panel import HeaderPanel
from ui.screens.review.presenter import ReviewPresenter
from ui.screens.review.queue_panel import QueuePanel
from ui.screens.review.words import VERDICTS
from ui.texts import Text, late
from ui.widgets.button import IconButton
from ui.widgets.panels import Panel, SectionHeader, scroll
from ui.widgets.picture_viewer import PictureViewer
from ui.widgets.states import EmptyState, Switcher

VIEWER_WIDTH = 420


class ReviewScreen(QWidget):
    """Fills `ReviewView`; every act goes to the presenter."""

    presenter: ReviewPresenter

    def __init__(
        self,
        today: date,
        may_unmask: bool,
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text], None],
    ) -> None:
        super().__init__()
        self._refuse_aloud, self._tell = refuse, tell
        self._revealing: dict[str, Callable[[str], None]] = {}
        self._shown_sha = ""
        self._pick_first = True
        self.queue = QueuePanel()
        self.header = HeaderPanel(today, self._ask_unmask if may_unmask else None)
        self.file = FilePanel()
        self.bar = DecisionBar()
        self.viewer = PictureViewer(magnifier=False)
        self.viewer_side = self._side()
        self.work = Switcher(
            self._work(),
            EmptyState(
                late("review", "No file chosen"), late("review", "Choose a file in the queue."), icon="review"
            ),
        )
        self.work.turn_to(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addWidget(self.work, 1)
        QShortcut(QKeySequence("F4"), self, lambda: self.act("document"))

    def _side(self) -> QWidget:
        close = IconButton("x", late("review", "Close the document"))
        close.clicked.connect(lambda _checked: self._close_document())
        side = Panel(SectionHeader(late("review", "Document"), right=(close,)), edges="left")
        side.add(self.viewer, 1)
        side.setFixedWidth(VIEWER_WIDTH)
        side.hide()
        return side

    def _work(self) -> QWidget:
        self.body = scroll(self.file)
        middle = Panel(across=True)
        middle.add(self.body, 1)
        middle.add(self.viewer_side)
        work = Panel(self.header)
        work.add(middle, 1)
        work.add(self.bar)
        return work

    def bind(self, presenter: ReviewPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.queue.chosen.connect(presenter.choose)
        self.queue.opened.connect(lambda _key: self.bar.setFocus())
        self.queue.mine_wanted.connect(self._show_mine)
        self.queue.more_wanted.connect(presenter.more)
        self.file.documents.wanted.connect(presenter.open_document)
        self.bar.claim_wanted.connect(presenter.claim)
        self.bar.hand_back_wanted.connect(presenter.hand_back)
        self.bar.approve_wanted.connect(presenter.approve)
        self.bar.decline_wanted.connect(self._ask_decline)
        self.bar.return_wanted.connect(self._ask_return)

    def file_key(self) -> str:
        """What brings `shown` back to the file in work."""
        return self.presenter.file.application.key if self.presenter.file else ""

    def act(self, action: str) -> None:
        """An action of the list."""
        if action == "document":
            self.file.documents.open_next(self._shown_sha)
            return
        bar = self.bar
        buttons = {
            "claim": bar.claim,
            "approve": bar.approve,
            "return": bar.return_,
            "decline": bar.decline,
            "hand_back": bar.hand_back,
        }
        press(self, buttons[action])

    def shown(self, argument: object) -> None:
        """Ask anew; with a file's key show that file."""
        if isinstance(argument, str) and argument:
            self._pick_first = False
            self.presenter.choose(argument)
        self.presenter.open()
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        """Esc closes the document beside the file."""
        if self.viewer_side.isHidden():
            return False
        self._close_document()
        return True

    def show_queue(self, rows: tuple[ApplicationRow, ...], more: bool) -> None:
        self.queue.show_rows(rows, more)
        if self._pick_first:
            self._pick_first = False
            self.queue.pick_first()

    def show_file(self, file: ReviewFile, mine: bool) -> None:
        if self.header.name.text() != file.customer.name:
            self._close_document()
            self.body.verticalScrollBar().setValue(0)
        self.header.show_file(file)
        self.file.show_file(file)
        self.bar.show_file(file, mine)
        self.work.turn_to(0)

    def show_nothing(self) -> None:
        self._close_document()
        self.queue.clear_choice()
        self.work.turn_to(1)
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_document(self, sha256: str, content: bytes) -> None:
        if not self.viewer.show_png(content):
            self.show_refusal(Breach("picture.not_an_image"))
            return
        self._shown_sha = sha256
        self.viewer_side.show()
        self.file.right.hide()

    def show_unmasked(self, field: str, text: str) -> None:
        if show := self._revealing.pop(field, None):
            show(text)

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("review", "This did not happen"))

    def show_done(self, verdict: str) -> None:
        self._tell(VERDICTS.get(verdict, verdict))

    def _close_document(self) -> None:
        self.viewer_side.hide()
        self.file.documents.show_none_open()
        self.file.right.show()
        self._shown_sha = ""

    def _show_mine(self, mine: bool) -> None:
        self._pick_first = True
        self.queue.clear_choice()
        self.presenter.show_only_mine(mine)

    def _ask_unmask(self, field: str, show: Callable[[str], None]) -> None:
        def take(reason: str) -> None:
            self._revealing[field] = show
            self.presenter.unmask(field, reason)

        ask_reason(
            self,
            late("review", "Show in clear"),
            late("review", "Show"),
            take,
            note=late("review", "Who looked, when and why stays on record."),
        )

    def _ask_decline(self) -> None:
        ask_reason(
            self,
            late("review", "Decline this file"),
            late("review", "Decline"),
            self.presenter.decline,
            note=late("review", "The reason is kept with the file. A declined file is not opened again."),
            kind="danger",
        )

    def _ask_return(self) -> None:
        ask_reason(
            self,
            late("review", "Return this file for more"),
            late("review", "Return"),
            self.presenter.return_for_more,
            note=late("review", "Say what is missing. The officer sees it and hands the file in again."),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.queue.measure(self.window().width())
