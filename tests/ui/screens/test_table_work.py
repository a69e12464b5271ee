"""Every table by keyboard: copy, export, print, columns; kept for the person, and never a formula."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk import FakeDesk, run_at_once
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import texts
from ui.preferences import Preferences, read_preferences
from ui.printing.preview import PrintPreview
from ui.screens.columns_sheet import ColumnsSheet
from ui.screens.export_sheet import ExportSheet
from ui.screens.table_work import TableWork
from ui.texts import late
from ui.widgets.rows_model import Column, FrozenRowsModel
from ui.widgets.table import DataTable
from ui.widgets.table_hands import use_hands
from ui.widgets.toast import Toaster

NOW = datetime(2026, 11, 22, 14, 26, tzinfo=UTC)
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@dataclass(frozen=True)
class Line:
    key: str
    customer: str
    card: str
    due_fen: int


COLUMNS = (
    Column[Line]("number", late("loans", "Loan"), lambda line: line.key, width=120, sortable=True),
    Column[Line]("customer", late("loans", "Customer"), lambda line: line.customer, stretch=True),
    Column[Line]("card", late("counter", "Account"), lambda line: line.card, width=160),
    Column[Line]("due", late("loans", "Due"), lambda line: line.due_fen, "money", width=110),
)
LINES = tuple(
    Line(f"LN-{n:03d}", "=HYPERLINK(1)" if n == 1 else "李秀芳", "4406**********3828", n * 12_345)
    for n in range(90)
)


class Desk:
    """A window with a field and a table, and the hands of a person."""

    def __init__(self, qtbot: QtBot, desk: FakeDesk) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1298, 688)
        self.window.toaster = Toaster(self.window)  # type: ignore[attr-defined]
        box = QVBoxLayout(self.window)
        self.field = QLineEdit()
        self.table = DataTable(FrozenRowsModel(COLUMNS, key=lambda line: line.key), late("loans", "Loans"))
        self.table.rows_model.show_rows(LINES)
        box.addWidget(self.field)
        box.addWidget(self.table)
        known = read_preferences(desk)  # type: ignore[arg-type]
        self.preferences = Preferences(desk, run_at_once, known)  # type: ignore[arg-type]
        self.work = TableWork(self.preferences, run_at_once, "黄敏", lambda: NOW, desk.send)
        self.work.serve(self.window)
        self.window.show()
        self.window.activateWindow()
        self.table.setFocus()
        QApplication.processEvents()

    def titles(self) -> list[str]:
        """The titles of the shown columns from the left."""
        return [COLUMNS[number].key for number in self.table.shown_columns()]

    def toasts(self) -> list[str]:
        """What the toasts say."""
        return [toast.accessibleName() for toast in self.window.toaster._toasts]  # type: ignore[attr-defined]


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def at(qtbot: QtBot, desk: FakeDesk) -> Iterator[Desk]:
    made = Desk(qtbot, desk)
    yield made
    use_hands(None)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_selected_rows_are_copied_with_headings_masked_and_harmless(at: Desk, qtbot: QtBot) -> None:
    at.table.select_line(0)
    qtbot.keyClick(at.table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(at.table, Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().split("\r\n")
    assert lines[0].split("\t")[-1] == "应还"
    assert lines[1] == "LN-000\t李秀芳\t4406**********3828\t0.00"
    assert lines[2] == "LN-001\t'=HYPERLINK(1)\t4406**********3828\t123.45"
    assert len(lines) == 3


def test_columns_are_hidden_moved_and_widened_by_keys_and_kept(
    at: Desk, qtbot: QtBot, desk: FakeDesk
) -> None:
    qtbot.keyClick(at.table, Qt.Key.Key_C, CTRL | SHIFT)
    sheet = at.window.findChild(ColumnsSheet)
    assert sheet is not None
    assert focused() is sheet.lines
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert at.titles() == ["number", "customer", "due"]
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Up, ALT)
    qtbot.keyClick(focused(), Qt.Key.Key_Up, ALT)
    qtbot.keyClick(focused(), Qt.Key.Key_Up, ALT)
    assert at.titles() == ["due", "number", "customer"]
    before = at.table.columnWidth(3)
    qtbot.keyClick(focused(), Qt.Key.Key_Right, ALT)
    assert at.table.columnWidth(3) == before + 10
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is at.table
    again = Desk(qtbot, desk)
    assert again.titles() == ["due", "number", "customer"]
    assert again.table.columnWidth(3) == before + 10


def test_as_delivered_forgets_the_choice(at: Desk, qtbot: QtBot) -> None:
    at.table.hide_column(2)
    assert at.preferences.get("columns.loans.loans")["hidden"] == ["card"]
    qtbot.keyClick(at.table, Qt.Key.Key_C, CTRL | SHIFT)
    qtbot.keyClick(focused(), Qt.Key.Key_R, ALT)
    assert at.titles() == ["number", "customer", "card", "due"]
    assert at.preferences.get("columns.loans.loans") is None


def test_the_last_column_stays(at: Desk, qtbot: QtBot) -> None:
    for number in range(4):
        at.table.hide_column(number)
    assert at.titles() == ["due"]
    qtbot.keyClick(at.table, Qt.Key.Key_C, CTRL | SHIFT)
    sheet = at.window.findChild(ColumnsSheet)
    assert sheet is not None
    sheet.lines.select_line(3)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert at.titles() == ["due"]


def test_a_choice_of_other_columns_does_no_harm(qtbot: QtBot, desk: FakeDesk) -> None:
    kept = {"order": ["gone", "due"], "hidden": ["gone", 7], "widths": {"due": 99_999, "card": "wide"}}
    Preferences(desk, run_at_once).set("columns.loans.loans", kept)  # type: ignore[arg-type]
    made = Desk(qtbot, desk)
    assert made.titles() == ["due", "number", "customer", "card"]
    assert made.table.columnWidth(3) == 900
    use_hands(None)


def test_the_menu_of_a_header_names_what_can_be_done(at: Desk) -> None:
    at.table.open_menu(at.table.mapToGlobal(QPoint(10, 10)), 0)
    menu = at.table.findChild(QMenu)
    assert menu is not None
    said = [action.text() for action in menu.actions() if action.text()]
    assert len(said) == 6
    assert all(action.icon().isNull() is False for action in menu.actions()[-4:])
    menu.actions()[1].trigger()
    assert at.titles() == ["customer", "card", "due"]
    menu.close()


def test_a_table_is_exported_as_it_is_shown(
    at: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def ask(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(place).name)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    at.table.hide_column(2)
    at.field.setFocus()
    qtbot.keyClick(at.field, Qt.Key.Key_E, CTRL)  # from anywhere in the window
    assert proposed == ["贷款 2026-11-22 1426.xlsx"]
    with zipfile.ZipFile(tmp_path / "mine.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == 91
    assert "<f>" not in sheet
    assert "3828" not in sheet
    assert "90" in at.toasts()[-1]
    assert at.window.findChild(ExportSheet) is None or not at.window.findChild(ExportSheet).isVisible()  # type: ignore[union-attr]


def test_a_place_that_cannot_be_written_is_told(at: Desk, tmp_path: Path) -> None:
    at.work.export(at.table, tmp_path / "missing" / "a.xlsx")
    assert "export.not_written" in at.toasts()[-1]


def test_nothing_is_exported_or_printed_without_rows(
    at: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_rest: pytest.fail("asked"))
    at.table.rows_model.show_rows(())
    qtbot.keyClick(at.table, Qt.Key.Key_E, CTRL)
    qtbot.keyClick(at.table, Qt.Key.Key_P, CTRL)
    assert at.window.findChild(PrintPreview) is None


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_preview_turns_pages_and_paper_and_writes_a_pdf(
    at: Desk, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    app = QApplication.instance()
    assert app is not None
    texts.switch(app, language)  # type: ignore[arg-type]
    qtbot.keyClick(at.table, Qt.Key.Key_P, CTRL)
    preview = at.window.findChild(PrintPreview)
    assert preview is not None
    assert focused() is preview.view
    assert preview.view.layout_now.page_count > 1
    qtbot.keyClick(focused(), Qt.Key.Key_PageDown)
    assert preview.view.page == 1
    qtbot.keyClick(focused(), Qt.Key.Key_End)
    assert preview.view.page == preview.view.layout_now.page_count - 1
    qtbot.keyClick(focused(), Qt.Key.Key_Left, ALT)
    assert preview.view.page == preview.view.layout_now.page_count - 2
    upright = preview.view.layout_now
    preview.way.chosen.emit(True)
    assert preview.view.layout_now.width > upright.width
    assert preview.view.page == 0
    assert preview.view.grab().width() > 0
    preview.save_pdf(str(tmp_path / "a.pdf"))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert not preview.isVisible()
    assert str(tmp_path / "a.pdf") in at.toasts()[-1]


def test_a_printer_gets_every_page(at: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    at.work.print(at.table)
    preview = at.window.findChild(PrintPreview)
    assert preview is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    count = preview.view.layout_now.page_count
    preview.print_on(printer)
    qtbot.waitUntil(lambda: not preview.isVisible())
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert printed.count(b"/Type /Page\n") == count


def test_a_refused_pdf_keeps_the_preview_open(at: Desk, tmp_path: Path) -> None:
    at.work.print(at.table)
    preview = at.window.findChild(PrintPreview)
    assert preview is not None
    preview.save_pdf(str(tmp_path / "missing" / "a.pdf"))
    assert preview.isVisible()
    assert "export.not_written" in at.toasts()[-1]
