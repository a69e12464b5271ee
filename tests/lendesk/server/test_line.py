"""The whole line through the centre's interface, with a real worker that is killed after it paid."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from dataclasses import dataclass
from datetime import date

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import text

from lendesk.connectors.bureaus.simulator import running_bureau
from lendesk.connectors.loopback import SIMULATOR_KEY
from lendesk.connectors.payments.simulator import running_bank
from lendesk.documents.evidence.bundle import check_bundle, parse_bundle
from lendesk.documents.signing.appearance import draw_strokes
from lendesk.domain.applications.application import Applicant, Application, Material
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.customers.identity import luhn_ok, with_check_digit
from lendesk.domain.disbursements.disbursement import Disbursement
from lendesk.domain.loans.account import LoanAccount
from lendesk.usecases.applications.commands import (
    ClaimApplication,
    DecideApplication,
    SubmitApplication,
    UnmaskCustomer,
    Verdict,
)
from lendesk.usecases.contracts.commands import ExplainKeyTerm, PrepareContract, SignContract
from lendesk.usecases.contracts.queries import GetEvidence
from lendesk.usecases.disbursements.commands import ConfirmDisbursement, PrepareDisbursement
from lendesk.usecases.messages import new_id
from lendesk.usecases.repayments.commands import PostRepayment
from lendesk.usecases.reporting.queries import CheckAudit, GetTrialBalance
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope, hash_of, link_hash, signed_text
from lendesk.usecases.synchronisation.exchange import PushRequest
from lendesk.wire import messages, paths
from lendesk.wire.codec import decode_answer, encode_command, encode_query

OFFICER, TELLER, SUPERVISOR, AUDITOR = "1001", "1002", "1003", "9009"
WAIT_SECONDS = 60


def card_number() -> str:
    return next(f"622202000000000{n}" for n in range(1_000, 10_000) if luhn_ok(f"622202000000000{n}"))


def applicant() -> Applicant:
    return Applicant(
        name="陈小明",
        id_number=with_check_digit("44010619900307101"),
        phone="13812345678",
        card_number=card_number(),
        sex="男",
        ethnicity="汉",
        birth=date(1990, 3, 7),
        address="广东省广州市天河区样本路 2 号",
        id_valid_from=date(2020, 1, 1),
        id_valid_to=date(2040, 1, 1),
        monthly_income_fen=2_000_000,
    )


@dataclass
class Branch:
    """What the people of one branch do at their one workstation."""

    api: object
    number: int = 0
    last: str = GENESIS

    def __post_init__(self):
        self.tokens = {who: self.api.sign_in(who)["access_token"] for who in (OFFICER, TELLER, SUPERVISOR)}
        self.keys = {}

    def author(self, who):
        if who not in self.keys:
            key = ec.generate_private_key(ec.SECP256R1())
            pem = key.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
            )
            body = {"key_id": f"k{who}", "public_pem": pem.decode()}
            assert self.api.post(paths.AUTHOR_KEYS, body, self.tokens[who]).status_code == 204
            self.keys[who] = key
        return self.keys[who]

    def push(self, who, command):
        body = encode_command(command)
        said = signed_text(f"p{who}", f"k{who}", hash_of(body)).encode()
        signature = base64.b64encode(self.author(who).sign(said, ec.ECDSA(hashes.SHA256()))).decode()
        envelope = Envelope(
            self.api.device["device_id"], self.number + 1, command.command_id, body, hash_of(body), self.last,
            f"p{who}", f"k{who}", signature,
        )  # fmt: skip
        self.number, self.last = envelope.number, link_hash(envelope)
        with self.api.centre.engine.connect() as connection:
            incarnation = connection.scalar(text("SELECT key FROM incarnations"))
        request = PushRequest(envelope.device_id, incarnation, (envelope,))
        reply = self.api.post(paths.PUSH, messages.PushRequest.of(request).model_dump(), self.tokens[who])
        [(_, result)] = messages.PushReply.model_validate_json(reply.text).plain().results
        assert result.outcome == "done", result
        return result.made

    def order(self, who, command):
        result = self.api.done(command, self.tokens[who])
        assert result.outcome == "done", result
        return result.made

    def ask(self, who, query):
        token = self.tokens.setdefault(who, "") or self.api.sign_in(who)["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        reply = self.api.client.post(paths.QUERIES, content=encode_query(query), headers=headers)
        assert reply.status_code == 200, reply.text
        return decode_answer(query, reply.text)

    def upload(self, who, content):
        sha256 = hashlib.sha256(content).hexdigest()
        headers = {
            "Authorization": f"Bearer {self.tokens[who]}",
            "Upload-Offset": "0",
            "Upload-Length": str(len(content)),
        }
        reply = self.api.client.patch(f"{paths.FILES}/{sha256}", content=content, headers=headers)
        assert reply.status_code == 204, reply.text
        return sha256

    def record(self, kind, key):
        with self.api.centre.transaction() as (_, records):
            return records.get(kind, key)

    def wait(self, kind, key, reached):
        deadline = time.monotonic() + WAIT_SECONDS
        while not reached(found := self.record(kind, key)):
            assert time.monotonic() < deadline, found
            time.sleep(0.1)
        return found


@pytest.fixture
def outside(tmp_path):
    with (
        running_bureau(tmp_path / "bureau") as bureau,
        running_bank(tmp_path / "bank", settle_seconds=0.1) as bank,
    ):
        yield {
            "LENDESK_BUREAU_ADDRESS": bureau,
            "LENDESK_BANK_ADDRESS": bank,
            **{f"LENDESK_{one}_KEY_ID": SIMULATOR_KEY.key_id for one in ("BUREAU", "BANK")},
            **{f"LENDESK_{one}_SECRET": SIMULATOR_KEY.secret.decode() for one in ("BUREAU", "BANK")},
            "LENDESK_HEARTBEAT_SECONDS": "0.5",
            "LENDESK_STALLED_SECONDS": "2",
            "LENDESK_SEAL_SECONDS": "0.5",
        }


def submitted(branch) -> Application:
    materials = tuple(
        Material(kind, branch.upload(OFFICER, f"样本 {kind}".encode()), f"{kind}.png")
        for kind in ("id_front", "id_back")
    )
    command = SubmitApplication(
        application_id=new_id(),
        product_version_id="XF-v1",
        applicant=applicant(),
        amount_fen=2_000_000,
        term=12,
        method="equal_installment",
        purpose="装修",
        materials=materials,
        readings=(),
        consent_version="2026-1",
        consent_purposes=("bureau",),
    )
    made = branch.push(OFFICER, command)
    return branch.record(Application, made["application_id"])


def approved(branch, key) -> None:
    file = branch.wait(Application, key, lambda one: one.status in ("approved", "waiting", "declined"))
    if file.status == "waiting":
        branch.order(SUPERVISOR, ClaimApplication(application_id=key))
        branch.order(
            SUPERVISOR,
            DecideApplication(application_id=key, verdict=Verdict.APPROVE, approved_fen=file.amount_fen),
        )
    assert branch.record(Application, key).status == "approved"


def signed(branch, application_id) -> Contract:
    key = branch.order(OFFICER, PrepareContract(application_id=application_id))["contract_id"]
    terms = [clause.term_id for clause in branch.record(Contract, key).key_terms]
    for term_id in ("cost_sheet", *terms):
        branch.order(OFFICER, ExplainKeyTerm(contract_id=key, term_id=term_id))
    strokes = [[(10 + 9 * n, 20 + n % 3 * 12) for n in range(20)]]
    drawn = branch.upload(OFFICER, draw_strokes(strokes, 240, 80))
    branch.order(OFFICER, SignContract(contract_id=key, signature_sha256=drawn))
    return branch.wait(Contract, key, lambda one: one.status == "signed")


def test_from_file_to_repayment_with_a_worker_killed_after_it_paid(
    api, program, outside, postgres_url, tmp_path
):
    branch = Branch(api)
    marker = tmp_path / "marker"
    armed = {"LENDESK_FAULT": "after_external:RecordPayment", "LENDESK_FAULT_MARKER": str(marker)}
    worker = program("worker", "--database", postgres_url, **outside, **armed).start()
    file = submitted(branch)
    approved(branch, file.key)
    contract = signed(branch, file.key)

    payment = branch.order(OFFICER, PrepareDisbursement(contract_id=contract.key))["disbursement_id"]
    branch.order(SUPERVISOR, ConfirmDisbursement(disbursement_id=payment))
    assert worker.died() == -9
    assert marker.read_text().startswith("after_external:RecordPayment")
    intent_id = branch.record(Disbursement, payment).intent_id
    worker.start()
    branch.wait(Disbursement, payment, lambda one: one.status == "paid")
    assert paid_at_the_bank(tmp_path / "bank", intent_id) == 1, "paid once, whoever died"

    with api.centre.transaction() as (_, records):
        [loan] = records.find(LoanAccount, contract_id=contract.key)
    post = PostRepayment(
        loan_id=loan.key,
        amount_fen=100_000,
        method="cash",
        tendered_fen=100_000,
        payer="陈小明",
        receipt_number="L01-000001",
        value_date=api.centre.clock.business_date(),
    )
    assert branch.push(TELLER, post)["receipt_number"] == "L01-000001"
    check_the_books(branch)
    check_the_evidence(branch, contract.key)
    check_unmasking(branch, file.customer_id)
    assert worker.stop() == 0


def paid_at_the_bank(folder, intent_id) -> int:
    from lendesk.connectors.journal import IntentJournal

    journal = IntentJournal(folder / "bank.sqlite")
    try:
        return journal.effects(intent_id, "paid")
    finally:
        journal.close()


def check_the_books(branch) -> None:
    lines = branch.ask(SUPERVISOR, GetTrialBalance())
    assert lines
    assert sum(line.debit_fen for line in lines) == sum(line.credit_fen for line in lines)


def check_the_evidence(branch, contract_id) -> None:
    contract = branch.wait(Contract, contract_id, lambda one: one.leaf_index >= 0)
    deadline = time.monotonic() + WAIT_SECONDS
    while (audit := branch.ask(AUDITOR, CheckAudit())).unsealed and time.monotonic() < deadline:
        time.sleep(0.2)
    assert (audit.sound, audit.first_bad) == (True, "")
    bundle = parse_bundle(branch.ask(OFFICER, GetEvidence(contract_id=contract_id)))
    headers = {"Authorization": f"Bearer {branch.tokens[OFFICER]}"}
    pdf = branch.api.client.get(f"{paths.FILES}/{contract.signed_sha256}", headers=headers).content
    assert check_bundle(bundle, pdf) == ()
    assert check_bundle(bundle, pdf + b" ") != ()


def check_unmasking(branch, customer_id) -> None:
    command = UnmaskCustomer(customer_id=customer_id, field="phone", reason="回访")
    token = branch.api.sign_in("2001")["access_token"]
    assert branch.api.done(command, token).made["plain"] == "13812345678"
    assert "plain" not in branch.api.done(command, token).made, "shown once"
    with branch.api.centre.engine.connect() as connection:
        stored = connection.execute(text("SELECT made, facts FROM command_results")).all()
        told = connection.execute(text("SELECT facts FROM audit_records")).all()
    assert "13812345678" not in json.dumps([str(row) for row in (*stored, *told)])
