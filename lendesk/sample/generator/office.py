"""The sample's office: people give their orders and jobs are done through the centre's own doors."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TypeVar

from lendesk.domain.administration.staff import Person
from lendesk.domain.applications.application import Application
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.errors import RuleBroken
from lendesk.domain.intents import Intent
from lendesk.domain.loans.account import LoanAccount, LoanEvent
from lendesk.domain.loans.replay.replaying import replay
from lendesk.domain.loans.replay.state import LoanState
from lendesk.sample.generator.days import ActClock, Days
from lendesk.server.centre import Centre
from lendesk.server.devices import register
from lendesk.server.jobs.bureau import query_bureau
from lendesk.server.jobs.outside import Outside
from lendesk.server.jobs.payments import pay
from lendesk.server.jobs.signing import sign_contract
from lendesk.server.pipeline import PostgresCentre
from lendesk.server.tools import CentralTools
from lendesk.usecases.loan_book import terms_of
from lendesk.usecases.loan_events import in_order
from lendesk.usecases.messages import Command, CommandResult, Outcome
from lendesk.usecases.synchronisation.chain import hash_of
from lendesk.wire.codec import encode_command

Record = TypeVar("Record")
ADMINISTRATOR = "p9001"


class Office:
    """One business day after the other at the centre; `pool` takes what is slow."""

    def __init__(self, centre: Centre, days: Days, outside: Outside, pool: ThreadPoolExecutor) -> None:
        self.days = days
        self.outside = outside
        self.pool = pool
        self._centre = centre
        self._devices: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._serials: dict[str, int] = {}

    def centre_now(self) -> Centre:
        """The centre at the minute of the next act."""
        clock = ActClock(self.days.day, at=self.days.next_minute())
        return replace(self._centre, clock=clock)

    def order(self, person_id: str, command: Command, branch: str = "") -> dict[str, str]:
        """Carry a person's command out as the pipeline does and keep its result; what it made.

        `branch` names the workstation that a queued command came from. Raises RuleBroken: nobody at the
        sample gives an order that is refused.
        """
        device_id = self._devices.get(branch, "")
        with PostgresCentre(self.centre_now()).begin() as transaction:
            made = transaction.carry_out(command, person_id, device_id)
            result = CommandResult(command.command_id, Outcome.DONE, made=made)
            body_hash = hash_of(encode_command(command))
            transaction.store_result(body_hash, result, author_id=person_id, device_id=device_id)
            transaction.commit()
        return made

    def register_workstation(self, branch: str, name: str) -> None:
        """A workstation from which the branch's queued commands come."""
        centre = self.centre_now()
        with centre.transaction() as (connection, records):
            device = register(centre, connection, records, records.get(Person, ADMINISTRATOR), name, "")
        self._devices[branch] = device.key
        self._codes[branch] = device.code

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
        """The job that signs, seals and stamps, beside the office's other work."""
        intent = self._open_intent("signing", contract_id)
        return self.pool.submit(
            sign_contract, self.centre_now(), self.outside, contract_id, signature_sha256, intent.key
        )

    def pay(self, disbursement_id: str) -> None:
        """The job that pays at the bank."""
        intent = self._open_intent("payment", disbursement_id)
        pay(self.centre_now(), self.outside.bank, disbursement_id, intent.key)

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
