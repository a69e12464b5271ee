"""Wires the counter."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.screens.counter.presenter import CounterPresenter
from ui.screens.counter.receipt_paper import ReceiptContent
from ui.screens.counter.view import CounterScreen
from ui.screens.surroundings import Surroundings


def build(around: Surroundings) -> QWidget:
    """The counter of whoever is signed in."""

    def print_out(content: ReceiptContent) -> None:
        from ui.screens.counter.printing import preview  # late: Qt's printing is only loaded when needed

        preview(view, content)

    view = CounterScreen(
        around.signed_in,
        around.refuse,
        around.toaster.say,
        print_out,
    )
    presenter = CounterPresenter(around.desk, view, around.run, around.today)
    view.bind(presenter)
    around.listen(presenter.changed)
    return view
