"""The audit screen: filters, records, one record in full, and the check of the whole log."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.reporting.queries import AuditCheck, AuditRow
from ui.formatting import count
from ui.screens.acting import press
from ui.screens.audit.presenter import AuditPresenter
from ui.screens.audit.record_panel import RecordPanel, grouped
from ui.screens.audit.words import outcome_chip, person_words, subject_words
from ui.screens.figures import full_moment
from ui.screens.orders import ORDERS, order_name
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.choices import ComboField
from ui.widgets.fields import TextField
from ui.widgets.painted import lead_on
from ui.widgets.panels import Panel
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable, TableFoot

SIDE_WIDTH = 400
COLUMNS: tuple[Column[AuditRow], ...] = (
    Column("at", late("audit", "Time"), lambda row: full_moment(row.at), width=156),
    Column("person", late("audit", "Person"), person_words, width=110),
    Column("action", late("audit", "Action"), lambda row: order_name(row.action), "strong", width=150),
    Column("subject", late("audit", "Subject"), subject_words, stretch=True),
    Column("device", late("audit", "Device"), lambda row: row.device_code or "—", width=76),
    Column("outcome", late("audit", "Result"), lambda row: outcome_chip(row.outcome), "chip", width=96),
)


class AuditScreen(QWidget):
    """Fills `AuditView`; every act goes to the presenter. A broken log stays on the screen."""

    presenter: AuditPresenter

    def __init__(self, refuse: Callable[[Breach, Text], None]) -> None:
        super().__init__()
        self._refuse_aloud = refuse
        self.person = TextField(late("audit", "Person"), placeholder=late("audit", "Name or number"))
        self.action = ComboField(
            late("audit", "Action"), [("", late("audit", "Any action")), *ORDERS.items()]
        )
        self.subject = TextField(
            late("audit", "Subject"), placeholder=late("audit", "Number of loan, file, contract")
        )
        self.apply = Button(late("audit", "Filter"), icon="filter")
        self.clear = Button(late("audit", "Clear"), "link")
        self.check = Button(late("audit", "Check the whole log"), "primary", icon="audit", key="F8")
        self.sound = Banner("success", "", icon="audit")
        self.broken = Banner("danger", "", icon="errorState")
        self.table = DataTable(
            FrozenRowsModel(COLUMNS, look=lambda row: RowLook(pending=row.leaf_index < 0)),
            late("audit", "Audit records"),
        )
        self.empty = EmptyState(
            late("audit", "No entries match"), late("audit", "Widen or clear the filters.")
        )
        self.list = Switcher(self.table, self.empty)
        self.more = Button(late("audit", "Show more"), "link")
        self.foot = TableFoot()
        self.record = RecordPanel()
        self.record.setFixedWidth(SIDE_WIDTH)
        for part in (self.sound, self.broken, self.more):
            part.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        filters = self.filters = Panel(
            self.person, self.action, self.subject, self.apply, self.clear, across=True, gap=8, edges="bottom"
        )
        filters.box.setContentsMargins(16, 8, 16, 9)
        filters.box.addStretch(1)
        filters.add(self.check)
        self.person.setFixedWidth(150)
        self.action.setFixedWidth(170)
        self.subject.setFixedWidth(230)
        left = Panel()
        left.add(self.list, 1)
        left.add(self.more)
        left.add(self.foot)
        work = QHBoxLayout()
        work.setSpacing(0)
        work.addWidget(left, 1)
        work.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (filters, self.broken, self.sound):
            column.addWidget(part)
        column.addLayout(work, 1)

    def bind(self, presenter: AuditPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.apply.clicked.connect(lambda _checked: self._filter())
        self.clear.clicked.connect(lambda _checked: self._clear())
        self.person.returnPressed.connect(self._filter)
        self.subject.returnPressed.connect(self._filter)
        self.action.chosen.connect(lambda _value: self._filter())
        self.more.clicked.connect(lambda _checked: presenter.more())
        self.record.person_wanted.connect(lambda key: self._narrow(self.person, key))
        self.record.subject_wanted.connect(lambda key: self._narrow(self.subject, key))
        self.check.clicked.connect(lambda _checked: presenter.check())
        self.table.selected.connect(lambda row: presenter.choose(row.key if row else ""))
        QShortcut(QKeySequence("Ctrl+F"), self, self.person.setFocus)

    def act(self, action: str) -> None:
        """An action of the list."""
        press(self, {"find": self.person, "check": self.check}[action])

    def shown(self, _argument: object) -> None:
        self.presenter.open()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, rows: tuple[AuditRow, ...], more: bool) -> None:
        chosen = self.table.current_row()
        self.table.rows_model.show_rows(rows)
        kept = next((at for at, row in enumerate(rows) if chosen and row.key == chosen.key), 0)
        self.table.select_line(kept)
        self.list.turn_to(0 if rows else 1)
        self.more.setVisible(more)
        unsealed = sum(1 for row in rows if row.leaf_index < 0)
        self.foot.say(
            late("audit", "{count} records", count=f"{len(rows)}{'+' if more else ''}"),
            late("audit", "{count} not sealed yet", count=unsealed) if unsealed else "",
        )

    def show_one(self, row: AuditRow | None) -> None:
        self.record.show_row(row)

    def show_check(self, check: AuditCheck) -> None:
        self.sound.setVisible(check.sound)
        self.broken.setVisible(not check.sound)
        if check.sound:
            self.sound.say(
                late("audit", "The log is whole: {count} records", count=count(check.size)),
                late(
                    "audit",
                    "Head {root} · {unsealed} not sealed yet",
                    root=grouped(check.root[:32]),
                    unsealed=check.unsealed,
                ),
            )
        else:
            self.broken.say(
                late("audit", "The log is broken at record {record}", record=check.first_bad or "—"),
                late("audit", "Records were changed or removed. Tell the head of security at once."),
            )

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.check.refuse(late("audit", "checking"))
        else:
            self.check.allow()

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("audit", "This did not work"))

    def _filter(self) -> None:
        self.presenter.filter(self.person.text(), str(self.action.value() or ""), self.subject.text())

    def _narrow(self, field: TextField, key: str) -> None:
        """The other records of the person or subject that is shown: nobody has to type a key."""
        field.set_text(key)
        self._filter()

    def filter_now(self) -> dict[str, str]:
        """What is filtered by, for keeping."""
        action = str(self.action.value() or "")
        return {"person": self.person.text(), "action": action, "subject": self.subject.text()}

    def filter_by(self, values: Mapping[str, str]) -> None:
        """Filter by what was kept."""
        self.person.set_text(values.get("person", ""))
        self.action.set_value(values.get("action", ""))
        self.subject.set_text(values.get("subject", ""))
        self._filter()

    def put_saved(self, button: QWidget) -> None:
        """The button of the saved filters, beside the filters."""
        self.filters.box.insertWidget(self.filters.box.indexOf(self.clear) + 1, button)
        lead_on(self.clear, (button,))

    def _clear(self) -> None:
        self.person.set_text("")
        self.subject.set_text("")
        self.action.set_value("")
        self._filter()
