"""From a loan, a file and a limit a person comes to the customer's page with one press."""

from __future__ import annotations

from dataclasses import replace

import pytest
from customers_samples import LOAN
from desk import FakeDesk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.screens.customer_link import CustomerLink
from ui.screens.limits.screen import build as build_limits
from ui.screens.loans.screen import build as build_loans
from ui.screens.review.screen import build as build_review
from ui.screens.surroundings import Surroundings


@pytest.mark.parametrize("build", [build_loans, build_review, build_limits])
def test_every_page_of_a_customers_record_has_the_link(around: Surroundings, build: object) -> None:
    made = build(around)  # type: ignore[operator]  # one of the builders above
    [link] = made.findChildren(CustomerLink)
    assert not link.isHidden()


def test_the_link_leads_to_the_customer_by_keyboard(
    around: Surroundings, host: QWidget, qtbot: QtBot
) -> None:
    gone: list[tuple[str, object]] = []
    around.go = lambda where, what: gone.append((where, what)) is None
    link = CustomerLink()
    QVBoxLayout(host).addWidget(link)
    link.lead_to(around)
    link.show_customer(LOAN.customer_id)
    host.show()
    qtbot.keyClick(link, Qt.Key.Key_Space)  # type: ignore[no-untyped-call]  # pytest-qt has no types
    assert gone == [("customers", LOAN.customer_id)]
    assert link.accessibleName() == "查看客户全貌"


def test_without_the_right_there_is_no_link(around: Surroundings, desk: FakeDesk) -> None:
    around.signed_in = replace(desk.me, permissions=frozenset({"loan.read"}))
    link = CustomerLink()
    link.lead_to(around)
    assert link.isHidden()
