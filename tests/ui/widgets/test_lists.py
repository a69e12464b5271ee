"""Tables and queues: cells, selection, keys, 50,000 rows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lendesk.domain.money import Money
from ui import tokens
from ui.texts import late
from ui.widgets.painting import ChipSpec
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook, Toned, plain_text
from ui.widgets.table import DataTable, TableFoot


@dataclass(frozen=True)
class Line:
    name: str
    product: str
    amount_fen: int | None
    queued: bool = False


COLUMNS = (
    Column[Line]("tick", "", lambda r: r.queued, "tick", 30),
    Column[Line](
        "name",
        late("kit", "Signature"),
        lambda r: (r.name, r.product),
        "two_line",
        stretch=True,
        sortable=True,
    ),
    Column[Line]("amount", "Amount", lambda r: r.amount_fen, "money", 120, sortable=True),
    Column[Line](
        "state", "State", lambda r: ChipSpec("waits", "pending", "pending") if r.queued else None, "chip"
    ),
)
LINES = (
    Line("李秀芳", "小微", 12_000_000),
    Line("王建国", "信用", None, True),
    Line("何淑仪", "分期", 877_63),
)


def table(qtbot: QtBot, lines: tuple[Line, ...] = LINES) -> DataTable:
    model = FrozenRowsModel(COLUMNS, look=lambda row: RowLook(pending=row.queued))
    model.show_rows(lines)
    made = DataTable(model, "Lines")
    made.resize(700, 400)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    QApplication.processEvents()
    return made


def test_cells_say_in_words_what_they_show() -> None:
    assert plain_text("money", Money(5)) == "0.05"
    assert plain_text("money", None) == "—"
    assert plain_text("number", 1_133) == "1,133"
    assert plain_text("date", "2026-11-21") == "2026-11-21"
    assert plain_text("tick", True) == "✓"
    assert plain_text("chip", None) == ""
    assert plain_text("text", Toned("剩 1:04", "warning")) == "剩 1:04"
    assert plain_text("icon_text", ("ok", "done")) == "done"
    assert plain_text("two_line", ("a", "")) == "a"
    assert plain_text("text", 3) == "3"
    assert plain_text("text", None) == "—"


def test_the_header_follows_the_language(qtbot: QtBot) -> None:
    model = table(qtbot).rows_model
    assert model.headerData(1, Qt.Orientation.Horizontal) == "签名"
    assert model.index(0, 2).data() == "120,000.00"


def test_selection_and_opening_hand_out_the_row(qtbot: QtBot) -> None:
    made = table(qtbot)
    seen: list[tuple[str, object]] = []
    made.selected.connect(lambda row: seen.append(("selected", row)))
    made.opened.connect(lambda row: seen.append(("opened", row)))
    made.select_line(0)
    qtbot.keyClick(made, Qt.Key.Key_Down)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert seen[-2:] == [("selected", LINES[1]), ("opened", LINES[1])]
    made.select_line(99)
    assert made.current_row() is None


def test_space_and_a_click_tick(qtbot: QtBot) -> None:
    made = table(qtbot)
    ticked: list[object] = []
    made.ticked.connect(ticked.append)
    made.select_line(2)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    place = made.visualRect(made.rows_model.index(0, 0)).center()
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ticked == [LINES[2], LINES[0]]


def test_sorting_is_only_asked_for(qtbot: QtBot) -> None:
    made = table(qtbot)
    asked: list[tuple[str, bool]] = []
    made.sort_wanted.connect(lambda key, descending: asked.append((key, descending)))
    made.horizontalHeader().sectionClicked.emit(2)
    made.show_sort("amount", False)
    made.horizontalHeader().sectionClicked.emit(2)
    made.horizontalHeader().sectionClicked.emit(3)
    assert asked == [("amount", False), ("amount", True)]
    assert made.rows_model.rows == LINES


def test_letters_are_left_to_the_screen(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.select_line(0)
    qtbot.keyClick(made, Qt.Key.Key_H)
    assert made.current_row() == LINES[0]


def test_a_row_is_copied_as_text_under_its_headings(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.select_line(1)
    qtbot.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "\t签名\tAmount\tState\r\n✓\t王建国 · 信用\t—\twaits"


def test_rows_grow_with_density(qtbot: QtBot, dressed: QApplication) -> None:
    made = table(qtbot)
    assert made.rowHeight(0) == 44
    tokens.set_density("comfortable")
    QApplication.processEvents()
    assert made.rowHeight(0) == 52


class AskedModel(FrozenRowsModel[Line]):
    """Notes the lines that are asked for."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self.asked: set[int] = set()

    def row_at(self, number: int) -> Line:
        self.asked.add(number)
        return super().row_at(number)


def test_of_fifty_thousand_rows_only_those_in_sight_are_asked(qtbot: QtBot) -> None:
    lines = tuple(Line(f"name {n}", "product", n * 100) for n in range(50_000))
    model = AskedModel()
    made = DataTable(model, "Lines")
    made.resize(700, 400)
    qtbot.addWidget(made)
    made.show()
    model.show_rows(lines)
    made.grab()
    made.select_line(49_999)
    made.grab()
    assert {0, 49_999} <= model.asked
    assert len(model.asked) < 50


def test_the_selected_row_is_tinted_with_a_bar(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.select_line(0)
    picture = made.grab().toImage()
    top = made.viewport().mapTo(made, QPoint(0, 0)).y()
    assert picture.pixelColor(1, top + 10) == tokens.colour("accent.solid")
    assert picture.pixelColor(6, top + 10) == tokens.colour("selected")
    assert picture.pixelColor(6, top + made.rowHeight(0) * 2 + 10) == tokens.colour("surface")


def items() -> list[QueueItem]:
    return [
        QueueItem("a", "顺德永丰", "661 分", "800,000.00", "超权限", Toned("超 0:18", "danger")),
        QueueItem("b", "李秀芳", "702 分", "120,000.00", "权限内", Toned("剩 0:22", "warning"), pending=True),
    ]


def test_a_queue_keeps_its_selection_over_new_items(qtbot: QtBot) -> None:
    queue = QueueList("Queue")
    qtbot.addWidget(queue)
    queue.resize(348, 300)
    queue.show()
    selected: list[str] = []
    opened: list[str] = []
    queue.selected.connect(selected.append)
    queue.opened.connect(opened.append)
    queue.show_items(items())
    queue.select_key("b")
    queue.show_items([*items(), QueueItem("c", "new")])
    assert queue.current_key() == "b"
    qtbot.keyClick(queue, Qt.Key.Key_Return)
    assert opened == ["b"]
    assert selected[0] == "b"
    assert queue.model().index(0, 0).data() == "顺德永丰 · 661 分 · 800,000.00 · 超 0:18"
    queue.grab()


def test_the_foot_speaks(qtbot: QtBot) -> None:
    foot = TableFoot("2 rows", "920,000.00", "sum")
    qtbot.addWidget(foot)
    assert foot.accessibleName() == "2 rows sum 920,000.00"
    foot.say("0 rows")
    assert foot.accessibleName() == "0 rows"
