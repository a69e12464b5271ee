"""The sample's office: people give their orders and jobs are done through the centre's own doors."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import text

from lendesk.domain.administration.staff import Person
from lendesk.domain.applications.application import Application
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.errors import RuleBroken
from lendesk.domain.intents import Intent
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.domain.money import Money
from lendesk.sample.generator.backroom import Backroom, Order, give
from lendesk.sample.generator.days import ActClock, Days
from lendesk.server.centre import Centre
from lendesk.server.devices import register
from lendesk.server.jobs.bureau import query_bureau
from lendesk.server.jobs.day_end.running import run_day_end
from lendesk.server.jobs.outside import Outside
from lendesk.server.jobs.payments import pay
from lendesk.server.tools import CentralTools
from lendesk.usecases.loan_book import terms_of
from lendesk.usecases.loan_events import in_order
from lendesk.usecases.messages import Command

Record = TypeVar("Record")
ADMINISTRATOR = "p9001"
WAITING = 4
"""Payments under way at the bank at once."""
DAY_ENDS = timedelta(days=31)
"""Before the last day every day has its day-end; before that each month has one, which takes less time."""
_DONE_JOBS = text(
    "DELETE FROM procrastinate_jobs WHERE status = 'todo' AND (task_name = 'seal_log'"
    " OR args->>'intent_id' IN (SELECT key FROM intents WHERE state <> 'open'))"
)


class Office:
    """One business day after the other at the centre; the back room takes what is slow."""

    def __init__(self, centre: Centre, days: Days, outside: Outside, backroom: Backroom) -> None:
        self.days = days
        self.outside = outside
        self.backroom = backroom
        self._waiting = ThreadPoolExecutor(WAITING)
        self._under_way: list[Future[Any]] = []
        self._centre = centre
        self._devices: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._serials: dict[str, int] = {}

    def open_day(self, day: date, business_date: date) -> None:
        """Turn to a day; on the first of a month and near the end the loans are brought to it before."""
        while self.days.day < day:
            self.days.turn_to(self.days.day + timedelta(days=1))
            if self.days.day.day == 1 or business_date - self.days.day < DAY_ENDS:
                run_day_end(self.centre_now(), self.days.day)

    def centre_now(self) -> Centre:
        """The centre at the minute of the next act."""
        return replace(self._centre, clock=self.minute())

    def order(self, person_id: str, command: Command, branch: str = "") -> dict[str, str]:
        """Carry a person's command out as the pipeline does and keep its result; what it made.

        `branch` names the workstation that a queued command came from. Raises RuleBroken: nobody at the
        sample gives an order that is refused.
        """
        return self.orders(person_id, (command,), branch)[0]

    def orders(self, person_id: str, commands: Sequence[Command], branch: str = "") -> list[dict[str, str]]:
        """One after the other, a minute each, in one transaction."""
        return give(self._centre, self._order(person_id, commands, branch))

    def print_order(self, person_id: str, command: Command) -> Future[list[dict[str, str]]]:
        """A command that prints a paper: done in the back room."""
        printing = self.backroom.carry_out(self._order(person_id, (command,), ""))
        self._under_way.append(printing)
        return printing

    def _order(self, person_id: str, commands: Sequence[Command], branch: str) -> Order:
        timed = tuple((command, self.minute()) for command in commands)
        return Order(person_id, self._devices.get(branch, ""), timed)

    def minute(self) -> ActClock:
        """The clock of the next act."""
        return ActClock(self.days.day, at=self.days.next_minute())

    def register_workstation(self, branch: str, name: str) -> str:
        """A workstation from which the branch's queued commands come from now on; its key."""
        centre = self.centre_now()
        with centre.transaction() as (connection, records):
            device = register(centre, connection, records, records.get(Person, ADMINISTRATOR), name, "")
        self._devices[branch] = device.key
        self._codes[branch] = device.code
        return device.key

    def next_receipt_number(self, branch: str) -> str:
        self._serials[branch] = self._serials.get(branch, 0) + 1
        return f"{self._codes[branch]}-{self._serials[branch]:06d}"

    def keep_file(self, content: bytes, branch: str, owner_id: str) -> str:
        """A file as it would have travelled from a workstation; its SHA-256."""
        centre = self.centre_now()
        with centre.transaction() as (connection, _):
            tools = CentralTools(connection, centre.files, centre.ring, centre.clock.now())
            return tools.keep_file(content, kind="upload", branch_id=branch, owner_id=owner_id)

    def ask_bureau(self, application_id: str) -> Application:
        """The job that asks about a file; the file as it stands then."""
        intent = self._open_intent("bureau", application_id)
        query_bureau(self.centre_now(), self.outside.bureau, application_id, intent.key, last_try=True)
        return self.get(Application, application_id)

    def start_signing(self, contract_id: str, signature_sha256: str) -> Future[None]:
        """The job that signs, seals and stamps, in the back room."""
        intent = self._open_intent("signing", contract_id)
        signing = self.backroom.sign(self.minute(), contract_id, signature_sha256, intent.key)
        self._under_way.append(signing)
        return signing

    def start_paying(self, disbursement_id: str) -> Future[None]:
        """The job that pays at the bank; it mostly waits."""
        intent = self._open_intent("payment", disbursement_id)
        paying = self._waiting.submit(pay, self.centre_now(), self.outside.bank, disbursement_id, intent.key)
        self._under_way.append(paying)
        return paying

    def finish(self) -> None:
        """Wait for what is under way. The jobs done here leave the queue, as a worker lets them."""
        for one in self._under_way:
            one.result()
        self._waiting.shutdown()
        with self._centre.transaction() as (connection, _):
            connection.execute(_DONE_JOBS)

    def get(self, kind: type[Record], key: str, /) -> Record:
        with self._centre.transaction() as (_, records):
            return records.get(kind, key)

    def find(self, kind: type[Record], /, **equal: object) -> tuple[Record, ...]:
        with self._centre.transaction() as (_, records):
            return records.find(kind, **equal)

    def loan_of(self, contract_id: str) -> LoanAccount:
        """The loan of a paid-out contract. Raises RuleBroken `record.missing`."""
        number = self.get(Contract, contract_id).number
        found = self.find(LoanAccount, number=number)
        if not found:
            raise RuleBroken("record.missing", kind="LoanAccount", key=number)
        return found[0]

    def state(self, loan: LoanAccount) -> LoanState:
        """The loan replayed to today."""
        events = in_order(self.find(LoanEvent, loan_id=loan.key))
        return replay(terms_of(loan), events, self.days.day)

    def next_instalment(self, loan: LoanAccount) -> Money:
        """What the next due date of a running loan asks for."""
        row = next(one for one in self.state(loan).rows if one.due_date == loan.next_due)
        return Money(row.outstanding.total)

    def _open_intent(self, kind: str, subject_id: str) -> Intent:
        found = self.find(Intent, kind=kind, subject_id=subject_id, state="open")
        return found[-1]


def statement_csv(lines: tuple[tuple[date, str, str, str, str, str], ...]) -> bytes:
    """A bank's CSV (GB 18030): day, amount, payer, account, note, reference."""
    text = io.StringIO()
    writer: Callable[[tuple[object, ...]], object] = csv.writer(text).writerow
    writer(("交易日期", "收入金额", "对方户名", "对方账号", "摘要", "流水号"))
    for line in lines:
        writer((line[0].isoformat(), *line[1:]))
    return text.getvalue().encode("gb18030")
