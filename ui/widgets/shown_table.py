"""What the parts around a table need of it: its header, its menu, what copies it."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QPoint, QRect, SignalInstance

from ui.texts import Text
from ui.widgets.column_choice import ColumnChoice
from ui.widgets.rows_model import RowsModel


class ShownTable(Protocol):
    """Filled by `rows_table.RowsTable`, where each is told."""

    name: Text
    sorting: tuple[str, bool]
    columns_chosen: ColumnChoice

    @property
    def rows_model(self) -> RowsModel[Any]: ...

    @property
    def columns_changed(self) -> SignalInstance: ...

    def choose_columns(self, choice: ColumnChoice) -> None: ...

    def shown_columns(self) -> list[int]: ...

    def hide_column(self, number: int) -> None: ...

    def columnWidth(self, column: int) -> int: ...

    def padded(self, rect: QRect, column: int) -> QRect: ...

    def selected_lines(self) -> list[range]: ...

    def current_line(self) -> int: ...

    def sort_by(self, number: int) -> None: ...

    def open_menu(self, place: QPoint, number: int = -1) -> None: ...
