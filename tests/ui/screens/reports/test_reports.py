"""Reports: figures, charts, the way from a figure down to a loan and back; presenter and screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk import FakeDesk, Recorder, run_at_once
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.reporting.portfolio import (
    GetPortfolio,
    ListPortfolioGroups,
    ListPortfolioLoans,
    PortfolioFigure,
    PortfolioPart,
    PortfolioScope,
    PortfolioSplit,
)
from ui import texts
from ui.screens.reports.presenter import LoanPages, ReportsPresenter
from ui.screens.reports.screen import build
from ui.screens.reports.view import ReportsScreen
from ui.screens.reports.words import axis_words, parts_per_million, ratio
from ui.screens.surroundings import Surroundings
from ui.widgets.states import EmptyState, OfflineState
from ui.widgets.table_hands import use_hands

sys.path.insert(0, str(Path(__file__).parent))
import reports_samples as samples

F, SPLIT = PortfolioFigure, PortfolioSplit


@pytest.fixture
def went(around: Surroundings) -> list[tuple[str, object]]:
    gone: list[tuple[str, object]] = []
    around.go = lambda screen, argument: gone.append((screen, argument)) is None
    return gone


@pytest.fixture
def screen(
    around: Surroundings,
    desk: FakeDesk,
    put_in: Callable[[QWidget], None],
    went: list[tuple[str, object]],
) -> ReportsScreen:
    del went
    desk.answers |= samples.ANSWERS
    made = build(around)
    assert isinstance(made, ReportsScreen)
    put_in(made)
    return made


def presenter_of(desk: FakeDesk) -> tuple[ReportsPresenter, Recorder]:
    desk.answers |= samples.ANSWERS
    view = Recorder()
    pages = LoanPages(desk)  # type: ignore[arg-type]  # the fake does what is needed
    return ReportsPresenter(desk, view, run_at_once, pages), view  # type: ignore[arg-type]


def last_asked(desk: FakeDesk, kind: type) -> Any:
    return next(query for query in reversed(desk.asked) if isinstance(query, kind))


def test_it_opens_on_the_whole_book_by_stage(desk: FakeDesk) -> None:
    presenter, view = presenter_of(desk)
    presenter.open()
    drill, groups = view.last("show_groups")
    assert (drill.line.part.figure, drill.split, drill.group) == (F.OUTSTANDING, SPLIT.STAGE, None)
    assert sum(group.fen for group in groups) == drill.whole_fen == samples.WHOLE_FEN
    assert presenter.back() is False


def test_down_to_the_loans_of_a_group_and_up_again(desk: FakeDesk) -> None:
    presenter, view = presenter_of(desk)
    presenter.filter("b-nanhai", "PC", 6)
    scope = PortfolioScope("b-nanhai", "PC")
    assert desk.asked[0] == GetPortfolio(scope=scope, months=6)
    par30 = samples.BOOK.figures[2].part
    presenter.choose(par30)
    presenter.split_by(SPLIT.BRANCH)
    _drill, groups = view.last("show_groups")
    presenter.enter(groups[1])
    drill, question = view.last("show_loans")
    assert drill.whole_fen == groups[1].fen
    assert presenter._pages._questions[int(question)] == ListPortfolioLoans(
        scope=scope, part=par30, split=SPLIT.BRANCH, group="b-nanhai"
    )
    assert presenter.back()
    assert view.last("show_groups")[0].group is None
    assert presenter.back()
    assert view.last("show_groups")[0].line.part.figure is F.OUTSTANDING
    assert not presenter.back()


def test_reading_again_stays_where_the_figure_still_is(desk: FakeDesk) -> None:
    presenter, view = presenter_of(desk)
    presenter.open()
    october = samples.BOOK.months[-2]
    presenter.choose(PortfolioPart(F.DISBURSED, october.since, october.until))
    presenter.open()
    assert view.last("show_groups")[0].line.part.since == october.since
    desk.answers[GetPortfolio] = replace(samples.BOOK, months=samples.BOOK.months[-1:])
    presenter.open()
    assert view.last("show_groups")[0].line.part.figure is F.OUTSTANDING


def test_a_late_answer_to_an_earlier_question_is_not_shown(desk: FakeDesk) -> None:
    waiting: list[tuple[Any, Any]] = []

    def later(work: Any, done: Any = None, failed: Any = None, *, lane: str = "") -> None:
        del failed, lane
        waiting.append((work, done))

    desk.answers |= samples.ANSWERS
    view = Recorder()
    pages = LoanPages(desk)  # type: ignore[arg-type]
    presenter = ReportsPresenter(desk, view, later, pages)  # type: ignore[arg-type]
    presenter.open()
    presenter.filter("b-nanhai", "", 12)
    for work, done in reversed(waiting[:2]):
        done(work())
    assert len(view.calls["show_book"]) == 1


def test_the_figures_stand_at_the_head(screen: ReportsScreen) -> None:
    told = screen.tiles.tiles[F.OUTSTANDING].spoken()
    assert "86,214,309.55" in told
    assert "14.82 %" in told
    assert "2.84 %" in screen.tiles.tiles[F.PAR30].spoken()
    assert "6,800,000.00" in screen.tiles.tiles[F.DISBURSED].spoken()
    assert "2026-11-20" in screen.as_of.text()
    assert "312,000.00" in screen.bar.eased.shown_text()


def test_keyboard_alone_from_a_tile_to_a_loan(
    screen: ReportsScreen, desk: FakeDesk, went: list[tuple[str, object]], qtbot: QtBot
) -> None:
    qtbot.keyClick(screen.tiles.tiles[F.PAR30], Qt.Key.Key_Return)
    assert "PAR30" in screen.bar.here.text()
    assert screen.bar.choice.value() == samples.BOOK.figures[2].part
    screen.groups.setFocus()
    qtbot.keyClick(screen.groups, Qt.Key.Key_Down)
    qtbot.keyClick(screen.groups, Qt.Key.Key_Return)
    asked = last_asked(desk, ListPortfolioLoans)
    assert (asked.part.figure, asked.split, asked.group) == (F.PAR30, SPLIT.STAGE, "M1")
    assert screen.loans.hasFocus()
    assert screen.bar.figure.isVisible()
    qtbot.keyClick(screen.loans, Qt.Key.Key_Down)
    qtbot.keyClick(screen.loans, Qt.Key.Key_Return)
    assert went == [("loans", "l-319")]
    assert screen.escape()
    assert screen.groups.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert not screen.bar.up.isEnabled()
    assert not screen.escape()


def test_a_bar_leads_to_its_month(screen: ReportsScreen, desk: FakeDesk, qtbot: QtBot) -> None:
    flows = screen.charts.flows
    flows.setFocus()
    qtbot.keyClick(flows, Qt.Key.Key_Left)
    qtbot.keyClick(flows, Qt.Key.Key_Down)
    qtbot.keyClick(flows, Qt.Key.Key_Return)
    october = samples.BOOK.months[-2]
    part = PortfolioPart(F.COLLECTED, october.since, october.until)
    assert last_asked(desk, ListPortfolioGroups).part == part
    assert screen.bar.choice.value() == part
    assert "2026-10" in screen.bar.choice.currentText()
    qtbot.keyClick(screen.charts.course, Qt.Key.Key_Return)
    assert last_asked(desk, ListPortfolioGroups).part == samples.BOOK.figures[0].part


def test_filters_ask_anew_and_an_empty_book_says_so(screen: ReportsScreen, desk: FakeDesk) -> None:
    empty = replace(
        samples.BOOK,
        figures=tuple(replace(line, fen=0, count=0) for line in samples.BOOK.figures),
        months=tuple(
            replace(month, disbursed_fen=0, collected_fen=0, outstanding_fen=0)
            for month in samples.BOOK.months
        ),
        rate_percent="",
        day_end="",
    )
    desk.answers |= {GetPortfolio: empty, ListPortfolioGroups: ()}
    screen.branch.set_value("b-nanhai")
    screen.period.set_value(24)
    screen.branch.chosen.emit("b-nanhai")
    assert last_asked(desk, GetPortfolio) == GetPortfolio(scope=PortfolioScope("b-nanhai"), months=24)
    assert isinstance(screen.place.currentWidget(), EmptyState)
    assert not screen.export.isEnabled()
    desk.answers |= samples.ANSWERS
    screen.refresh.click()
    assert screen.place.currentIndex() == 0
    assert screen.export.isEnabled()


def test_without_the_line_it_says_that_it_needs_the_server(screen: ReportsScreen, desk: FakeDesk) -> None:
    desk.answers[GetPortfolio] = RuleBroken("line.needs_connection")
    screen.refresh.click()
    assert isinstance(screen.place.currentWidget(), OfflineState)
    assert not screen.print.isEnabled()


def test_a_list_that_fails_leaves_the_figures(screen: ReportsScreen, desk: FakeDesk) -> None:
    desk.answers[ListPortfolioGroups] = RuleBroken("line.needs_connection")
    screen.presenter.split_by(SPLIT.PRODUCT)
    assert screen.tiles.isVisible()
    assert isinstance(screen.list.currentWidget(), OfflineState)
    desk.answers[ListPortfolioLoans] = RuleBroken("line.needs_connection")
    desk.answers[ListPortfolioGroups] = samples.groups
    screen.presenter.split_by(SPLIT.PRODUCT)
    assert screen.groups.isVisible()


def test_export_and_print_take_the_table_in_sight(screen: ReportsScreen, qtbot: QtBot) -> None:
    done: list[tuple[object, str]] = []

    class Hands:
        def dress(self, table: object) -> None: ...

        def entered(self, table: object) -> None: ...

        def act(self, table: object, way: str) -> None:
            done.append((table, way))

    use_hands(Hands())
    try:
        qtbot.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        screen.presenter.split_by(None)
        qtbot.keyClick(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    finally:
        use_hands(None)
    assert done == [(screen.groups, "export"), (screen.loans, "print")]


def test_who_may_not_see_loans_cannot_open_one(
    around: Surroundings, desk: FakeDesk, went: list[tuple[str, object]], put_in: Callable[[QWidget], None]
) -> None:
    desk.answers |= samples.ANSWERS
    around.signed_in = replace(around.signed_in, permissions=frozenset({"report.read"}))
    made = build(around)
    put_in(made)
    assert isinstance(made, ReportsScreen)
    made.presenter.split_by(None)
    made.loans.opened.emit(samples.LOANS[0])
    assert went == []


def test_amounts_at_the_side_of_a_chart(qapp: Any) -> None:
    assert [axis_words(fen) for fen in (0, 50_000, 900_000_000, 12_000_000_000)] == [
        "0",
        "500",
        "900 万",
        "1.2 亿",
    ]
    texts.switch(qapp, "en")
    try:
        assert [axis_words(fen) for fen in (99_900, 2_500_000, 900_000_000)] == ["999", "25 k", "9 m"]
    finally:
        texts.switch(qapp, "zh_CN")


@given(st.lists(st.integers(0, 10**14), min_size=1, max_size=20))
def test_shares_of_the_parts_never_come_to_more_than_the_whole(parts: list[int]) -> None:
    whole = sum(parts)
    shares = [parts_per_million(part, whole) for part in parts]
    assert sum(shares) <= 1_000_000
    assert all(0 <= one <= 1_000_000 for one in shares)
    assert whole == 0 or 1_000_000 - sum(shares) < len(parts)


def test_a_ratio_without_a_whole_is_none() -> None:
    assert (ratio(284, 10_000), ratio(1, 0)) == ("2.84 %", "—")
