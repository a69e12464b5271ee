"""The intake screen: chips and faults at the fields, papers pasted and dropped, the draft's banner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk import FakeDesk
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import Breach
from lendesk.usecases.applications.queries import FindDuplicates, ListProducts
from lendesk.usecases.synchronisation.state import Draft
from ui.screens.intake.applicant_panel import difference
from ui.screens.intake.form import FieldState
from ui.screens.intake.screen import build
from ui.screens.intake.view import IntakeScreen
from ui.screens.surroundings import Surroundings
from ui.widgets.form import SmallIcon
from ui.widgets.icons import icon_letter

NUMBER = "440104199003076515"


@pytest.fixture
def screen(
    around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None], monkeypatch: pytest.MonkeyPatch
) -> IntakeScreen:
    desk.answers |= {ListProducts: (), FindDuplicates: ()}
    made = build(around)
    assert isinstance(made, IntakeScreen)
    put_in(made)
    return made


def chip(screen: IntakeScreen, name: str) -> tuple[str, str]:
    spec = screen.applicant.rows[name]._chip.spec
    assert spec is not None
    return str(spec.text), spec.kind


def test_a_sure_number_waits_for_a_person_and_then_turns_green(screen: IntakeScreen, qtbot: QtBot) -> None:
    screen.presenter.form.fields["id_number"] = FieldState(NUMBER, NUMBER, 1000, confirmed=False)
    screen.show_field("id_number", screen.presenter.form.fields["id_number"])
    assert chip(screen, "id_number") == ("待确认", "warning")
    qtbot.keyClick(screen.applicant.fields["id_number"], Qt.Key.Key_Return)
    assert chip(screen, "id_number") == ("已确认", "success")


def test_typing_over_turns_it_green_and_keeps_the_cursor(screen: IntakeScreen, qtbot: QtBot) -> None:
    doubtful = FieldState(NUMBER, NUMBER, 710, confirmed=False, doubtful=(5,))
    screen.presenter.form.fields["id_number"] = doubtful
    screen.show_field("id_number", doubtful)
    field = screen.applicant.fields["id_number"]
    assert chip(screen, "id_number") == ("71 %", "warning")
    assert "第 6 位" in screen.applicant.rows["id_number"].message_text()
    field.setCursorPosition(5)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_7)
    assert field.cursorPosition() == 6
    assert chip(screen, "id_number") == ("已更正", "success")
    assert screen.applicant.rows["id_number"].message_text() == ""


def test_every_fault_stands_at_its_field_and_the_first_has_the_keyboard(
    screen: IntakeScreen, qtbot: QtBot
) -> None:
    screen.request.product.setFocus()
    screen.show_faults({"phone": Breach("applicant.phone"), "name": Breach("field.empty")})
    assert screen.applicant.rows["phone"].message_text()
    assert screen.applicant.rows["name"].message_text()
    assert screen.applicant.fields["name"].hasFocus()
    assert screen.applicant.fields["name"].property("state") == "danger"


def test_f10_on_an_empty_form_sends_nothing(screen: IntakeScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_F10)
    assert desk.sent == []
    assert screen.request.rows["product"].message_text()


def picture() -> QImage:
    made = QImage(8, 8, QImage.Format.Format_RGB32)
    made.fill(0)
    return made


def test_a_pasted_picture_becomes_a_document(screen: IntakeScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    screen.papers.kind.set_value("other")
    QGuiApplication.clipboard().setImage(picture())
    qtbot.keyClick(screen.request.purpose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    [content] = desk.files.values()
    assert content.startswith(b"\x89PNG")
    assert screen.request.purpose.text() == ""


def test_a_pasted_text_stays_a_text(screen: IntakeScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("装修")
    qtbot.keyClick(screen.request.purpose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert screen.request.purpose.text() == "装修"
    assert desk.files == {}


def test_dropped_files_become_documents(screen: IntakeScreen, desk: FakeDesk, tmp_path) -> None:  # type: ignore[no-untyped-def]
    screen.papers.kind.set_value("other")
    paths = [tmp_path / "a.png", tmp_path / "b.png"]
    for path in paths:
        path.write_bytes(path.name.encode())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    screen.dropEvent(QDropEvent(QPoint(5, 5), actions, mime, buttons, Qt.KeyboardModifier.NoModifier))
    assert sorted(desk.files.values()) == [b"a.png", b"b.png"]


def test_the_draft_is_offered_in_a_banner(screen: IntakeScreen, desk: FakeDesk) -> None:
    data = screen.presenter.form.to_draft()
    desk.save_draft(Draft("a-7", "application", "李秀芳", data, "2026-11-21T08:00:00+00:00"))
    screen.presenter.open()
    assert screen.draft.isVisible()
    assert "李秀芳" in screen.draft.title.text()
    screen.discard_draft.click()
    assert not screen.draft.isVisible()
    assert desk.kept_drafts == {}


def test_nothing_of_the_file_before_stays(screen: IntakeScreen) -> None:
    screen.picture_side.turn_to(0)
    screen.presenter.open()
    assert screen.picture_side.currentIndex() == 1


@pytest.mark.parametrize(
    ("read", "offered", "shown"), [("4406", "4408", "8"), ("4406", "4418", "4418"), ("44", "446", "446")]
)
def test_the_offer_names_what_differs(read: str, offered: str, shown: str) -> None:
    assert difference(read, offered) == shown


def test_every_icon_of_the_screen_exists(screen: IntakeScreen) -> None:
    """An unknown one raises while painting, which ends the program."""
    for part in screen.findChildren(SmallIcon):
        assert icon_letter(part._icon)
