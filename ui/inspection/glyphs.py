"""Finds characters that no font of the program can draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import QWidget

from ui.inspection.drawing import Drawing
from ui.inspection.finding import Finding, path_of, shown_below
from ui.inspection.texts_of import texts_of
from ui.tokens import font


@cache
def _faces() -> tuple[QRawFont, ...]:
    known = frozenset(QFontDatabase.families())  # for any other Qt would take some font of the system
    return tuple(QRawFont.fromFont(QFont(one)) for one in font("body").families() if one in known)


@cache
def _can_draw(sign: str) -> bool:
    return not sign.isprintable() or any(face.supportsCharacter(ord(sign)) for face in _faces())


def missing_glyphs(text: str, faces: Iterable[QRawFont] | None = None) -> str:
    """The characters of `text` that none of the fonts in use (or of `faces`) has, each once."""
    signs = sorted(set(text))
    if faces is None:
        return "".join(sign for sign in signs if not _can_draw(sign))
    given = tuple(faces)
    return "".join(
        sign
        for sign in signs
        if sign.isprintable() and not any(face.supportsCharacter(ord(sign)) for face in given)
    )


def unknown_signs(window: QWidget, drawing: Drawing) -> Iterator[Finding]:
    """Texts of the window with a character that would be drawn as an empty box."""
    shown = [(drawn.owner, drawn.words) for drawn in drawing.strokes if drawn.kind == "text"]
    shown += [(widget, text) for widget in shown_below(window) for text in texts_of(widget)]
    for owner, text in shown:
        if lacking := missing_glyphs(text):
            yield Finding(
                "missing glyph", path_of(owner, window), text, " ".join(hex(ord(s)) for s in lacking)
            )
