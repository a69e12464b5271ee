"""The screen of proposed loan changes: the list, one of them, and the act of the second person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.servicing.queries import ProposalRow
from ui.error_texts import error_text
from ui.formatting import day, money
from ui.screens.acting import press
from ui.screens.asking import ask_reason
from ui.screens.listing import ListPlace, list_and_work
from ui.screens.naming import change_name
from ui.screens.proposals.columns import columns_on
from ui.screens.proposals.presenter import WAITING, ProposalsPresenter
from ui.screens.proposals.proposal_panel import ProposalPanel
from ui.screens.proposals.words import GIVES_UP, done_words, is_lapsed, state_chip
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


class ProposalsScreen(QWidget):
    """Fills `ProposalsView`; every act goes to the presenter."""

    presenter: ProposalsPresenter
    loan_wanted = Signal(str)

    def __init__(
        self,
        reader: tuple[str, str],
        rights: tuple[bool, bool],
        today: str,
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text], None],
    ) -> None:
        """`reader`: key and name of who sits here; `rights`: may decide, may propose."""
        super().__init__()
        self._reader_id, self._today = reader[0], today
        self._may_decide, self._may_propose = rights
        self._refuse_aloud, self._tell = refuse, tell
        self._rows: tuple[ProposalRow, ...] = ()
        self._more = False
        self._row: ProposalRow | None = None
        self.views = Tabs([Tab(WAITING, late("proposals", "Waiting")), Tab(ALL, late("proposals", "All"))])
        self.list = QueueList(late("proposals", "Loan changes"))
        self.table = tabled(self.list, columns_on(today), lambda row: row.key)
        empty = EmptyState(
            late("proposals", "No change waits"),
            late("proposals", "What a colleague proposes on a loan appears here for another person."),
            icon="compare",
        )
        self.place = ListPlace(self.list, empty, self._again)
        self.more = Button(late("proposals", "Show more"), "link")
        self.foot = TableFoot()
        self.proposal = ProposalPanel(reader, self._may_decide, today)
        self.note = Label("", "caption", "ink2", wrap=True)
        self.reject = Button(late("proposals", "Reject…"), "danger", key="Alt+R")
        self.withdraw = Button(late("proposals", "Withdraw…"), "danger", key="Alt+R")
        self.approve = Button(
            late("proposals", "Approve and carry out"), "primary", icon="ok", key="Ctrl+Return"
        )
        self.bar = ActionBar((self.reject, self.withdraw, self.note), (self.approve,))
        self.bar.box.setStretch(2, 1)
        self.bar.box.setStretch(3, 0)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Panel(self.views, edges="right")
        left.add(self.place, 1)
        left.add(self.more)
        left.add(self.foot)
        left.setFixedWidth(WIDTH)
        nothing = EmptyState(
            late("proposals", "No change chosen"),
            late("proposals", "Choose one in the list."),
            icon="compare",
        )
        self.work = list_and_work(self, left, self.proposal, self.bar, nothing)
        self.more.hide()

    def bind(self, presenter: ProposalsPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.views.chosen.connect(lambda key: presenter.filter("" if key == ALL else key))
        self.list.selected.connect(presenter.choose)
        self.more.clicked.connect(lambda _checked: presenter.more())
        self.approve.clicked.connect(lambda _checked: presenter.approve())
        self.reject.clicked.connect(lambda _checked: self._ask_reject())
        self.withdraw.clicked.connect(lambda _checked: self._ask_withdraw())
        self.proposal.loan_wanted.connect(self.loan_wanted)

    def file_key(self) -> str:
        """What brings `shown` back to the file in work."""
        return self._row.key if self._row else ""

    def act(self, action: str) -> None:
        """An action of the list."""
        buttons = {
            "approve": self.approve,
            "reject": self.reject,
            "withdraw": self.withdraw,
            "loan": self.proposal.to_loan,
        }
        press(self, buttons[action])

    def shown(self, argument: object) -> None:
        """Ask anew; with the key of a proposal or a loan show that proposal."""
        self.presenter.open(argument if isinstance(argument, str) else "")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_example(self) -> None:
        """For pictures: one that was decided, where none waits."""
        if not self._rows:
            self.views.choose(ALL)

    def show_reading(self) -> None:
        self.place.reading()

    def show_list(self, rows: tuple[ProposalRow, ...], more: bool) -> None:
        self._rows, self._more = rows, more
        self.views.blockSignals(True)
        self.views.choose(self.presenter.status or ALL)
        self.views.blockSignals(False)
        self.list.blockSignals(True)
        self.list.show_items([self._item(row) for row in rows])
        self.table.rows_model.show_rows(rows)
        self.list.blockSignals(False)
        self.place.show_count(len(rows))
        self.more.setVisible(more)
        waiting = [row for row in rows if row.status == WAITING]
        self.foot.say(
            late("proposals", "{count} wait", count=f"{len(waiting)}{'+' if more else ''}"),
            money(sum(row.given_up_fen for row in waiting if row.kind in GIVES_UP)),
            late("proposals", "To be given up"),
        )

    def show_no_list(self, breach: Breach) -> None:
        self._rows = ()
        self.place.fail(breach)
        self.more.hide()
        self.foot.say("")
        self.work.turn_to(1)

    def show_proposal(self, row: ProposalRow | None) -> None:
        self._row = row
        self.work.turn_to(1 if row is None else 0)
        if row is None:
            return
        self.proposal.show_proposal(row)
        self.list.blockSignals(True)
        self.list.select_key(row.key)
        self.list.blockSignals(False)
        self._offer(row)

    def show_sending(self) -> None:
        for button in (self.approve, self.reject, self.withdraw):
            button.refuse(late("proposals", "sending"))

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("proposals", "The loan was not changed"))

    def show_done(self, status: str, row: ProposalRow) -> None:
        self._tell(done_words(status, row))

    def _offer(self, row: ProposalRow) -> None:
        """The buttons that fit this proposal and this person, and in words why."""
        own, waits = row.proposed_by == self._reader_id, row.status == WAITING
        self.approve.setVisible(waits and self._may_decide)
        self.reject.setVisible(waits and self._may_decide and not own)
        self.withdraw.setVisible(waits and own and self._may_propose)
        for button in (self.approve, self.reject, self.withdraw):
            button.allow()
        if own:
            self.approve.refuse(late("proposals", "your own proposal"))
            self.approve.setToolTip(error_text("access.four_eyes"))
        elif is_lapsed(row, self._today):
            self.approve.refuse(late("proposals", "lapsed"))
        self.note.say(self._note(row, own))

    def _note(self, row: ProposalRow, own: bool) -> Text:
        if row.status != WAITING:
            return late("proposals", "Decided. What is in force is undone on the page of the loan.")
        if is_lapsed(row, self._today):
            return late(
                "proposals",
                "Its time was over on {day}: the figures are of the day of proposing. Propose it anew.",
                day=day(row.valid_until),
            )
        if own:
            return late("proposals", "Four eyes: you proposed this, so another person decides.")
        if not self._may_decide:
            return late("proposals", "Four eyes: a person with the right to approve loan changes decides.")
        return late(
            "proposals",
            "Four eyes: {name} proposed, you decide. The server judges again on what holds now; "
            "if the loan has changed, nothing happens.",
            name=row.proposed_by_name,
        )

    def _again(self) -> None:
        self.presenter.open()

    def _ask_reject(self) -> None:
        ask_reason(
            self,
            late("proposals", "Reject this change"),
            late("proposals", "Reject"),
            self.presenter.reject,
            note=late("proposals", "The loan stays as it is; the proposer reads your reason."),
            kind="danger",
        )

    def _ask_withdraw(self) -> None:
        ask_reason(
            self,
            late("proposals", "Withdraw this change"),
            late("proposals", "Withdraw"),
            self.presenter.withdraw,
            note=late("proposals", "The loan stays as it is; the reason is kept in the audit."),
            kind="danger",
        )

    def _item(self, row: ProposalRow) -> QueueItem:
        chip = state_chip(row, self._today)
        return QueueItem(
            key=row.key,
            title=f"{change_name(row.kind)} · {row.customer_name}",
            detail=f"{row.proposed_by_name} · {row.loan_number}",
            amount=money(row.given_up_fen),
            amount_note=chip.text,
            icon=Toned("", chip.kind, chip.icon or "compare"),
            pending=row.status == WAITING,
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "presenter") and self._rows:
            self.show_list(self._rows, self._more)
            self.show_proposal(self._row)
