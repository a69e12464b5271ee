"""People: who works here, in which branch, with which roles."""

from __future__ import annotations

from lendesk.domain.administration.staff import Branch, Role
from lendesk.usecases.administration.commands import SaveUser
from lendesk.usecases.administration.queries import UserRow
from lendesk.usecases.messages import new_id
from ui.error_texts import error_text
from ui.screens.naming import named
from ui.screens.settings.editing import EditingPage
from ui.screens.settings.presenter import AllSettings
from ui.screens.settings.ticks import TickList
from ui.texts import language, late
from ui.widgets.choices import ComboField, TickBox
from ui.widgets.fields import PasswordField, TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.painting import ChipSpec
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.table import DataTable

SHORTEST_PASSWORD = 12


def _state(row: UserRow) -> ChipSpec:
    if not row.active:
        return ChipSpec(late("settings", "Left"))
    if row.locked:
        return ChipSpec(late("settings", "Locked"), "danger", "locked")
    return ChipSpec(late("settings", "Active"), "success", "ok")


class UsersPage(EditingPage):
    """List and form of people."""

    def __init__(self, *, may_change: bool) -> None:
        self._branches: dict[str, Branch] = {}
        self._roles: dict[str, Role] = {}
        self._key = ""
        columns: tuple[Column[UserRow], ...] = (
            Column("staff_number", late("settings", "Staff number"), lambda r: r.staff_number, "text", 96),
            Column("name", late("settings", "Full name"), lambda r: r.name, "strong", 110),
            Column("branch", late("settings", "Branch"), self._branch, "text", 200),
            Column("roles", late("settings", "Role"), self._role_names, "text", 140, stretch=True),
            Column("state", late("settings", "State"), _state, "chip", 90),
        )
        self.staff_number = TextField(late("settings", "Staff number"))
        self.name = TextField(late("settings", "Full name"))
        self.branch = ComboField(late("settings", "Branch"))
        self.roles = TickList()
        self.active = TickBox(late("settings", "Works here, may sign in"))
        self.password = PasswordField(
            late("settings", "New password"), placeholder=late("settings", "empty: stays as it is")
        )
        self.rows = {
            "staff_number": FormRow(late("settings", "Staff number"), self.staff_number),
            "name": FormRow(late("settings", "Full name"), self.name),
            "password": FormRow(late("settings", "New password"), self.password),
        }
        table = DataTable(
            FrozenRowsModel(columns, look=lambda row: RowLook(faint=not row.active)),
            late("settings", "Users"),
        )
        super().__init__(late("settings", "Users"), table, self._form(), may_change=may_change, width=404)
        self.rows["password"].setVisible(may_change)

    def _form(self) -> FormGrid:
        form = FormGrid(columns=1)
        form.add(self.rows["staff_number"])
        form.add(self.rows["name"])
        form.add(FormRow(late("settings", "Branch"), self.branch))
        form.add(FormRow(late("settings", "Role"), self.roles, top=True))
        form.add(FormRow(late("settings", "State"), self.active))
        form.add(self.rows["password"])
        return form

    def show_settings(self, settings: AllSettings) -> None:
        self._branches = {branch.key: branch for branch in settings.branches}
        self._roles = {role.key: role for role in settings.roles}
        self.branch.set_items([(one.key, named(one.name, one.name_en)) for one in settings.branches])
        self.roles.set_items([(one.key, named(one.name, one.name_en)) for one in settings.roles])
        keys = [row.key for row in settings.users]
        self.show_rows(settings.users, keys.index(self._key) if self._key in keys else -1)

    def edit(self, row: object) -> None:
        if not isinstance(row, UserRow):
            return
        self._put_in(row.key, row.staff_number, row.name, row.branch_id, row.role_ids, row.active)
        self.editor.title.say(row.name)

    def begin_new(self) -> None:
        self.table.clearSelection()
        self._put_in(new_id(), "", "", next(iter(self._branches), ""), (), True)
        self.editor.title.say(late("settings", "New user"))
        self.staff_number.setFocus()

    def _put_in(
        self, key: str, number: str, name: str, branch: str, roles: tuple[str, ...], active: bool
    ) -> None:
        self._key = key
        self.staff_number.set_text(number)
        self.name.set_text(name)
        self.branch.set_value(branch)
        self.roles.tick(roles)
        self.active.setChecked(active)
        self.password.set_text("")
        for row in self.rows.values():
            row.message("")

    def collect(self) -> SaveUser | None:
        password = self.password.text()
        known = any(row.key == self._key for row in self.table.rows_model.rows)
        short = (password or not known) and len(password) < SHORTEST_PASSWORD
        faults = {
            "staff_number": "" if self.staff_number.text().strip() else error_text("user.incomplete"),
            "name": "" if self.name.text().strip() else error_text("user.incomplete"),
            "password": error_text("user.short_password", {"least": SHORTEST_PASSWORD}) if short else "",
        }
        for field, words in faults.items():
            self.rows[field].message(words)
        if any(faults.values()):
            return None
        return SaveUser(
            person_id=self._key,
            staff_number=self.staff_number.text().strip(),
            name=self.name.text().strip(),
            branch_id=str(self.branch.value() or ""),
            role_ids=self.roles.ticked(),
            active=self.active.isChecked(),
            reason="",
            new_password=password,
        )

    def _branch(self, row: UserRow) -> str:
        branch = self._branches.get(row.branch_id)
        return named(branch.name, branch.name_en) if branch else row.branch_id

    def _role_names(self, row: UserRow) -> str:
        known = [self._roles[key] for key in row.role_ids if key in self._roles]
        joint = "、" if language() == "zh_CN" else ", "
        return joint.join(named(one.name, one.name_en) for one in known) or "—"
