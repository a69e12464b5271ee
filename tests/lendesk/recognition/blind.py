"""An engine that finds and reads what a test tells it to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lendesk.recognition.lines import Character, Glyph, Quad, TextLine
from lendesk.recognition.pictures import Pixels
from lendesk.recognition.planes import Plane
from lendesk.recognition.sheets import Sheet

SIZE = (1500, 1060)


class ToldEngine:
    """Reads the told texts, one after the other, whatever the strip; then nothing."""

    trusted = True

    def __init__(self, *texts: str, sure: float = 0.95) -> None:
        self._texts = list(texts)
        self._sure = sure
        self.alphabets: list[str] = []

    def page(self, pixels: Pixels) -> list[TextLine]:
        return []

    def boxes(self, pixels: Pixels) -> list[Quad]:
        return []

    def read(self, strips: Sequence[Pixels], alphabet: str = "") -> list[tuple[Glyph, ...]]:
        return [self._next(alphabet) for _ in strips]

    def read_together(self, looks: Sequence[Pixels], alphabet: str = "") -> tuple[Glyph, ...]:
        return self._next(alphabet)

    def _next(self, alphabet: str) -> tuple[Glyph, ...]:
        self.alphabets.append(alphabet)
        text = self._texts.pop(0) if self._texts else ""
        return tuple(Glyph(one, self._sure, (at + 0.5) / len(text)) for at, one in enumerate(text))


def line(text: str, x: float, y: float, *, size: float = 40, rise: float = 0, sure: float = 0.99) -> TextLine:
    """A line of characters as wide as high, beginning at x and y."""
    end = x + size * len(text)
    characters = tuple(
        Character(
            letter,
            sure,
            (
                (x + size * at, y),
                (x + size * (at + 1), y),
                (x + size * (at + 1), y + size),
                (x + size * at, y + size),
            ),
        )
        for at, letter in enumerate(text)
    )
    return TextLine(((x, y), (end, y + rise), (end, y + rise + size), (x, y + size)), characters)


def sheet(lines: Sequence[TextLine], engine: ToldEngine | None = None) -> Sheet:
    """A white sheet on which these lines were found."""
    pixels = np.full((SIZE[1], SIZE[0], 3), 255, dtype=np.uint8)
    return Sheet(pixels, Plane(np.eye(3), SIZE), tuple(lines), engine or ToldEngine())
