"""Measures every screen and part at the scale of this process: `QT_SCALE_FACTOR=1.5 python at_scale.py`.

Prints what does not fit, one finding a line. Letters are as wide as the display's pixels make them, so each
scale needs its own process.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from every_screen import FILLED, closed, opened
from PySide6.QtWidgets import QApplication, QWidget

from ui import texts, tokens
from ui.app import make_application
from ui.gallery.chapters import CHAPTERS
from ui.inspection.clipping import beyond_parent, cut_text, overlapping
from ui.inspection.drawing import draw
from ui.inspection.finding import Finding
from ui.inspection.looking import settle


def unfitting(app: QApplication, window: QWidget) -> Iterator[Finding]:
    """What is cut or overlaps, in both languages."""
    for language in texts.LANGUAGES:
        texts.switch(app, language)
        settle(app)
        drawing = draw(window, with_grounds=False)
        yield from cut_text(window, drawing)
        yield from beyond_parent(window)
        yield from overlapping(window, drawing)


def of_screens(app: QApplication) -> Iterator[Finding]:
    """What is found on the screens, view by view."""
    for key in FILLED:
        made = opened(key)
        for turn in made.turns:
            turn(made.screen)
            yield from unfitting(app, made.window)
            texts.switch(app, "zh_CN")
        closed(made)


def of_parts(app: QApplication) -> Iterator[Finding]:
    """What is found in the gallery."""
    for chapter in CHAPTERS:
        page = chapter.build()
        tokens.dress(page)
        page.resize(1180, page.sizeHint().height())
        page.show()
        yield from unfitting(app, page)
        page.deleteLater()


def main() -> None:
    """Print the findings, each once."""
    app = make_application(["checks"])
    tokens.set_density("compact")
    for finding in dict.fromkeys((*of_screens(app), *of_parts(app))):
        print(finding)
    print(f"at {app.devicePixelRatio():g}")


if __name__ == "__main__":
    main()
