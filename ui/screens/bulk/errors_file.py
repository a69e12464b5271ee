"""The rows with errors as a workbook, for whoever sent the list."""

from __future__ import annotations

from pathlib import Path

from ui.exchange.content import Heading
from ui.exchange.workbook import WorkbookFile
from ui.screens.bulk.grid import Field, Grid, State
from ui.screens.bulk.words import FIELDS, cause_of
from ui.texts import tr


def write_errors(grid: Grid, place: Path) -> int:
    """Write row, cells and cause of every row with an error; how many. Raises `export.not_written`."""
    headings = (
        Heading(tr("bulk", "Row"), "number", width=60),
        *(Heading(str(FIELDS[field]), width=160) for field in Field),
        Heading(tr("bulk", "Cause"), width=320),
    )
    book = WorkbookFile(place, tr("bulk", "Error rows"), headings)
    places = list(grid.rows_in(State.ERROR))
    book.add((at + 1, *grid.lines[at].cells, str(cause_of(grid.judged[at]))) for at in places)
    book.close()
    return len(places)
