"""Cuts lines of text out of a picture, level, and looks at them in several lights."""

from __future__ import annotations

import cv2
import numpy as np

from lendesk.recognition.lines import Character, Glyph, Point, Quad, TextLine
from lendesk.recognition.pictures import Pixels

MOST_WIDTH = 3000


def cut_strip(
    pixels: Pixels, quad: Quad, *, height: int = 0, edge: float = 0.0, stretch: float = 1.0
) -> Pixels:
    """The region of a line lying level, in its own size or `height` pixels high.

    `edge` is what is taken around it, as a share of its height; `stretch` widens letters that stand close.
    """
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    own = (float(np.hypot(dx - ax, dy - ay)) + float(np.hypot(cx - bx, cy - by))) / 2
    run = (float(np.hypot(bx - ax, by - ay)) + float(np.hypot(cx - dx, cy - dy))) / 2
    high = height or max(8, round(own))
    wide = min(max(8, round(run * high / max(own, 1.0) * stretch)), MOST_WIDTH)
    margin = round(high * edge)
    right, bottom = margin + wide, margin + high
    target = np.array(
        [(margin, margin), (right, margin), (right, bottom), (margin, bottom)], dtype=np.float32
    )
    matrix = cv2.getPerspectiveTransform(np.array(quad, dtype=np.float32), target)
    size = (wide + 2 * margin, high + 2 * margin)
    cut = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, dtype=np.uint8)


def looks(strip: Pixels) -> tuple[Pixels, ...]:
    """The strip as it is, with its light made even, and sharpened."""
    even = _even_light(strip)
    return strip, even, _sharpened(strip)


def line_of(quad: Quad, glyphs: tuple[Glyph, ...]) -> TextLine:
    """A line with the places of its characters between the ends of its region."""
    return TextLine(quad, tuple(_placed(quad, glyphs, at) for at in range(len(glyphs))))


def _even_light(strip: Pixels) -> Pixels:
    """Shadow and glare divided away, contrast to the full."""
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY).astype(np.float32)
    light = cv2.GaussianBlur(grey, (0, 0), max(4.0, strip.shape[0] / 2))
    flat = grey / np.maximum(light, 1.0)
    low, high = float(np.percentile(flat, 1)), float(np.percentile(flat, 99))
    full = ((flat - low) * (255 / max(high - low, 1e-3))).clip(0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(full, cv2.COLOR_GRAY2RGB), dtype=np.uint8)


def _sharpened(strip: Pixels) -> Pixels:
    soft = cv2.GaussianBlur(strip, (0, 0), max(1.0, strip.shape[0] / 32))
    return np.asarray(cv2.addWeighted(strip, 2.0, soft, -1.0, 0), dtype=np.uint8)


def _placed(quad: Quad, glyphs: tuple[Glyph, ...], at: int) -> Character:
    middle = glyphs[at].along
    before = glyphs[at - 1].along if at else None
    after = glyphs[at + 1].along if at + 1 < len(glyphs) else None
    widest = 0.55 * _aspect(quad)
    half = min([widest, *(abs(other - middle) / 2 for other in (before, after) if other is not None)])
    left, right = max(middle - half, 0.0), min(middle + half, 1.0)
    a, b, c, d = quad
    region = (_between(a, b, left), _between(a, b, right), _between(d, c, right), _between(d, c, left))
    return Character(glyphs[at].text, glyphs[at].sure, region)


def _aspect(quad: Quad) -> float:
    (ax, ay), (bx, by), _, (dx, dy) = quad
    return float(np.hypot(dx - ax, dy - ay)) / max(float(np.hypot(bx - ax, by - ay)), 1.0)


def _between(one: Point, other: Point, share: float) -> Point:
    return (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)
