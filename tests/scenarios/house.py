"""A lender's centre as the branches use it: its people act over the interface, its jobs run on request."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import text

from lendesk.documents.signing.appearance import draw_strokes
from lendesk.domain.applications.application import Applicant, Application, Material
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.loans.account import LoanAccount
from lendesk.sample.setup import PASSWORD
from lendesk.server.centre import Centre
from lendesk.server.clock import CentralClock
from lendesk.server.jobs.bureau import query_bureau
from lendesk.server.jobs.outside import Outside
from lendesk.server.jobs.payments import pay
from lendesk.server.jobs.recording import carry_out_job
from lendesk.server.jobs.signing import sign_contract
from lendesk.usecases.applications.commands import (
    ClaimApplication,
    DecideApplication,
    SubmitApplication,
    Verdict,
)
from lendesk.usecases.contracts.commands import (
    ExplainKeyTerm,
    PrepareContract,
    RecordContractSigned,
    SignContract,
)
from lendesk.usecases.disbursements.commands import ConfirmDisbursement, PrepareDisbursement
from lendesk.usecases.messages import Command, CommandResult, new_id
from lendesk.usecases.repayments.commands import ImportStatement, PostRepayment
from lendesk.usecases.reporting.queries import GetTrialBalance
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope, hash_of, link_hash, signed_text
from lendesk.usecases.synchronisation.exchange import PushReply, PushRequest
from lendesk.wire import messages, paths
from lendesk.wire.codec import decode_answer, decode_result, encode_command, encode_query

from .people import borrower

OFFICER, TELLER, SUPERVISOR, SECOND_SUPERVISOR = "1001", "1002", "1003", "1004"
OFFICER_AND_SUPERVISOR = "1023"
HEAD_OF_RISK, ADMINISTRATOR, SECOND_ADMINISTRATOR = "2002", "9001", "9002"
START = date(2026, 3, 2)
STROKES = [[(10 + 9 * n, 20 + n % 3 * 12) for n in range(20)]]


@dataclass
class House:
    """One branch's workstation and everybody's session; `today` is the business date of the centre."""

    centre: Centre
    client: Any
    outside: Outside
    device: dict[str, str] = field(default_factory=dict)
    number: int = 0
    last: str = GENESIS
    receipts: int = 0
    tokens: dict[str, str] = field(default_factory=dict)
    keys: dict[str, Any] = field(default_factory=dict)

    # -- how people reach the centre -----------------------------------------------------------------

    def post(self, path: str, body: dict[str, Any], token: str = "") -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return self.client.post(path, content=json.dumps({"protocol": 1, **body}), headers=headers)

    def token(self, who: str) -> str:
        if not self.device:
            body = {"staff_number": ADMINISTRATOR, "password": PASSWORD, "name": "前台"}
            self.device = self.post(paths.DEVICES, body).json()
        if who not in self.tokens:
            body = {"device_id": self.device["device_id"], "device_secret": self.device["secret"]}
            reply = self.post(paths.SIGN_IN, {"staff_number": who, "password": PASSWORD, **body})
            assert reply.status_code == 200, reply.text
            self.tokens[who] = reply.json()["access_token"]
        return self.tokens[who]

    def order(self, who: str, command: Command) -> CommandResult:
        """An on-line command's result, done or refused."""
        reply = self.post(paths.COMMANDS, {"body": encode_command(command)}, self.token(who))
        assert reply.status_code == 200, reply.text
        return decode_result(reply.text)

    def did(self, who: str, command: Command) -> dict[str, str]:
        """What an on-line command made; it must be done."""
        result = self.order(who, command)
        assert result.outcome == "done", result
        return result.made

    def envelope(self, who: str, command: Command) -> Envelope:
        """The command in the outbox: numbered, chained and signed by its author."""
        body = encode_command(command)
        said = signed_text(f"p{who}", f"k{who}", hash_of(body)).encode()
        signature = base64.b64encode(self._key(who).sign(said, ec.ECDSA(hashes.SHA256()))).decode()
        made = Envelope(
            self.device["device_id"], self.number + 1, command.command_id, body, hash_of(body), self.last,
            f"p{who}", f"k{who}", signature,
        )  # fmt: skip
        self.number, self.last = made.number, link_hash(made)
        return made

    def push(self, who: str, *envelopes: Envelope) -> PushReply:
        with self.centre.engine.connect() as connection:
            incarnation = connection.scalar(text("SELECT key FROM incarnations"))
        request = PushRequest(self.device["device_id"], incarnation, envelopes)
        reply = self.post(paths.PUSH, messages.PushRequest.of(request).model_dump(), self.token(who))
        return messages.PushReply.model_validate_json(reply.text).plain()

    def queue(self, who: str, command: Command) -> CommandResult:
        """A queued command's result after its push, done or refused."""
        [(_, result)] = self.push(who, self.envelope(who, command)).results
        return result

    def ask(self, who: str, query: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token(who)}"}
        reply = self.client.post(paths.QUERIES, content=encode_query(query), headers=headers)
        assert reply.status_code == 200, reply.text
        return decode_answer(query, reply.text)

    def upload(self, who: str, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        headers = {
            "Authorization": f"Bearer {self.token(who)}",
            "Upload-Offset": "0",
            "Upload-Length": str(len(content)),
        }
        reply = self.client.patch(f"{paths.FILES}/{sha256}", content=content, headers=headers)
        assert reply.status_code == 204, reply.text
        return sha256

    def _key(self, who: str) -> Any:
        if who not in self.keys:
            key = ec.generate_private_key(ec.SECP256R1())
            pem = key.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
            )
            body = {"key_id": f"k{who}", "public_pem": pem.decode()}
            assert self.post(paths.AUTHOR_KEYS, body, self.token(who)).status_code == 204
            self.keys[who] = key
        return self.keys[who]

    # -- the centre's own time, rows and jobs ----------------------------------------------------------

    def open_day(self, day: date) -> None:
        """Make it this business date."""
        object.__setattr__(self.centre, "clock", CentralClock(day))

    @property
    def today(self) -> date:
        return self.centre.clock.business_date()

    def record(self, kind: type, key: str) -> Any:
        with self.centre.transaction() as (_, records):
            return records.get(kind, key)

    def records(self, kind: type, **equal: object) -> Any:
        with self.centre.transaction() as (_, records):
            return records.find(kind, **equal)

    def keep(self, record: object) -> None:
        with self.centre.transaction() as (_, records):
            records.add(record)

    def work(self, *, bureau_answers: bool = True) -> None:
        """Do what waits in the queue of jobs, with the real jobs; the log is sealed elsewhere."""
        waiting = text("DELETE FROM procrastinate_jobs RETURNING id, task_name, args")
        with self.centre.engine.begin() as connection:
            jobs = sorted(connection.execute(waiting).all())
        for _, name, arguments in jobs:
            if name == "query_bureau":
                bureau = self.outside.bureau if bureau_answers else None
                query_bureau(self.centre, bureau, last_try=True, **arguments)
            elif name == "pay":
                pay(self.centre, self.outside.bank, **arguments)
            elif name == "sign_contract":
                sign_contract(self.centre, self.outside, **arguments)

    def balance(self) -> tuple[int, int]:
        """Debit and credit over all accounts of the branch's ledger, in fen."""
        lines = self.ask(SUPERVISOR, GetTrialBalance())
        return sum(line.debit_fen for line in lines), sum(line.credit_fen for line in lines)

    # -- steps of the line ------------------------------------------------------------------------------

    def form(self, applicant: Applicant | None = None, **changes: object) -> SubmitApplication:
        """A complete form; its pictures are at the centre."""
        materials = tuple(
            Material(kind, self.upload(OFFICER, f"样本 {kind}".encode()), f"{kind}.png")
            for kind in ("id_front", "id_back")
        )
        named: dict[str, Any] = {
            "application_id": new_id(),
            "product_version_id": "XF-v1",
            "applicant": applicant or borrower(),
            "amount_fen": 1_200_000,
            "term": 12,
            "method": "equal_installment",
            "purpose": "装修",
            "materials": materials,
            "readings": (),
            "consent_version": "2026-1",
            "consent_purposes": ("bureau",),
        }
        return SubmitApplication(**{**named, **changes})

    def hand_in(self, form: SubmitApplication, who: str = OFFICER) -> Application:
        """The file after the rules have looked at it."""
        result = self.queue(who, form)
        assert result.outcome == "done", result
        self.work()
        return self.file(form.application_id)

    def file(self, key: str) -> Application:
        found: Application = self.record(Application, key)
        return found

    def approve(self, file: Application, who: str = SUPERVISOR) -> CommandResult:
        """Claim and approve in full."""
        self.did(who, ClaimApplication(application_id=file.key))
        return self.order(
            who,
            DecideApplication(application_id=file.key, verdict=Verdict.APPROVE, approved_fen=file.amount_fen),
        )

    def contract(self, file: Application, who: str = OFFICER) -> Contract:
        """The contract of an approved file, its terms explained one by one."""
        key = self.did(who, PrepareContract(application_id=file.key))["contract_id"]
        terms = [clause.term_id for clause in self.record(Contract, key).key_terms]
        for term_id in ("cost_sheet", *terms):
            self.did(who, ExplainKeyTerm(contract_id=key, term_id=term_id))
        found: Contract = self.record(Contract, key)
        return found

    def sign(self, contract: Contract, who: str = OFFICER) -> None:
        """The borrower signs; certificates and seal follow with `work`."""
        drawn = self.upload(who, draw_strokes(STROKES, 240, 80))
        self.did(who, SignContract(contract_id=contract.key, signature_sha256=drawn))

    def sign_without_seals(self, contract: Contract, who: str = OFFICER) -> None:
        """As `sign`, with the job's word that it is sealed: for stories that are about something else."""
        self.sign(contract, who)
        with self.centre.engine.begin() as connection:
            connection.execute(text("DELETE FROM procrastinate_jobs WHERE task_name = 'sign_contract'"))
        record = RecordContractSigned(contract_id=contract.key, signed_sha256=contract.unsigned_sha256)
        assert carry_out_job(self.centre, record).outcome == "done"

    def prepare_payment(self, contract: Contract, who: str = OFFICER) -> str:
        return self.did(who, PrepareDisbursement(contract_id=contract.key))["disbursement_id"]

    def loan(self, form: SubmitApplication | None = None) -> LoanAccount:
        """A loan that the bank has paid out today."""
        contract = self.contract(self.hand_in(form or self.form()))
        self.sign_without_seals(contract)
        payment = self.prepare_payment(contract)
        self.did(SUPERVISOR, ConfirmDisbursement(disbursement_id=payment))
        self.work()
        [loan] = self.records(LoanAccount, contract_id=contract.key)
        assert isinstance(loan, LoanAccount)
        return loan

    def payment(self, loan: LoanAccount, amount_fen: int, **changes: object) -> PostRepayment:
        """What the counter queues: a receipt of today with the next number of its series."""
        self.receipts += 1
        named: dict[str, Any] = {
            "loan_id": loan.key,
            "amount_fen": amount_fen,
            "method": "cash",
            "tendered_fen": amount_fen,
            "payer": "样本",
            "receipt_number": f"L01-{self.receipts:06d}",
            "value_date": self.today,
        }
        return PostRepayment(**{**named, **changes})

    def take(self, loan: LoanAccount, amount_fen: int, **changes: object) -> str:
        """The counter takes money; the receipt's key."""
        result = self.queue(TELLER, self.payment(loan, amount_fen, **changes))
        assert result.outcome == "done", result
        return result.made["receipt_id"]

    def import_statement(self, content: bytes, name: str = "样本.csv") -> CommandResult:
        sha256 = self.upload(TELLER, content)
        return self.order(TELLER, ImportStatement(sha256=sha256, name=name))
