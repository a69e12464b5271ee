"""Workstations: which are registered, when they were last seen, and stopping one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lendesk.domain.administration.staff import Branch
from lendesk.usecases.administration.queries import DeviceRow
from ui.screens.asking import ask_reason
from ui.screens.figures import full_moment
from ui.screens.naming import named
from ui.screens.settings.presenter import AllSettings
from ui.screens.settings.words import device_chip
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.panels import ActionBar, Panel, SectionHeader
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable


class DevicesPage(Panel):
    """`stop_wanted` brings the key of a device and the reason."""

    stop_wanted = Signal(str, str)

    def __init__(self, *, may_change: bool) -> None:
        super().__init__()
        self._branches: dict[str, Branch] = {}
        columns: tuple[Column[DeviceRow], ...] = (
            Column("code", late("settings", "Device"), lambda r: r.code, "strong", 90),
            Column("name", late("settings", "Name"), lambda r: r.name, "text", 180, stretch=True),
            Column("branch", late("settings", "Branch"), self._branch, "text", 170),
            Column("seen", late("settings", "Last seen"), lambda r: full_moment(r.last_seen_at), "text", 170),
            Column("state", late("settings", "State"), lambda r: device_chip(r.status), "chip", 260),
        )
        self.table = DataTable(
            FrozenRowsModel(columns, look=lambda row: RowLook(faint=row.status == "revoked")),
            late("settings", "Devices"),
        )
        self.body = Switcher(self.table, EmptyState(late("settings", "No workstation is registered yet")))
        self.heading = SectionHeader(late("settings", "Devices"))
        self.stop = Button(late("settings", "Stop device…"), "danger", icon="forbidden")
        if not may_change:
            self.stop.hide()
        hint = Label(
            late("settings", "A stopped device signs in no more until it is registered again."),
            "caption",
            "ink2",
        )
        self.add(self.heading)
        self.add(self.body, 1)
        self.add(ActionBar(left=(hint,), right=(self.stop,)))
        self.table.selected.connect(lambda _row: self._allow())
        self.stop.clicked.connect(lambda _checked: self._ask())
        self._allow()

    def show_settings(self, settings: AllSettings) -> None:
        self._branches = {branch.key: branch for branch in settings.branches}
        self.table.rows_model.show_rows(settings.devices)
        self.body.turn_to(0 if settings.devices else 1)
        self.heading.note.say(str(len(settings.devices)))
        self._allow()

    def _allow(self) -> None:
        row = self.table.current_row()
        self.stop.setEnabled(row is not None and row.status == "active")

    def _ask(self) -> None:
        row: DeviceRow | None = self.table.current_row()
        if row is None:
            return
        ask_reason(
            self,
            late("settings", "Stop device {code}", code=row.code),
            late("settings", "Stop device"),
            lambda reason: self.stop_wanted.emit(row.key, reason),
            note=late("settings", "It takes force at once. What waits in its outbox is not lost."),
            kind="danger",
        )

    def _branch(self, row: DeviceRow) -> str:
        branch = self._branches.get(row.branch_id)
        return named(branch.name, branch.name_en) if branch else row.branch_id
