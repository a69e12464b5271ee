"""Titles are found in Chinese, in English and by pinyin; every sign of a title has a reading."""

from __future__ import annotations

import importlib.resources
import importlib.util
from pathlib import Path

import pytest

from ui.actions import ACTIONS
from ui.catalog import CATALOG
from ui.shell.spelt import BEGINS, EXACT, INSIDE, SPELT, SPELT_INSIDE, WORD, fit, readings
from ui.texts import LateText, chinese, late

INTAKE = late("catalog", "New application")
"""新建进件 in Chinese."""


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        ("还款", EXACT),
        ("还", BEGINS),
        ("款", INSIDE),
        ("hk", SPELT),
        ("huankuan", SPELT),
        ("huank", SPELT),
        ("hkuan", SPELT),
        ("HuanK", SPELT),
        ("k", SPELT_INSIDE),
        ("kh", None),
        ("x", SPELT_INSIDE),
        ("", BEGINS),
        ("h1", None),
    ],
)
def test_a_chinese_title(typed: str, how: int | None) -> None:
    assert fit(typed, "还款") == how


def test_an_english_title() -> None:
    assert fit("post", "Post payment") == BEGINS
    assert fit("pay", "Post payment") == WORD
    assert fit("ayment", "Post payment") == INSIDE
    assert fit("loan", "Post payment") is None


def test_both_languages_whatever_is_in_force() -> None:
    words = chinese()[(INTAKE.context, INTAKE.source)]
    assert fit(words, INTAKE) == EXACT
    assert fit("New application", INTAKE) == EXACT
    assert fit("".join(readings()[sign][0][0] for sign in words), INTAKE) == SPELT


def test_every_sign_of_screens_and_actions_has_a_reading() -> None:
    titles: list[LateText] = [entry.title for entry in CATALOG] + [action.title for action in ACTIONS]
    signs = {sign for title in titles for sign in chinese().get((title.context, title.source), "")}
    assert {sign for sign in signs if "一" <= sign <= "鿿"} <= set(readings())


def test_the_table_is_what_the_library_says() -> None:
    path = Path(__file__).parent / "write_readings.py"
    spec = importlib.util.spec_from_file_location("write_readings", path)
    assert spec is not None and spec.loader is not None  # noqa: PT018
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    kept = Path(str(importlib.resources.files("resources"))) / "pinyin" / "readings.txt"
    assert kept.read_text(encoding="utf-8").splitlines() == writer.lines()
