"""The disbursement screen: payments at the left, one payment, and the act of the second person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.disbursements.queries import DisbursementFile, DisbursementRow
from ui.formatting import money
from ui.screens.acting import press
from ui.screens.asking import ask_reason
from ui.screens.disbursements.columns import COLUMNS
from ui.screens.disbursements.payment_panel import PaymentPanel
from ui.screens.disbursements.presenter import DisbursementsPresenter
from ui.screens.disbursements.release_sheet import ReleaseSheet
from ui.screens.disbursements.words import DONE, short_refusal, state_chip
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.list_table import tabled
from ui.widgets.panels import ActionBar, Panel, SectionHeader
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import TableFoot

QUEUE_WIDTH = 348
OPEN = frozenset({"prepared", "rejected"})


def _key(row: DisbursementRow) -> str:
    """A row without a payment is known by its contract."""
    return row.key or f"contract:{row.contract_id}"


class DisbursementsScreen(QWidget):
    """Fills `DisbursementsView`; every act goes to the presenter."""

    presenter: DisbursementsPresenter

    def __init__(
        self,
        may_prepare: bool,
        may_confirm: bool,
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text], None],
    ) -> None:
        super().__init__()
        self._may_prepare, self._may_confirm = may_prepare, may_confirm
        self._refuse_aloud, self._tell = refuse, tell
        self._rows: tuple[DisbursementRow, ...] = ()
        self._waiting: DisbursementRow | None = None
        self._wanted = ""
        self._file: DisbursementFile | None = None
        self.header = SectionHeader(late("disbursements", "Payments"))
        self.list = QueueList(late("disbursements", "Payments"))
        self.table = tabled(self.list, COLUMNS, _key)
        empty = EmptyState(
            late("disbursements", "Nothing to disburse"),
            late("disbursements", "Signed contracts appear here."),
        )
        self.queue = Switcher(self.list, empty)
        self.foot = TableFoot()
        self.payment = PaymentPanel()
        self.note = Label("", "caption", "ink2", wrap=True)
        self.cancel = Button(late("disbursements", "Cancel payment"), "danger")
        self.prepare = Button(late("disbursements", "Prepare payment"), "primary", key="F9")
        self.confirm = Button(late("disbursements", "Confirm and pay"), "primary", icon="ok", key="F9")
        self.bar = ActionBar((self.note,), (self.cancel, self.prepare, self.confirm))
        self.bar.box.setStretch(0, 1)
        self.bar.box.setStretch(1, 0)
        nothing = EmptyState(
            late("disbursements", "No payment chosen"),
            late("disbursements", "Choose one in the list."),
            icon="payout",
        )
        work = Panel()
        work.add(self.payment, 1)
        work.add(self.bar)
        self.work = Switcher(work, nothing)
        self.work.turn_to(1)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Panel(self.header, edges="right")
        left.add(self.queue, 1)
        left.add(self.foot)
        left.setFixedWidth(QUEUE_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self.work, 1)

    def bind(self, presenter: DisbursementsPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.list.selected.connect(self._chosen)
        self.prepare.clicked.connect(lambda _checked: self._prepare())
        self.confirm.clicked.connect(lambda _checked: self._ask_release())
        self.cancel.clicked.connect(lambda _checked: self._ask_cancel())

    def file_key(self) -> str:
        """What brings `shown` back to the file in work."""
        return self.list.current_key()

    def act(self, action: str) -> None:
        """An action of the list."""
        press(self, {"prepare": self.prepare, "confirm": self.confirm, "cancel": self.cancel}[action])

    def shown(self, argument: object) -> None:
        """Ask anew; with the key of a payment (or `contract:` and that of a contract) show that row."""
        self._wanted = argument if isinstance(argument, str) else ""
        self.presenter.open()
        if not self._wanted and not self.list.current_key() and self._rows:
            self.list.select_key(_key(self._rows[0]))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, rows: tuple[DisbursementRow, ...]) -> None:
        first = not self._rows and self._file is None
        self._rows = rows
        self.list.blockSignals(True)
        self.list.show_items([_item(row) for row in rows])
        self.table.rows_model.show_rows(rows)
        self.list.blockSignals(False)
        self.queue.turn_to(0 if rows else 1)
        self.header.note.say(str(len(rows)))
        to_do = [row for row in rows if not row.key or row.status in OPEN]
        self.foot.say(
            late("disbursements", "{count} to do", count=len(to_do)),
            money(sum(row.amount_fen for row in to_do)),
            late("disbursements", "Sum"),
        )
        wanted, self._wanted = self._wanted, ""
        if any(_key(row) == wanted for row in rows):
            self.list.select_key(wanted)
        elif first and rows:
            self.list.select_key(_key(rows[0]))

    def show_payment(self, file: DisbursementFile) -> None:
        self._file, self._waiting = file, None
        self.payment.show_payment(file)
        self.list.blockSignals(True)
        self.list.select_key(file.row.key)
        self.list.blockSignals(False)
        self.work.turn_to(0)
        self._offer(file)

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("disbursements", "No money has moved"))
        if self._file is not None:
            self._offer(self._file)
        self.prepare.allow()

    def show_done(self, status: str) -> None:
        self._tell(DONE.get(status, state_chip(status).text))

    def _offer(self, file: DisbursementFile) -> None:
        """The buttons that fit this payment and this person."""
        row = file.row
        self.prepare.hide()
        is_open = row.status in OPEN
        self.confirm.setVisible(is_open and self._may_confirm)
        self.cancel.setVisible(is_open)
        amount = money(row.amount_fen)
        self.confirm.reword(late("disbursements", "Confirm and pay {amount}", amount=amount))
        failed = any(not passed for _code, _figure, passed in file.checks)
        if file.blocked:
            self.confirm.refuse(short_refusal(file.blocked))
        elif failed:
            self.confirm.refuse(late("disbursements", "a check failed"))
        else:
            self.confirm.allow()
        self.note.say(self._note(row.status))

    def _note(self, status: str) -> Text:
        if status == "instructed":
            return late("disbursements", "The bank has the order. Its answer shows here by itself.")
        if status in OPEN and not self._may_confirm:
            return late("disbursements", "Another person confirms and pays.")
        if status in OPEN:
            return late(
                "disbursements", "Money goes out once. Neither maker of contract nor of payment confirms."
            )
        return ""

    def _chosen(self, key: str) -> None:
        row = next((row for row in self._rows if _key(row) == key), None)
        if row is None:
            return
        if row.key:
            self.presenter.choose(row.key)
            return
        self._waiting, self._file = row, None
        self.payment.show_row(row)
        self.work.turn_to(0)
        self.confirm.hide()
        self.cancel.hide()
        self.prepare.setVisible(self._may_prepare)
        self.prepare.allow()
        self.note.say(
            late("disbursements", "The contract is signed. Prepare its payment; another person confirms.")
        )

    def _prepare(self) -> None:
        if self._waiting is not None:
            self.prepare.refuse(late("disbursements", "sending"))
            self.presenter.prepare(self._waiting.contract_id)

    def _ask_release(self) -> None:
        if self._file is not None:
            ReleaseSheet(self, self._file.row, self._release).open()

    def _release(self) -> None:
        self.confirm.refuse(late("disbursements", "sending"))
        self.presenter.confirm()

    def _ask_cancel(self) -> None:
        ask_reason(
            self,
            late("disbursements", "Cancel this payment"),
            late("disbursements", "Cancel payment"),
            self.presenter.cancel,
            note=late("disbursements", "The contract stays signed; a new payment can be prepared."),
            kind="danger",
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "list"):
            self.list.viewport().update()


def _item(row: DisbursementRow) -> QueueItem:
    return QueueItem(
        key=_key(row),
        title=row.customer_name,
        detail=row.contract_number,
        amount=money(row.amount_fen),
        amount_note=state_chip(row.status if row.key else "").text,
        pending=row.status == "instructed",
    )
