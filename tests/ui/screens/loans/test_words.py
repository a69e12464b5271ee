"""Every code of a derivation, a quotation, an event and a change has its sentence in both languages."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import lendesk
from lendesk.domain.ledger.chart import CHART
from lendesk.domain.loans.events.event_types import TYPES
from lendesk.usecases.servicing import derivations, instalment_lines
from lendesk.usecases.servicing.changes import ChangeKind
from lendesk.usecases.servicing.queries import QuoteLine
from ui.screens.loans.change_words import FIELD_NAMES, HINDRANCES, NAMES
from ui.screens.loans.changes import _HINDRANCES, FIELDS
from ui.screens.loans.derivation_words import LINES, told
from ui.screens.loans.event_words import KINDS
from ui.screens.loans.words import ACCOUNTS, entry_name

QUOTATIONS = Path(lendesk.__file__).parent / "domain" / "loans" / "quotations"
COMPUTED = {f"open.{name}" for name in instalment_lines.PARTS} | {
    f"interest.{flat}{way}" for flat in ("", "flat_") for way in ("by_days", "by_period")
}

FAMILIES = {"payoff", "prepayment", "extension", "rate", "due", "overdue", "open", *instalment_lines.PARTS}


def codes_in(file: Path) -> set[str]:
    """Dotted texts that a file gives to a line of a derivation."""
    return {
        node.value
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.split(".")[0] in FAMILIES
        and not node.value.endswith(".")
        and "." in node.value
        and " " not in node.value
    }


LINE_FILES = (
    *(QUOTATIONS / name for name in ("payoff.py", "prepayment.py", "extension.py")),
    Path(derivations.__file__),
    Path(instalment_lines.__file__),
)
REFUSALS = {
    "prepayment.mode", "prepayment.settles", "prepayment.only_what_is_due", "extension.nothing_asked",
    "extension.after_maturity", "extension.not_later", "extension.too_long",
}  # fmt: skip


def test_every_line_has_its_sentence() -> None:
    wanted = set().union(*(codes_in(file) for file in LINE_FILES)) | COMPUTED
    assert sorted(wanted - REFUSALS - LINES.keys()) == []
    assert sorted(LINES.keys() - wanted) == []


def test_a_line_without_facts_or_with_an_unknown_code_is_still_told() -> None:
    assert str(told(QuoteLine("x.y", 5)).title) == "x.y"
    assert "—" in str(told(QuoteLine("penalty.days", 5, {"days": 3})).detail)
    months = told(QuoteLine("payoff.prepayment_fee", 5, {"months": 2, "principal_fen": 100}))
    assert "2 个月利息" in str(months.detail)


def test_events_changes_fields_and_accounts_have_words() -> None:
    assert sorted(TYPES.keys() - KINDS.keys()) == []
    assert sorted(set(ChangeKind) - NAMES.keys()) == []
    assert {name for fields in FIELDS.values() for name in fields} <= FIELD_NAMES.keys()
    assert {why for _, why, _ in _HINDRANCES} <= HINDRANCES.keys()
    assert {account.code for account in CHART} <= ACCOUNTS.keys()
    assert [kind for kind in ChangeKind if entry_name(kind.value) == kind.value] == []
    # What the book of loans posts beside changes: money out, a day reached, money nobody claims.
    assert [kind for kind in ("disbursement", "day", "suspense") if entry_name(kind) == kind] == []


@pytest.mark.parametrize("module", ["presenter", "changes", "ledger"])
def test_what_decides_knows_no_qt(module: str) -> None:
    code = f"import sys; sys.modules['PySide6'] = None; import ui.screens.loans.{module}"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
