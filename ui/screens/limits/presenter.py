"""What the screen of credit limits does: list, grant by two persons, draw, freeze, reopen, close."""

from __future__ import annotations

from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.usecases.applications.queries import FindCustomers, ListProducts
from lendesk.usecases.messages import Area, Changes, Command, CommandResult
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import CustomerRow, ProductRow
from lendesk.usecases.servicing.commands import (
    ApproveLimit,
    CancelDrawing,
    CloseLimit,
    DrawLimit,
    FreezeLimit,
    GrantLimit,
    RejectLimit,
    UnfreezeLimit,
)
from lendesk.usecases.servicing.queries import GetLimit, LimitFile, LimitRow, ListLimits
from lendesk.usecases.synchronisation.state import Queued
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of


class LimitsView(Protocol):
    """What the presenter asks of the widgets; every call comes on the UI thread."""

    def show_reading(self) -> None: ...

    def show_list(self, rows: tuple[LimitRow, ...], more: bool) -> None: ...

    def show_no_list(self, breach: Breach) -> None: ...

    def show_limit(self, file: LimitFile | None) -> None: ...

    def show_products(self, products: tuple[ProductRow, ...]) -> None: ...

    def show_customers(self, found: tuple[CustomerRow, ...]) -> None: ...

    def show_sending(self) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_done(self, act: str, number: str) -> None: ...


class LimitsPresenter:
    """`status` is the list in force, "" for all. One command is under way at a time."""

    def __init__(self, desk: Desk, view: LimitsView, run: Background) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._rows: tuple[LimitRow, ...] = ()
        self._after = ""
        self._wanted = ""
        self._sending = False
        self.status = ""
        self.file: LimitFile | None = None

    def open(self, wanted: str = "") -> None:
        """Ask anew; `wanted` is the key of a limit to show."""
        if wanted:
            self._wanted, self.status = wanted, ""
        self._run(lambda: self._desk.ask(ListProducts()), self._view.show_products, self._refuse)
        self._ask("")

    def filter(self, status: str) -> None:
        """The limits in one state, "" for all."""
        self.status, self.file = status, None
        self._ask("")

    def more(self) -> None:
        """The next page."""
        if self._after:
            self._ask(self._after)

    def choose(self, limit_id: str) -> None:
        """Show a limit in full."""
        self._wanted = limit_id
        question = GetLimit(limit_id=limit_id)
        self._run(lambda: self._desk.ask(question), self._take_file, self._refuse, lane="network")

    def find_customers(self, text: str) -> None:
        """For whom a limit is to be granted; nothing is asked for less than a character."""
        if not text.strip():
            self._view.show_customers(())
            return
        question = FindCustomers(text=text.strip())
        self._run(lambda: self._desk.ask(question), self._view.show_customers, self._refuse)

    def grant(self, command: GrantLimit) -> None:
        """Propose a limit; another person approves it."""
        self._send(command, "proposed")

    def approve(self) -> None:
        if self.file is not None:
            self._send(ApproveLimit(limit_id=self.file.row.key), "approved")

    def reject(self, reason: str) -> None:
        if self.file is not None:
            self._send(RejectLimit(limit_id=self.file.row.key, reason=reason), "rejected")

    def draw(self, command: DrawLimit) -> None:
        """Make a drawing note; it is explained, signed and paid as any contract."""
        self._send(command, "drawn")

    def cancel_drawing(self, contract_id: str, reason: str) -> None:
        """Void a drawing note for which nothing is paid."""
        self._send(CancelDrawing(contract_id=contract_id, reason=reason), "cancelled")

    def freeze(self, reason: str) -> None:
        if self.file is not None:
            self._send(FreezeLimit(limit_id=self.file.row.key, reason=reason), "frozen")

    def unfreeze(self, reason: str) -> None:
        if self.file is not None:
            self._send(UnfreezeLimit(limit_id=self.file.row.key, reason=reason), "unfrozen")

    def close(self, reason: str) -> None:
        if self.file is not None:
            self._send(CloseLimit(limit_id=self.file.row.key, reason=reason), "closed")

    def changed(self, changes: Changes) -> None:
        touched = {Area.LIMITS, Area.LOANS, Area.REPAYMENTS, Area.CONTRACTS, Area.DISBURSEMENTS}
        if touched & changes.areas and not self._sending:
            self._ask("")

    def _ask(self, after: str) -> None:
        question = ListLimits(status=self.status, after=after)
        self._view.show_reading()
        self._run(
            lambda: self._desk.ask(question),
            lambda page: self._take(page, question),
            lambda broken: self._view.show_no_list(breach_of(broken)),
            lane="network",
        )

    def _take(self, page: Page[LimitRow], asked: ListLimits) -> None:
        if asked.status != self.status:  # the person went on to another list meanwhile
            return
        self._rows = (*self._rows, *page.rows) if asked.after else page.rows
        self._after = page.after
        self._view.show_list(self._rows, bool(page.after))
        keys = [row.key for row in self._rows]
        if self._wanted in keys:
            self.choose(self._wanted)
        elif keys:
            self.choose(keys[0])
        else:
            self.file = None
            self._view.show_limit(None)

    def _take_file(self, file: LimitFile) -> None:
        if file.row.key != self._wanted:  # another was chosen meanwhile
            return
        self.file = file
        self._view.show_limit(file)

    def _send(self, command: Command, act: str) -> None:
        if self._sending:
            return
        self._sending = True
        self._view.show_sending()
        self._run(
            lambda: self._desk.send(command),
            lambda answer: self._sent(answer, act),
            self._refused,
            lane="network",
        )

    def _sent(self, answer: CommandResult | Queued, act: str) -> None:
        breach = breach_in(answer)
        self._sending = False
        if breach is not None:
            self._view.show_refusal(breach)
            self._view.show_limit(self.file)
            return
        made = answer.made if isinstance(answer, CommandResult) else {}
        if made.get("limit_id"):
            self._wanted, self.status = made["limit_id"], ""
        self._view.show_done(act, made.get("number", ""))
        self._ask("")

    def _refused(self, broken: RuleBroken) -> None:
        self._sending = False
        self._refuse(broken)
        self._view.show_limit(self.file)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
