"""Charts: round figures at the side, a point under the keyboard or the mouse, told in words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui import tokens
from ui.widgets.charts import Chart, Series, ticks

LABELS = ("Sep", "Oct", "Nov")
OUT, IN = Series("Out", (300, 0, 900)), Series("In", (100, 200, 400), "info")


@pytest.fixture
def bars(qtbot: QtBot) -> Chart:
    chart = Chart("Money", "bars", axis=str, value=lambda fen: f"{fen} fen")
    qtbot.addWidget(chart)
    chart.resize(480, 240)
    chart.show_series(LABELS, (OUT, IN))
    with qtbot.waitExposed(chart):
        chart.show()
    chart.activateWindow()
    chart.setFocus()
    return chart


@given(st.integers(0, 10**15), st.integers(2, 5))
def test_ticks_are_even_start_at_nothing_and_reach_the_highest(highest: int, most: int) -> None:
    marks = ticks(highest, most)
    steps = {after - before for before, after in pairwise(marks)}
    assert marks[0] == 0
    assert len(steps) == 1
    assert marks[-2] < max(highest, 1) <= marks[-1]
    assert len(marks) - 1 <= most


def test_ticks_are_round() -> None:
    assert ticks(900, 4) == (0, 250, 500, 750, 1000)
    assert ticks(86_000, 4) == (0, 25_000, 50_000, 75_000, 100_000)
    assert ticks(0, 4) == (0, 1)
    assert ticks(1_000, 4) == (0, 250, 500, 750, 1_000)


def test_arrows_go_from_point_to_point_and_enter_takes_it(bars: Chart, qtbot: QtBot) -> None:
    assert bars.spoken() == "Money; Nov · Out 900 fen"
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    assert bars.accessibleName() == "Money; Oct · Out 0 fen"
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert bars.spoken() == "Money; Oct · In 200 fen"
    with qtbot.waitSignal(bars.chosen) as taken:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert taken.args == [1, 1]
    qtbot.keyClick(bars, Qt.Key.Key_Home)
    assert bars.spoken() == "Money; Sep · In 100 fen"
    qtbot.keyClick(bars, Qt.Key.Key_Home)
    assert bars.spoken() == "Money; Sep · In 100 fen"
    qtbot.keyClick(bars, Qt.Key.Key_End)
    assert bars.spoken() == "Money; Nov · In 400 fen"


def places(bars: Chart, name: str) -> list[QPoint]:
    """Where the chart is painted in the line colour of a kind, below its head."""
    image: QImage = bars.grab().toImage()
    wanted = tokens.colour(name).rgb()
    return [
        QPoint(x, y)
        for x in range(image.width())
        for y in range(60, image.height())
        if image.pixel(x, y) == wanted
    ]


def test_a_click_takes_the_bar_under_the_mouse(bars: Chart, qtbot: QtBot) -> None:
    teal = places(bars, "info.line")
    with qtbot.waitSignal(bars.chosen) as taken:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=max(teal, key=QPoint.x) - QPoint(4, 0))
    assert taken.args == [1, 2]
    with qtbot.waitSignal(bars.chosen) as taken:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=min(teal, key=QPoint.x) + QPoint(4, 0))
    assert taken.args == [1, 0]
    with qtbot.assertNotEmitted(bars.chosen):
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(200, 8))


def test_bars_are_as_high_as_their_figures(bars: Chart) -> None:
    blue = places(bars, "accent.line")
    first = [one for one in blue if one.x() < 240]
    last = [one for one in blue if one.x() >= 240]
    heights = [max(ys) - min(ys) for ys in ([one.y() for one in part] for part in (first, last))]
    assert abs(heights[1] - 3 * heights[0]) <= 4


def test_without_points_there_is_nothing_to_take(qtbot: QtBot) -> None:
    chart = Chart("Course", "line", axis=str, value=str)
    qtbot.addWidget(chart)
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    chart.grab()
    assert chart.spoken() == "Course"
    chart.show_series(("Nov",), (Series("Left", (0,)),))
    chart.grab()
    assert chart.spoken() == "Course; Nov · Left 0"
