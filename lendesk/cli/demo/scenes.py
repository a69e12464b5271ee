"""What each screen shows when it is photographed: an example whose details are filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from PySide6.QtWidgets import QAbstractItemView, QWidget

from lendesk.domain.access import Permission
from lendesk.recognition.specimens import draw_id_back, draw_id_front
from lendesk.sample.roles import LOAN_OFFICER, TELLER
from lendesk.usecases.applications.commands import AddCustomerNote
from lendesk.usecases.contracts.queries import ListContracts
from lendesk.usecases.disbursements.queries import ListDisbursements
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.repayments.commands import VoidRepayment
from lendesk.usecases.repayments.queries import ListLoans, ListReceipts
from lendesk.usecases.servicing.queries import GetLoanQuote, ListLimits, ListLoanProposals
from lendesk.workstation.desk import WorkstationDesk
from ui.desktop.desktop import Desktop
from ui.screens.settings.words import SECTIONS

SPECIMEN_SEED = 20261121
PRODUCT = "XF-v1"
READ_TRIES = 3
"""A machine with much to do may be too slow for the reader's time limit."""
SETTINGS_PAGES = tuple(key for key, _title, _icon in SECTIONS)
LOAN_TABS = ("events", "ledger", "quotes", "changes", "receipts", "history")


class Settling(Protocol):
    """The camera, as a scene needs it."""

    def settle(self) -> None: ...


Show = Callable[[Settling, Desktop, Any], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture of a screen; `name` ends the screen's own where it has several."""

    show: Show
    name: str = ""

    def picture(self, key: str) -> str:
        """The middle of the file's name."""
        return f"{key}_{self.name}" if self.name else key


def scenes_of(key: str) -> tuple[Scene, ...]:
    """All pictures of a screen; one with its own example, or its first row, where none is told here."""
    return SCENES.get(key, (Scene(choose_first),))


def prepare(role: str, desk: WorkstationDesk) -> None:
    """What can be seen at a workstation only: an order that the centre refused, and one that waits."""
    states = {row.status for row in desk.outbox()}
    if role == TELLER.key and "refused" not in states:
        today = desk.signed_in().business_date
        receipts = desk.ask(ListReceipts(limit=50)).rows
        for receipt in [one for one in receipts if one.value_date < today][:1]:
            desk.send(VoidRepayment(receipt_id=receipt.key, reason="金额录入有误"))
        desk.sync_now()
    if role in (TELLER.key, LOAN_OFFICER.key):
        for loan in desk.ask(ListLoans(status="overdue", limit=1)).rows:
            desk.send(AddCustomerNote(customer_id=loan.customer_id, text="客户来电，约定周五到店还款"))


def as_it_is(_camera: Settling, _desktop: Desktop, _screen: QWidget) -> None:
    """A click there would leave the screen."""


def choose_first(_camera: Settling, _desktop: Desktop, screen: QWidget) -> None:
    """What the screen offers as its example, else the first row of its first list."""
    offered: Any = getattr(screen, "show_example", None)
    if callable(offered):
        offered()
        return
    for rows in screen.findChildren(QAbstractItemView):
        model = rows.model()
        if rows.isVisible() and model is not None and model.rowCount():
            first = model.index(0, 0)
            rows.setCurrentIndex(first)
            rows.clicked.emit(first)
            return


def late_loan(desktop: Desktop) -> LoanRow | None:
    """The loan that is overdue longest among the newest, else any that runs."""
    for status in ("overdue", "active"):
        found = desktop.desk.ask(ListLoans(status=status, limit=50)).rows
        if found:
            return max(found, key=lambda one: one.days_past_due)
    return None


def fill_counter(_camera: Settling, desktop: Desktop, _screen: QWidget) -> None:
    """A loan that is overdue since some days, at the counter."""
    found = desktop.desk.ask(ListLoans(status="overdue", limit=50)).rows
    loan = min(found, key=lambda one: one.days_past_due, default=late_loan(desktop))
    if loan is not None:
        desktop.window.go("counter", loan)


def fill_statements(_camera: Settling, _desktop: Desktop, screen: Any) -> None:
    """A line for which a person chooses among several loans, else any that waits for one."""
    table = screen.lines.table
    rows = table.rows_model.rows
    wanted = [at for at, row in enumerate(rows) if row.status == "doubtful" and not row.loan_id]
    wanted += [at for at, row in enumerate(rows) if row.status in ("doubtful", "unmatched")]
    if wanted:
        table.select_line(wanted[0])


def fill_loans(camera: Settling, desktop: Desktop, screen: QWidget) -> None:
    """A loan that is overdue, on its own page."""
    loan = late_loan(desktop)
    if loan is None:
        choose_first(camera, desktop, screen)
        return
    desktop.window.go("loans", loan.key)


def changed_loan(desktop: Desktop) -> str:
    """The key of a loan with changes and so with events, "" where none is in reach."""
    for status in ("approved", "pending"):
        found = desktop.desk.ask(ListLoanProposals(status=status, limit=1)).rows
        if found:
            return found[0].loan_id
    return ""


def turned_loan(tab: str) -> Show:
    """A loan on one of its other tabs, with a quotation where the person may ask for one."""

    def show(camera: Settling, desktop: Desktop, screen: Any) -> None:
        key = changed_loan(desktop)
        if key:
            desktop.window.go("loans", key)
        else:
            fill_loans(camera, desktop, screen)
        camera.settle()
        screen.page.tabs.choose(tab)
        signed_in = desktop.signed_in
        if tab == "quotes" and key and Permission.LOAN_QUOTE.value in signed_in.permissions:
            today = date.fromisoformat(signed_in.business_date)
            screen.presenter.quote(GetLoanQuote(loan_id=key, kind="settlement", on=today))

    return show


def fill_limits(camera: Settling, desktop: Desktop, screen: QWidget) -> None:
    """A limit in force, with its drawings."""
    for status in ("active", ""):
        found = desktop.desk.ask(ListLimits(status=status, limit=1)).rows
        if found:
            desktop.window.go("limits", found[0].key)
            return
    choose_first(camera, desktop, screen)


def fill_contracts(camera: Settling, desktop: Desktop, screen: QWidget) -> None:
    """A contract that is being explained, else a signed one."""
    for status in ("presented", "signed"):
        found = desktop.desk.ask(ListContracts(status=status, limit=1)).rows
        if found:
            desktop.window.go("contracts", found[0].key)
            return
    choose_first(camera, desktop, screen)


def fill_disbursements(camera: Settling, desktop: Desktop, screen: QWidget) -> None:
    """A payment that waits for the second person."""
    found = desktop.desk.ask(ListDisbursements(status="prepared", limit=1)).rows
    if found:
        desktop.window.go("disbursements", found[0].key)
    else:
        choose_first(camera, desktop, screen)


def fill_intake(camera: Settling, _desktop: Desktop, screen: Any) -> None:
    """A request with both sides of a specimen card, read."""
    read_card(camera, screen, draw_id_front(SPECIMEN_SEED).png, draw_id_back(SPECIMEN_SEED).png)


def read_card(camera: Settling, screen: Any, front: bytes, back: bytes) -> None:
    """A request on the intake screen with these pictures of a card, read."""
    presenter, request = screen.presenter, screen.request
    request.product.set_value(PRODUCT)
    presenter.choose_product(PRODUCT)
    request.show_request("", "12", "店面装修")
    request.amount.set_text("50,000.00")  # also where the cursor stands
    presenter.request(amount="50,000.00", term="12", method="equal_installment", purpose="店面装修")
    presenter.add_picture(back, "id_back", "id_back.png")
    for _ in range(READ_TRIES):
        presenter.add_picture(front, "id_front", "id_front.png")
        camera.settle()
        if presenter.form.text("name"):
            return


def settings_page(name: str) -> Show:
    """A page of the settings with its first row chosen."""

    def show(camera: Settling, desktop: Desktop, screen: Any) -> None:
        screen.sections.choose(SETTINGS_PAGES.index(name))
        camera.settle()
        if name != "roles":  # the matrix has chosen a cell, and its first one is a heading
            choose_first(camera, desktop, screen.stack.currentWidget())

    return show


SCENES: dict[str, tuple[Scene, ...]] = {
    "today": (Scene(as_it_is),),
    "counter": (Scene(fill_counter),),
    "contracts": (Scene(fill_contracts),),
    "disbursements": (Scene(fill_disbursements),),
    "intake": (Scene(fill_intake),),
    "limits": (Scene(fill_limits),),
    "loans": (Scene(fill_loans), *(Scene(turned_loan(tab), tab) for tab in LOAN_TABS)),
    "statements": (Scene(fill_statements),),
    "settings": tuple(Scene(settings_page(name), name) for name in SETTINGS_PAGES),
}
