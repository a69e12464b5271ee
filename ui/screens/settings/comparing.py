"""A proposed change as rows of item, before and after; knows no Qt.

The texts come from `ChangeRow.before` and `.after`; grants of a role become one row a permission.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lendesk.domain.access import Scope
from lendesk.domain.administration.rest_days import CalendarYear, SpecialDay
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.plain import from_plain, to_plain_text
from ui.formatting import NOTHING, money
from ui.permissions import permission_name
from ui.screens.intake.words import CONVENTIONS, material_name, method_name
from ui.screens.settings.calendars.words import holiday_rows
from ui.screens.settings.words import FIELDS, LOAN_KINDS, RATE_UNITS, REST_DAYS, SCOPES
from ui.texts import Text, language, late, tr

SILENT = frozenset({"key", "epoch", "failed_sign_ins", "locked_until"})
PERCENTS = frozenset({"rate_percent", "penalty_percent", "fee_percent"})
WORDS: dict[str, Mapping[str, Text]] = {
    "rate_unit": RATE_UNITS,
    "convention": CONVENTIONS,
    "kind": LOAN_KINDS,
    "rest_day_shift": REST_DAYS,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of the comparison."""

    item: Text
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the proposal changes this."""
        return self.before != self.after


def differences(before: str, after: str, names: Mapping[str, str]) -> tuple[Difference, ...]:
    """All rows, the changed ones first. `names` are names of branches and roles by key."""
    old, new = _read(before), _read(after)
    rows: list[Difference] = []
    for field in dict.fromkeys((*new, *old)):
        if field in SILENT:
            continue
        if field == "grants":
            rows += _grants(old.get(field) or (), new.get(field) or ())
            continue
        if field == "days":
            rows += _holidays(old.get(field) or (), new.get(field) or ())
            continue
        item = FIELDS.get(field, field)
        rows.append(Difference(item, _shown(field, old, names), _shown(field, new, names)))
    return tuple(sorted(rows, key=lambda row: not row.changed))


def version_before(after: str, versions: Sequence[ProductVersion | CalendarYear]) -> str:
    """The newest published version of what `after` proposes a version of, as JSON; "" for a new one."""
    wanted = _read(after)
    same = [one for one in versions if _series(one) in (wanted.get("code"), wanted.get("year"))]
    newest = max(same, key=lambda one: one.version, default=None)
    return to_plain_text(newest) if newest else ""


def _series(version: ProductVersion | CalendarYear) -> str | int:
    """What the versions of one thing share."""
    return version.code if isinstance(version, ProductVersion) else version.year


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _holidays(old: Any, new: Any) -> list[Difference]:
    """A row a holiday."""
    before, after = (holiday_rows(from_plain(SpecialDay, one) for one in days) for days in (old, new))
    return [
        Difference(name or late("settings", "Days"), before.get(name, NOTHING), after.get(name, NOTHING))
        for name in dict.fromkeys((*after, *before))
    ]


def _grants(old: Any, new: Any) -> list[Difference]:
    before, after = _by_permission(old), _by_permission(new)
    return [
        Difference(permission_name(code), before.get(code, NOTHING), after.get(code, NOTHING))
        for code in dict.fromkeys((*after, *before))
    ]


def _by_permission(grants: Any) -> dict[str, str]:
    return {str(one["permission"]): grant_words(one["scope"], _minor(one.get("limit"))) for one in grants}


def _minor(limit: Any) -> int | None:
    if isinstance(limit, dict):
        return int(limit["minor"])
    return None if limit is None else int(limit)


def grant_words(scope: object, limit_fen: int | None) -> str:
    """How far and how much: 本机构, 本机构 ≤ 50,000.00."""
    reach = SCOPES[scope] if isinstance(scope, Scope) else _scope_words(scope)
    return str(reach) if limit_fen is None else f"{reach} ≤ {money(limit_fen)}"


def _scope_words(scope: object) -> Text:
    for known, words in SCOPES.items():
        if scope in (known.value, known.name, known.name.lower()):
            return words
    return str(scope)


def _shown(field: str, record: Mapping[str, Any], names: Mapping[str, str]) -> str:
    value = record.get(field)
    if value is None or value in ("", [], ()):
        return NOTHING
    if field == "password_hash":
        return tr("settings", "set anew") if value else NOTHING
    if isinstance(value, bool):
        return tr("settings", "yes") if value else tr("settings", "no")
    if field.endswith("_fen"):
        return money(int(value))
    if isinstance(value, list):
        joint = "、" if language() == "zh_CN" else ", "
        return joint.join(_one(field, str(one), names) for one in value)
    return _one(field, str(value), names)


def _one(field: str, value: str, names: Mapping[str, str]) -> str:
    if field in PERCENTS:
        return f"{value} %"
    if field == "methods":
        return str(method_name(value))
    if field == "materials":
        return str(material_name(value))
    if field in WORDS:
        return str(WORDS[field].get(value, value))
    return names.get(value, value)
