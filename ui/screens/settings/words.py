"""The words of the settings: scopes, units, states, and the names of what changes."""

from __future__ import annotations

from lendesk.domain.access import Scope
from lendesk.domain.calendars import Shift
from lendesk.domain.products.product import LoanKind
from ui.texts import LateText, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec

SECTIONS: tuple[tuple[str, LateText, str], ...] = (
    ("users", late("settings", "Users"), "customers"),
    ("roles", late("settings", "Roles"), "roles"),
    ("may", late("settings", "May do what"), "review"),
    ("branches", late("settings", "Branches"), "statements"),
    ("devices", late("settings", "Devices"), "desktop"),
    ("products", late("settings", "Products"), "products"),
    ("calendars", late("settings", "Calendars"), "calendar"),
    ("rules", late("settings", "Rules"), "rules"),
    ("templates", late("settings", "Templates"), "contracts"),
    ("connectors", late("settings", "Connectors"), "connectors"),
    ("security", late("settings", "Security"), "locked"),
    ("changes", late("settings", "To approve"), "compare"),
)
SCOPES: dict[Scope, LateText] = {
    Scope.OWN: late("settings", "own"),
    Scope.BRANCH: late("settings", "branch"),
    Scope.REGION: late("settings", "region"),
    Scope.ALL: late("settings", "all"),
}
RATE_UNITS: dict[str, LateText] = {
    "DAY": late("settings", "a day"),
    "MONTH": late("settings", "a month"),
    "YEAR": late("settings", "a year"),
}
REST_DAYS: dict[str, LateText] = {
    Shift.NONE.value: late("settings", "stays as agreed"),
    Shift.FORWARD.value: late("settings", "next working day"),
    Shift.BACK.value: late("settings", "working day before"),
}
REST_INTEREST: dict[bool, LateText] = {
    True: late("settings", "interest runs to the moved day"),
    False: late("settings", "interest as if not moved"),
}
LOAN_KINDS: dict[str, LateText] = {
    LoanKind.PERSONAL.value: late("settings", "Personal credit"),
    LoanKind.CONSUMER.value: late("settings", "Consumer instalments"),
    LoanKind.MICRO_BUSINESS.value: late("settings", "Micro business"),
    LoanKind.SME.value: late("settings", "Small and medium business"),
    LoanKind.MORTGAGE.value: late("settings", "Mortgage"),
    LoanKind.VEHICLE.value: late("settings", "Vehicle"),
}
CHANGE_KINDS: dict[str, LateText] = {
    "user": late("settings", "User"),
    "role": late("settings", "Role"),
    "branch": late("settings", "Branch"),
    "product": late("settings", "Product"),
    "calendar": late("settings", "Calendar"),
}
DEVICES: dict[str, tuple[LateText, Kind, str]] = {
    "active": (late("settings", "Active"), "success", "ok"),
    "stopped": (late("settings", "Stopped: copies of its chain differ"), "danger", "warning"),
    "revoked": (late("settings", "Stopped"), "neutral", "forbidden"),
}
FIELDS: dict[str, LateText] = {
    "staff_number": late("settings", "Staff number"),
    "name": late("settings", "Name"),
    "name_en": late("settings", "English name"),
    "branch_id": late("settings", "Branch"),
    "region_id": late("settings", "Region"),
    "role_ids": late("settings", "Roles"),
    "active": late("settings", "In use"),
    "password_hash": late("settings", "Password"),
    "version": late("settings", "Version"),
    "code": late("settings", "Code"),
    "kind": late("settings", "Kind of loan"),
    "amount_min_fen": late("settings", "Least amount"),
    "amount_max_fen": late("settings", "Most amount"),
    "term_min": late("settings", "Least instalments"),
    "term_max": late("settings", "Most instalments"),
    "rate_percent": late("settings", "Rate"),
    "rate_unit": late("settings", "Rate is for"),
    "methods": late("settings", "Methods"),
    "convention": late("settings", "Interest"),
    "grace_days": late("settings", "Days of grace"),
    "penalty_percent": late("settings", "Penalty surcharge"),
    "fee_percent": late("settings", "Fee"),
    "materials": late("settings", "Materials"),
    "decision_table": late("settings", "Rules table"),
    "template": late("settings", "Contract template"),
    "effective_from": late("settings", "In force from"),
    "rest_day_shift": late("settings", "Due on a rest day"),
    "rest_day_interest": late("settings", "Interest to the moved day"),
    "year": late("settings", "Year"),
    "source": late("settings", "Source"),
}


def device_chip(status: str) -> ChipSpec:
    """The state of a workstation."""
    return ChipSpec(*DEVICES[status]) if status in DEVICES else ChipSpec(status)
