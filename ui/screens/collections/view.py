"""The collections workbench: queue at the left, the case, and what is recorded about it at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.collections.queries import CaseFile, CaseLine, CaseOrder, StageSum
from lendesk.usecases.servicing.changes import ChangeKind
from ui.formatting import money
from ui.screens.acting import press
from ui.screens.change_wanted import ChangeWanted
from ui.screens.collections.case_panel import CasePanel
from ui.screens.collections.presenter import CollectionsPresenter, Said
from ui.screens.collections.queue_panel import QueuePanel
from ui.screens.collections.record_panel import RecordPanel
from ui.texts import Text, late
from ui.widgets.states import EmptyState, Switcher

EVERY_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a person may go on to from a case."""

    waive: bool
    pay: bool
    loan: bool
    customer: bool


class CollectionsScreen(QWidget):
    """Fills `CollectionsView`; every act goes to the presenter."""

    crumb_changed = Signal()
    presenter: CollectionsPresenter

    def __init__(
        self,
        ways: Ways,
        today: str,
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text], None],
        go: Callable[[str, object], bool],
        take_payment: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._today, self._refuse_aloud, self._tell = today, refuse, tell
        self._go, self._take_payment = go, take_payment
        self._crumb: Text = ""
        self._file: CaseFile | None = None
        self.queue, self.case = QueuePanel(), CasePanel()
        self.record = RecordPanel(ways.waive, ways.pay, ways.loan, ways.customer)
        nothing = EmptyState(
            late("collections", "No case chosen"),
            late("collections", "Choose one in the list."),
            icon="collections",
        )
        self.work = Switcher(self.case, nothing)
        self.work.turn_to(1)
        self.record.show_case(None, None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addWidget(self.work, 1)
        row.addWidget(self.record)
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MINUTE_MS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.queue.measure(self.window().width())

    def bind(self, presenter: CollectionsPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.queue.tabs.chosen.connect(presenter.choose_stage)
        self.queue.filtered.connect(self._filter)
        self.queue.more_wanted.connect(presenter.more)
        self.queue.list.selected.connect(self._chosen)
        self.record.save_wanted.connect(self._save)
        self.record.loan.clicked.connect(lambda _checked: self._leave("loans"))
        self.record.waive.clicked.connect(lambda _checked: self._propose_waiver())
        self.record.customer.clicked.connect(lambda _checked: self._leave("customers"))
        self.record.pay.clicked.connect(lambda _checked: self._pay())
        self._clock.timeout.connect(presenter.tick)

    def crumb(self) -> Text:
        """The stage in force with its sum."""
        return self._crumb

    def file_key(self) -> str:
        """What brings `shown` back to the case in work."""
        return self._file.line.key if self._file else ""

    def shown(self, argument: object) -> None:
        """Ask anew; with a loan's key show that case."""
        if isinstance(argument, str) and argument:
            self.presenter.choose(argument)
        self.presenter.open()
        self._clock.start()
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, action: str) -> None:
        """An action of the list."""
        record = self.record
        press(
            self,
            {
                "record": record.outcome,
                "promise": record.days[0],
                "save": record.save,
                "next": record.next,
            }[action],
        )

    def show_stages(self, stages: tuple[StageSum, ...], stage: str) -> None:
        self.queue.show_stages(stages, stage)
        for each in stages:
            if each.stage == stage:
                self._crumb = late(
                    "collections",
                    "{stage} · {count} cases {amount}",
                    stage=stage,
                    count=each.count,
                    amount=money(each.due_fen, sign=True),
                )
        self.crumb_changed.emit()

    def show_queue(self, rows: tuple[CaseLine, ...], more: bool) -> None:
        self.queue.show_rows(rows, more)
        if self._file is not None:
            self.queue.mark(self._file.line.key)

    def show_case(self, file: CaseFile | None, pending: frozenset[str], blocked: Breach | None) -> None:
        self._file = file
        self.record.show_case(file, blocked)
        if file is None:
            self.work.turn_to(1)
            return
        now, _allowed = self.presenter.hours_now()
        self.case.show_case(file, pending, blocked, now, self._today)
        self.work.turn_to(0)
        self.queue.mark(file.line.key)

    def show_saved(self) -> None:
        self._tell(late("collections", "The call is recorded"))

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("collections", "Nothing was recorded"))

    def _filter(self, mine: bool, order: CaseOrder) -> None:
        self.presenter.filter(mine, order)

    def _chosen(self, key: str) -> None:
        if self._file is not None and key == self._file.line.key:
            return
        self.record.clear()
        self.presenter.choose(key)

    def _save(self, said: Said, further: bool) -> None:
        key = self.file_key()

        def saved() -> None:
            self.record.clear()
            if further and (following := self.presenter.next_after(key)):
                self.queue.list.select_key(following)

        self.presenter.save(said, saved)

    def _leave(self, screen: str) -> None:
        if self._file is not None:
            line = self._file.line
            self._go(screen, line.customer_id if screen == "customers" else line.key)

    def _propose_waiver(self) -> None:
        if self._file is not None:
            self._go("loans", ChangeWanted(self._file.line.key, ChangeKind.WAIVE_DEBT))

    def _pay(self) -> None:
        if self._file is not None:
            self._take_payment(self._file.line.key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "presenter"):
            self.queue.say_again()
            self.presenter.tick()
