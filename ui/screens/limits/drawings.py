"""The drawings under a limit as table rows."""

from __future__ import annotations

from lendesk.usecases.servicing.queries import DrawingRow
from ui.screens.limits.words import drawing_chip
from ui.texts import late
from ui.widgets.rows_model import Column, RowLook

COLUMNS: tuple[Column[DrawingRow], ...] = (
    Column("number", late("limits", "Drawing note"), lambda r: r.contract_number, "mono", 210, stretch=True),
    Column("drawn_on", late("limits", "Drawn on"), lambda r: r.drawn_on, "date", 104),
    Column("amount", late("limits", "Drawn"), lambda r: r.amount_fen, "money", 116),
    Column("open", late("limits", "Open"), lambda r: r.open_fen, "money", 116),
    Column("state", late("limits", "State"), drawing_chip, "chip", 130),
)

WAITING = ("presented", "signed")


def drawing_look(row: DrawingRow) -> RowLook:
    """What is not paid out yet is hatched, what has ended is faint."""
    return RowLook(pending=not row.loan_id and not row.ended, faint=row.ended)


def may_be_cancelled(row: DrawingRow | None) -> bool:
    """A drawing note that waits for signature or payment; the centre knows of payments under way."""
    return row is not None and not (row.loan_id or row.ended) and row.contract_status in WAITING
