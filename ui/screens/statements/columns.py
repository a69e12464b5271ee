"""The imported statements as a table: what leaves the list as text, workbook or paper."""

from __future__ import annotations

from lendesk.usecases.repayments.queries import StatementRow
from ui.screens.figures import short_moment
from ui.screens.statements.words import source_name
from ui.texts import late
from ui.widgets.rows_model import Column

COLUMNS: tuple[Column[StatementRow], ...] = (
    Column("name", late("listing", "File"), lambda r: r.name, width=220),
    Column("source", late("listing", "From"), lambda r: str(source_name(r.source)), width=130),
    Column("made", late("listing", "Imported"), lambda r: short_moment(r.made_at), width=130),
    Column("lines", late("listing", "Lines"), lambda r: r.line_count, "number", width=80),
    Column("skipped", late("listing", "Left out"), lambda r: r.skipped_count, "number", width=80),
    Column("posted", late("listing", "Posted"), lambda r: r.posted_count, "number", width=80),
    Column("open", late("listing", "Open"), lambda r: r.open_count, "number", width=80),
    Column("total", late("listing", "Total"), lambda r: r.total_fen, "money", width=130),
)
