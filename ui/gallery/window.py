"""The gallery's window: chapters at the left, the page at the right, theme, density and language above."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from ui import texts, tokens
from ui.formatting import Language
from ui.gallery.chapters import CHAPTERS
from ui.texts import late
from ui.widgets.label import Label
from ui.widgets.panels import Panel, SectionHeader, scroll
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.rows_model import Toned
from ui.widgets.tabs import Tab, Tabs

WIDTH, HEIGHT, LIST_WIDTH = 1366, 768, 264


class GalleryWindow(QWidget):
    """Shows one chapter at a time; each is built when it is first opened."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QueueList(late("gallery", "Chapters"))
        self.list.show_items(
            [QueueItem(one.key, one.title, one.told, icon=Toned("", None, one.icon)) for one in CHAPTERS]
        )
        self.pages = QStackedWidget()
        self._built: dict[str, QWidget] = {}
        self._lay_out()
        self.list.selected.connect(self.turn_to)
        self.setWindowTitle("LenDesk")
        self.resize(WIDTH, HEIGHT)
        self.list.select_key(CHAPTERS[0].key)
        tokens.dress(self)

    def _lay_out(self) -> None:
        left = Panel(SectionHeader(late("gallery", "Chapters"), count=len(CHAPTERS)), edges="right")
        left.add(self.list, 1)
        left.setFixedWidth(LIST_WIDTH)
        self.switches = self._switches()
        top = Panel(
            Label(late("gallery", "Gallery of the desktop's parts"), "page"), across=True, edges="bottom"
        )
        top.box.setContentsMargins(16, 4, 16, 5)
        top.box.addStretch(1)
        for switch in self.switches:
            top.add(switch)
        right = Panel(top)
        right.add(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)

    def _switches(self) -> tuple[Tabs, ...]:
        light, dark = Tab("light", late("gallery", "Light")), Tab("dark", late("gallery", "Dark"))
        close, wide = (
            Tab("compact", late("gallery", "Compact")),
            Tab("comfortable", late("gallery", "Comfortable")),
        )
        chinese, english = Tab("zh_CN", "简体中文"), Tab("en", "English")
        made = []
        for tabs, now, act in (
            ((light, dark), tokens.theme_name(), self._dress),
            ((close, wide), tokens.density_name(), self._space),
            ((chinese, english), texts.language(), self._speak),
        ):
            switch = Tabs(tabs, ruled=False)
            switch.choose(now)
            switch.chosen.connect(cast(Callable[[str], None], act))
            made.append(switch)
        return tuple(made)

    def turn_to(self, key: str) -> None:
        """Show a chapter."""
        if key not in self._built:
            chapter = next(one for one in CHAPTERS if one.key == key)
            self._built[key] = scroll(chapter.build())
            self.pages.addWidget(self._built[key])
        self.pages.setCurrentWidget(self._built[key])

    def _dress(self, theme: tokens.ThemeName) -> None:
        tokens.apply_theme(_app(), theme)

    def _space(self, density: tokens.DensityName) -> None:
        tokens.set_density(density)

    def _speak(self, language: Language) -> None:
        texts.switch(_app(), language)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
