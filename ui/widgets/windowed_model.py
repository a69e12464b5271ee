"""A table of any length as a window on a query: pages come in the background while the person scrolls.

    model = WindowedRowsModel(COLUMNS, source, around.run, key=lambda row: row.key)
    model.ask(Asked(sort="next_due"))      # sorted and filtered by the query; what is shown stays till then
    model.renewed.connect(...); model.failed.connect(...)
Rows that are not read yet are None; after 300 ms they are drawn as marks. Of the pages, the latest are kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from lendesk.domain.errors import RuleBroken
from ui.ports import Background
from ui.tokens import token
from ui.widgets.row_source import NOWHERE, Asked, Piece, RowSource
from ui.widgets.rows_model import AnyIndex, Column, Row, RowLook, RowsModel

PAGE = 200
MOST_PAGES = 40
"""8,000 rows are kept, wherever in the list the person is."""
MOST_WANTED = 4
"""Of the pages that were scrolled past, so many of the latest are still fetched."""


class WindowedRowsModel(RowsModel[Row]):
    """Rows by position; `known` says how many there are as far as the source can tell."""

    renewed = Signal()
    """The first page of another question has come."""
    failed = Signal(object)
    """A RuleBroken: the page stays unread until it is asked for again by `again`."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        source: RowSource[Row],
        run: Background,
        *,
        look: Callable[[Row], RowLook] | None = None,
        key: Callable[[Row], str] | None = None,
        lane: Literal["database", "network"] = "database",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, look=look, key=key, parent=parent)
        self._source, self._run, self.lane = source, run, lane
        self.asked = Asked()
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._latest: tuple[int, Sequence[Row]] = (-1, ())
        self._wanted: list[int] = []
        self._under_way = self._broken = self._marked = False
        self._total, self._round, self._kept_key, self._kept_line = 0, 0, "", NOWHERE
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch_next)
        self._slow = QTimer(self, singleShot=True, interval=int(token("motion.spinnerAfterMs")))
        self._slow.timeout.connect(self._mark)

    def ask(self, asked: Asked, near: int = 0, keep: str = "") -> None:
        """Show the answer to `asked` from line `near` on; `keep` names the row to find again."""
        self._round += 1
        self._wanted, self._broken = [], False
        self._fetch(asked, near // PAGE, keep, first=True)

    def again(self, near: int = 0, keep: str = "") -> None:
        """Ask the same once more: after news, or after a fault."""
        self.ask(self.asked, near, keep)

    def row_at(self, number: int) -> Row | None:
        if not 0 <= number < self._total:
            raise IndexError(number)
        page, place = divmod(number, PAGE)
        if page == self._latest[0]:
            rows = self._latest[1]
        elif page in self._pages:
            self._pages.move_to_end(page)
            rows = self._pages[page]
            self._latest = (page, rows)
        else:
            self._want(page)
            return None
        return rows[place] if place < len(rows) else None

    def line_of(self, key: str) -> int:
        if self.key_of is None:
            return NOWHERE
        if key and key == self._kept_key:
            return self._kept_line
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if self.key_of(row) == key:
                    return page * PAGE + place
        return NOWHERE

    def reader(self) -> Callable[[int, int], Sequence[Row]]:
        source, asked = self._source.apart(), self.asked
        return lambda first, limit: source.page(asked, first, limit).rows

    def marks_missing(self) -> bool:
        return self._marked

    def kept_pages(self) -> int:
        """How many pages are in memory."""
        return len(self._pages)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._total

    def _want(self, page: int) -> None:
        if self._broken:
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted = [*self._wanted[-MOST_WANTED + 1 :], page]
        if not self._under_way:
            self._soon.start()  # not from inside a painting
            if not self._slow.isActive() and not self._marked:
                self._slow.start()

    def _fetch_next(self) -> None:
        if self._wanted and not self._under_way:
            self._fetch(self.asked, self._wanted[-1], "", first=False)

    def _fetch(self, asked: Asked, page: int, keep: str, *, first: bool) -> None:
        self._under_way = True
        source, now = self._source, self._round

        def read() -> tuple[Piece[Row], int]:
            line = source.line_of(asked, keep) if keep else NOWHERE
            return source.page(asked, page * PAGE, PAGE), line

        def came(read: tuple[Piece[Row], int]) -> None:
            if now == self._round:
                self._take(asked, page, read[0], (keep, read[1]), first)

        def missed(refusal: RuleBroken) -> None:
            if now == self._round:
                self._fail(refusal)

        self._run(read, came, missed, lane=self.lane)

    def _take(self, asked: Asked, page: int, piece: Piece[Row], kept: tuple[str, int], first: bool) -> None:
        self._under_way = False
        if first:
            self._renew(asked, page, piece, kept)
        else:
            self._keep(page, piece.rows)
            self._resize(piece.total)
            if piece.rows:
                last = min(self._total, (page + 1) * PAGE) - 1
                self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1))
        self._wanted = [one for one in self._wanted if one not in self._pages]
        if self._wanted:
            self._soon.start()
        else:
            self._slow.stop()
            self._marked = False

    def _renew(self, asked: Asked, page: int, piece: Piece[Row], kept: tuple[str, int]) -> None:
        self.beginResetModel()
        self.asked, self._total = asked, piece.total
        self._kept_key, self._kept_line = kept if kept[1] != NOWHERE else ("", NOWHERE)
        self._pages.clear()
        self._keep(page, piece.rows)
        self.endResetModel()
        self._kept_key = ""
        self.renewed.emit()

    def _keep(self, page: int, rows: Sequence[Row]) -> None:
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        self._latest = (-1, ())

    def _resize(self, total: int) -> None:
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()

    def _mark(self) -> None:
        self._marked = True
        self._repaint()

    def _fail(self, refusal: RuleBroken) -> None:
        self._under_way, self._broken, self._wanted = False, True, []
        self._slow.stop()
        self._marked = True
        self._repaint()
        self.failed.emit(refusal)

    def _repaint(self) -> None:
        if self._total:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, len(self.columns) - 1))
