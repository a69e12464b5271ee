"""The gallery holds every part of the kit, and nothing is wrong with any of them in any dress."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.widgets
from lendesk.cli.main import main
from ui import texts, tokens
from ui.app import make_application
from ui.gallery import pictures
from ui.gallery.chapters import CHAPTERS, Chapter
from ui.gallery.window import GalleryWindow
from ui.inspection.contrast import pairs_in_use, too_faint
from ui.inspection.drawing import draw
from ui.inspection.looking import inspect, inspect_keyboard, settle
from ui.inspection.names import without_role
from ui.widgets.roles import speak_roles
from ui.widgets.sheet import Sheet

FOUNDATIONS = {"Painted", "RowsTable", "TableHeader", "ListTable"}
"""What others are made of: shown by those, or unseen behind them."""
NAMES = {
    "盛达五金制品有限公司",
    "李秀芳",
    "王建国",
    "郑国华",
    "陈静怡",
    "林国栋",
    "小微经营贷",
    "个人信用贷",
    "消费分期",
    "顺德永丰模具厂",
    "店面装修，已看租约",
    "广州市番禺区恒泰电子元件经营部",
    "广州市番禺区",
    "XF-2026-00291",
    "12万5毛",
    "access.four_eyes",
    "picture.unreadable",
    "secret-secret",
    "简体中文",
    *tokens.token("themes.light.base"),
    *tokens.token("font.scale"),
    *tokens.token("icons.names"),
    *(f"{kind}.{role}" for kind in tokens.KINDS for role in tokens.token("themes.light.semantic.accent")),
    *tokens.KINDS,
}
"""Sample data and the names of tokens: they are the same in both languages."""


def shown(chapter: Chapter, qtbot: QtBot) -> QWidget:
    page = chapter.build()
    qtbot.addWidget(page)
    page.resize(1180, page.sizeHint().height())
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def public_widgets() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(ui.widgets.__path__):
        room = importlib.import_module(f"ui.widgets.{module.name}")
        for name, kind in vars(room).items():
            ours = isinstance(kind, type) and issubclass(kind, QWidget) and kind.__module__ == room.__name__
            if ours and not name.startswith("_"):
                found.add(name)
    return found


def test_every_public_part_is_in_the_gallery(qtbot: QtBot, dressed: QApplication) -> None:
    held = set()
    for chapter in CHAPTERS:
        page = shown(chapter, qtbot)
        held |= {type(part).__name__ for part in page.findChildren(QWidget)}
    assert public_widgets() - held - FOUNDATIONS == set()


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.key)
def test_nothing_is_wrong_with_the_chapter(chapter: Chapter, qtbot: QtBot, dressed: QApplication) -> None:
    speak_roles()
    page = shown(chapter, qtbot)
    qtbot.wait(2 * tokens.token("motion.toastInMs"))  # toasts slide in
    found = []
    for density in get_args(tokens.DensityName):
        tokens.set_density(density)
        for language in texts.LANGUAGES:
            texts.switch(dressed, language)
            page.resize(1180, page.sizeHint().height())
            settle(dressed)
            found += inspect(page, NAMES)
    if not page.findChildren(Sheet):  # an open sheet keeps the keyboard inside
        found += inspect_keyboard(page)
    tokens.apply_theme(dressed, "dark")
    settle(dressed)
    found += too_faint(page, draw(page))
    assert [str(one) for one in dict.fromkeys(found)] == []


def test_every_pair_in_use_is_made_of_tokens(qtbot: QtBot, dressed: QApplication) -> None:
    page = shown(CHAPTERS[1], qtbot)
    for theme in get_args(tokens.ThemeName):
        tokens.apply_theme(dressed, theme)
        settle(dressed)
        known = {*tokens.token(f"themes.{theme}.base").values()}
        for roles in tokens.token(f"themes.{theme}.semantic").values():
            known |= set(roles.values())
        inks = {pair.ink.name() for pair in pairs_in_use(page, draw(page))}
        assert len(inks) > 8
        assert inks <= {one[:7].lower() for one in known}


def test_the_window_turns_and_dresses(qtbot: QtBot, dressed: QApplication) -> None:
    make_application(["lendesk"])
    window = GalleryWindow()
    assert list(without_role(window)) == []  # the program itself tells Qt the roles
    qtbot.addWidget(window)
    window.show()
    for chapter in CHAPTERS:
        window.list.select_key(chapter.key)
        assert window.pages.count() == CHAPTERS.index(chapter) + 1
    theme, density, language = window.switches
    theme.choose("dark")
    density.choose("comfortable")
    language.choose("en")
    assert (tokens.theme_name(), tokens.density_name(), texts.language()) == ("dark", "comfortable", "en")


def test_pictures_of_a_chapter_are_written(tmp_path: Path, dressed: QApplication) -> None:
    assert pictures.write_pictures(dressed, tmp_path, CHAPTERS[-1:]) == 8
    assert len({file.read_bytes() for file in tmp_path.glob("documents-*.png")}) == 8


def test_the_command_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], dressed: QApplication
) -> None:
    monkeypatch.setattr(pictures, "write_pictures", lambda _app, _folder: 72)
    assert main(["gallery", "--png", str(tmp_path)]) == 0
    assert '"pictures": 72' in capsys.readouterr().out
