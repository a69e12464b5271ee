"""What lies over a screen or stands in its place: palette, help, tour, sheets of the shell, lock."""

from __future__ import annotations

from collections.abc import Callable

from desk import ME

from ui.desktop.cover import Cover
from ui.screens.columns_sheet import ColumnsSheet
from ui.shell.covering import Covering
from ui.shell.help_panel import HelpPanel
from ui.shell.sheets import open_about, open_keys, open_whats_new
from ui.shell.tour import STEPS, Tour
from ui.shell.window import MainWindow
from ui.widgets.rows_table import RowsTable

Lay = Callable[[MainWindow], object]
UNKNOWN = "zzzz"


def _palette(window: MainWindow) -> None:
    window.palette_box.open()


def _no_hits(window: MainWindow) -> None:
    window.palette_box.open()
    window.palette_box.field.setText(UNKNOWN)


def _help(window: MainWindow) -> object:
    panel = HelpPanel(window)
    panel.open(window.current)
    return panel


def _tour(steps: int) -> Lay:
    def start(window: MainWindow) -> object:
        tour = Tour(window)
        tour.start()
        for _ in range(steps):
            tour.go_on()
        return tour

    return start


def _columns(window: MainWindow) -> object:
    sheet = ColumnsSheet(next(table for table in window.findChildren(RowsTable) if table.key))
    sheet.open()
    return sheet


def _lock(window: MainWindow) -> object:
    covering = Covering(window)
    covering.cover(Cover(ME))
    return covering


OVER: dict[str, Lay] = {
    "palette": _palette,
    "palette without hits": _no_hits,
    "all keys": open_keys,
    "what is new": open_whats_new,
    "about": lambda window: open_about(window, "07", "禅城营业部"),
    "help": _help,
    **{f"tour, step {number + 1}": _tour(number) for number in range(len(STEPS))},
    "columns": _columns,
    "lock": _lock,
}
"""By name how each is laid over a window that shows a screen."""
