"""Tables as Excel workbooks: real numbers and dates, text never a formula; a file is whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from ui.exchange.content import Cell, Heading

MOST_ROWS = 1_048_575
"""Rows of one sheet under its headings."""
_MOST_TEXT = 32_767
_MOST_EXACT = 10**15
"""Excel keeps 15 digits; a larger amount is written as text rather than rounded."""
_PX_A_LETTER = 7
_BARRED = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class WorkbookFile:
    """Rows are written as they come; `close` puts the file in its place, `abandon` leaves nothing.

    Raises RuleBroken `export.not_written` (file) when the place cannot be written.
    """

    def __init__(self, place: Path, title: str, headings: tuple[Heading, ...]) -> None:
        self.place, self._headings, self._line = place, headings, 0
        self._part = place.with_name(f".{place.name}.{os.getpid()}.part")
        self._write_nothing()
        self._book: Any = Workbook(
            str(self._part),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._formats = {
            "money": self._book.add_format({"num_format": "#,##0.00"}),
            "number": self._book.add_format({"num_format": "#,##0"}),
            "date": self._book.add_format({"num_format": "yyyy-mm-dd"}),
            "text": self._book.add_format({"num_format": "@"}),
        }
        self._sheet = self._book.add_worksheet(title.translate(_BARRED).strip()[:31] or None)
        self._dress()

    def _write_nothing(self) -> None:
        """Refuse a place that cannot be written before any row is read."""
        try:
            self._part.write_bytes(b"")
        except OSError as wrong:
            raise RuleBroken("export.not_written", file=self.place.name) from wrong

    def _dress(self) -> None:
        for number, heading in enumerate(self._headings):
            self._sheet.set_column(number, number, max(8, heading.width // _PX_A_LETTER))
            self._sheet.write_string(0, number, heading.title, self._head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def add(self, rows: Iterable[tuple[Cell, ...]]) -> None:
        """Write further rows."""
        for row in rows:
            self._line += 1
            for number, cell in enumerate(row):
                self._write(number, cell)

    def _write(self, number: int, cell: Cell) -> None:
        cells = self._headings[number].cells
        match cell:
            case None:
                return
            case Money() if abs(cell.minor) < _MOST_EXACT:
                self._sheet.write_number(
                    self._line, number, Decimal(cell.minor) / 100, self._formats["money"]
                )
            case Money():
                self._text(number, str(cell))
            case int() if abs(cell) < _MOST_EXACT:
                self._sheet.write_number(self._line, number, cell, self._formats["number"])
            case date():
                self._sheet.write_datetime(self._line, number, cell, self._formats["date"])
            case str() if cells == "date":
                self._day(number, cell)
            case _:
                self._text(number, str(cell))

    def _day(self, number: int, text: str) -> None:
        try:
            self._sheet.write_datetime(
                self._line, number, date.fromisoformat(text[:10]), self._formats["date"]
            )
        except ValueError:
            self._text(number, text)

    def _text(self, number: int, text: str) -> None:
        self._sheet.write_string(self._line, number, text[:_MOST_TEXT], self._formats["text"])

    def close(self) -> None:
        """Write the end, and put the file in its place. Raises RuleBroken `export.not_written`."""
        try:
            self._book.close()
            self._part.replace(self.place)
        except (OSError, XlsxWriterException) as wrong:
            self._part.unlink(missing_ok=True)
            raise RuleBroken("export.not_written", file=self.place.name) from wrong

    def abandon(self) -> None:
        """Leave no file behind; one that stood there before stays."""
        self._book.close()  # takes the library's own temporary files with it
        self._part.unlink(missing_ok=True)
