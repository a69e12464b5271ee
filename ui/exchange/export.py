"""Writes a table of any length into a workbook, a piece at a time, so that other work comes in between.

    job = ExportJob(content, Path("/…/loans.xlsx"));  job.begin()
    while job.step(): …                     # each step reads and writes one piece; job.written says how far
Every call may block: off the UI thread. Raises RuleBroken as the reading does, or `export.not_written`.
"""

from __future__ import annotations

from pathlib import Path

from ui.exchange.content import TableContent
from ui.exchange.workbook import MOST_ROWS, WorkbookFile

PIECE = 200


class ExportJob:
    """One export under way; `cancel` may come from another thread."""

    def __init__(self, content: TableContent, place: Path) -> None:
        self._content, self.place = content, place
        self._book: WorkbookFile | None = None
        self.written = 0
        self.cancelled = False

    @property
    def total(self) -> int:
        """How many rows there were when it began."""
        return self._content.count

    def begin(self) -> None:
        """Open the file. Raises RuleBroken `export.not_written`."""
        self._book = WorkbookFile(self.place, self._content.title, self._content.headings)

    def step(self) -> bool:
        """Write the next piece; False when the file is complete, or was abandoned after a cancel."""
        assert self._book is not None
        if self.cancelled:
            self.abandon()
            return False
        try:
            rows = self._content.rows(self.written, min(PIECE, MOST_ROWS - self.written))
            self._book.add(rows)
        except BaseException:
            self.abandon()
            raise
        self.written += len(rows)
        if len(rows) == PIECE and self.written < MOST_ROWS:
            return True
        self._book.close()
        return False

    def cancel(self) -> None:
        """Leave no file; takes effect before the next piece."""
        self.cancelled = True

    def abandon(self) -> None:
        """Throw away what was written."""
        if self._book is not None:
            self._book.abandon()
            self._book = None
