"""The contract screen driven by keyboard."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk import FakeDesk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lendesk.usecases.contracts.commands import ExplainKeyTerm, PrepareContract, SignContract
from lendesk.usecases.contracts.queries import ContractFile, GetContract, GetEvidence, ListContracts
from lendesk.usecases.messages import Command, CommandResult, Outcome
from lendesk.usecases.paging import Page
from ui.screens.contracts.screen import build
from ui.screens.contracts.view import ContractsScreen, step_of
from ui.screens.surroundings import Surroundings

sys.path.insert(0, str(Path(__file__).parent))
import contracts_samples as samples

Open = Callable[[ContractFile], ContractsScreen]


@pytest.fixture
def opened(around: Surroundings, desk: FakeDesk, put_in: Callable[[QWidget], None]) -> Open:
    def open_it(file: ContractFile) -> ContractsScreen:
        desk.answers[ListContracts] = Page(samples.ROWS)
        desk.answers[GetContract] = file
        desk.files["sha-pdf"] = b"%PDF"
        screen = build(around)
        assert isinstance(screen, ContractsScreen)
        put_in(screen)
        return screen

    return open_it


def test_an_approved_file_offers_to_prepare_its_contract(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.FILE)
    assert screen.work.currentIndex() == 1
    desk.results[PrepareContract] = lambda command: CommandResult(
        command.command_id, Outcome.DONE, made={"contract_id": "k-1"}
    )
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    sent = desk.sent[0]
    assert isinstance(sent, PrepareContract)
    assert sent.application_id == "a-2"
    assert screen.work.currentIndex() == 0
    assert screen.list.list.current_key() == "k-1"


def test_who_may_only_read_is_offered_nothing(
    opened: Open, around: Surroundings, desk: FakeDesk, qtbot: QtBot
) -> None:
    around.signed_in = replace(around.signed_in, permissions=frozenset({"contract.read"}))
    screen = opened(samples.FILE)
    screen.presenter.choose("k-1")
    qtbot.keyClick(screen, Qt.Key.Key_Space)
    assert not screen.signing.explained.isVisible()
    assert not screen.signing.sign.isVisible()
    assert not screen.signing.pad_room.isVisible()
    assert not screen.prepare.isVisible()
    assert desk.sent == []


def test_space_explains_term_by_term_and_then_the_pad_opens(
    opened: Open, desk: FakeDesk, qtbot: QtBot
) -> None:
    screen = opened(samples.FILE)
    done: list[str] = []

    def explained(command: Command) -> CommandResult:
        assert isinstance(command, ExplainKeyTerm)
        done.append(command.term_id)
        desk.answers[GetContract] = samples.explained(*done)
        return CommandResult(command.command_id, Outcome.DONE)

    desk.results[ExplainKeyTerm] = explained
    screen.list.list.select_key("k-1")
    assert screen.signing.pad.isVisible()
    for _ in range(4):
        assert not screen.signing.sign.isVisible()
        qtbot.keyClick(screen, Qt.Key.Key_Space)
    assert done == ["cost_sheet", "principal", "rate", "overdue"]
    assert screen.signing.sign.isVisible()
    assert not screen.signing.sign.isEnabled()
    assert screen.steps.spoken().startswith("4/5")


def test_drawing_and_f9_sign(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.ALL_EXPLAINED)
    screen.list.list.select_key("k-1")
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    assert desk.sent == []
    screen.signing.pad._strokes, screen.signing.pad._points = (
        [[QPoint(5 * n, 9).toPointF() for n in range(9)]],
        9,
    )
    screen.signing.pad.changed.emit()
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    sent = desk.sent[0]
    assert isinstance(sent, SignContract)
    assert desk.files[sent.signature_sha256].startswith(b"\x89PNG")


def test_another_contract_gets_a_clean_pad(opened: Open, desk: FakeDesk) -> None:
    screen = opened(samples.ALL_EXPLAINED)
    screen.list.list.select_key("k-1")
    screen.signing.pad._strokes, screen.signing.pad._points = (
        [[QPoint(5 * n, 9).toPointF() for n in range(9)]],
        9,
    )
    screen.show_contract(samples.ALL_EXPLAINED, samples.TERMS)
    assert screen.signing.pad.is_signed()
    desk.answers[GetContract] = samples.SEALED
    screen.list.list.select_key("k-3")
    assert not screen.signing.pad.is_signed()


def test_a_sealed_contract_gives_its_evidence(
    opened: Open, desk: FakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.answers[GetEvidence] = '{"leaf": 1204}'
    screen = opened(samples.SEALED)
    screen.list.list.select_key("k-3")
    target = tmp_path / "evidence.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    screen.signing.evidence.click()
    assert target.read_text() == '{"leaf": 1204}'
    screen.paper.save_pdf.click()
    assert target.read_bytes() == b"%PDF"
    assert not screen.signing.explained.isVisible()


def test_a_place_that_cannot_be_written_is_told(
    opened: Open, around: Surroundings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(samples.SEALED)
    screen.list.list.select_key("k-3")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "no" / "a.pdf"), ""))
    screen.paper.save_pdf.click()
    assert around.toaster.count() == 1


def test_a_refused_explanation_can_be_tried_again(opened: Open, desk: FakeDesk, qtbot: QtBot) -> None:
    screen = opened(samples.FILE)
    screen.list.list.select_key("k-1")
    desk.results[ExplainKeyTerm] = lambda command: CommandResult(
        command.command_id, Outcome.REFUSED, "contract.cost_sheet_first"
    )
    qtbot.keyClick(screen, Qt.Key.Key_Space)
    assert screen.signing.explained.isEnabled()


def test_no_contracts(around: Surroundings, put_in: Callable[[QWidget], None]) -> None:
    screen = build(around)
    assert isinstance(screen, ContractsScreen)
    put_in(screen)
    assert screen.list.body.currentIndex() == 1
    assert screen.work.currentIndex() == 2


def test_the_screen_fits_the_smallest_window(opened: Open) -> None:
    screen = opened(samples.FILE)
    screen.list.list.select_key("k-1")
    assert screen.minimumSizeHint().width() <= 1280 - 68
    assert screen.minimumSizeHint().height() <= 640 - 80


def test_what_comes_true_on_the_way_is_no_failure(opened: Open, desk: FakeDesk) -> None:
    checks = (("contract.rate_under_cap", True), ("contract.signed_by_both", False))
    on_the_way = replace(samples.explained("principal"), checks=checks)
    assert step_of(on_the_way, on_the_way.key_terms) == 2
    against_the_law = replace(on_the_way, checks=(("contract.rate_under_cap", False),))
    assert step_of(against_the_law, against_the_law.key_terms) == 1
