"""What the counter does: find the borrower, see the split, take the money, give a receipt."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.domain.money import ZERO, Money, capitals, parse_amount
from lendesk.usecases.messages import Area, Changes, CommandResult
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.repayments.commands import VoidRepayment
from lendesk.usecases.repayments.queries import AllocationPreview, ListLoans, ListReceipts
from lendesk.usecases.synchronisation.state import LineState, OutboxRow, Queued
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of

METHODS = ("cash", "transfer", "card")
PAID_ON = frozenset({"active", "overdue"})
"""States of loans that take a payment."""


class CounterView(Protocol):
    def show_found(self, rows: tuple[LoanRow, ...]) -> None: ...

    def show_loan(self, row: LoanRow | None, receipt_number: str) -> None: ...

    def show_amount(self, text: str) -> None: ...

    def show_split(self, preview: AllocationPreview | None, in_capitals: str, change: Money) -> None: ...

    def show_fault(self, field: str, breach: Breach | None) -> None:
        """`field` is amount or tendered; None takes the message away."""

    def show_line(self, line: LineState) -> None: ...

    def show_waiting(self, rows: tuple[OutboxRow, ...]) -> None: ...

    def show_receipts(self, rows: tuple[ReceiptRow, ...]) -> None: ...

    def show_posted(self, receipt_number: str, amount: Money, row: LoanRow) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...


class CounterPresenter:
    """One teller's counter. `today` gives the business date that is printed on receipts."""

    def __init__(self, desk: Desk, view: CounterView, run: Background, today: date) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._today = today
        self.loan: LoanRow | None = None
        self.amount: Money | None = None
        self._tendered: Money | None = None
        self._wrong: dict[str, Breach] = {}
        """Field → why what stands in it is no amount."""
        self.method = METHODS[0]
        self.payer = ""
        self._posting = False

    def open(self) -> None:
        """The state of line and outbox, and today's receipts."""
        self._run(self._desk.line, self._view.show_line, self._refuse)
        self._run(self._desk.outbox, self._take_outbox, self._refuse)
        today = self._today.isoformat()
        self._run(
            lambda: self._desk.ask(ListReceipts(day=today)),
            lambda page: self._view.show_receipts(page.rows),
            self._refuse,
        )

    def retry(self) -> None:
        """Try the line now instead of waiting for the next turn."""
        self._run(self._desk.sync_now, self._view.show_line, self._refuse, lane="network")

    def search(self, text: str) -> None:
        """Loans that are paid on, by anything the borrower can name."""
        if not text.strip():
            self._view.show_found(())
            return
        question = ListLoans(text=text.strip())
        self._run(
            lambda: self._desk.ask(question),
            lambda page: self._view.show_found(tuple(row for row in page.rows if row.status in PAID_ON)),
            self._refuse,
        )

    def choose(self, row: LoanRow) -> None:
        """Take this loan; what is due stands in the amount field."""
        self.loan = row
        self.payer = row.customer_name
        self._run(
            self._desk.next_receipt_number,
            lambda number: self._view.show_loan(row, number),
            self._refuse,
        )
        self._ask_due(row)

    def _ask_due(self, row: LoanRow) -> None:
        """What is due today, with penalty, computed here: the row's own figure may be of an earlier day."""

        def answered(preview: AllocationPreview) -> None:
            if self.loan is row:
                text = str(Money(preview.due_now_fen)) if preview.due_now_fen else ""
                self._view.show_amount(text)
                self.type_amount(text)

        self._run(lambda: self._desk.preview_repayment(row.key, 1, self._today), answered, self._refuse)

    def type_amount(self, text: str) -> None:
        """The amount as typed; the split follows at once."""
        self.amount = self._read("amount", text)
        self._preview()

    def type_tendered(self, text: str) -> None:
        """The cash handed over as typed; empty is exactly the amount."""
        self._tendered = self._read("tendered", text)
        self._preview()

    def post(self) -> None:
        """Take the money: queued with its receipt number in one step, then printed."""
        if self._posting or self.loan is None:
            return
        fault = self._fault()
        if fault is not None:
            self._view.show_fault(*fault)
            return
        assert self.amount is not None  # `_fault` has seen to it
        row, amount = self.loan, self.amount
        tendered = self._tendered or amount
        self._posting = True
        self._run(
            lambda: self._desk.post_repayment(
                row.key, amount.minor, self.method, tendered.minor, self.payer.strip()
            ),
            lambda answer: self._posted(answer[1], amount, row),
            self._failed,
        )

    def void(self, receipt_id: str, reason: str) -> None:
        """Undo an own posting of today."""
        if not reason.strip():
            self._view.show_refusal(Breach("reason.empty"))
            return
        command = VoidRepayment(receipt_id=receipt_id, reason=reason.strip(), business_date=self._today)
        self._run(lambda: self._desk.send(command), self._voided, self._refuse)

    def clear(self) -> None:
        self.loan, self.amount, self._tendered, self.payer = None, None, None, ""
        self._wrong.clear()
        self._view.show_loan(None, "")
        self._view.show_amount("")
        self._view.show_split(None, "", ZERO)

    def changed(self, changes: Changes) -> None:
        if changes.areas & {Area.LOANS, Area.REPAYMENTS, Area.SYNC}:
            self.open()

    def _fault(self) -> tuple[str, Breach] | None:
        if self.amount is None:
            return "amount", self._wrong.get("amount", Breach("amount.empty"))
        if self.method != "cash":
            return None
        if "tendered" in self._wrong:
            return "tendered", self._wrong["tendered"]
        if self._tendered is not None and self._tendered < self.amount:
            return "tendered", Breach("counter.tendered_too_little")
        return None

    def _read(self, field: str, text: str) -> Money | None:
        """The amount as typed; None for nothing, and for what is no amount, which is kept with its reason."""
        self._wrong.pop(field, None)
        amount = None
        try:
            amount = parse_amount(text)
        except RuleBroken as broken:
            if broken.code != "amount.empty":
                self._wrong[field] = breach_of(broken)
        self._view.show_fault(field, self._wrong.get(field))
        return amount

    def _preview(self) -> None:
        if self.loan is None or self.amount is None:
            self._view.show_split(None, "", ZERO)
            return
        loan_id, amount = self.loan.key, self.amount
        change = self._tendered - amount if self._tendered is not None and self._tendered > amount else ZERO

        def show(preview: AllocationPreview) -> None:
            if self.loan is None or (self.loan.key, self.amount) != (loan_id, amount):
                return  # typed on or cleared meanwhile: this split is of another payment
            self._view.show_split(preview, capitals(amount), change)

        self._run(
            lambda: self._desk.preview_repayment(loan_id, amount.minor, self._today), show, self._refuse
        )

    def _posted(self, receipt_number: str, amount: Money, row: LoanRow) -> None:
        self._posting = False
        self._view.show_posted(receipt_number, amount, row)
        self.clear()
        self.open()

    def _voided(self, answer: CommandResult | Queued) -> None:
        breach = breach_in(answer)
        if breach is not None:
            self._view.show_refusal(breach)
        self.open()

    def _take_outbox(self, rows: tuple[OutboxRow, ...]) -> None:
        self._view.show_waiting(tuple(row for row in rows if row.status == "waiting"))

    def _failed(self, broken: RuleBroken) -> None:
        self._posting = False
        self._refuse(broken)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
