"""Every screen of the catalogue, view by view: nothing cut, faint, unnamed, untranslated or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication

from ui import texts, tokens
from ui.catalog import CATALOG
from ui.inspection.contrast import too_faint
from ui.inspection.drawing import draw
from ui.inspection.finding import Finding
from ui.inspection.looking import inspect, inspect_keyboard, settle
from ui.widgets.roles import speak_roles

from .every_screen import FILLED, Opened, closed, opened


def test_every_screen_has_its_sample() -> None:
    lacking = {entry.key for entry in CATALOG} - FILLED.keys()
    assert not lacking, f"add to FILLED in tests/ui/checks/every_screen.py: {sorted(lacking)}"


@pytest.fixture(params=sorted(FILLED))
def screen(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[Opened]:
    speak_roles()
    made = opened(request.param)
    yield made
    closed(made)


def test_nothing_is_wrong_with_the_screen(screen: Opened, dressed: QApplication) -> None:
    assert [str(fault) for fault in faults_of(screen, dressed)] == []


def faults_of(screen: Opened, app: QApplication) -> Iterator[Finding]:
    """What is found in both languages and densities, and of colours in the dark, view by view."""
    for density in get_args(tokens.DensityName):
        tokens.set_density(density)
        for turn in screen.turns:
            turn(screen.screen)
            for language in texts.LANGUAGES:
                texts.switch(app, language)
                settle(app)
                yield from inspect(screen.window, screen.data)
            yield from inspect_keyboard(screen.window)
            texts.switch(app, "zh_CN")
    tokens.apply_theme(app, "dark")
    for turn in screen.turns:
        turn(screen.screen)
        settle(app)
        yield from too_faint(screen.window, draw(screen.window))
