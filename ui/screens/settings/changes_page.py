"""Changes that wait for a second person: before and after, seals, approve or turn down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal

from lendesk.domain.administration.staff import Branch, Region, Role
from lendesk.usecases.administration.queries import ChangeRow
from ui.error_texts import error_text
from ui.formatting import NOTHING
from ui.screens.asking import ask_reason
from ui.screens.figures import short_moment
from ui.screens.naming import named
from ui.screens.settings.comparing import Difference, differences, version_before
from ui.screens.settings.presenter import AllSettings
from ui.screens.settings.words import CHANGE_KINDS
from ui.texts import Text, late, tr
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.panels import ActionBar, Panel, SectionHeader
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook, Toned
from ui.widgets.seals import Seal, SealStrip
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable

LIST_WIDTH = 316
COLUMNS: tuple[Column[Difference], ...] = (
    Column("item", late("settings", "Item"), lambda r: r.item, "text", 180),
    Column("before", late("settings", "Before"), lambda r: r.before, "text", 220, stretch=True),
    Column(
        "after",
        late("settings", "After"),
        lambda r: Toned(f"→ {r.after}", "pending") if r.changed else r.after,
        "text",
        280,
    ),
)


class ChangesPage(Panel):
    """`approved` brings the key of a change, `rejected` key and reason."""

    approved = Signal(str)
    rejected = Signal(str, str)

    def __init__(self, *, is_own: Callable[[ChangeRow], bool], may_decide: bool, reader: str) -> None:
        super().__init__(across=True)
        self._is_own, self._may_decide, self._reader = is_own, may_decide, reader
        self._changes: tuple[ChangeRow, ...] = ()
        self._settings: AllSettings | None = None
        self.list = QueueList(late("settings", "Waiting changes"))
        self.heading = SectionHeader(late("settings", "Waiting changes"))
        left = Panel(self.heading, edges="right")
        left.add(self.list, 1)
        left.setFixedWidth(LIST_WIDTH)
        self.work = Switcher(
            self._comparison(),
            EmptyState(
                late("settings", "No change waits"),
                late("settings", "What a colleague proposes appears here for approval."),
                icon="compare",
            ),
        )
        self.add(left)
        self.add(self.work, 1)
        self.list.selected.connect(lambda _key: self._show())
        self.approve.clicked.connect(lambda _checked: self.approved.emit(self.list.current_key()))
        self.reject.clicked.connect(lambda _checked: self._ask_reject())

    def _comparison(self) -> Panel:
        self.title = SectionHeader("")
        model = FrozenRowsModel(COLUMNS, look=lambda row: RowLook(strong=row.changed))
        self.table = DataTable(model, late("settings", "Before and after"))
        self.reason = Label("", "body", wrap=True)
        self.seals = SealStrip()
        foot = Panel(
            Label(late("settings", "Reason (of the proposer)"), "caption", "ink2"),
            self.reason,
            self.seals,
            edges="top",
            margin=16,
            gap=8,
        )
        self.approve = Button(
            late("settings", "Approve and put in force"), "primary", icon="ok", key="Ctrl+Return"
        )
        self.reject = Button(late("settings", "Reject…"), "danger")
        for button in (self.approve, self.reject):
            if not self._may_decide:
                button.hide()
        hint = Label(late("settings", "The server judges again on current data."), "caption", "ink2")
        made = Panel(self.title)
        made.add(self.table, 1)
        made.add(foot)
        made.add(ActionBar(left=(self.reject, hint), right=(self.approve,)))
        return made

    def show_settings(self, settings: AllSettings) -> None:
        self._settings, self._changes = settings, settings.changes
        self.list.blockSignals(True)
        self.list.show_items([self._item(row) for row in self._changes])
        self.list.blockSignals(False)
        self.heading.note.say(str(len(self._changes)))
        self.work.turn_to(0 if self._changes else 1)
        if self._changes and not self.list.current_key():
            self.list.select_key(self._changes[0].key)
        self._show()

    def _item(self, row: ChangeRow) -> QueueItem:
        return QueueItem(
            key=row.key,
            title=f"{CHANGE_KINDS.get(row.kind, row.kind)} · {self._subject(row)}",
            detail=tr(
                "settings", "{name} · {time}", name=row.proposed_by_name, time=short_moment(row.made_at)
            ),
            icon=Toned("", "pending", "draft"),
            pending=True,
        )

    def _names(self) -> dict[str, str]:
        settings = self._settings
        if settings is None:
            return {}
        known: list[Branch | Region | Role] = [*settings.branches, *settings.regions, *settings.roles]
        return {one.key: named(one.name, one.name_en) for one in known}

    def _subject(self, row: ChangeRow) -> str:
        rows = differences("", row.after or row.before, self._names())
        found = {one.item: one.after for one in rows if one.after != NOTHING}
        name, english = late("settings", "Name"), late("settings", "English name")
        return named(found.get(name, row.subject_id), found.get(english, ""))

    def _before(self, row: ChangeRow) -> str:
        """What a change replaces; a new version is held against the newest of the same product or year."""
        if row.before or self._settings is None or row.kind not in ("product", "calendar"):
            return row.before
        settings = self._settings
        return version_before(row.after, settings.products if row.kind == "product" else settings.calendars)

    def _current(self) -> ChangeRow | None:
        return next((row for row in self._changes if row.key == self.list.current_key()), None)

    def _show(self) -> None:
        row = self._current()
        if row is None:
            return
        self.title.title.say(f"{CHANGE_KINDS.get(row.kind, row.kind)} · {self._subject(row)}")
        rows = differences(self._before(row), row.after, self._names())
        self.table.rows_model.show_rows(rows)
        self.title.note.say(tr("settings", "{count} items change", count=sum(one.changed for one in rows)))
        self.reason.say(row.reason)
        own = self._is_own(row)
        second: Text = late("settings", "another person") if own else self._reader
        note = late("settings", "not the proposer") if own else late("settings", "you")
        self.seals.show_seals(
            (
                Seal("made", row.proposed_by_name, short_moment(row.made_at), "done"),
                Seal("checked", second, note, "waiting" if own else "now"),
            )
        )
        if own:
            self.approve.refuse(late("settings", "your own proposal"))
            self.approve.setToolTip(error_text("access.four_eyes"))
        else:
            self.approve.allow()
        self.reject.reword(late("settings", "Withdraw…") if own else late("settings", "Reject…"))

    def _ask_reject(self) -> None:
        row = self._current()
        if row is None:
            return
        own = self._is_own(row)
        ask_reason(
            self,
            late("settings", "Withdraw this proposal") if own else late("settings", "Reject this change"),
            late("settings", "Withdraw") if own else late("settings", "Reject"),
            lambda reason: self.rejected.emit(row.key, reason),
            note=late("settings", "What is in force stays as it is; the reason is kept in the audit."),
            kind="danger",
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        settings = getattr(self, "_settings", None)
        if event.type() == QEvent.Type.LanguageChange and settings is not None:
            self.show_settings(settings)
