"""Which way up: by sureness and labels for the reader, by trying whole pages for the fall-back."""

from __future__ import annotations

import numpy as np
import pytest

from lendesk.recognition.engines import TesseractEngine, tesseract_present
from lendesk.recognition.lines import TextLine
from lendesk.recognition.pictures import Pixels
from lendesk.recognition.reader import PictureReader
from lendesk.recognition.specimens import draw_id_back
from lendesk.recognition.strips import line_of
from lendesk.recognition.upright import read_upright
from tests.lendesk.recognition.blind import ToldEngine


class _PageEngine(ToldEngine):
    """Not trusted; finds the one dark block of a page, and its text only where the block lies level."""

    trusted = False

    def page(self, pixels: Pixels) -> list[TextLine]:
        rows, columns = np.nonzero(pixels[:, :, 0] < 128)
        left, right, top, bottom = (
            float(columns.min()),
            float(columns.max()),
            float(rows.min()),
            float(rows.max()),
        )
        upright = right - left > bottom - top and left < pixels.shape[1] / 2
        quad = ((left, top), (right, top), (right, bottom), (left, bottom))
        return [line_of(quad, ToldEngine("姓名" if upright else "??").read([pixels])[0])]


@pytest.mark.parametrize("quarters", range(4))
def test_lines_of_a_turned_page_lie_where_they_are_in_the_picture(quarters: int) -> None:
    page = np.full((300, 500, 3), 255, np.uint8)
    page[40:60, 30:200] = 0
    picture = np.ascontiguousarray(np.rot90(page, -quarters))
    [line] = read_upright(picture, _PageEngine(), lambda lines: float(lines[0].text == "姓名"))
    assert line.text == "姓名"
    rows, columns = np.nonzero(picture[:, :, 0] < 128)
    xs, ys = [x for x, _ in line.quad], [y for _, y in line.quad]
    assert (min(xs), max(xs)) == pytest.approx((columns.min(), columns.max()), abs=2)
    assert (min(ys), max(ys)) == pytest.approx((rows.min(), rows.max()), abs=2)


@pytest.mark.skipif(not tesseract_present(), reason="no tesseract program on the path")
def test_the_fall_back_leaves_nothing_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lendesk.recognition.engines.TESSERACT_SECONDS", 60)  # others may use the cores
    specimen = draw_id_back(41)
    reading = PictureReader(TesseractEngine()).read(specimen.png, "id_back")
    assert reading.fields["valid_from"].text == specimen.truth["valid_from"]
    assert all(field.review for field in reading.fields.values())
    assert not reading.second_opinion
