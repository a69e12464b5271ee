"""Every check of a window in one call: what a picture cannot show while it is taken."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.inspection.clipping import beyond_parent, cut_text, overlapping
from ui.inspection.contrast import too_faint
from ui.inspection.drawing import Drawing, draw
from ui.inspection.finding import Finding, uppermost
from ui.inspection.glyphs import unknown_signs
from ui.inspection.keyboard import astray, colliding, unreachable
from ui.inspection.language import foreign_texts
from ui.inspection.names import unnamed, without_role

ROUNDS = 4


def inspect(window: QWidget, data: Collection[str] | None = None) -> tuple[Finding, ...]:
    """What is wrong with the window as it stands, in its language, theme, density and scale.

    While something lies over the whole window, only that is looked at. Nothing is changed. With `data` (every
    string that came from outside) words of the other language are found too. The way of the Tab key is
    another matter: it moves the keyboard (`inspect_keyboard`).
    """
    drawing, window = draw_uppermost(window)
    found = [
        *cut_text(window, drawing),
        *beyond_parent(window),
        *overlapping(window, drawing),
        *unknown_signs(window, drawing),
        *too_faint(window, drawing),
        *unnamed(window, drawing),
        *without_role(window),
        *unreachable(window),
        *colliding(window),
    ]
    if data is not None:
        found += foreign_texts(window, drawing, data)
    return tuple(dict.fromkeys(found))


def draw_uppermost(window: QWidget) -> tuple[Drawing, QWidget]:
    """The drawing of the window with the strokes of its uppermost part alone, and that part."""
    drawing, part = draw(window), uppermost(window)
    if part is not window:
        inside = (one for one in drawing.strokes if part is one.owner or part.isAncestorOf(one.owner))
        drawing.strokes = list(inside)
    return drawing, part


def settle(app: QApplication) -> None:
    """Until the layouts have followed: a new language is measured from inside out, a level a round."""
    for _ in range(ROUNDS):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.processEvents()


def inspect_keyboard(window: QWidget) -> tuple[Finding, ...]:
    """Faults of the Tab order of a window that has the keyboard; the focus is given back."""
    return tuple(dict.fromkeys(astray(uppermost(window))))
