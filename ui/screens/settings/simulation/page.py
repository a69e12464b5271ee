"""May do what: whom and a sample act with its verdict, and beside them what that one sees and does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget

from lendesk.domain.access import Actor, Permission
from lendesk.domain.administration.staff import Branch, Role
from lendesk.domain.errors import Breach
from lendesk.usecases.administration.queries import UserRow
from ui.actions import ScreenAction, offered
from ui.catalog import CATALOG, CatalogEntry
from ui.error_texts import breach_text
from ui.formatting import NOTHING, count, money
from ui.permissions import PERMISSION_NAMES, permission_name
from ui.screens.naming import named
from ui.screens.settings.presenter import AllSettings
from ui.screens.settings.simulation.judging import Act, Held, actor_of, held, verdict
from ui.screens.settings.words import SCOPES
from ui.texts import Text, late, tr
from ui.widgets.banner import Banner
from ui.widgets.choices import ComboField, TickBox
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.label import Label
from ui.widgets.money_field import MoneyField
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel, SectionHeader, scroll
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.table import DataTable
from ui.widgets.tabs import Tab, Tabs

WIDTH = 372
YES = ChipSpec(late("settings", "yes"), "success", "ok")
ROLE, PERSON = "role", "person"
"""How a choice of whom begins: `role:<key>` or `person:<key>`."""

RolesAsEdited = Callable[[], list[tuple[Role, bool]]]
"""The roles as the matrix has them, each with whether it differs from what is in force."""


def _limit(row: Held) -> str:
    return f"≤ {money(row.limit)}" if row.limit else NOTHING


def _screen_name(action: ScreenAction) -> Text:
    return next((entry.title for entry in CATALOG if entry.key == action.screen), action.screen)


HELD_COLUMNS: tuple[Column[Held], ...] = (
    Column(
        "permission",
        late("settings", "Permission"),
        lambda r: permission_name(r.permission.value),
        "strong",
        200,
        stretch=True,
    ),
    Column(
        "scope", late("settings", "Scope"), lambda r: SCOPES[r.scope] if r.scope else NOTHING, "text", 100
    ),
    Column("limit", late("settings", "Limit"), _limit, "text", 130, align_right=True),
    Column(
        "commands",
        late("settings", "Commands"),
        lambda r: count(r.commands) if r.scope else NOTHING,
        "text",
        90,
        align_right=True,
    ),
    Column(
        "queries",
        late("settings", "Lists and files"),
        lambda r: count(r.queries) if r.scope else NOTHING,
        "text",
        110,
        align_right=True,
    ),
)
ACTION_COLUMNS: tuple[Column[ScreenAction], ...] = (
    Column("action", late("settings", "Action"), lambda r: r.title, "strong", 260, stretch=True),
    Column("screen", late("settings", "Screen"), _screen_name, "text", 180),
    Column("keys", late("settings", "Key"), lambda r: r.keys or NOTHING, "mono", 130),
)


def _may(permissions: tuple[Permission, ...], actor: Actor) -> bool:
    return any(one is Permission.SELF or actor.grants_for(one) for one in permissions)


class SimulationPage(Panel):
    """Roles are taken as they stand in the matrix, drafts included; nothing here changes anything."""

    def __init__(self, edited: RolesAsEdited) -> None:
        super().__init__(across=True)
        self._edited = edited
        self._users: tuple[UserRow, ...] = ()
        self._branches: dict[str, Branch] = {}
        self._actor = Actor("", "", "")
        self.who = ComboField(late("settings", "Role or person"))
        self.branch = ComboField(late("settings", "Works in"))
        self.permission = ComboField(
            late("settings", "Act"), [(code, name) for code, name in PERMISSION_NAMES.items()]
        )
        self.amount = MoneyField(late("settings", "Amount"), placeholder=late("settings", "no amount"))
        self.place = ComboField(late("settings", "File of"))
        self.own = TickBox(late("settings", "It is their own file"))
        self.made = TickBox(late("settings", "They took the step before it"))
        self.allowed = Banner(
            "success", late("settings", "Allowed"), late("settings", "The centre would let this pass.")
        )
        self.refused = Banner("danger", late("settings", "Refused"))
        self.draft_note = Label("", "caption", "pending.fg", wrap=True)
        self.held_table = DataTable(
            FrozenRowsModel(HELD_COLUMNS, look=lambda row: RowLook(faint=row.scope is None)),
            late("settings", "Permissions"),
        )
        self.screens_table = self._screens()
        self.actions_table = DataTable(
            FrozenRowsModel(ACTION_COLUMNS), late("settings", "Actions by keyboard and palette")
        )
        self.tabs = Tabs(
            (
                Tab("held", late("settings", "Permissions")),
                Tab("screens", late("settings", "Screens")),
                Tab("actions", late("settings", "Actions")),
            )
        )
        self.stack = QStackedWidget()
        for table in (self.held_table, self.screens_table, self.actions_table):
            self.stack.addWidget(table)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whom = FormGrid(columns=1)
        whom.add(FormRow(late("settings", "Role or person"), self.who))
        whom.add(FormRow(late("settings", "Works in"), self.branch))
        act = FormGrid(columns=1)
        act.add(FormRow(late("settings", "Act"), self.permission))
        act.add(FormRow(late("settings", "Amount"), self.amount))
        act.add(FormRow(late("settings", "File of"), self.place))
        ticks = Panel(self.own, self.made, margin=16, gap=8)
        body = Panel(SectionHeader(late("settings", "Who")), whom, self._draft_room())
        body.add(SectionHeader(late("settings", "Sample act")))
        body.add(act)
        body.add(ticks)
        body.add(self.allowed)
        body.add(self.refused)
        body.box.addStretch(1)
        left = Panel(scroll(body), edges="right")
        left.setFixedWidth(WIDTH)
        right = Panel(self.tabs)
        right.add(self.stack, 1)
        self.add(left)
        self.add(right, 1)

    def _screens(self) -> DataTable:
        return DataTable(
            FrozenRowsModel(
                (
                    Column(
                        "screen", late("settings", "Screen"), lambda r: r.title, "strong", 200, stretch=True
                    ),
                    Column("seen", late("settings", "Seen"), self._screen_seen, "chip", 110),
                ),
                look=lambda row: RowLook(faint=not _may(row.permissions, self._actor)),
            ),
            late("settings", "Screens"),
        )

    def _draft_room(self) -> Panel:
        room = Panel(self.draft_note)
        room.box.setContentsMargins(16, 0, 16, 10)
        return room

    def _connect(self) -> None:
        self.who.chosen.connect(lambda _value: self._choose())
        for combo in (self.branch, self.permission, self.place):
            combo.chosen.connect(lambda _value: self._judge())
        self.amount.amount_changed.connect(lambda _amount: self._judge())
        for tick in (self.own, self.made):
            tick.clicked.connect(lambda _on: self._judge())
        order = ("held", "screens", "actions")
        self.tabs.chosen.connect(lambda key: self.stack.setCurrentIndex(order.index(key)))

    def show_settings(self, settings: AllSettings) -> None:
        self._users = settings.users
        self._branches = {branch.key: branch for branch in settings.branches}
        places = [(one.key, named(one.name, one.name_en)) for one in settings.branches]
        self.branch.set_items(places)
        self.place.set_items(places)
        self.renew()

    def renew(self) -> None:
        """Take the roles as they are in the matrix now; whoever was chosen stays so."""
        roles = self._edited()
        draft = tr("settings", "draft")
        items: list[tuple[object, Text]] = [
            (
                f"{ROLE}:{role.key}",
                f"{named(role.name, role.name_en)} · {draft}" if changed else named(role.name, role.name_en),
            )
            for role, changed in roles
        ]
        items += [
            (f"{PERSON}:{user.key}", f"{user.name} {user.staff_number}")
            for user in self._users
            if user.active
        ]
        self.who.set_items(items)
        self._choose()

    def choose_role(self, role: Role) -> None:
        """Try this role, as it stands in the matrix."""
        self.renew()
        self.who.set_value(f"{ROLE}:{role.key}")
        self._choose()

    def _choose(self) -> None:
        user = self._user()
        if user is not None:
            self.branch.set_value(user.branch_id)
        self.branch.setEnabled(user is None)
        self._judge()

    def _user(self) -> UserRow | None:
        kind, _, key = str(self.who.value() or "").partition(":")
        return next((one for one in self._users if kind == PERSON and one.key == key), None)

    def _roles(self) -> list[tuple[Role, bool]]:
        user = self._user()
        _kind, _, key = str(self.who.value() or "").partition(":")
        keys = user.role_ids if user else (key,)
        return [(role, changed) for role, changed in self._edited() if role.key in keys]

    def _judge(self) -> None:
        branch = self._branches.get(str(self.branch.value()))
        place = self._branches.get(str(self.place.value()))
        if branch is None or place is None:
            return
        roles = self._roles()
        self._actor = actor_of([role for role, _changed in roles], branch)
        changed = any(changed for _role, changed in roles)
        self.draft_note.say(
            late("settings", "With the changes of the draft, which are not in force.") if changed else ""
        )
        permission = Permission(str(self.permission.value()))
        act = Act(permission, place, self.amount.amount(), self.own.isChecked(), self.made.isChecked())
        self._say(verdict(self._actor, act))
        self._show_held()

    def _show_held(self) -> None:
        def may(code: str) -> bool:
            return bool(self._actor.grants_for(Permission(code)))

        rows, actions = held(self._actor), offered(may)
        screens = [entry for entry in CATALOG if _may(entry.permissions, self._actor)]
        seen = {entry.key for entry in screens}
        actions = tuple(one for one in actions if one.screen in seen)
        self.held_table.rows_model.show_rows(sorted(rows, key=lambda row: row.scope is None))
        self.screens_table.rows_model.show_rows(CATALOG)
        self.actions_table.rows_model.show_rows(actions)
        holds = sum(row.scope is not None for row in rows)
        self.tabs.show_counts({"held": holds, "screens": len(screens), "actions": len(actions)})

    def _say(self, breach: Breach | None) -> None:
        self.allowed.setVisible(breach is None)
        self.refused.setVisible(breach is not None)
        if breach is not None:
            self.refused.say(late("settings", "Refused"), breach_text(breach))

    def _screen_seen(self, row: CatalogEntry) -> ChipSpec | None:
        return YES if _may(row.permissions, self._actor) else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "tabs") and self._branches:
            self._judge()
