"""What a person who may only read sees in the tabs of a loan."""

from __future__ import annotations

from dataclasses import replace

from loans_samples import FILE, TODAY
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.screens.loans.changes_tab import ChangesTab
from ui.screens.loans.quotes_tab import QuotesTab


def shown(tab: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(tab)
    tab.resize(980, 440)
    with qtbot.waitExposed(tab):
        tab.show()


def test_there_is_one_empty_state_and_it_takes_the_width(qtbot: QtBot) -> None:
    tab = ChangesTab(kinds=frozenset(), person_id="p-1")
    shown(tab, qtbot)
    tab.show_proposals(())
    assert not tab.offers.isVisible()
    assert not tab.bar.isVisible()
    assert tab.proposals_body.width() == tab.width()


def test_nothing_is_quoted_without_the_permission(qtbot: QtBot) -> None:
    tab = QuotesTab(may_quote=False, may_pay=False, today=TODAY)
    shown(tab, qtbot)
    tab.show_row(replace(FILE.row), from_replica=False)
    tab.show_issued(())
    assert not tab.kind.isVisible()
    assert not tab.ask.isVisible()
    assert tab.none_issued.isVisible()
