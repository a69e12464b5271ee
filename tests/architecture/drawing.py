"""Writes docs/states.md from the tables of allowed transitions; run it after a table changed."""

from __future__ import annotations

from collections.abc import Iterable

from lendesk.domain.applications import states as applications
from lendesk.domain.contracts import states as contracts
from lendesk.domain.disbursements import disbursement
from lendesk.domain.limits import limit
from lendesk.domain.loans import states as loans

if __package__:
    from .sources import ROOT
else:
    from sources import ROOT

PAGE = ROOT / "docs" / "states.md"
HEAD = """# States

Drawn from the tables of allowed transitions in the code; `python tests/architecture/drawing.py` writes this
page, and a test holds that it is up to date. What a table does not name is refused with `….wrong_state`.
"""

Move = tuple[str, str, str]


def page() -> str:
    """The whole page."""
    sections = (
        ("Application", "lendesk/domain/applications/states.py", _moves(applications.TRANSITIONS.items())),
        ("Contract", "lendesk/domain/contracts/states.py", _moves(contracts.TRANSITIONS.items())),
        ("Disbursement", "lendesk/domain/disbursements/disbursement.py", disbursement_moves()),
        ("Loan", "lendesk/domain/loans/states.py", _moves(loans.TRANSITIONS.items())),
        ("Credit limit", "lendesk/domain/limits/limit.py", _moves(limit.TRANSITIONS.items())),
    )
    return "\n".join([HEAD, *(section(*each) for each in sections)])


def section(title: str, file: str, moves: list[Move]) -> str:
    """One machine as a drawing and as a table."""
    arrows = [
        f"    {start} --> {end}: {event}" if event else f"    {start} --> {end}"
        for start, event, end in moves
    ]
    rows = [f"| {start} | {event or '—'} | {end} |" for start, event, end in moves]
    drawing = ["```mermaid", "stateDiagram-v2", f"    [*] --> {moves[0][0]}", *arrows, "```"]
    table = ["| from | event | to |", "|---|---|---|", *rows]
    return "\n".join([f"## {title}", "", f"`{file}`", "", *drawing, "", *table, ""])


def disbursement_moves() -> list[Move]:
    """The disbursement's table names no events; its ends have no way out."""
    return [(start, "", end) for start, ends in disbursement.TRANSITIONS.items() for end in sorted(ends)]


def _moves(transitions: Iterable[tuple[tuple[str, str], str]]) -> list[Move]:
    return [(str(start), str(event), str(end)) for (start, event), end in transitions]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
