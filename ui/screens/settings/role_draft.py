"""Roles as they are being edited: what is in force, what is changed, and the proposals; knows no Qt."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.access import Grant, Permission, Scope
from lendesk.domain.administration.staff import Role
from lendesk.domain.money import Money
from lendesk.usecases.messages import new_id


class RoleDraft:
    """Grants by role and permission; a grant of None is taken away."""

    def __init__(self) -> None:
        self.roles: list[Role] = []
        self._in_force: dict[str, Role] = {}
        self._grants: dict[tuple[str, Permission], Grant | None] = {}
        self._undo: list[tuple[tuple[str, Permission], Grant | None]] = []

    def take(self, roles: tuple[Role, ...]) -> None:
        """The roles in force now; what was changed of those that are still there is kept."""
        self._in_force = {role.key: role for role in roles}
        new = [role for role in self.roles if role.version == 0 and role.key not in self._in_force]
        self.roles = [*roles, *new]

    def forget(self) -> None:
        """Throw all changes away."""
        self._grants.clear()
        self._undo.clear()
        self.roles = [role for role in self.roles if role.key in self._in_force]
        self.roles = [self._in_force[role.key] for role in self.roles]

    def add_role(self, name: str, name_en: str) -> None:
        """A new role without grants, at the end."""
        self.roles.append(Role(new_id(), name, name_en, (), version=0))

    def before(self, role: Role, permission: Permission) -> Grant | None:
        """The grant in force."""
        held = self._in_force.get(role.key)
        return next((one for one in held.grants if one.permission is permission), None) if held else None

    def grant(self, role: Role, permission: Permission) -> Grant | None:
        """The grant as edited."""
        key = (role.key, permission)
        return self._grants[key] if key in self._grants else self.before(role, permission)

    def set_scope(self, role: Role, permission: Permission, scope: Scope | None) -> None:
        """Reach so far, keeping the limit; None takes the permission away."""
        held = self.grant(role, permission)
        limit = held.limit if held else None
        self._put(role, permission, Grant(permission, scope, limit) if scope else None)

    def set_limit(self, role: Role, permission: Permission, limit: Money | None) -> None:
        """Cap the amount of one act; without a grant nothing happens."""
        held = self.grant(role, permission)
        if held is not None:
            self._put(role, permission, replace(held, limit=limit))

    def undo(self) -> bool:
        """Take the last change back; False if there is none."""
        if not self._undo:
            return False
        key, before = self._undo.pop()
        self._grants[key] = before
        return True

    def is_changed(self, role: Role, permission: Permission) -> bool:
        """Whether this cell differs from what is in force."""
        return self.grant(role, permission) != self.before(role, permission)

    def changes(self) -> list[tuple[Role, Permission]]:
        """The cells that differ, role by role."""
        cells = [(role, permission) for role in self.roles for permission in Permission]
        return [(role, permission) for role, permission in cells if self.is_changed(role, permission)]

    def proposals(self) -> list[Role]:
        """The roles that differ, whole, as they shall be."""
        changed = {role.key for role, _permission in self.changes()}
        return [self._whole(role) for role in self.roles if role.key in changed or self._renamed(role)]

    def as_edited(self) -> list[tuple[Role, bool]]:
        """Every role whole, as it is being edited, and whether it differs from what is in force."""
        changed = {role.key for role in self.proposals()}
        return [(self._whole(role), role.key in changed) for role in self.roles]

    def _renamed(self, role: Role) -> bool:
        held = self._in_force.get(role.key)
        return held is None or (held.name, held.name_en) != (role.name, role.name_en)

    def _whole(self, role: Role) -> Role:
        grants = tuple(one for permission in Permission if (one := self.grant(role, permission)))
        return replace(role, grants=grants, version=max(1, role.version))

    def _put(self, role: Role, permission: Permission, grant: Grant | None) -> None:
        key = (role.key, permission)
        self._undo.append((key, self.grant(role, permission)))
        self._grants[key] = grant
