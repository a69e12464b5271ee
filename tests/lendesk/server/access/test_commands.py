"""The access matrix of commands: every role × every command × every distance, over HTTP."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import text

from lendesk.domain.access import Permission, Scope
from lendesk.domain.administration.staff import Branch
from lendesk.domain.applications.application import Applicant, Material
from lendesk.domain.collections.contact import Outcome
from lendesk.sample import roles, setup
from lendesk.sample.calendars import CALENDARS
from lendesk.usecases.administration import commands as administration
from lendesk.usecases.applications import commands as applications
from lendesk.usecases.catalog import COMMANDS
from lendesk.usecases.collections import commands as collections
from lendesk.usecases.contracts import commands as contracts
from lendesk.usecases.disbursements import commands as disbursements
from lendesk.usecases.messages import Command, Route, new_id
from lendesk.usecases.repayments import commands as repayments
from lendesk.usecases.reporting.commands import RecordExport
from lendesk.usecases.servicing import commands as servicing
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope, hash_of, link_hash, signed_text
from lendesk.usecases.synchronisation.exchange import PushRequest
from lendesk.wire import messages, paths
from lendesk.wire.codec import encode_command

DISTANCES = ("own", "branch", "other", "far")
REACH = {Scope.OWN: 1, Scope.BRANCH: 2, Scope.REGION: 3, Scope.ALL: 4}
FILE = hashlib.sha256(b"not a statement").hexdigest()
TODAY = date(2026, 3, 2)
WHO = Applicant("陈小明", "", "", "", "男", "汉", date(1990, 3, 7), "样本路", None, None, 1)
MAKERS = {
    "ClaimApplication", "DecideApplication", "ConfirmDisbursement", "ReverseRepayment",
    "ReverseRepaymentBatch", "ReverseEvent",
    "ApproveLoanChange", "ApproveLimit", "UnfreezeLimit",
}  # fmt: skip
"""Commands that nobody may carry out on the own record."""


def commands_at(world: Any, place: str, role: str) -> list[Command]:
    """One command of every class that touches a record, aimed at this distance."""

    def key(kind: str) -> str:
        return world.key(kind, place, role)

    decide = {"verdict": applications.Verdict.DECLINE, "reason": "matrix"}
    return [
        applications.SubmitApplication(
            application_id=key("application"), product_version_id="XF-v1", applicant=WHO, amount_fen=1,
            term=1, method="", purpose="", materials=(), readings=(), consent_version="", consent_purposes=(),
        ),
        applications.AttachMaterial(
            application_id=key("application"), material=Material("other", FILE, "x.pdf")
        ),
        applications.AddCustomerNote(customer_id=key("customer"), text="matrix"),
        applications.ClaimApplication(application_id=key("application")),
        applications.HandBackApplication(application_id=key("application")),
        applications.DecideApplication(application_id=key("application"), **decide),
        applications.UnmaskCustomer(customer_id=key("customer"), field="phone", reason="matrix"),
        contracts.PrepareContract(application_id=key("application")),
        contracts.ExplainKeyTerm(contract_id=key("contract"), term_id="x"),
        contracts.SignContract(contract_id=key("contract"), signature_sha256=FILE),
        disbursements.PrepareDisbursement(contract_id=key("contract")),
        disbursements.ConfirmDisbursement(disbursement_id=key("disbursement")),
        disbursements.CancelDisbursement(disbursement_id=key("disbursement"), reason=""),
        repayments.PostRepayment(
            loan_id=key("loan"), amount_fen=0, method="cash", tendered_fen=0, payer="x",
            receipt_number="x", value_date=TODAY,
        ),
        repayments.VoidRepayment(receipt_id=key("receipt"), reason=""),
        repayments.ReverseRepayment(receipt_id=key("receipt"), reason=""),
        repayments.ReverseRepaymentBatch(batch_id=key("batch"), reason="", first_row=1),
        repayments.PostStatementLine(line_id=key("line"), loan_id="nobody"),
        repayments.HoldStatementLine(line_id=key("line")),
        collections.LogContact(
            loan_id=key("loan"), outcome=Outcome.REACHED, text="", made_at=datetime(2020, 1, 1, tzinfo=UTC)
        ),
        collections.PromiseToPay(loan_id=key("loan"), parts=(), made_on=TODAY),
        *servicing_at(key),
    ]  # fmt: skip


def servicing_at(key: Callable[[str], str]) -> list[Command]:
    """Orders around a loan that is out and around limits; none of them is complete enough to be done."""
    loan = {"loan_id": key("loan")}
    worth = {**loan, "value_date": TODAY, "reason": ""}
    paid = {**loan, "method": "", "payer": "", "value_date": TODAY}
    made = servicing
    limit, proposal = {"limit_id": key("limit")}, {"proposal_id": key("proposal")}
    return [
        made.IssueQuotation(**loan, kind="x", on=TODAY),
        made.SettleLoan(**paid, quotation_id=key("quotation")),
        made.PrepayLoan(**paid, quotation_id=key("quotation")),
        made.RecordRecovery(**paid, amount_fen=0),
        made.DrawDeposit(**loan, amount_fen=0, value_date=TODAY),
        made.AddCharge(**loan, name="", amount_fen=0, due_date=TODAY, value_date=TODAY),
        made.ReverseEvent(**loan, event_id=f"{key('loan')}-e1", reason=""),
        made.ResumeDelinquency(**loan, on=TODAY, reason=""),
        made.WaiveDebt(**worth),
        made.WaiveCharge(**worth, charge_id="x"),
        made.RefundCredit(**worth, amount_fen=0, method=""),
        made.ChangeRate(**worth, rate_percent=""),
        made.ExtendLoan(**worth),
        made.RescheduleLoan(**worth, from_date=TODAY),
        made.WriteOffLoan(**worth),
        made.PauseDelinquency(**loan, start=TODAY, end=TODAY, reason=""),
        made.ApproveLoanChange(**proposal),
        made.RejectLoanChange(**proposal, reason=""),
        made.WithdrawLoanChange(**proposal, reason=""),
        made.GrantLimit(
            customer_id=key("customer"), product_version_id="XF-v1", amount_fen=0, valid_from=TODAY,
            valid_to=TODAY, review_on=TODAY, basis="",
        ),
        made.UnfreezeLimit(**limit, reason=""),
        made.ApproveLimit(**limit),
        made.RejectLimit(**limit, reason=""),
        made.DrawLimit(**limit, amount_fen=0, term=1, method="", purpose=""),
        made.CancelDrawing(contract_id=key("contract"), reason=""),
        made.FreezeLimit(**limit, reason=""),
        made.CloseLimit(**limit, reason=""),
    ]  # fmt: skip


def commands_everywhere() -> list[Command]:
    """Commands on the lender as a whole: only the widest scope reaches them."""
    branch = Branch("new", "south", "", "x")
    return [
        administration.SaveUser(
            person_id="x", staff_number="", name="", branch_id="tianhe", role_ids=(), active=True, reason="x"
        ),
        administration.SaveRole(role=roles.TELLER, reason=""),
        administration.SaveBranch(branch=branch, reason="x"),
        administration.SaveProduct(product=setup.PRODUCTS[0], reason="x"),
        administration.SaveCalendar(calendar=CALENDARS[0], reason="x"),
        administration.ApproveChange(change_id="change-1"),
        administration.RejectChange(change_id="change-1", reason=""),
        administration.StopDevice(device_id="spare", reason=""),
    ]


@dataclass
class Outbox:
    """The matrix's workstation: queued commands of any role in one chain."""

    world: Any
    number: int = 0
    last: str = GENESIS
    keys: dict[str, Any] = field(default_factory=dict)

    def push(self, role: str, command: Command) -> tuple[str, str]:
        body = encode_command(command)
        author, key_id = self.world.person(role), f"key-{role}"
        said = signed_text(author, key_id, hash_of(body)).encode()
        signed = base64.b64encode(self._key(role).sign(said, ec.ECDSA(hashes.SHA256()))).decode()
        envelope = Envelope(
            self.world.device_id, self.number + 1, command.command_id, body, hash_of(body), self.last,
            author, key_id, signed,
        )  # fmt: skip
        self.number, self.last = envelope.number, link_hash(envelope)
        with self.world.centre.engine.connect() as connection:
            incarnation = connection.scalar(text("SELECT key FROM incarnations"))
        request = messages.PushRequest.of(PushRequest(self.world.device_id, incarnation, (envelope,)))
        reply = self.world.post(paths.PUSH, request.model_dump_json(), self.world.tokens[role])
        assert reply.status_code == 200, reply.text
        [(_, result)] = messages.PushReply.model_validate_json(reply.text).plain().results
        return result.outcome.value, result.code

    def _key(self, role: str) -> Any:
        if role not in self.keys:
            made = ec.generate_private_key(ec.SECP256R1())
            pem = made.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
            )
            body = {"protocol": 1, "key_id": f"key-{role}", "public_pem": pem.decode()}
            reply = self.world.post(paths.AUTHOR_KEYS, json.dumps(body), self.world.tokens[role])
            assert reply.status_code == 204, reply.text
            self.keys[role] = made
        return self.keys[role]


@pytest.fixture(scope="module")
def outbox(world):
    return Outbox(world)


def carry_out(outbox: Outbox, role: str, command: Command) -> tuple[str, str]:
    if type(command).route is Route.QUEUED:
        return outbox.push(role, command)
    body = json.dumps({"protocol": 1, "body": encode_command(command)})
    reply = outbox.world.post(paths.COMMANDS, body, outbox.world.tokens[role])
    assert reply.status_code == 200, reply.text
    result = reply.json()
    return result["outcome"], result["code"]


def expected(role: Any, command: Command, distance: int) -> str:
    """The judgement written a second time, from the role alone: "" lets the act pass."""
    scopes = [grant.scope for grant in role.grants if grant.permission is type(command).permission]
    if not scopes:
        return "access.permission"
    if REACH[max(scopes)] < distance:
        return "access.scope"
    return "access.four_eyes" if distance == 1 and type(command).__name__ in MAKERS else ""


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
@pytest.mark.parametrize("distance", [1, 2, 3, 4], ids=DISTANCES)
def test_every_role_at_every_distance(outbox, role, distance):
    wrong = []
    for command in commands_at(outbox.world, DISTANCES[distance - 1], role.key):
        outcome, code = carry_out(outbox, role.key, command)
        assert outcome != "quarantined", (type(command).__name__, code)
        judged = code if code.startswith("access.") else ""
        if judged != expected(role, command, distance):
            wrong.append((type(command).__name__, outcome, code, expected(role, command, distance)))
    assert not wrong


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
def test_settings_of_the_lender(outbox, role):
    wrong = []
    for command in commands_everywhere():
        outcome, code = carry_out(outbox, role.key, command)
        assert outcome != "quarantined", (type(command).__name__, code)
        judged = code if code.startswith("access.") else ""
        if judged != expected(role, command, 4):
            wrong.append((type(command).__name__, outcome, code, expected(role, command, 4)))
    assert not wrong


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
def test_what_belongs_to_whoever_acts(outbox, role):
    """An import belongs to the own branch: whoever may import gets as far as the file itself."""
    command = repayments.ImportStatement(sha256=FILE, name="x.csv")
    outcome, code = carry_out(outbox, role.key, command)
    may = any(grant.permission is Permission.STATEMENT_IMPORT for grant in role.grants)
    assert outcome == "refused"
    assert code.startswith("statement." if may else "access.permission"), code


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
def test_a_list_of_payments_reaches_no_further_than_its_person(outbox, role):
    """A list belongs to the own branch; each of its rows is judged by itself, as one that is not there."""
    rows = tuple(
        repayments.BatchRow(n, f"X-{place}", "", TODAY, 100, "cash") for n, place in enumerate(DISTANCES, 1)
    )
    outcome, code = carry_out(outbox, role.key, repayments.PostRepaymentBatch(batch_id=new_id(), rows=rows))
    may = any(grant.permission is Permission.REPAYMENT_POST for grant in role.grants)
    assert (outcome, code) == (("done", "") if may else ("refused", "access.permission"))


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
def test_whoever_takes_a_list_out_is_told_of(outbox, role):
    told = RecordExport(list_name="loans.loans", way="export", row_count=120, filter_words="逾期")
    assert carry_out(outbox, role.key, told) == ("done", "")
    wrong = RecordExport(list_name="loans.loans", way="post", row_count=0)
    assert carry_out(outbox, role.key, wrong) == ("refused", "export.not_told")
    with outbox.world.centre.engine.connect() as connection:
        wanted = text("SELECT facts FROM audit_records WHERE action = 'RecordExport' AND person_id = :who")
        facts = [json.loads(one) for one in connection.scalars(wanted, {"who": f"m-{role.key}"})]
    kept = {name: facts[0][name] for name in ("list", "way", "rows", "filter")}
    assert kept == {"list": "loans.loans", "way": "export", "rows": "120", "filter": "逾期"}


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
@pytest.mark.parametrize("distance", [2, 3, 4], ids=DISTANCES[1:])
def test_quarantined_commands_are_solved_in_reach_only(outbox, role, distance):
    held = outbox.world.key("quarantined", DISTANCES[distance - 1], "")
    command = administration.ReleaseQuarantined(quarantined_id=held, again=False, reason="")
    outcome, code = carry_out(outbox, role.key, command)
    judged = code if code.startswith("access.") else ""
    assert (outcome, judged) == ("refused", expected(role, command, distance)), code


def job_commands() -> list[str]:
    return [name for name, kind in COMMANDS.items() if kind.route is Route.JOB]


@pytest.mark.parametrize("name", job_commands())
@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.key)
def test_nobody_sends_what_the_centre_records_itself(world, role, name):
    body = json.dumps({"command": name, "version": 1, "data": {"command_id": new_id()}})
    request = json.dumps({"protocol": 1, "body": body})
    reply = world.post(paths.COMMANDS, request, world.tokens[role.key])
    assert reply.status_code in (400, 403, 422), reply.text
    assert not any(grant.permission is Permission.JOB for grant in role.grants)


def test_every_command_of_the_catalogue_has_its_row(world):
    rows = {type(one).__name__ for one in (*commands_at(world, "branch", ""), *commands_everywhere())}
    elsewhere = {"ImportStatement", "PostRepaymentBatch", "ReleaseQuarantined", "RecordExport"}
    assert rows | elsewhere | set(job_commands()) == set(COMMANDS)


@pytest.mark.parametrize("token", ["", "not-a-token"], ids=["anonymous", "foreign"])
def test_without_a_token_nothing_is_carried_out(world, token):
    for command in (*commands_at(world, "branch", ""), *commands_everywhere()):
        body = json.dumps({"protocol": 1, "body": encode_command(command)})
        reply = world.post(paths.COMMANDS, body, token)
        assert reply.status_code == 401, (type(command).__name__, reply.text)


def test_a_revoked_person_carries_nothing_out(world):
    """Whoever left gives no orders any more, on line or by a push, with a token that would still be good."""
    token = world.tokens["collector"]
    with world.centre.engine.begin() as connection:
        connection.execute(text("UPDATE persons SET active = false WHERE key = 'm-collector'"))
    try:
        for command in (*commands_at(world, "branch", ""), *commands_everywhere()):
            body = json.dumps({"protocol": 1, "body": encode_command(command)})
            reply = world.post(paths.COMMANDS, body, token)
            assert reply.status_code in (401, 403), (type(command).__name__, reply.text)
        request = messages.PushRequest.of(PushRequest(world.device_id, "x", ()))
        assert world.post(paths.PUSH, request.model_dump_json(), token).status_code in (401, 403)
    finally:
        with world.centre.engine.begin() as connection:
            connection.execute(text("UPDATE persons SET active = true WHERE key = 'm-collector'"))
