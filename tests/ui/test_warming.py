"""What the first use of a screen would read is read before."""

from __future__ import annotations

import enum
import gc
import sys
from typing import Any

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from lendesk.domain.customers.identity import check_id_number
from ui.catalog import CATALOG
from ui.warming import NUMBER, warm_up


def test_the_rooms_of_all_screens_are_there_afterwards() -> None:
    warm_up()
    assert {f"ui.screens.{entry.room}.screen" for entry in CATALOG} <= set(sys.modules)


def test_the_number_is_of_a_form_that_reads_the_regions() -> None:
    assert "id_number.form" not in check_id_number(NUMBER)


def test_capitals_are_ready_and_what_was_read_is_looked_through_no_more() -> None:
    warm_up()
    assert "cn2an" in sys.modules
    assert gc.get_freeze_count() > 0


def test_a_first_table_makes_no_class_of_qt_any_more(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    warm_up()
    made: list[str] = []
    create = getattr(enum.EnumType, "_create_")  # noqa: B009 typeshed does not know it

    def noted(cls: Any, name: str, *given: Any, **named: Any) -> Any:
        made.append(name)
        return create(cls, name, *given, **named)

    monkeypatch.setattr(enum.EnumType, "_create_", noted)
    table = QTableView()
    qtbot.addWidget(table)
    assert table.viewport() is not None
    assert len(made) < 10, made
