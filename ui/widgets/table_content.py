"""A table on the screen as content that can leave the program: its shown columns, in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtWidgets import QApplication, QWidget

from lendesk.domain.money import Money
from ui.background import run_in_background
from ui.exchange.content import Cell, CellClass, Heading, TableContent
from ui.exchange.tabbed import tabbed
from ui.widgets.rows_model import Column, plain_text
from ui.widgets.shown_table import ShownTable

MOST_COPIED = 20_000
"""Lines; more than that belongs into a file."""
_CLASSES: dict[str, CellClass] = {"money": "money", "number": "number", "date": "date"}


def headings_of(table: ShownTable) -> tuple[Heading, ...]:
    """The headings of the shown columns, from the left."""
    columns = table.rows_model.columns
    return tuple(
        Heading(
            str(columns[number].title),
            _CLASSES.get(columns[number].kind, "text"),
            columns[number].right,
            table.columnWidth(number),
        )
        for number in table.shown_columns()
    )


def content_of(table: ShownTable) -> TableContent:
    """All rows of the table, read piece by piece off the UI thread."""
    cells, read = _cells(table), table.rows_model.reader()
    return TableContent(
        str(table.name),
        headings_of(table),
        table.rows_model.rowCount(),
        lambda first, limit: [cells(row) for row in read(first, limit)],
    )


def copy_selected(table: ShownTable) -> None:
    """Put the selected rows with their headings on the clipboard; rows not at hand are read first."""
    lines = [line for span in table.selected_lines() for line in span][:MOST_COPIED]
    if not lines:
        return
    cells, headings, read = _cells(table), headings_of(table), table.rows_model.reader()
    rows = [table.rows_model.row_at(line) for line in lines]
    if None not in rows:
        QApplication.clipboard().setText(tabbed(headings, map(cells, rows)))
        return
    run_in_background(
        lambda: tabbed(headings, (cells(row) for row in _read(read, lines))),
        QApplication.clipboard().setText,
        owner=cast(QWidget, table),
    )


def _read(read: Callable[[int, int], Sequence[Any]], lines: list[int]) -> list[Any]:
    found = read(lines[0], lines[-1] - lines[0] + 1)
    return [found[line - lines[0]] for line in lines if line - lines[0] < len(found)]


def _cells(table: ShownTable) -> Callable[[Any], tuple[Cell, ...]]:
    columns = [table.rows_model.columns[number] for number in table.shown_columns()]
    return lambda row: tuple(cell_of(column, column.read(row)) for column in columns)


def cell_of(column: Column[Any], value: Any) -> Cell:
    """A cell's value as it leaves: money, numbers and days as such, all else in the words of the screen."""
    match column.kind, value:
        case "money", int():
            return Money(value)
        case "money", Money() | None:
            return value
        case "number", int() | None:
            return value
        case "date", date() | str() | None:
            return value or None
        case _:
            return plain_text(column.kind, value)
