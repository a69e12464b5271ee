"""A document seen from one side is laid flat, by its edge and without it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lendesk.recognition.edges import edge_of
from lendesk.recognition.lines import Quad, TextLine
from lendesk.recognition.planes import Plane, flat_plane, level_only
from lendesk.recognition.upright import turned
from tests.lendesk.recognition.blind import line

CARD = [(160.0, 120.0), (1010.0, 180.0), (980.0, 720.0), (120.0, 640.0)]
FORM = [line("姓名王小明", 70, 60), line("住址广东省佛山市禅城区", 70, 200), line("中山路一号", 170, 250),
        line("公民身份号码44060419900307382X", 70, 500, size=25)]  # fmt: skip


def _seen(corners: list[tuple[float, float]]) -> np.ndarray:
    source = np.array([(0, 0), (1000, 0), (1000, 630), (0, 630)], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(source, np.array(corners, np.float32)), np.float64)


def _photo(corners: list[tuple[float, float]], *, edge: bool) -> tuple[np.ndarray, list[TextLine]]:
    pixels = np.full((800, 1150, 3), 90 if edge else 250, np.uint8)
    cv2.fillConvexPoly(pixels, np.array(corners, np.int32), (250, 250, 250))
    camera = Plane(_seen(corners), (1150, 800))
    return pixels, [camera.line(each) for each in FORM]


def _slopes(plane: Plane, lines: list[TextLine]) -> list[float]:
    quads = [plane.onto(each.quad) for each in lines]
    return [abs((quad[1][1] - quad[0][1]) / (quad[1][0] - quad[0][0])) for quad in quads]


@pytest.mark.parametrize("edge", [True, False], ids=["edge", "white_on_white"])
def test_lines_run_level_on_the_plane(edge: bool) -> None:
    pixels, lines = _photo(CARD, edge=edge)
    plane = flat_plane(pixels, lines)
    assert max(_slopes(plane, lines)) < 0.02


def test_the_edge_gives_the_shape_of_the_card() -> None:
    pixels, lines = _photo(CARD, edge=True)
    found = edge_of(pixels, [each.quad for each in lines], np.eye(3))
    assert found is not None
    assert np.abs(np.array(found) - np.array(CARD)).max() < 12
    width, height = flat_plane(pixels, lines).size
    assert abs(width / height / 1.585 - 1) < 0.12


def test_no_edge_around_text_that_lies_outside_of_it() -> None:
    pixels, lines = _photo(CARD, edge=True)
    far = [((20.0, y), (100.0, y), (100.0, y + 20), (20.0, y + 20)) for y in (20.0, 60.0, 740.0)]
    assert edge_of(pixels, [*(each.quad for each in lines), *far], np.eye(3)) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-40, 40), min_size=8, max_size=8))
def test_a_region_comes_back_to_where_it_was(shifts: list[float]) -> None:
    corners = [(x + shifts[2 * at], y + shifts[2 * at + 1]) for at, (x, y) in enumerate(CARD)]
    plane = Plane(np.linalg.inv(_seen(corners)), (1000, 630))
    quad: Quad = ((300.0, 200.0), (700.0, 230.0), (690.0, 300.0), (290.0, 270.0))
    assert np.allclose(plane.back(plane.onto(quad)), quad, atol=1e-3)


def test_what_slants_across_is_no_part_of_the_form() -> None:
    slanting = line("仅供办理贷款", 100, 100, rise=60)
    assert level_only([*FORM, slanting]) == FORM


def test_a_turned_region_begins_at_the_top_left_of_its_text() -> None:
    quad: Quad = ((0.0, 0.0), (10.0, 0.0), (10.0, 40.0), (0.0, 40.0))
    assert turned(quad, 1)[0] == (10.0, 0.0)
    assert turned(quad, 2)[0] == (10.0, 40.0)
    assert turned(quad, 4) == quad
