"""Lines of text as a reader finds them, and the rows that they form on a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from lendesk.recognition.pictures import Pixels

Point: TypeAlias = tuple[float, float]
Quad: TypeAlias = tuple[
    Point, Point, Point, Point
]  # top left, top right, bottom right, bottom left of the text


@dataclass(frozen=True, slots=True)
class Character:
    """One character, how sure the reader was (0 to 1), and where."""

    text: str
    sure: float
    quad: Quad


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of characters in reading order and the region that they were read from."""

    quad: Quad
    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        return text_of(self.characters)

    @property
    def height(self) -> float:
        return _distance(self.quad[0], self.quad[3])

    @property
    def width(self) -> float:
        return _distance(self.quad[0], self.quad[1])


Row: TypeAlias = tuple[Character, ...]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a strip: how sure (0 to 1), and how far along (0 to 1)."""

    text: str
    sure: float
    along: float


class TextEngine(Protocol):
    """Finds lines of text on RGB pixels and reads strips that hold one line each."""

    trusted: bool  # False: nothing that it read goes through without a person's look

    def page(self, pixels: Pixels) -> list[TextLine]: ...

    def boxes(self, pixels: Pixels) -> list[Quad]: ...

    def read(self, strips: Sequence[Pixels], alphabet: str = "") -> list[tuple[Glyph, ...]]: ...

    def read_together(self, looks: Sequence[Pixels], alphabet: str = "") -> tuple[Glyph, ...]: ...


def text_of(characters: Iterable[Character]) -> str:
    """The characters as one string."""
    return "".join(character.text for character in characters)


def rows_of(lines: Sequence[TextLine]) -> list[Row]:
    """Lines side by side joined to rows, from top to bottom, each from left to right.

    A row is followed along the slope of its last line, so that a keystone does not tear it.
    """
    rows: list[list[TextLine]] = []
    for line in sorted((line for line in lines if line.characters), key=lambda each: each.quad[0][0]):
        home = min(rows, key=_gap_to(line), default=None)
        if home is not None and _gap_to(line)(home) < 0.45 * min(line.height, home[-1].height):
            home.append(line)
        else:
            rows.append([line])
    rows.sort(key=lambda row: _middle(row[0].quad[0], row[0].quad[3])[1])
    return [tuple(character for line in row for character in line.characters) for row in rows]


def outline(characters: Sequence[Character]) -> Quad:
    """The region from the first to the last of some characters of one line."""
    first, last = characters[0].quad, characters[-1].quad
    return (first[0], last[1], last[2], first[3])


def _gap_to(line: TextLine) -> Callable[[list[TextLine]], float]:
    """How far, along its own slope, a row passes above or below the start of a line."""
    x, y = _middle(line.quad[0], line.quad[3])

    def gap(row: list[TextLine]) -> float:
        start, end = _middle(row[-1].quad[0], row[-1].quad[3]), _middle(row[-1].quad[1], row[-1].quad[2])
        if x < end[0] - row[-1].height:
            return float("inf")  # begins under or over it: another row
        run = end[0] - start[0]
        # A line of one or two characters says nothing about a slope.
        slope = (end[1] - start[1]) / run if run > 2.5 * row[-1].height else 0.0
        return abs(end[1] + slope * (x - end[0]) - y)

    return gap


def _middle(one: Point, other: Point) -> Point:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def _distance(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)
