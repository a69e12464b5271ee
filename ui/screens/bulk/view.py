"""Bulk posting: paste a list from Excel, settle what is in doubt, post all sound rows at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.repayments.queries import BatchView
from ui.formatting import clock, count
from ui.screens.acting import press
from ui.screens.bulk.batches_sheet import BatchesSheet
from ui.screens.bulk.errors_file import write_errors
from ui.screens.bulk.grid import PROBLEMS, Field, Grid, State
from ui.screens.bulk.presenter import BulkPresenter
from ui.screens.bulk.problem_bar import ProblemBar
from ui.screens.bulk.reading import LARGEST_BYTES, ReadLines
from ui.screens.bulk.summary import SummaryPanel
from ui.screens.bulk.table import GridTable
from ui.texts import Text, late, tr
from ui.widgets.button import Button
from ui.widgets.choices import ComboField
from ui.widgets.label import Label
from ui.widgets.panels import ActionBar, Panel
from ui.widgets.states import EmptyState, Switcher

GRID, EMPTY = 0, 1
SAVE_MS = 1_500
VIEWS: tuple[tuple[object, Text], ...] = (
    ("all", late("bulk", "All rows")),
    ("problems", late("bulk", "Problems")),
    ("confirm", late("bulk", "To confirm")),
    ("ready", late("bulk", "Ready rows")),
)
STATES: dict[str, tuple[State, ...]] = {
    "problems": tuple(PROBLEMS),
    "confirm": (State.CONFIRM, State.REPEATED),
    "ready": (State.READY,),
}


class BulkScreen(QWidget):
    """Fills `BulkView`; every act goes to the presenter."""

    presenter: BulkPresenter
    crumb_changed = Signal()

    def __init__(
        self,
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text], None],
        *,
        may_post: bool = True,
        may_reverse: bool = False,
    ) -> None:
        super().__init__()
        self._refuse_aloud, self._tell, self._may_post, self._may_reverse = (
            refuse,
            tell,
            may_post,
            may_reverse,
        )
        self._view = "all"
        self._sheet: BatchesSheet | None = None
        self._make_tools()
        self._saving = QTimer(self, singleShot=True, interval=SAVE_MS)
        self.setAcceptDrops(True)

    def _make_tools(self) -> None:
        self.open_file = Button(late("bulk", "Open file"), icon="attach", key="Ctrl+O")
        self.paste = Button(late("bulk", "Paste"), icon="draft", key="Ctrl+V")
        self.fill = Button(late("bulk", "Fill the selection"), key="Ctrl+D")
        self.looked = ComboField(late("bulk", "Rows shown"), VIEWS)
        self.batches = Button(late("bulk", "Batches"), icon="bulk", key="Alt+B")
        self.fresh = Button(late("bulk", "New list"), icon="plus", key="Ctrl+N")
        self.saved = Label("", "caption", "ink2")
        self.note = Label("", "body", "ink2")
        self.export = Button(late("bulk", "Export error rows"), "link", icon="export")
        self.undo = Button(late("bulk", "Undo"), key="Ctrl+Z")
        self.check = Button(late("bulk", "Check again"), key="F8")
        self.post = Button(late("bulk", "Post"), "primary", icon="ok", key="F9")

    def bind(self, presenter: BulkPresenter) -> None:
        """Join every act of the person to the presenter, and lay the parts out over its grid."""
        self.presenter = presenter
        self.summary, self.table = SummaryPanel(self.grid), GridTable(self.grid)
        self.problem = ProblemBar(self.grid)
        self._lay_out()
        self._connect(presenter)
        self.show_grid()

    @property
    def grid(self) -> Grid:
        """The rows of the list."""
        return self.presenter.grid

    def _lay_out(self) -> None:
        tools = Panel(edges="bottom", across=True, gap=8)
        tools.setFixedHeight(46)
        tools.box.setContentsMargins(16, 0, 16, 1)
        left: tuple[QWidget, ...] = (self.open_file, self.paste, self.fill, self.looked)
        right: tuple[QWidget, ...] = (self.saved, self.fresh, self.batches)
        for each in left:
            tools.add(each)
        tools.box.addStretch(1)
        for each in right:
            tools.add(each)
        self.work = Switcher(self.table, self._nothing_yet())
        foot = ActionBar(left=(self.note, self.export), right=(self.undo, self.check, self.post))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (tools, self.summary):
            column.addWidget(part)
        column.addWidget(self.work, 1)
        column.addWidget(self.problem)
        column.addWidget(foot)

    def _nothing_yet(self) -> EmptyState:
        """What the person may do here: enter a list, or only look after those that were posted."""
        if not self._may_post:
            return EmptyState(
                late("bulk", "Tellers enter lists"),
                late("bulk", "What they posted stands under Batches; a batch can be reversed whole."),
                icon="bulk",
            )
        by_hand = Button(late("bulk", "Type rows"), icon="draft")
        by_hand.clicked.connect(lambda _checked: self._type_rows())
        return EmptyState(
            late("bulk", "Paste from Excel or open a file"),
            late("bulk", "One payment a row: contract, name, value date, amount, channel."),
            by_hand,
            icon="bulk",
        )

    def _connect(self, presenter: BulkPresenter) -> None:
        for button, act in (
            (self.open_file, self._ask_file),
            (self.paste, self.table.paste),
            (self.fill, self.table.fill_down),
            (self.batches, self.open_batches),
            (self.fresh, presenter.new_list),
            (self.undo, presenter.undo),
            (self.check, presenter.check_again),
            (self.post, presenter.post),
            (self.export, self._ask_errors),
        ):
            button.clicked.connect(lambda _checked, act=act: act())
        self.looked.chosen.connect(self.look_at)
        self.table.pasted.connect(presenter.paste)
        self.table.written.connect(presenter.write)
        self.table.moved.connect(lambda: self.problem.show_row(self.table.current_place()))
        self.problem.stepped.connect(self.step)
        self.problem.confirmed.connect(lambda at: presenter.confirm([at]))
        self.problem.alike.clicked.connect(lambda _checked: self.confirm_alike())
        self.problem.suggested.connect(self._use)
        self.summary.sum_typed.connect(self._sum_typed)
        self._saving.timeout.connect(presenter.save)
        for key, act in (("Ctrl+Y", presenter.redo), ("Esc", presenter.stop)):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- as the window calls it ----------------------------------------------------------------------

    def crumb(self) -> Text:
        """The batch's number beside the title, once it has one."""
        number = self.presenter.batch_number
        return late("bulk", "Batch {number}", number=number) if number else ""

    def act(self, action: str) -> None:
        """An action of the list."""
        press(
            self,
            {
                "open": self.open_file,
                "paste": self.paste,
                "fill": self.fill,
                "check": self.check,
                "post": self.post,
                "batches": self.batches,
                "new": self.fresh,
                "undo": self.undo,
            }[action],
        )

    def shown(self, _argument: object) -> None:
        """Bring the kept list back and take the keyboard."""
        if self._may_post:
            self.presenter.open()
        if not self.table.currentIndex().isValid():
            self.table.go(0)
        self.table.setFocus()

    # -- what the presenter tells --------------------------------------------------------------------

    def show_grid(self) -> None:
        places = None if self._view == "all" else list(self.grid.rows_in(*STATES[self._view]))
        self.table.model_of_grid.renew(places)
        self.work.turn_to(GRID if len(self.grid) or self.table.hasFocus() else EMPTY)
        self.summary.refresh()
        self.problem.show_row(self.table.current_place())
        self._allow()
        if len(self.grid):
            self._saving.start()

    def _allow(self) -> None:
        counts, doing = self.grid.counts(), self.presenter.doing
        ready, errors = counts[State.READY], counts[State.ERROR]
        self.post.reword(late("bulk", "Post {count} rows", count=count(ready)))
        self.post.setEnabled(bool(ready) and not doing and self._may_post)
        self.check.setEnabled(bool(len(self.grid)) and not doing)
        self.undo.setEnabled(self.grid.can_undo and not self.presenter.busy)
        self.fresh.setEnabled(bool(len(self.grid)) and not doing)
        for button in (self.open_file, self.paste, self.fill):
            button.setEnabled(self._may_post and not self.presenter.busy)
        acts = (self.open_file, self.paste, self.fill, self.fresh, self.undo, self.check, self.post)
        for part in (*acts, self.looked, self.summary, self.problem):
            part.setVisible(self._may_post)
        self.export.setVisible(bool(errors))
        if not doing:
            told = late("bulk", "{count} rows with errors are not posted", count=count(errors))
            self.note.say(told if errors else late("bulk", "A posted batch can be reversed whole"))

    def show_read(self, read: ReadLines, source: str) -> None:
        pasted = late("bulk", "Pasted · {known} of {columns} columns", known=read.known, columns=read.columns)
        opened = late(
            "bulk", "From a file · {known} of {columns} columns", known=read.known, columns=read.columns
        )
        self.summary.source.say(pasted if source == "paste" else opened)

    def show_progress(self, doing: str, done: int, total: int) -> None:
        if done < total:
            self.note.say(_under_way(doing, count(done), count(total)))
        self._allow()

    def show_posted(self, count: int, refused: int, number: str) -> None:
        if refused:
            self._tell(late("bulk", "{count} rows posted, {refused} refused", count=count, refused=refused))
        else:
            self._tell(late("bulk", "Batch {number}: {count} rows posted", number=number, count=count))
        self.crumb_changed.emit()
        self.step(1) if refused else None

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("bulk", "This did not happen"))

    def show_batches(self, batches: tuple[BatchView, ...]) -> None:
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.show_batches(batches)

    def show_reversed(self, count: int, refused: int) -> None:
        told = late("bulk", "{count} rows reversed, {refused} not", count=count, refused=refused)
        self._tell(told if refused else late("bulk", "{count} rows reversed", count=count))

    def show_saved(self, at: str) -> None:
        when = clock(datetime.fromisoformat(at))
        self.saved.say(late("bulk", "{count} rows · saved {when}", count=count(len(self.grid)), when=when))

    def show_exported(self, count: int) -> None:
        self._tell(late("bulk", "{count} rows exported", count=count))

    def show_sender_sum(self, text: str) -> None:
        self.summary.sent.set_text(text)
        self.summary.refresh()

    # -- what a person does --------------------------------------------------------------------------

    def _type_rows(self) -> None:
        self.work.turn_to(GRID)
        self.table.setFocus()
        self.table.go(0)

    def look_at(self, view: object) -> None:
        """Show all rows or only some."""
        self._view = str(view)
        self.looked.set_value(view)
        self.show_grid()
        self.table.setFocus()

    def step(self, direction: int) -> None:
        """F3: to the next cell that asks for something."""
        at = self.grid.next_problem(self.table.current_place(), direction)
        if at >= 0:
            self.table.go(at, max(0, self.grid.judged[at].field))
            self.table.setFocus()
            self.problem.show_row(at)

    def confirm_alike(self) -> None:
        """Alt 2: every row that asks the same as this one is posted as it is."""
        if self.problem.at >= 0:
            code = self.grid.judged[self.problem.at].code
            alike = [at for at in self.grid.rows_in(*STATES["confirm"]) if self.grid.judged[at].code == code]
            self.presenter.confirm(alike)

    def _use(self, at: int, number: str) -> None:
        self.presenter.write(at, [self.grid.lines[at].with_cell(Field.CONTRACT, number)])

    def _sum_typed(self, text: str) -> None:
        self.presenter.sender_sum = text
        self._saving.start()

    def open_batches(self) -> None:
        """The batches that were posted; a supervisor reverses one here."""
        self._sheet = BatchesSheet(self, self._may_reverse, self.presenter.reverse)
        self._sheet.open()
        self.presenter.list_batches()

    def take_file(self, path: Path) -> None:
        """Read a file that was opened or dropped."""
        try:
            if path.stat().st_size > LARGEST_BYTES:
                self.show_refusal(Breach("batch.file_too_large"))
                return
            self.presenter.take_file(path.read_bytes())
        except OSError:
            self.show_refusal(Breach("file.unreadable"))

    def _ask_file(self) -> None:
        kinds = tr("bulk", "Lists (*.xlsx *.csv *.txt);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, tr("bulk", "Open a list of payments"), "", kinds)
        if chosen:
            self.take_file(Path(chosen))

    def _ask_errors(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(folder, f"{tr('bulk', 'Error rows')} {self.presenter.today}.xlsx"))
        place, _kind = QFileDialog.getSaveFileName(
            self, tr("bulk", "Export error rows"), name, "Excel (*.xlsx)"
        )
        if place:
            self.presenter.export(lambda: write_errors(self.grid, Path(place)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_post and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.take_file(Path(url.toLocalFile()))
                return

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "work"):
            self._allow()
            self.crumb_changed.emit()


def _under_way(doing: str, done: str, total: str) -> Text:
    if doing == "post":
        return late("bulk", "Posting {done} of {total} · Esc stops", done=done, total=total)
    if doing == "reverse":
        return late("bulk", "Reversing {done} of {total} · Esc stops", done=done, total=total)
    return late("bulk", "Checking {done} of {total} · Esc stops", done=done, total=total)
