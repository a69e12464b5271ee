"""The loan screen over the fake desk, with answers of the engine."""

from __future__ import annotations

from typing import Any

import pytest
from desk import FakeDesk, run_at_once
from loans_samples import EVENT_ROWS, FILE, ROWS, TODAY, preview, proposal, quote
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lendesk.usecases.paging import Page
from lendesk.usecases.repayments.queries import GetLoan, ListLoans
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.servicing.queries import (
    GetLoanQuote,
    ListLoanEvents,
    ListLoanProposals,
    ListQuotations,
    PreviewLoanEvent,
)
from ui.screens.loans.changes import OFFERED
from ui.screens.loans.loan_page import Allowed
from ui.screens.loans.presenter import LoansPresenter
from ui.screens.loans.view import LoansScreen

ALL = Allowed(pay=True, quote=True, undo=True, changes=frozenset(OFFERED), person_id="p-huang", today=TODAY)


@pytest.fixture
def told() -> dict[str, list[Any]]:
    return {"refused": [], "said": [], "paid": []}


@pytest.fixture
def answered(desk: FakeDesk) -> FakeDesk:
    waiting = proposal(ChangeDraft(kind=ChangeKind.WRITE_OFF, value_date=TODAY), "p-huang")
    desk.answers = {
        ListLoans: Page(ROWS),
        GetLoan: FILE,
        ListLoanEvents: EVENT_ROWS,
        ListQuotations: (),
        ListLoanProposals: Page((waiting,)),
        GetLoanQuote: quote,
        PreviewLoanEvent: preview,
    }
    return desk


@pytest.fixture
def screen(answered: FakeDesk, host: QWidget, told: dict[str, list[Any]], qtbot: QtBot) -> LoansScreen:
    view = LoansScreen(
        ALL,
        person="黄敏",
        refuse=lambda breach, _title: told["refused"].append(breach.code),
        tell=lambda title, _detail: told["said"].append(str(title)),
        pay=told["paid"].append,
    )
    view.setParent(host)
    view.resize(host.size())
    view.bind(LoansPresenter(answered, view, run_at_once, TODAY))  # type: ignore[arg-type]
    host.show()
    qtbot.waitExposed(host)
    view.shown(None)
    return view
