"""Filters that a person keeps by name: a button beside the filters of a list, a sheet to take and keep.

saved = SavedFilters(around.preferences, "audit", view.filter_now, view.filter_by)
panel.add(saved.button)          # Alt K; kept for the person under `filters.audit`
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.error_texts import error_text
from ui.preferences import Preferences
from ui.texts import late
from ui.widgets.button import Button, IconButton
from ui.widgets.fields import TextField
from ui.widgets.form import FormRow
from ui.widgets.rows_model import Column, FrozenRowsModel
from ui.widgets.sheet import Sheet
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable

Values = Mapping[str, str]
WIDTH, HEIGHT, MOST, LONGEST_NAME = 560, 220, 30, 40


@dataclass(frozen=True, slots=True)
class KeptFilter:
    """A name and what is filtered by."""

    name: str
    values: Values

    def words(self) -> str:
        """The values, for the eye."""
        return " · ".join(value for value in self.values.values() if value)


LINES: tuple[Column[KeptFilter], ...] = (
    Column("name", late("filters", "Name"), lambda kept: kept.name, "strong", width=180),
    Column("values", late("filters", "Filter"), KeptFilter.words, stretch=True),
)


class SavedFilters(QObject):
    """`read` tells what is filtered by now, `apply` filters by what was kept."""

    def __init__(
        self, preferences: Preferences, area: str, read: Callable[[], Values], apply: Callable[[Values], None]
    ) -> None:
        super().__init__()
        self._preferences, self._place = preferences, f"filters.{area}"
        self.read, self.apply = read, apply
        self.button = IconButton("saveView", late("filters", "Saved filters"), key="Alt+K")
        self.button.clicked.connect(lambda _checked: FilterSheet(self.button.window(), self).open())
        self.setParent(self.button)

    def kept(self) -> tuple[KeptFilter, ...]:
        """What the person keeps, in the order of keeping; what is malformed is left out."""
        found = self._preferences.get(self._place, [])
        return tuple(
            KeptFilter(str(one["name"]), {str(key): str(value) for key, value in one["values"].items()})
            for one in (found if isinstance(found, list) else [])
            if isinstance(one, dict) and one.get("name") and isinstance(one.get("values"), dict)
        )

    def keep(self, name: str) -> None:
        """Keep what is filtered by now; the same name is written over."""
        others = [one for one in self.kept() if one.name != name]
        self._write([*others, KeptFilter(name, dict(self.read()))][-MOST:])

    def drop(self, name: str) -> None:
        """Forget a filter."""
        self._write([one for one in self.kept() if one.name != name])

    def _write(self, filters: list[KeptFilter]) -> None:
        told = [{"name": one.name, "values": dict(one.values)} for one in filters]
        self._preferences.set(self._place, told or None)


class FilterSheet(Sheet):
    """Enter takes the chosen filter, Del drops it, Ctrl Enter keeps what is filtered now under a name."""

    def __init__(self, window: QWidget, saved: SavedFilters) -> None:
        super().__init__(window, late("filters", "Saved filters"), width=WIDTH)
        self._saved = saved
        self.lines = DataTable(
            FrozenRowsModel(LINES, key=lambda one: one.name), late("filters", "Saved filters")
        )
        self.lines.setFixedHeight(HEIGHT)
        self.nothing = EmptyState(
            late("filters", "No filter is kept yet"),
            late("filters", "Filter the list, give the filter a name, and it stands here."),
        )
        self.body_now = Switcher(self.lines, self.nothing)
        self.body_now.setFixedHeight(HEIGHT)
        self.name = TextField(
            late("filters", "Name"), placeholder=late("filters", "e.g. my branch this week")
        )
        self.name_row = FormRow(late("filters", "Name"), self.name)
        self.keep = Button(late("filters", "Keep this filter"), "soft", icon="saveView", key="Ctrl+Return")
        self.drop = Button(late("filters", "Forget"), "danger", key="Del", bind=False)
        self.take = Button(late("filters", "Filter"), "primary", key="Return", bind=False)
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name_row, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.body_now)
        self.body.addLayout(row)
        self.set_buttons((self.drop,), (self.take,))

    def _connect(self) -> None:
        self.lines.opened.connect(lambda _line: self._take())
        self.take.clicked.connect(lambda _checked: self._take())
        self.drop.clicked.connect(lambda _checked: self._drop())
        self.keep.clicked.connect(lambda _checked: self._keep())
        self.closed.connect(self.deleteLater)

    def _show(self) -> None:
        kept = self._saved.kept()
        self.lines.rows_model.show_rows(kept)
        self.body_now.turn_to(0 if kept else 1)
        for button in (self.take, self.drop):
            button.setVisible(bool(kept))
        if kept and self.lines.current_line() < 0:
            self.lines.select_line(0)

    def _take(self) -> None:
        chosen: KeptFilter | None = self.lines.current_row()
        if chosen is not None:
            self.close()
            self._saved.apply(chosen.values)

    def _drop(self) -> None:
        chosen: KeptFilter | None = self.lines.current_row()
        if chosen is not None and not self.name.hasFocus():
            self._saved.drop(chosen.name)
            self._show()

    def _keep(self) -> None:
        name = self.name.text().strip()[:LONGEST_NAME]
        if not name:
            self.name_row.message(error_text("filter.no_name"))
            self.name.setFocus()
            return
        self._saved.keep(name)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._drop()
        else:
            super().keyPressEvent(event)

    def open(self) -> None:
        super().open()
        (self.lines if self._saved.kept() else self.name).setFocus(Qt.FocusReason.PopupFocusReason)
