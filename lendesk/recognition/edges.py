"""Looks for the edge of a card or sheet in a picture: four straight sides around all of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from lendesk.recognition.lines import Quad
from lendesk.recognition.pictures import Pixels

SMALL = 500  # longest side in which edges are searched
SHAPES = (85.6 / 54.0, 297 / 210, 210 / 297)  # cards; sheets lying and standing
SHAPE_OFF = 0.16
LEAST_SHARE, MOST_SHARE = 0.12, 0.97  # of the picture


def edge_of(pixels: Pixels, text: Sequence[Quad], upright: NDArray[np.float64]) -> Quad | None:
    """Corners of the document from the top left of its text on, None when no edge can be told.

    `upright` maps the picture so that its text is level.
    """
    scale = SMALL / max(pixels.shape[:2])
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    area = small.shape[0] * small.shape[1]
    best: tuple[float, Quad] | None = None
    for corners in _candidates(np.asarray(small, dtype=np.uint8)):
        share = cv2.contourArea(corners) / area
        if not LEAST_SHARE < share < MOST_SHARE or not _holds(corners, text, scale):
            continue
        quad = _from_top_left(corners / scale, upright)
        if _shape_fits(quad) and (best is None or share < best[0]):
            best = (share, quad)
    return best[1] if best else None


def _candidates(small: Pixels) -> Iterator[NDArray[np.float32]]:
    for mask in _masks(small):
        contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:6]:
            hull = cv2.convexHull(contour)
            for accuracy in (0.02, 0.04):
                corners = cv2.approxPolyDP(hull, accuracy * cv2.arcLength(hull, True), True)
                if len(corners) == 4:
                    yield corners.reshape(4, 2).astype(np.float32)
                    break


def _masks(small: Pixels) -> Iterator[Pixels]:
    """Edges of brightness and of colour; light against dark."""
    soft = cv2.GaussianBlur(small, (5, 5), 0)
    grey = cv2.cvtColor(soft, cv2.COLOR_RGB2GRAY)
    colour = cv2.cvtColor(soft, cv2.COLOR_RGB2HSV)[:, :, 1]
    for channel in (grey, colour):
        lines = cv2.Canny(channel, 30, 90)
        yield np.asarray(cv2.dilate(lines, np.ones((3, 3), np.uint8)), dtype=np.uint8)
        _, light = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        closed = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
        yield np.asarray(closed, dtype=np.uint8)
        yield np.asarray(255 - closed, dtype=np.uint8)


def _holds(corners: NDArray[np.float32], text: Sequence[Quad], scale: float) -> bool:
    """Whether all text but a stray line lies inside."""
    inside = 0
    for quad in text:
        x, y = (sum(point[at] for point in quad) / 4 * scale for at in (0, 1))
        inside += cv2.pointPolygonTest(corners, (x, y), False) >= 0
    return inside >= max(1, len(text) - 1 - len(text) // 12)


def _from_top_left(corners: NDArray[np.float32], upright: NDArray[np.float64]) -> Quad:
    level = np.hstack([corners, np.ones((4, 1))]) @ upright.T
    level = level[:, :2] / level[:, 2:]
    around = level - level.mean(axis=0)
    order = np.argsort(np.arctan2(around[:, 1], around[:, 0]))  # clockwise on the screen
    first = int(np.argmin(level[order].sum(axis=1)))
    a, b, c, d = ((float(x), float(y)) for x, y in corners[np.roll(order, -first)])
    return (a, b, c, d)


def _shape_fits(quad: Quad) -> bool:
    points = np.array(quad)
    sides = np.linalg.norm(points - np.roll(points, -1, axis=0), axis=1)
    wide, high = sides[[0, 2]].mean(), sides[[1, 3]].mean()
    return any(abs(wide / max(high, 1.0) / shape - 1) < SHAPE_OFF for shape in SHAPES)
