"""Which way up the text of a picture is read: by the shape of its boxes, then by trying."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from lendesk.recognition.lines import Quad, TextEngine, TextLine
from lendesk.recognition.pictures import Pixels
from lendesk.recognition.planes import Plane
from lendesk.recognition.strips import cut_strip, line_of

SAMPLES = 4
SURE_ENOUGH = 0.9
MOST_BOXES = 80  # a page of small print is none of our documents


def read_upright(
    pixels: Pixels, engine: TextEngine, evidence: Callable[[list[TextLine]], float]
) -> list[TextLine]:
    """All lines, each region beginning at the top left of its text; empty when there is no text.

    Boxes that stand tell a turn by 90°; which of the two ways is tried on the longest lines, and the
    labels (`evidence` of 1 or more) have the last word.
    """
    if not engine.trusted:
        return _tried_whole(pixels, engine, evidence)
    boxes = sorted(engine.boxes(pixels), key=_width, reverse=True)[:MOST_BOXES]
    if not boxes:
        return []
    best: tuple[float, list[TextLine]] = (-1.0, [])
    for quarters in _order(boxes, pixels, engine):
        lines = _read(pixels, [turned(box, quarters) for box in boxes], engine)
        weight = evidence(lines)
        if weight > best[0]:
            best = (weight, lines)
        if weight >= 1:
            break
    return best[1]


def turned(box: Quad, quarters: int) -> Quad:
    """The same region for text that was turned clockwise by so many quarters with the picture."""
    at = quarters % 4
    a, b, c, d = (*box[at:], *box[:at])
    return (a, b, c, d)


def _tried_whole(
    pixels: Pixels, engine: TextEngine, evidence: Callable[[list[TextLine]], float]
) -> list[TextLine]:
    """The page read under each quarter turn until its labels are found."""
    best: tuple[float, list[TextLine]] = (-1.0, [])
    for quarters in (0, 2, 1, 3):
        seen = engine.page(np.ascontiguousarray(np.rot90(pixels, quarters)))
        weight = evidence(seen)
        if weight > best[0]:
            best = (weight, [_turned_back(line, quarters, pixels.shape[1], pixels.shape[0]) for line in seen])
        if weight >= 1:
            break
    return best[1]


def _turned_back(line: TextLine, quarters: int, width: int, height: int) -> TextLine:
    """A line of a page that was turned counter-clockwise, where it lies in the picture."""
    to = {
        0: np.eye(3),
        1: np.array([[0, -1, width], [1, 0, 0], [0, 0, 1.0]]),
        2: np.array([[-1, 0, width], [0, -1, height], [0, 0, 1.0]]),
        3: np.array([[0, 1, 0], [-1, 0, height], [0, 0, 1.0]]),
    }
    return Plane(np.asarray(to[quarters], dtype=np.float64), (width, height)).line(line)


def _order(boxes: Sequence[Quad], pixels: Pixels, engine: TextEngine) -> tuple[int, ...]:
    """Quarter turns, the likeliest first."""
    first, second = (1, 3) if _standing(boxes) else (0, 2)
    others = (0, 2) if first == 1 else (1, 3)
    sure = _sureness(pixels, boxes, first, engine)
    if sure < SURE_ENOUGH and _sureness(pixels, boxes, second, engine) > sure:
        first, second = second, first
    return (first, second, *others)


def _sureness(pixels: Pixels, boxes: Sequence[Quad], quarters: int, engine: TextEngine) -> float:
    longest = [turned(box, quarters) for box in boxes[:SAMPLES]]
    read = [glyph for line in _read(pixels, longest, engine) for glyph in line.characters]
    return sum(glyph.sure for glyph in read) / len(read) if read else 0.0


def _read(pixels: Pixels, boxes: Sequence[Quad], engine: TextEngine) -> list[TextLine]:
    strips = [cut_strip(pixels, box) for box in boxes]
    lines = [line_of(box, glyphs) for box, glyphs in zip(boxes, engine.read(strips), strict=True)]
    return [line for line in lines if line.characters]


def _sides(box: Quad) -> tuple[float, float]:
    (ax, ay), (bx, by), (cx, cy), _ = box
    return math.hypot(bx - ax, by - ay), math.hypot(cx - bx, cy - by)


def _width(box: Quad) -> float:
    return max(_sides(box))


def _standing(boxes: Sequence[Quad]) -> bool:
    upright = lying = 0.0
    for box in boxes:
        width, height = _sides(box)
        upright += height if height > 1.5 * width else 0.0
        lying += width if width > 1.5 * height else 0.0
    return upright > lying
