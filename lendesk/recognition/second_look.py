"""Reads a field once more from its own crop: what only one of two looks saw is doubtful."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

import cv2
import numpy as np

from lendesk.recognition.lines import Character, Quad, Row, TextEngine, outline, text_of
from lendesk.recognition.pictures import Pixels

LOOK_HEIGHT = 64
EDGE = 12
DISAGREED = 0.5  # certainty of a character that the second look did not see


def looked_again(row: Row, pixels: Pixels, engine: TextEngine, spelling: Callable[[str], str]) -> Row:
    """The same characters, surer where the second look agrees on the whole line, else doubtful.

    `spelling` is applied to what the second look read, as it was to the row.
    """
    if not engine.trusted:
        return row
    return tuple(character for line in _lines(row) for character in _judged(line, pixels, engine, spelling))


def disagreements(text: str, opinion: str) -> tuple[int, ...]:
    """Positions in `text` where the opinion says something else; where it has more, both neighbours."""
    doubtful: set[int] = set()
    for what, start, end, _, _ in SequenceMatcher(None, text, opinion, autojunk=False).get_opcodes():
        if what != "equal":
            doubtful.update(range(start, end) if end > start else (max(0, start - 1), start))
    return tuple(sorted(position for position in doubtful if position < len(text)))


def cut_strip(pixels: Pixels, quad: Quad, *, height: int) -> Pixels:
    """The region of a line level, `height` pixels high, with a margin of what is around it."""
    (ax, ay), (bx, by), _, (dx, dy) = quad
    scale = height / max(1.0, float(np.hypot(dx - ax, dy - ay)))
    wide = max(8, int(float(np.hypot(bx - ax, by - ay)) * scale))
    right, bottom = EDGE + wide, EDGE + height
    target = np.array([(EDGE, EDGE), (right, EDGE), (right, bottom), (EDGE, bottom)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(np.array(quad, dtype=np.float32), target)
    size = (wide + 2 * EDGE, height + 2 * EDGE)
    cut = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, dtype=np.uint8)


def _judged(line: Row, pixels: Pixels, engine: TextEngine, spelling: Callable[[str], str]) -> Row:
    text = text_of(line)
    again, sure = engine.reread(cut_strip(pixels, outline(line), height=LOOK_HEIGHT))
    again = spelling(again)
    if again == text:
        return tuple(replace(each, sure=max(each.sure, sure)) for each in line)
    doubtful = disagreements(text, again)
    return tuple(
        replace(each, sure=min(each.sure, DISAGREED)) if at in doubtful else each
        for at, each in enumerate(line)
    )


def _lines(row: Row) -> Iterator[Row]:
    """A field of several printed lines (the address) taken apart where the next character jumps back."""
    line: list[Character] = []
    for character in row:
        if line and character.quad[0][0] < line[-1].quad[0][0]:
            yield tuple(line)
            line = []
        line.append(character)
    if line:
        yield tuple(line)
