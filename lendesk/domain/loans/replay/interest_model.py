"""How interest follows events: what a model must do, so that the replay need not know which one runs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from lendesk.domain.loans.events.events import Rescheduled
from lendesk.domain.loans.replay.allocation import Parts
from lendesk.domain.loans.replay.book import Book, Row
from lendesk.domain.loans.terms.servicing import ChargeOffBehaviour


class InterestModel(Protocol):
    """Keeps interest and principal of `book.rows` right. Called in order of value dates.

    One model an engine (`terms.servicing.engine`): fixed, cumulative, progressive. A new one is entered in
    `models.MODELS`. A model may keep figures of its own between the calls; they belong to one run.
    """

    def copied(self) -> InterestModel:
        """A model that goes on from here without changing this one (its book is copied beside it)."""

    def disburse(self, book: Book, on: date, amount_fen: int, /) -> None:
        """A tranche goes out: rows are made or made again; paid amounts stay where they are.

        `amount_fen` is what is to be amortised: the down payment is off it, and its row (kind DOWN_PAYMENT,
        due on `on`) is already there. `book.disbursed` already ends with this tranche in full. An engine
        that makes the whole plan again (cumulative) gets all tranches before the first payment.
        """

    def reach(self, book: Book, day: date, /) -> None:
        """Time passes up to `day`: due dates go by unpaid, interest of overdue principal goes on."""

    def payable(self, book: Book, row: Row, on: date, /) -> Parts:
        """The most that a row may take on a day: e.g. interest of a running period only as earned."""

    def paid(self, book: Book, row: Row, on: date, interest_fen: int, principal_fen: int, /) -> None:
        """A row has taken money: later interest may fall."""

    def given_back(self, book: Book, row: Row, on: date, interest_fen: int, principal_fen: int, /) -> None:
        """What a row has taken is paid back to the borrower and open again (it is off `row.paid` already)."""

    def settle(self, book: Book, on: date, /) -> None:
        """Bring everything forward to `on`, with interest as far as it is owed by then."""

    def change_rate(self, book: Book, on: date, rate_pct: Decimal, /) -> None:
        """Another rate from `on`."""

    def reschedule(self, book: Book, event: Rescheduled, /) -> None:
        """Due dates, number of rows, grace or rate change from a day on."""

    def charge_off(self, book: Book, on: date, behaviour: ChargeOffBehaviour, /) -> None:
        """Interest stops, or the maturity comes forward, or nothing changes."""

    def correct_balance(self, book: Book, on: date, amount_fen: int, /) -> None:
        """Interest runs on another balance from `on` (chargebacks, corrections)."""
