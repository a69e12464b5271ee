"""A document laid flat, on which any region can be read once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lendesk.recognition.lines import Quad, Row, TextEngine, TextLine
from lendesk.recognition.pictures import Pixels
from lendesk.recognition.planes import Plane, flat_plane, level_only
from lendesk.recognition.stamps import without_stamps
from lendesk.recognition.strips import cut_strip, line_of

NOISE = 0.45  # mean certainty below which a line is a pattern of the table, not text
LOOK_HEIGHT = 64
BEHIND = 2.4  # heights behind a line in which its cut end is looked for
SURE_BEHIND = 0.8
NEARER = 1500  # longest side of the document when it is looked at once more


@dataclass(frozen=True, slots=True)
class Sheet:
    """`cleaned` are the pixels that are read, `lines` what was found; places are on the plane."""

    cleaned: Pixels
    plane: Plane
    lines: tuple[TextLine, ...]
    engine: TextEngine

    def peek(self, left: float, top: float, right: float, bottom: float, alphabet: str = "") -> Row:
        """What stands in a region where no line was found."""
        if right - left < 4 or bottom - top < 4:
            return ()
        quad: Quad = ((left, top), (right, top), (right, bottom), (left, bottom))
        glyphs = self.engine.read([self.strip(quad)], alphabet)[0]
        return tuple(line_of(quad, glyphs).characters)

    def further(self, line: Row, limit: float | None = None) -> Row:
        """The line with what stands close behind its end, where the finder cut it off under a stamp.

        Nothing begins behind `limit`, where another column may.
        """
        (_, top), (right, _), (_, bottom), _ = line[-1].quad
        high = bottom - top
        start = line[max(0, len(line) - 2)].quad[0][0]
        end = right + BEHIND * high if limit is None else min(right + BEHIND * high, limit + 0.3 * high)
        if end < right + 0.6 * high:
            return line
        seen = self.peek(start, top - 0.1 * high, end, bottom + 0.1 * high)
        known = "".join(one.text for one in line[-2:])
        more = seen[len(known) :]
        told = "".join(one.text for one in seen).startswith(known) and all(
            one.sure > SURE_BEHIND for one in more
        )
        return (*line, *more) if told else line

    def nearer(self) -> Sheet:
        """Lines found anew on the document alone, drawn flat and larger."""
        scale = NEARER / max(self.plane.size)
        drawn = self.plane.drawn(self.cleaned, scale)
        lines = [_shrunk(line, scale) for line in self.engine.page(drawn)]
        sure = [line for line in lines if _mean(line) >= NOISE]
        return replace(self, lines=tuple(without_stamps(level_only(sure))))

    def strip(self, quad: Quad, *, edge: float = 0.0, stretch: float = 1.0) -> Pixels:
        """Pixels of a region of the plane, cut from the picture itself."""
        return cut_strip(self.cleaned, self.plane.back(quad), height=LOOK_HEIGHT, edge=edge, stretch=stretch)


def sheet_of(pixels: Pixels, cleaned: Pixels, found: Sequence[TextLine], engine: TextEngine) -> Sheet:
    """The sheet under some lines of a picture; without watermarks, stamps and noise."""
    sure = [line for line in found if _mean(line) >= NOISE or not engine.trusted]
    plane = flat_plane(pixels, sure or found)
    lines = without_stamps(level_only([plane.line(line) for line in sure or found]))
    return Sheet(cleaned, plane, tuple(lines), engine)


def _shrunk(line: TextLine, scale: float) -> TextLine:
    smaller = Plane(np.diag([1 / scale, 1 / scale, 1.0]), (1, 1))
    return smaller.line(line)


def _mean(line: TextLine) -> float:
    return sum(one.sure for one in line.characters) / len(line.characters)
