"""Roles: the matrix, and beside it the cell with its scope and limit, the changes, the seals."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from lendesk.domain.access import Permission, Scope
from lendesk.domain.administration.duties import forbidden_pairs
from lendesk.domain.administration.staff import Role
from lendesk.domain.money import Money
from lendesk.usecases.administration.commands import SaveRole
from ui.formatting import NOTHING
from ui.permissions import permission_name
from ui.screens.asking import ask_reason
from ui.screens.naming import named
from ui.screens.settings.editing import SUBMIT
from ui.screens.settings.presenter import AllSettings
from ui.screens.settings.role_draft import RoleDraft
from ui.screens.settings.role_matrix import RoleMatrix, changed_words
from ui.screens.settings.words import SCOPES
from ui.texts import Text, language, late, tr
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.checklist import CheckLine, Checklist
from ui.widgets.choices import ComboField
from ui.widgets.facts import Fact, FactList
from ui.widgets.fields import TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.money_field import MoneyField
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.seals import Seal, SealStrip
from ui.widgets.still import keep
from ui.widgets.table import TableFoot

WIDTH = 336
DRAWER_BELOW = 1324
"""Windows narrower than this keep the width for the matrix."""


class RolesPage(Panel):
    """`proposed` brings one SaveRole for each role that differs."""

    proposed = Signal(object)
    try_wanted = Signal(object)
    """The role of the cell with the keyboard, to be put to the test."""

    def __init__(self, *, may_change: bool, me: str) -> None:
        super().__init__(across=True)
        self._may_change, self._me = may_change, me
        self._holders: dict[str, tuple[str, ...]] = {}
        self.draft = RoleDraft()
        self.matrix = RoleMatrix(self.draft)
        self.new_name = TextField(late("settings", "Name"), placeholder=late("settings", "Name"))
        self.new_name_en = TextField(
            late("settings", "English name"), placeholder=late("settings", "English name")
        )
        self.add_role = Button(late("settings", "Add role"), icon="plus")
        self.edit_cell = Button(late("settings", "Edit cell"), icon="draft")
        self.edit_cell.hide()
        self._narrow = False
        self.try_it = Button(late("settings", "Try this role"), icon="review", key="F8")
        self.foot = TableFoot(
            late(
                "settings",
                "Arrows move · 1 own · 2 branch · 3 region · 4 all · 0 none · Enter limit · Ctrl Z undo",
            )
            if may_change
            else late("settings", "Arrows move")
        )
        self.cell = SectionHeader("")
        self.scope = ComboField(
            late("settings", "Scope"), [(0, NOTHING), *((int(one), words) for one, words in SCOPES.items())]
        )
        self.limit = MoneyField(late("settings", "Limit"), placeholder=late("settings", "no limit"))
        self.forbidden = Banner("danger", late("settings", "Refused"))
        self.effect = Checklist()
        self.changes = FactList()
        self.changes_head = SectionHeader(late("settings", "Changes"), count=0)
        self.seals = SealStrip()
        self.discard = Button(late("settings", "Discard"), "danger")
        self.submit = Button(SUBMIT, "primary", key="F10")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = Panel(
            SectionHeader(
                late("settings", "Roles"),
                note=late("settings", "permission × role"),
                right=(self.edit_cell, self.try_it),
            )
        )
        left.add(self.matrix, 1)
        left.add(self.foot)
        form = FormGrid(columns=1)
        form.add(FormRow(late("settings", "Scope"), self.scope))
        form.add(FormRow(late("settings", "Limit"), self.limit))
        seals = Panel(self.seals, margin=16)
        new = Panel(self.new_name, self.new_name_en, self.add_role, margin=16, gap=8)
        body = Panel(form, SectionHeader(late("settings", "Effect")), Panel(self.effect, margin=8))
        for part in (
            self.changes_head,
            self.changes,
            SectionHeader(late("settings", "Approval")),
            seals,
            SectionHeader(late("settings", "New role")),
            new,
        ):
            body.add(part)
            part.setVisible(self._may_change)
        if not self._may_change:
            keep(form)
        body.box.addStretch(1)
        right = Panel(self.cell, edges="left")
        right.add(scroll(body), 1)
        right.setFixedWidth(WIDTH)
        self._left, self.editor = left, right
        self._commit = Panel(self.forbidden, ActionBar(left=(self.discard,), right=(self.submit,)))
        right.add(self._commit)
        self._commit.setVisible(self._may_change)
        self.add(left, 1)
        self.add(right)

    def _connect(self) -> None:
        self.matrix.cell.connect(self._show_cell)
        self.matrix.edited.connect(self._edited)
        self.matrix.limit_wanted.connect(self._edit_limit)
        self.edit_cell.clicked.connect(lambda _checked: self._edit_limit())
        self.scope.chosen.connect(lambda value: self.matrix.put_scope(Scope(value) if value else None))
        self.limit.amount_changed.connect(self._take_limit)
        self.limit.returnPressed.connect(self._back_to_matrix)
        self.add_role.clicked.connect(lambda _checked: self._add())
        self.try_it.clicked.connect(lambda _checked: self._try())
        self.discard.clicked.connect(lambda _checked: self.forget())
        self.submit.clicked.connect(lambda _checked: self._ask())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the editor is a drawer: Enter opens it, Esc closes it."""
        super().resizeEvent(event)
        narrow = self.window().width() < DRAWER_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            (self._left if narrow else self.editor).add(self._commit)
            self.editor.setVisible(not narrow)
            self.edit_cell.setVisible(narrow)

    def open_editor(self) -> None:
        """Bring the editor into sight."""
        self.editor.show()

    def close_editor(self) -> bool:
        """Put the drawer away; False if the editor is no drawer or not open."""
        if not self._narrow or self.editor.isHidden():
            return False
        self.editor.hide()
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _edit_limit(self) -> None:
        self.open_editor()
        wanted = self.limit if self.limit.isEnabled() else self.scope
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back_to_matrix(self) -> None:
        if not self.close_editor():
            self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_settings(self, settings: AllSettings) -> None:
        self.draft.take(settings.roles)
        self._holders = {
            role.key: tuple(user.name for user in settings.users if user.active and role.key in user.role_ids)
            for role in settings.roles
        }
        self.matrix.holders = dict(Counter(key for user in settings.users for key in user.role_ids))
        self.matrix.refresh()
        self._edited()

    def forget(self) -> None:
        """Back to what is in force."""
        self.draft.forget()
        self.matrix.refresh()
        self._edited()

    def _show_cell(self) -> None:
        place = self.matrix.place()
        self.scope.setEnabled(place is not None and self._may_change)
        self.limit.setEnabled(place is not None)
        if place is None:
            self.cell.title.say(late("settings", "No cell chosen"))
            self.effect.show_lines([])
            return
        role, permission = place
        self.cell.title.say(f"{named(role.name, role.name_en)} · {permission_name(permission.value)}")
        grant = self.draft.grant(role, permission)
        self.scope.set_value(int(grant.scope) if grant else 0)
        self.limit.set_amount(grant.limit if grant else None)
        self.limit.setEnabled(grant is not None)
        self._show_effect(role)

    def _show_effect(self, role: Role) -> None:
        """Whom the role touches, and what stays as it is."""
        names = self._holders.get(role.key, ())
        joint = "、" if language() == "zh_CN" else ", "
        told: Text = late("settings", "Nobody holds this role.")
        if names:
            told = tr("settings", "{count} people: {names}", count=len(names), names=joint.join(names))
        lines = [CheckLine(told, "info")]
        if names and any(one is role for one, _permission in self.draft.changes()):
            lines.append(CheckLine(late("settings", "They sign in anew once it is approved."), "warning"))
        lines.append(CheckLine(late("settings", "Maker and checker stay different people."), "ok"))
        self.effect.show_lines(lines)

    def _name_pairs(self, pairs: list[tuple[Permission, Permission]]) -> None:
        self.forbidden.setVisible(bool(pairs))
        if pairs:
            maker, checker = (str(permission_name(one.value)) for one in pairs[0])
            told = tr(
                "settings",
                "Forbidden pair: {maker} and {checker} in one role.",
                maker=maker,
                checker=checker,
            )
            self.forbidden.say(late("settings", "Refused"), told)

    def _edited(self) -> None:
        self._show_cell()
        changes = self.draft.changes()
        self.changes_head.note.say(str(len(changes)))
        self.changes.show_facts([self._change(role, permission) for role, permission in changes])
        proposals = self.draft.proposals()
        waits = bool(proposals)
        pairs = [pair for role in proposals for pair in forbidden_pairs(role)]
        self._name_pairs(pairs)
        self.submit.setEnabled(waits and not pairs)
        self.discard.setEnabled(waits)
        self.seals.show_seals(
            (
                Seal("made", self._me, late("settings", "draft"), "now" if waits else "waiting"),
                Seal("checked", late("settings", "anyone else"), late("settings", "not you")),
            )
        )

    def _change(self, role: Role, permission: Permission) -> Fact:
        words = changed_words(self.draft.before(role, permission), self.draft.grant(role, permission))
        label = f"{named(role.name, role.name_en)} · {permission_name(permission.value)}"
        return Fact(label, words, kind="pending")

    def _take_limit(self, limit: Money | None) -> None:
        if place := self.matrix.place():
            self.draft.set_limit(*place, limit)
            self.matrix.viewport().update()
            self._edited()

    def _add(self) -> None:
        name = self.new_name.text().strip()
        if not name:
            self.new_name.mark("danger")
            self.new_name.setFocus()
            return
        self.new_name.mark("")
        self.draft.add_role(name, self.new_name_en.text().strip())
        self.new_name.set_text("")
        self.new_name_en.set_text("")
        self.matrix.refresh()
        self._edited()

    def _try(self) -> None:
        place = self.matrix.place()
        if place is not None:
            self.try_wanted.emit(place[0])

    def _ask(self) -> None:
        roles = self.draft.proposals()
        if not roles:
            return
        names = "、".join(named(role.name, role.name_en) for role in roles)
        ask_reason(
            self,
            SUBMIT,
            SUBMIT,
            lambda reason: self._propose(roles, reason),
            note=tr(
                "settings", "Roles: {names}. Who holds them signs in anew once it is approved.", names=names
            ),
        )

    def _propose(self, roles: list[Role], reason: str) -> None:
        for role in roles:
            self.proposed.emit(SaveRole(role=role, reason=reason))
