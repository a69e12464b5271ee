"""Every screen of the catalogue in the main window, filled with sample rows: what the checks look at.

A new screen gets an entry in `FILLED`: the answers of its queries, and if it shows more than one view, how to
turn to each of them. `test_every_screen_has_its_sample` fails until it has.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

sys.path.extend(
    [
        str(Path(__file__).parents[1] / "screens"),
        *sorted({str(one.parent) for one in Path(__file__).parents[1].glob("screens/*/*_samples.py")}),
    ]
)

import audit_samples
import bulk_samples
import collections_samples
import contracts_samples
import counter_samples
import customers_samples
import disbursements_samples
import limits_samples
import loans_samples
import proposals_samples
import reports_samples
import review_samples
import settings_samples
import statements_samples
import sync_samples
import today_samples
from desk import FakeDesk, surroundings_over

from lendesk.domain.access import Permission
from lendesk.usecases.applications.queries import (
    FindCustomers,
    FindDuplicates,
    GetReviewFile,
    ListProducts,
    ListReviewQueue,
)
from lendesk.usecases.collections.queries import GetCase, GetStages, ListCases
from lendesk.usecases.contracts.queries import GetContract, ListContracts
from lendesk.usecases.customers.queries import GetCustomer, ListCustomers
from lendesk.usecases.disbursements.queries import GetDisbursement, ListDisbursements
from lendesk.usecases.paging import Page
from lendesk.usecases.repayments.queries import (
    CheckPostings,
    GetLoan,
    GetStatement,
    ListLoans,
    ListReceipts,
    ListRepaymentBatches,
    ListStatements,
)
from lendesk.usecases.reporting.portfolio import PortfolioFigure
from lendesk.usecases.reporting.queries import AuditCheck, CheckAudit, ListAudit
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.usecases.servicing.queries import (
    GetLimit,
    GetLoanQuote,
    ListLimits,
    ListLoanEvents,
    ListLoanProposals,
    ListQuotations,
    PreviewLoanEvent,
)
from lendesk.usecases.synchronisation.state import LineState
from lendesk.usecases.today.queries import GetToday
from ui.desktop.entries import entries_for
from ui.inspection.language import strings_in
from ui.screens.settings.words import SECTIONS
from ui.shell.model import LineStatus, Person
from ui.shell.window import MainWindow

Turn = Callable[[Any], object]


@dataclass(frozen=True)
class Filled:
    """How one screen is filled: `answers` by type of query, the desk where it must do more than answer.

    `turns` lead from view to view: each takes the screen and is looked at by itself; the first is the screen
    as it opens. `argument` goes to its `shown`.
    """

    answers: dict[type, Any] = field(default_factory=dict)
    desk: Callable[[], FakeDesk] = FakeDesk
    turns: tuple[Turn, ...] = (lambda _screen: None,)
    argument: object = None


def _as_opened(_screen: Any) -> None:
    """The first view."""


def _tabs(*keys: str) -> tuple[Turn, ...]:
    return tuple(lambda screen, key=key: screen.page.tabs.choose(key) for key in keys)


def _sync_desk() -> FakeDesk:
    return FakeDesk(
        rows=sync_samples.ROWS, state=LineState(True, outbox_count=1, outbox_sum_fen=538_971, attention=1)
    )


def _counter_desk() -> FakeDesk:
    return counter_samples.CounterDesk(rows=(counter_samples.WAITING,))


_WRITE_OFF = loans_samples.proposal(
    ChangeDraft(kind=ChangeKind.WRITE_OFF, value_date=loans_samples.TODAY), "p-chen"
)

FILLED: dict[str, Filled] = {
    "today": Filled(
        {GetToday: today_samples.OFFICER},
        lambda: FakeDesk(rows=today_samples.OUTBOX),
        turns=tuple(
            lambda screen, key=key: screen.tabs.choose(key)
            for key in ("todo", "late", "due", "others", "news")
        ),
    ),
    "intake": Filled({ListProducts: (limits_samples.PRODUCT,), FindDuplicates: ()}),
    "review": Filled(
        {ListReviewQueue: Page(review_samples.ROWS), GetReviewFile: review_samples.MINE},
    ),
    "contracts": Filled(
        {ListContracts: Page(contracts_samples.ROWS), GetContract: contracts_samples.FILE},
        turns=(_as_opened, lambda screen: screen.presenter.choose("k-1")),
    ),
    "disbursements": Filled(
        {
            ListDisbursements: Page(disbursements_samples.ROWS),
            GetDisbursement: disbursements_samples.FILE,
        }
    ),
    "collections": Filled(
        {
            GetStages: collections_samples.STAGES,
            ListCases: Page(collections_samples.ROWS, "l-8"),
            GetCase: collections_samples.FILE,
        },
        argument=collections_samples.FILE.line.key,
    ),
    "counter": Filled(
        {
            ListLoans: Page((counter_samples.LOAN, counter_samples.OTHER)),
            ListReceipts: Page(counter_samples.RECEIPTS),
        },
        _counter_desk,
        argument=counter_samples.LOAN,
    ),
    "statements": Filled(
        {
            ListStatements: Page((statements_samples.ROW, statements_samples.OLDER)),
            GetStatement: statements_samples.FILE,
        }
    ),
    "bulk": Filled(
        {CheckPostings: bulk_samples.checked, ListRepaymentBatches: bulk_samples.BATCHES},
        turns=(
            _as_opened,
            lambda screen: screen.presenter.paste(bulk_samples.TEXT, 0, 0),
            lambda screen: screen.step(1),
        ),
        argument=bulk_samples.ROWS,
    ),
    "customers": Filled(
        {ListCustomers: Page(customers_samples.LINES, "c-4"), GetCustomer: customers_samples.FILE},
        turns=(
            _as_opened,
            *_tabs("loans", "applications", "contracts", "limits", "notes", "papers", "events"),
            lambda screen: screen.show_customer(customers_samples.COPY),
        ),
    ),
    "loans": Filled(
        {
            ListLoans: Page(loans_samples.ROWS),
            GetLoan: loans_samples.FILE,
            ListLoanEvents: loans_samples.EVENT_ROWS,
            ListQuotations: (),
            ListLoanProposals: Page((_WRITE_OFF,)),
            GetLoanQuote: loans_samples.quote,
            PreviewLoanEvent: loans_samples.preview,
        },
        turns=(_as_opened, *_tabs("events", "ledger", "history")),
    ),
    "limits": Filled(
        {
            ListProducts: (limits_samples.PRODUCT,),
            FindCustomers: (limits_samples.CUSTOMER,),
            ListLimits: Page((limits_samples.ACTIVE, limits_samples.PROPOSED, limits_samples.FROZEN)),
            GetLimit: limits_samples.file_of(
                limits_samples.ACTIVE, limits_samples.REPAID, limits_samples.RUNNING, limits_samples.NOTE
            ),
        }
    ),
    "proposals": Filled(
        {ListLoanProposals: Page((proposals_samples.WAIVER, proposals_samples.OWN, proposals_samples.LAPSED))}
    ),
    "reports": Filled(
        reports_samples.ANSWERS,
        turns=(
            _as_opened,
            lambda screen: screen.presenter.split_by(None),
            lambda screen: screen.tiles.tiles[PortfolioFigure.PAR30].clicked.emit(),
        ),
    ),
    "audit": Filled(
        {
            ListAudit: Page(audit_samples.ROWS, "r-2"),
            CheckAudit: AuditCheck(True, 120_400, 2, "9f86d081884c7d659a2feaa0c55ad015", ""),
        }
    ),
    "sync": Filled(desk=_sync_desk),
    "settings": Filled(
        dict(settings_samples.ANSWERS),
        turns=tuple(lambda screen, at=at: screen.sections.choose(at) for at in range(len(SECTIONS))),
    ),
}


@dataclass
class Opened:
    """A filled screen in its window; `data` is every string that came from outside so far."""

    key: str
    window: MainWindow
    screen: QWidget
    data: set[str]
    turns: tuple[Turn, ...]


def opened(key: str, size: tuple[int, int] = (1366, 768)) -> Opened:
    """One screen as the person with all permissions sees it, its first view shown."""
    filled = FILLED[key]
    desk = filled.desk()
    desk.answers |= filled.answers
    desk.me = replace(desk.me, permissions=frozenset(one.value for one in Permission))
    data = {
        desk.me.name,
        desk.me.branch_name,
        "禅城营业部",
        "07",
        *(one for pair in desk.me.role_names for one in pair),
    }
    _listen(desk, data)
    host = QWidget()
    around = surroundings_over(desk, host)
    data |= strings_in(desk.rows) | strings_in(filled.argument)
    window = MainWindow([one for one in entries_for(around) if one.key == key])
    host.setParent(window)
    host.hide()
    window.show_person(Person(desk.me.name, desk.me.role_names[0][0]), "2026-11-21")
    window.show_status(LineStatus(server_ms=12, last_sync="14:20", branch=desk.me.branch_name, device="07"))
    window.resize(*size)
    window.show()
    window.activateWindow()
    window.go(key, filled.argument)
    screen = window.screen_now()
    assert screen is not None
    return Opened(key, window, screen, data, filled.turns)


def _listen(desk: FakeDesk, data: set[str]) -> None:
    """Note the strings of every answer."""
    ask = desk.ask

    def noted(query: Any) -> Any:
        answer = ask(query)
        data.update(strings_in(answer))
        return answer

    desk.ask = noted  # type: ignore[method-assign]


def closed(made: Opened) -> None:
    """Close the window and forget it, with all its screens."""
    made.window.close()
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
