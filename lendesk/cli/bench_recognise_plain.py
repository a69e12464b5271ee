"""The two readers as they come, to measure what LenDesk adds: no turning, no second look, nothing flagged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from lendesk.recognition.engines import SETTINGS, TesseractEngine
from lendesk.recognition.kinds import KINDS, printed_as
from lendesk.recognition.lines import Glyph, Quad, TextLine, text_of
from lendesk.recognition.pictures import Pixels, decode
from lendesk.recognition.planes import Plane
from lendesk.recognition.sheets import Sheet
from lendesk.recognition.strips import line_of
from lendesk.usecases.ports import ReadField, Reading


class _Blind:
    """An engine that sees nothing more: a plain reader looks once."""

    trusted = False

    def page(self, pixels: Pixels) -> list[TextLine]:  # noqa: ARG002
        return []

    def boxes(self, pixels: Pixels) -> list[Quad]:  # noqa: ARG002
        return []

    def read(self, strips: Sequence[Pixels], alphabet: str = "") -> list[tuple[Glyph, ...]]:  # noqa: ARG002
        return [() for _ in strips]

    def read_together(self, looks: Sequence[Pixels], alphabet: str = "") -> tuple[Glyph, ...]:  # noqa: ARG002
        return ()


class PlainTesseract:
    """`image_to_data` of the whole page, its words as they come."""

    def __init__(self) -> None:
        self._engine = TesseractEngine()

    def read(self, picture: bytes, kind: str) -> Reading:
        pixels = decode(picture)
        return _assigned(kind, pixels, self._engine.page(pixels))


class PlainRapid:
    """rapidocr called once, with the sizes that suit it and its own turning of lines."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self._ocr: Any = RapidOCR(params=SETTINGS)

    def read(self, picture: bytes, kind: str) -> Reading:
        pixels = decode(picture)
        found = self._ocr(np.ascontiguousarray(pixels[:, :, ::-1]))
        if found.boxes is None or not found.txts:
            return Reading(kind)
        pairs = zip(found.boxes, found.txts, strict=True)
        return _assigned(kind, pixels, [_even(_quad(box), "".join(text.split())) for box, text in pairs])


def _assigned(kind: str, pixels: Pixels, lines: list[TextLine]) -> Reading:
    """Fields by the layout of the document, as LenDesk finds them; never for review."""
    height, width = pixels.shape[:2]
    sheet = Sheet(
        pixels, Plane(np.eye(3), (width, height)), tuple(line for line in lines if line.text), _Blind()
    )
    found = KINDS[kind].assign(sheet)
    texts = {name: printed_as(kind, name, text_of(row)) for name, row in found.items()}
    return Reading(kind, {name: ReadField(text, 1000, review=False) for name, text in texts.items()})


def _even(quad: Quad, text: str) -> TextLine:
    return line_of(quad, tuple(Glyph(one, 1.0, (at + 0.5) / len(text)) for at, one in enumerate(text)))


def _quad(box: Any) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in box)
    return (a, b, c, d)
