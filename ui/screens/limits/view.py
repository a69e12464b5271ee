"""The screen of credit limits: the limits at the left, one of them, and the acts of this person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.projections import CustomerRow, ProductRow
from lendesk.usecases.servicing.queries import LimitFile, LimitRow
from ui.error_texts import error_text
from ui.formatting import money
from ui.ports import Background
from ui.screens.acting import press
from ui.screens.asking import ask_reason
from ui.screens.limits.columns import COLUMNS
from ui.screens.limits.draw_sheet import DrawSheet
from ui.screens.limits.grant_sheet import GrantSheet
from ui.screens.limits.limit_panel import LimitPanel
from ui.screens.limits.presenter import LimitsPresenter
from ui.screens.limits.words import DONE, blocked_words, limit_chip
from ui.screens.listing import ListPlace, list_and_work
from ui.screens.naming import named
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.list_table import tabled
from ui.widgets.panels import ActionBar, Panel
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Toned
from ui.widgets.states import EmptyState
from ui.widgets.table import TableFoot
from ui.widgets.tabs import Tab, Tabs

WIDTH = 348
ALL = "all"


class LimitsScreen(QWidget):
    """Fills `LimitsView`; every act goes to the presenter."""

    presenter: LimitsPresenter
    loan_wanted = Signal(str)
    contract_wanted = Signal(str)

    def __init__(
        self,
        reader: tuple[str, str],
        rights: tuple[bool, bool],
        today: date,
        run: Background,
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text, Text], None],
    ) -> None:
        """`reader`: key and name of who sits here; `rights`: may propose and draw, may approve."""
        super().__init__()
        self._reader_id, self._today, self._run = reader[0], today, run
        self._may_write, self._may_approve = rights
        self._refuse_aloud, self._tell = refuse, tell
        self._rows: tuple[LimitRow, ...] = ()
        self._more = False
        self._file: LimitFile | None = None
        self._products: tuple[ProductRow, ...] = ()
        self._granting: GrantSheet | None = None
        self.states = Tabs(
            [
                Tab(ALL, late("limits", "All")),
                Tab("proposed", late("limits", "To approve")),
                Tab("active", late("limits", "In force")),
                Tab("frozen", late("limits", "Frozen")),
            ]
        )
        self.list = QueueList(late("limits", "Credit limits"))
        self.table = tabled(self.list, COLUMNS, lambda row: row.key)
        self.place = ListPlace(self.list, self._empty(), self._again)
        self.more = Button(late("limits", "Show more"), "link")
        self.new = Button(late("limits", "New limit"), "soft", icon="plus", key="Ctrl+N")
        self.foot = TableFoot()
        self.limit = LimitPanel(reader, self._may_write, self._may_approve)
        self.note = Label("", "caption", "ink2", wrap=True)
        self._buttons()
        self._lay_out()

    @staticmethod
    def _empty() -> EmptyState:
        title = late("limits", "No credit limits here")
        words = late(
            "limits", "A limit lets a customer draw, repay and draw again. Propose one for a customer."
        )
        return EmptyState(title, words, icon="credit-card")

    def _buttons(self) -> None:
        self.reject = Button(late("limits", "Reject…"), "danger", key="Alt+R")
        self.freeze = Button(late("limits", "Freeze…"), "danger", key="Alt+F")
        self.close_limit = Button(late("limits", "Close…"), "danger", key="Alt+C")
        self.unfreeze = Button(late("limits", "Reopen…"), "primary", key="Alt+U")
        self.draw = Button(late("limits", "Draw"), "primary", key="F9")
        self.approve = Button(late("limits", "Approve"), "primary", icon="ok", key="Ctrl+Return")
        self.acts = (self.reject, self.freeze, self.close_limit, self.unfreeze, self.draw, self.approve)

    def _lay_out(self) -> None:
        left = Panel(edges="right")
        if self._may_write:
            top = Panel(self.new, margin=12)
            top.box.setContentsMargins(12, 10, 12, 6)
            left.add(top)
        for part, stretch in ((self.states, 0), (self.place, 1), (self.more, 0), (self.foot, 0)):
            left.add(part, stretch)
        left.setFixedWidth(WIDTH)
        bar = ActionBar(
            (self.reject, self.freeze, self.close_limit, self.note), (self.unfreeze, self.draw, self.approve)
        )
        bar.box.setStretch(3, 1)
        bar.box.setStretch(4, 0)
        nothing = EmptyState(
            late("limits", "No limit chosen"), late("limits", "Choose one in the list."), icon="credit-card"
        )
        self.work = list_and_work(self, left, self.limit, bar, nothing)
        self.more.hide()

    def bind(self, presenter: LimitsPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.states.chosen.connect(lambda key: presenter.filter("" if key == ALL else key))
        self.list.selected.connect(presenter.choose)
        self.more.clicked.connect(lambda _checked: presenter.more())
        self.new.clicked.connect(lambda _checked: self._ask_grant())
        self.approve.clicked.connect(lambda _checked: presenter.approve())
        self.draw.clicked.connect(lambda _checked: self._ask_draw())
        self.limit.cancel_wanted.connect(self._ask_cancel)
        self.limit.loan_wanted.connect(self.loan_wanted)
        self.limit.contract_wanted.connect(self.contract_wanted)
        for button, title, act, note in (
            (self.reject, REJECT, presenter.reject, KEPT),
            (self.freeze, FREEZE, presenter.freeze, RUNS_ON),
            (self.close_limit, CLOSE, presenter.close, FOR_GOOD),
            (self.unfreeze, REOPEN, presenter.unfreeze, NOT_THE_SAME),
        ):
            button.clicked.connect(lambda _checked, it=(title, act, note): self._ask(*it))

    def _ask(self, title: Text, act: Callable[[str], None], note: Text) -> None:
        ask_reason(self, title, title, act, note=note, kind="primary" if title is REOPEN else "danger")

    def _again(self) -> None:
        self.presenter.open()

    def file_key(self) -> str:
        """What brings `shown` back to the file in work."""
        return self.presenter.file.row.key if self.presenter.file else ""

    def act(self, action: str) -> None:
        """An action of the list."""
        buttons = {
            "new": self.new,
            "draw": self.draw,
            "approve": self.approve,
            "reject": self.reject,
            "freeze": self.freeze,
            "reopen": self.unfreeze,
            "close": self.close_limit,
        }
        press(self, buttons[action])

    def shown(self, argument: object) -> None:
        """Ask anew; with the key of a limit show that limit."""
        self.presenter.open(argument if isinstance(argument, str) else "")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reading(self) -> None:
        self.place.reading()

    def show_products(self, products: tuple[ProductRow, ...]) -> None:
        self._products = products

    def show_customers(self, found: tuple[CustomerRow, ...]) -> None:
        if self._granting is not None:
            self._granting.show_customers(found)

    def show_list(self, rows: tuple[LimitRow, ...], more: bool) -> None:
        self._rows, self._more = rows, more
        self.states.blockSignals(True)
        self.states.choose(self.presenter.status or ALL)
        self.states.blockSignals(False)
        self.list.blockSignals(True)
        self.list.show_items([_item(row) for row in rows])
        self.table.rows_model.show_rows(rows)
        self.list.blockSignals(False)
        self.place.show_count(len(rows))
        self.more.setVisible(more)
        self.foot.say(
            late("limits", "{count} limits", count=f"{len(rows)}{'+' if more else ''}"),
            money(sum(row.used_fen for row in rows)),
            late("limits", "Used"),
        )

    def show_no_list(self, breach: Breach) -> None:
        self._rows = ()
        self.place.fail(breach)
        self.more.hide()
        self.foot.say("")
        self.work.turn_to(1)

    def show_limit(self, file: LimitFile | None) -> None:
        self._file = file
        self.work.turn_to(1 if file is None else 0)
        if file is None:
            return
        self.limit.show_limit(file)
        self.list.blockSignals(True)
        self.list.select_key(file.row.key)
        self.list.blockSignals(False)
        self._offer(file.row)

    def show_sending(self) -> None:
        for button in self.acts:
            button.refuse(late("limits", "sending"))

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("limits", "The limit was not changed"))

    def show_done(self, act: str, number: str) -> None:
        self._tell(DONE[act], number)

    def _offer(self, row: LimitRow) -> None:
        """The buttons that fit this limit and this person, and in words why."""
        proposed, active, frozen = (row.status == one for one in ("proposed", "active", "frozen"))
        own = row.proposed_by == self._reader_id
        self.approve.setVisible(proposed and self._may_approve)
        self.reject.setVisible(proposed and self._may_approve and not own)
        self.draw.setVisible(active and self._may_write)
        self.freeze.setVisible(active and self._may_write)
        self.unfreeze.setVisible(frozen and self._may_approve)
        self.close_limit.setVisible((active or frozen) and self._may_approve)
        for button in self.acts:
            button.allow()
        self.approve.reword(late("limits", "Approve {amount}", amount=money(row.amount_fen)))
        if own:
            self.approve.refuse(late("limits", "your own proposal"))
            self.approve.setToolTip(error_text("access.four_eyes"))
        if row.blocked:
            self.draw.refuse(blocked_words(row.blocked))
        elif not row.available_fen:
            self.draw.refuse(late("limits", "used up"))
        if row.used_fen:
            self.close_limit.refuse(late("limits", "in use"))
        self.note.say(self._note(row, own))

    def _note(self, row: LimitRow, own: bool) -> Text:
        if row.status == "proposed" and own:
            return late("limits", "Four eyes: you proposed this limit, so another person approves it.")
        if row.status == "proposed" and self._may_approve:
            return late("limits", "Four eyes: a colleague proposed it, you decide, within your own amount.")
        if row.status == "proposed":
            return late("limits", "Four eyes: a person with the right to approve limits decides.")
        if row.status == "frozen":
            return late(
                "limits", "Four eyes: whoever froze a limit does not reopen it. What is drawn runs on."
            )
        if row.status == "active":
            return late("limits", "What is repaid can be drawn again. A drawing needs a signed drawing note.")
        return ""

    def _ask_grant(self) -> None:
        sheet = GrantSheet(self, self._products, self._today, self.presenter.grant)
        sheet.customers_wanted.connect(self.presenter.find_customers)
        sheet.closed.connect(self._granted)
        self._granting = sheet
        sheet.open()

    def _granted(self) -> None:
        self._granting = None

    def _ask_draw(self) -> None:
        if self._file is None:
            return
        row = self._file.row
        product = next((one for one in self._products if one.key == row.product_version_id), None)
        DrawSheet(self, row, product, self._today, self._run, self.presenter.draw).open()

    def _ask_cancel(self, contract_id: str) -> None:
        ask_reason(
            self,
            late("limits", "Cancel this drawing"),
            late("limits", "Cancel drawing"),
            lambda reason: self.presenter.cancel_drawing(contract_id, reason),
            note=late("limits", "The drawing note becomes void; its amount can be drawn again."),
            kind="danger",
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "presenter") and self._rows:
            self.show_list(self._rows, self._more)
            self.show_limit(self._file)


REJECT = late("limits", "Reject limit")
FREEZE = late("limits", "Freeze limit")
CLOSE = late("limits", "Close limit")
REOPEN = late("limits", "Reopen limit")
KEPT = late("limits", "Nothing can be drawn; the proposer reads your reason.")
RUNS_ON = late("limits", "Nothing more can be drawn until another person reopens it. What is drawn runs on.")
FOR_GOOD = late("limits", "A closed limit is not opened again; a new one can be granted.")
NOT_THE_SAME = late("limits", "From now on the customer may draw again. Who froze it may not reopen it.")


def _item(row: LimitRow) -> QueueItem:
    chip = limit_chip(row)
    return QueueItem(
        key=row.key,
        title=row.customer_name,
        detail=f"{row.number} · {named(row.product_name, row.product_name_en)}",
        amount=money(row.available_fen if row.status == "active" else row.amount_fen),
        amount_note=chip.text if chip.kind != "success" else late("limits", "can be drawn"),
        icon=Toned("", chip.kind, chip.icon or "credit-card"),
        pending=row.status == "proposed",
    )
