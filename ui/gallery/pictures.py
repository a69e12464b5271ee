"""The gallery as PNG files: each chapter in both themes, densities and languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui import texts, tokens
from ui.gallery.chapters import CHAPTERS, Chapter
from ui.inspection.looking import settle
from ui.widgets.roles import speak_roles

WIDTH = 1180
MARKS_MS = 400
"""A part that reads shows its marks only after 300 ms."""


def write_pictures(app: QApplication, folder: Path, chapters: Sequence[Chapter] = CHAPTERS) -> int:
    """Write CHAPTER-THEME-DENSITY-LANGUAGE.png for these chapters into `folder`; how many. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    speak_roles()
    count = 0
    for theme in get_args(tokens.ThemeName):
        for density in get_args(tokens.DensityName):
            for language in texts.LANGUAGES:
                tokens.apply_theme(app, theme)
                tokens.set_density(density)
                texts.switch(app, language)
                for chapter in chapters:
                    name = f"{chapter.key}-{theme}-{density}-{language[:2]}.png"
                    _write(app, chapter.build(), folder / name, MARKS_MS if chapter.reads else 0)
                    count += 1
    return count


def _write(app: QApplication, page: QWidget, file: Path, wait_ms: int) -> None:
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    tokens.dress(page)
    page.resize(WIDTH, max(page.sizeHint().height(), 400))
    page.show()
    clock = QElapsedTimer()
    clock.start()
    settle(app)
    while clock.elapsed() < wait_ms:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    page.grab().save(str(file))
    page.close()
    page.deleteLater()
