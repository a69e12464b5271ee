"""Lays a document flat: by the edge of the card where it shows, by the run of its lines where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from lendesk.recognition.edges import edge_of
from lendesk.recognition.lines import Character, Point, Quad, TextLine
from lendesk.recognition.pictures import Pixels

LONGEST = 1600
MARGIN = 0.02
SLANTING = 0.12  # rise to run of a line that is not part of the form (a watermark)
LONG_ENOUGH = 2.5  # width to height of a line whose slope says something


@dataclass(frozen=True, slots=True)
class Plane:
    """A picture and how its points lie on the document laid flat (`size`: width and height in pixels)."""

    matrix: NDArray[np.float64]
    size: tuple[int, int]

    def onto(self, quad: Quad) -> Quad:
        """A region of the picture on the document."""
        return _mapped(self.matrix, quad)

    def back(self, quad: Quad) -> Quad:
        """A region of the document in the picture."""
        return _mapped(np.asarray(np.linalg.inv(self.matrix), dtype=np.float64), quad)

    def drawn(self, pixels: Pixels, scale: float = 1.0) -> Pixels:
        """The document laid flat, `scale` times its size."""
        matrix = np.diag([scale, scale, 1.0]) @ self.matrix
        size = (round(self.size[0] * scale), round(self.size[1] * scale))
        flat = cv2.warpPerspective(
            pixels, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        return np.asarray(flat, dtype=np.uint8)

    def line(self, line: TextLine) -> TextLine:
        """A line with its characters on the document."""
        characters = tuple(Character(one.text, one.sure, self.onto(one.quad)) for one in line.characters)
        return replace(line, quad=self.onto(line.quad), characters=characters)


def flat_plane(pixels: Pixels, lines: Sequence[TextLine]) -> Plane:
    """The plane on which the lines run level; the card's edge decides only where it agrees with them."""
    by_text = _by_lines(lines)
    edge = edge_of(pixels, [line.quad for line in lines], by_text)
    if edge is not None:
        plane = _by_edge(edge)
        if _unevenness(plane.matrix, lines) <= _unevenness(by_text, lines) + 0.01:
            return plane
    return _around_text(by_text, lines)


def level_only(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines on the document without those that slant across it."""
    return [line for line in lines if abs(_slope(line.quad)) < SLANTING or _short(line.quad)]


def _by_edge(edge: Quad) -> Plane:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = edge
    wide = (np.hypot(bx - ax, by - ay) + np.hypot(cx - dx, cy - dy)) / 2
    high = (np.hypot(dx - ax, dy - ay) + np.hypot(cx - bx, cy - by)) / 2
    scale = min(1.0, LONGEST / max(wide, high))
    width, height = max(round(wide * scale), 32), max(round(high * scale), 32)
    edge_x, edge_y = width * MARGIN, height * MARGIN
    target = [
        (edge_x, edge_y),
        (width - edge_x, edge_y),
        (width - edge_x, height - edge_y),
        (edge_x, height - edge_y),
    ]
    matrix = cv2.getPerspectiveTransform(np.array(edge, np.float32), np.array(target, np.float32))
    return Plane(np.asarray(matrix, dtype=np.float64), (width, height))


def _by_lines(lines: Sequence[TextLine]) -> NDArray[np.float64]:
    """Makes the lines parallel (they meet in one point of the picture), then level."""
    long = [line.quad for line in lines if not _short(line.quad)] or [line.quad for line in lines]
    points = np.array([point for quad in long for point in quad])
    centre, spread = points.mean(axis=0), max(float(np.ptp(points, axis=0).max()), 1.0)
    to_unit = np.array(
        [[1 / spread, 0, -centre[0] / spread], [0, 1 / spread, -centre[1] / spread], [0, 0, 1]]
    )
    runs = [_run(_mapped(to_unit, quad)) for quad in long]
    straight = _parallel(_usual(runs)) @ to_unit
    angle = _median_angle([_mapped(straight, quad) for quad in long])
    cosine, sine = np.cos(-angle), np.sin(-angle)
    level = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]])
    return np.asarray(np.linalg.inv(_scaling(spread)) @ level @ straight, dtype=np.float64)


def _scaling(spread: float) -> NDArray[np.float64]:
    return np.diag([1 / spread, 1 / spread, 1.0])


def _usual(runs: Sequence[tuple[Point, Point]]) -> list[tuple[Point, Point]]:
    """Without the runs whose angle is far from the others' (watermarks)."""
    angles = [np.arctan2(end[1] - start[1], end[0] - start[0]) for start, end in runs]
    middle = _circular_median(angles)
    usual = [
        run for run, angle in zip(runs, angles, strict=True) if abs(_wrapped(angle - middle)) < np.radians(9)
    ]
    return usual or list(runs)


def _parallel(runs: Sequence[tuple[Point, Point]]) -> NDArray[np.float64]:
    """The least bending under which the runs become parallel; nothing with too few of them."""
    if len(runs) < 4:
        return np.eye(3)
    rows = []
    for start, end in runs:
        across = np.cross((*start, 1.0), (*end, 1.0))
        length = np.hypot(end[0] - start[0], end[1] - start[1])
        rows.append(across / max(float(np.linalg.norm(across[:2])), 1e-9) * length)
    vanishing = np.linalg.svd(np.array(rows))[2][-1]
    x, y, w = vanishing
    away = x * x + y * y
    if away < 0.1 * w * w:  # they seem to meet inside the text: nonsense
        return np.eye(3)
    bend = np.eye(3)
    bend[2, :2] = (-w * x / away, -w * y / away)
    return bend


def _around_text(matrix: NDArray[np.float64], lines: Sequence[TextLine]) -> Plane:
    """As much of the picture as lies near the text."""
    points = np.array([point for line in lines for point in _mapped(matrix, line.quad)])
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.12 * float((high - low).max())
    low, high = low - margin, high + margin
    scale = min(1.0, LONGEST / float((high - low).max()))
    shift = np.array([[scale, 0, -low[0] * scale], [0, scale, -low[1] * scale], [0, 0, 1]])
    width, height = np.maximum(((high - low) * scale).round().astype(int), 32)
    return Plane(shift @ matrix, (int(width), int(height)))


def _unevenness(matrix: NDArray[np.float64], lines: Sequence[TextLine]) -> float:
    """Median slope of the long lines on the plane."""
    slopes = [abs(_slope(_mapped(matrix, line.quad))) for line in lines if not _short(line.quad)]
    return float(np.median(slopes)) if slopes else 0.0


def _median_angle(quads: Sequence[Quad]) -> float:
    angles = []
    for quad in quads:
        start, end = _run(quad)
        angles.append(float(np.arctan2(end[1] - start[1], end[0] - start[0])))
    return _circular_median(angles)


def _circular_median(angles: Sequence[float]) -> float:
    mean = np.angle(np.exp(1j * np.array(angles)).mean())
    return float(mean + np.median([_wrapped(angle - mean) for angle in angles]))


def _wrapped(angle: float) -> float:
    return float((angle + np.pi) % (2 * np.pi) - np.pi)


def _run(quad: Quad) -> tuple[Point, Point]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    return ((ax + dx) / 2, (ay + dy) / 2), ((bx + cx) / 2, (by + cy) / 2)


def _slope(quad: Quad) -> float:
    start, end = _run(quad)
    return (end[1] - start[1]) / max(abs(end[0] - start[0]), 1e-6)


def _short(quad: Quad) -> bool:
    (ax, ay), (bx, by), _, (dx, dy) = quad
    return bool(np.hypot(bx - ax, by - ay) < LONG_ENOUGH * np.hypot(dx - ax, dy - ay))


def _mapped(matrix: NDArray[np.float64], quad: Quad) -> Quad:
    points = np.array([(x, y, 1.0) for x, y in quad]) @ matrix.T
    a, b, c, d = ((float(x / w), float(y / w)) for x, y, w in points)
    return (a, b, c, d)
