"""Bank statements: drop a file, confirm where each line belongs, post what is beyond doubt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.repayments.queries import StatementFileView, StatementRow
from ui.formatting import count, money
from ui.screens.acting import press
from ui.screens.statements.candidates_panel import CandidatesPanel
from ui.screens.statements.imports_panel import ImportsPanel
from ui.screens.statements.lines_panel import LinesPanel, sum_of
from ui.screens.statements.presenter import StatementsPresenter
from ui.texts import Text, late, tr
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.panels import ActionBar, Panel
from ui.widgets.states import EmptyState, LoadingState, Switcher

LARGEST_BYTES = 20 * 1024 * 1024
LINES, EMPTY, READING = 0, 1, 2


class StatementsScreen(QWidget):
    """Fills `StatementsView`; every act goes to the presenter."""

    presenter: StatementsPresenter
    crumb_changed = Signal()

    def __init__(self, refuse: Callable[[Breach, Text], None], tell: Callable[[Text], None]) -> None:
        super().__init__()
        self._refuse_aloud, self._tell = refuse, tell
        self._pick_first = True
        self.imports = ImportsPanel()
        self.lines = LinesPanel()
        self.candidates = CandidatesPanel()
        self.reading = LoadingState()
        self.summary = Label("", "body", "ink2")
        self.post = Button(late("statements", "Post"), "primary", icon="ok", key="F9")
        self._lay_out()
        self.setAcceptDrops(True)
        QShortcut(QKeySequence("Ctrl+O"), self, self._ask_file)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.candidates.confirm_now)

    def _lay_out(self) -> None:
        pick = Button(late("statements", "Open file…"), icon="attach")
        pick.clicked.connect(lambda _checked: self._ask_file())
        matching = Panel(across=True)
        matching.add(self.lines, 1)
        matching.add(self.candidates)
        self.work = Switcher(
            matching,
            EmptyState(
                late("statements", "Drop a bank statement"),
                late("statements", "Each line is matched to a loan; you confirm what is in doubt."),
                pick,
                icon="statements",
            ),
            self.reading,
        )
        self.work.turn_to(EMPTY)
        right = Panel()
        right.add(self.work, 1)
        right.add(ActionBar(left=(self.summary,), right=(self.post,)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.imports)
        row.addWidget(right, 1)
        self.post.setEnabled(False)

    def bind(self, presenter: StatementsPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.imports.chosen.connect(presenter.choose)
        self.imports.file_wanted.connect(self._ask_file)
        self.lines.line_chosen.connect(self.candidates.show_line)
        self.lines.confirm_wanted.connect(self.candidates.confirm_now)
        self.lines.letter.connect(self._letter)
        self.candidates.confirmed.connect(presenter.post_line)
        self.candidates.held.connect(presenter.hold_line)
        self.post.clicked.connect(lambda _checked: presenter.post_matched())

    def crumb(self) -> Text:
        """The name of the file beside the title."""
        file = self.lines.file
        if file is None:
            return ""
        lines = late("statements", "{count} lines", count=count(file.row.line_count))
        return late("statements", "{name} · {lines}", name=file.row.name, lines=lines)

    def act(self, action: str) -> None:
        """An action of the list."""
        if action == "open":
            self._ask_file()
            return
        buttons = {"post": self.post, "confirm": self.candidates.confirm, "hold": self.candidates.hold}
        press(self, buttons[action])

    def shown(self, argument: object) -> None:
        """Ask anew; with the key of a statement show that one."""
        if isinstance(argument, str) and argument:
            self._pick_first = False
            self.presenter.choose(argument)
        self.presenter.open()
        self.lines.take_keyboard()

    def show_list(self, rows: tuple[StatementRow, ...]) -> None:
        self.imports.show_rows(rows)
        if self._pick_first and rows and self.lines.file is None:
            self.imports.pick_first()
        self._pick_first = False
        if self.lines.file is not None:
            self.imports.mark(self.lines.file.row.key)

    def show_statement(self, file: StatementFileView) -> None:
        self.lines.show_file(file)
        self.imports.mark(file.row.key)
        self.work.turn_to(LINES)
        self._say_matched()
        self.lines.take_keyboard()
        self.crumb_changed.emit()

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.reading.start()
            self.work.turn_to(READING)
        elif self.work.currentIndex() == READING:
            self.reading.stop()
            self.work.turn_to(LINES if self.lines.file else EMPTY)

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("statements", "This did not happen"))

    def show_posted(self, count: int) -> None:
        self._tell(late("statements", "{count} lines posted", count=count))

    def open_file(self, path: Path) -> None:
        """Hand a file's bytes in; one that is too large is told, not read."""
        try:
            if path.stat().st_size > LARGEST_BYTES:
                self.show_refusal(Breach("statement.too_large"))
                return
            content = path.read_bytes()
        except OSError:
            self.show_refusal(Breach("statement.unreadable", (("reason", path.name),)))
            return
        self.presenter.import_file(content, path.name)

    def _ask_file(self) -> None:
        kinds = tr("statements", "Bank statements (*.xlsx *.xls *.csv *.txt *.xml);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("statements", "Open a bank statement"), "", kinds
        )
        if chosen:
            self.open_file(Path(chosen))

    def _letter(self, letter: str) -> None:
        if letter == "H":
            self.candidates.hold_now()
        elif letter == "S":
            self.lines.go_on()
        else:
            self.candidates.cards.take(int(letter) - 1)

    def _say_matched(self) -> None:
        matched = self.lines.lines("matched")
        self.post.setEnabled(bool(matched))
        self.post.reword(late("statements", "Post {count} lines", count=count(len(matched))))
        self.summary.say(
            late(
                "statements",
                "Beyond doubt: {count} lines of {amount} in all",
                count=count(len(matched)),
                amount=money(sum_of(matched), sign=True),
            )
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.open_file(Path(url.toLocalFile()))
                return

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "work"):
            self.crumb_changed.emit()
