"""The hands of whoever is signed in: exports, prints and columns for every table of every window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.reporting.commands import LONGEST_WORDS, RecordExport
from ui.exchange.content import Cell, TableContent, shown
from ui.formatting import count
from ui.ports import Background
from ui.preferences import Preferences
from ui.printing.pages import PaperTable
from ui.texts import late, tr
from ui.widgets.column_choice import ColumnChoice, choice_of
from ui.widgets.rows_table import RowsTable
from ui.widgets.table_content import MOST_COPIED, content_of, copy_selected
from ui.widgets.table_hands import WAYS, Way, use_hands
from ui.widgets.toast import Toaster

MOST_PRINTED, PIECE = 5_000, 200
"""Rows; a longer list is exported, not printed."""
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


class TableWork(QObject):
    """`serve(window)` makes the keys of tables work wherever the keyboard is in that window.

    What writes and prints is imported when it is first wanted: the start does not wait for it.
    """

    def __init__(
        self,
        preferences: Preferences,
        run: Background,
        person: str,
        now: Callable[[], datetime],
        tell_centre: Callable[[RecordExport], object],
    ) -> None:
        super().__init__()
        self._tell_centre = tell_centre
        self._preferences, self._run, self._person, self._now = preferences, run, person, now
        self._last: Callable[[], RowsTable | None] = lambda: None
        use_hands(self)

    def serve(self, window: QWidget) -> None:
        """Let keys that nothing in the window takes act on its table."""
        window.installEventFilter(self)

    def dress(self, table: RowsTable) -> None:
        """Lay the columns out as the person chose them before; keep what is chosen from now on."""
        if not table.key:
            return
        kept = self._preferences.get(_place(table))
        if kept is not None:
            table.choose_columns(choice_of(kept))
        table.columns_changed.connect(lambda: self._keep(table))

    def _keep(self, table: RowsTable) -> None:
        choice = table.columns_chosen
        self._preferences.set(_place(table), None if choice == ColumnChoice() else choice.as_json())

    def entered(self, table: RowsTable) -> None:
        """The table that keys are meant for when the keyboard is elsewhere."""
        self._last = ref(table)

    def act(self, table: RowsTable, way: Way) -> None:
        """Do what is wanted; nothing without rows to do it with."""
        if way == "columns":
            if table.key:
                from ui.screens.columns_sheet import ColumnsSheet

                ColumnsSheet(table).open()
        elif way == "copy":
            copy_selected(table)
            self.note(table, "copy", min(sum(map(len, table.selected_lines())), MOST_COPIED))
        elif table.rows_model.rowCount():
            self.ask_place(table) if way == "export" else self.print(table)

    def ask_place(self, table: RowsTable) -> None:
        """Propose a name in the person's documents, then write there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{str(table.name).translate(_FORBIDDEN)} {self._now():%Y-%m-%d %H%M}.xlsx"
        place, _kind = QFileDialog.getSaveFileName(
            table, tr("tables", "Export to Excel"), str(Path(folder, name)), tr("tables", "Excel (*.xlsx)")
        )
        if place:
            self.export(table, Path(place if place.lower().endswith(".xlsx") else f"{place}.xlsx"))

    def export(self, table: RowsTable, place: Path) -> None:
        """Write all rows of the table into a workbook; a toast tells the end."""
        from ui.exchange.export import ExportJob
        from ui.screens.export_sheet import ExportSheet

        job = ExportJob(content_of(table), place)
        window = table.window()

        def finished(whole: bool) -> None:
            if whole:
                self._tell(window, job.written, place)
                self.note(table, "export", job.written)
            else:
                _toaster(window).say(late("tables", "No file was written"), kind="warning")

        ExportSheet(window, job, self._run, table.rows_model.lane, finished, self._refusing(window)).start()

    def note(self, table: RowsTable, way: str, rows: int) -> None:
        """Tell the centre of more rows than one screen shows: they stand in the audit trail."""
        if rows <= table.lines_in_sight():
            return
        told = RecordExport(
            list_name=(table.key or str(table.name))[:LONGEST_WORDS],
            way=way,
            row_count=rows,
            filter_words=str(table.filter_words)[:LONGEST_WORDS],
        )
        self._run(lambda: self._tell_centre(told), lambda _queued: None, self._refusing(table.window()))

    def _tell(self, window: QWidget, rows: int, place: Path) -> None:
        title = late("tables", "{count} rows exported", count=count(rows))
        folder = QUrl.fromLocalFile(str(place.parent))
        action = (late("tables", "Folder"), lambda: QDesktopServices.openUrl(folder))
        _toaster(window).say(title, place.name, action=action)

    def _refusing(self, window: QWidget) -> Callable[[RuleBroken], None]:
        return lambda refusal: _toaster(window).refuse(refusal, late("tables", "No file was written"))

    def print(self, table: RowsTable) -> None:
        """Read the rows that go on paper, then show the preview."""
        content, window, filters = content_of(table), table.window(), str(table.filter_words)
        self._run(
            lambda: _printed_rows(content),
            lambda rows: self._preview(table, content, rows, filters),
            self._refusing(window),
            lane=table.rows_model.lane,
        )

    def _preview(
        self, table: RowsTable, content: TableContent, rows: Sequence[tuple[str, ...]], filters: str
    ) -> None:
        from ui.printing.preview import PrintPreview

        window = table.window()

        def printed(place: str) -> None:
            _told_print(window, place)
            self.note(table, "print", len(rows))

        stamp = self._now().strftime("%Y-%m-%d %H:%M")
        cut = content.count > len(rows) >= MOST_PRINTED
        paper = PaperTable(content.title, filters, stamp, self._person, content.headings, rows, cut)
        PrintPreview(window, paper, self._run, printed, self._refusing(window)).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
        ):
            way = WAYS.get(event.keyCombination().toCombined())
            table = self._meant(watched) if way is not None and way != "copy" else None
            if way is not None and table is not None:
                self.act(table, way)
                return True
        return super().eventFilter(watched, event)

    def _meant(self, window: QWidget) -> RowsTable | None:
        """The table the keyboard was on last if it can be seen, else the largest one in sight."""
        seen = [
            one for one in window.findChildren(RowsTable) if one.seen_area() and one.rows_model.rowCount()
        ]
        last = self._last()
        if last in seen:
            return last
        return max(seen, key=lambda one: one.seen_area(), default=None)


def _place(table: RowsTable) -> str:
    return f"columns.{table.key}"


def _printed_rows(content: TableContent) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    while len(rows) < MOST_PRINTED:
        found: Sequence[tuple[Cell, ...]] = content.rows(len(rows), PIECE)
        rows += [tuple(map(shown, row)) for row in found]
        if len(found) < PIECE:
            break
    return rows


def _told_print(window: QWidget, place: str) -> None:
    if place:
        _toaster(window).say(late("tables", "The PDF is saved"), place)
    else:
        _toaster(window).say(late("tables", "Sent to the printer"))


def _toaster(window: QWidget) -> Toaster:
    """The window's own; one is made where a window has none."""
    found: Any = getattr(window, "toaster", None)
    return found if isinstance(found, Toaster) else Toaster(window)
