"""Turns a picture so that its text lies level and can be read from left to right."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import cv2
import numpy as np

from lendesk.recognition.lines import Quad, TextEngine, TextLine
from lendesk.recognition.pictures import Pixels

STRAIGHT_ENOUGH_DEGREES = 0.6


def level(pixels: Pixels, boxes: Sequence[Quad]) -> Pixels:
    """Turned by 90° when the boxes stand, then by the slope of the text; may still be upside down."""
    if _standing(boxes):
        height = pixels.shape[0]
        pixels = np.ascontiguousarray(np.rot90(pixels, -1))
        boxes = [_turned(box, height) for box in boxes]
    degrees = _slope_degrees(boxes)
    return pixels if abs(degrees) < STRAIGHT_ENOUGH_DEGREES else _rotated(pixels, degrees)


def most_readable(
    pixels: Pixels,
    engine: TextEngine,
    clean: Callable[[Pixels], Pixels],
    evidence: Callable[[list[TextLine]], float],
) -> tuple[Pixels, list[TextLine]]:
    """The turn of 0, 180, 90, 270 degrees under which the labels are read, with its lines.

    `evidence` of 1 or more ends the search; the picture is cleaned only for reading.
    """
    best: tuple[float, Pixels, list[TextLine]] = (-1.0, pixels, [])
    for quarter_turns in (0, 2, 1, 3):
        turned = np.ascontiguousarray(np.rot90(pixels, -quarter_turns))
        lines = engine.lines(clean(turned))
        weight = evidence(lines)
        if weight > best[0]:
            best = (weight, turned, lines)
        if weight >= 1:
            break
    return best[1], best[2]


def _sides(box: Quad) -> tuple[float, float]:
    (ax, ay), (bx, by), (cx, cy), _ = box
    return math.hypot(bx - ax, by - ay), math.hypot(cx - bx, cy - by)


def _standing(boxes: Sequence[Quad]) -> bool:
    upright = lying = 0.0
    for box in boxes:
        width, height = _sides(box)
        upright += height if height > 1.5 * width else 0.0
        lying += width if width > 1.5 * height else 0.0
    return upright > lying


def _turned(box: Quad, height: int) -> Quad:
    """Where a box lies after the picture of that height was turned clockwise by 90°."""
    a, b, c, d = ((height - y, x) for x, y in box)
    return (d, a, b, c)


def _slope_degrees(boxes: Sequence[Quad]) -> float:
    """Median slope of the long lines, longer ones counting more."""
    slopes = []
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in boxes:
        run, rise = (bx - ax) + (cx - dx), (by - ay) + (cy - dy)
        width, height = _sides(((ax, ay), (bx, by), (cx, cy), (dx, dy)))
        if run > 0 and width > 2.5 * height:
            slopes.append((math.degrees(math.atan2(rise, run)), width))
    if not slopes:
        return 0.0
    slopes.sort()
    half, passed = sum(width for _, width in slopes) / 2, 0.0
    for degrees, width in slopes:
        passed += width
        if passed >= half:
            return degrees
    return 0.0


def _rotated(pixels: Pixels, degrees: float) -> Pixels:
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (int(height * sine + width * cosine), int(height * cosine + width * sine))
    matrix[0, 2] += size[0] / 2 - width / 2
    matrix[1, 2] += size[1] / 2 - height / 2
    turned = cv2.warpAffine(pixels, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, dtype=np.uint8)
