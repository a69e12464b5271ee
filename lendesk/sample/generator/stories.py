"""A borrower's story, act by act: each `yield` names the day on which it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, timedelta

from lendesk.documents.signing.appearance import draw_strokes
from lendesk.domain.applications.application import Applicant, Material
from lendesk.domain.applications.states import ApplicationState
from lendesk.domain.contracts.contract import Contract
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.money import yuan
from lendesk.sample.generator.borrowers import OVERDUE_DAYS, Borrower, Fate
from lendesk.sample.generator.office import Office
from lendesk.sample.generator.papers import readings
from lendesk.sample.roles import LOAN_OFFICER, SUPERVISOR, TELLER
from lendesk.sample.setup import PEOPLE
from lendesk.usecases.applications.commands import (
    ClaimApplication,
    DecideApplication,
    SubmitApplication,
    Verdict,
)
from lendesk.usecases.contracts.commands import ExplainKeyTerm, PrepareContract, SignContract
from lendesk.usecases.contracts.handlers import COST_SHEET
from lendesk.usecases.disbursements.commands import ConfirmDisbursement, PrepareDisbursement
from lendesk.usecases.messages import new_id
from lendesk.usecases.repayments.commands import PostRepayment, ReverseRepayment, VoidRepayment

CONSENT = "consent-2026-1"
HEAD_OF_RISK, RISK_LIMIT_FEN = "p2002", yuan(100_000).minor
RISK_OFFICERS = {"chancheng": "p2001", "tianhe": "p2001", "wuzhong": "p2003"}
BEFORE_CONTRACT = frozenset(
    {Fate.WAITING, Fate.DECIDING, Fate.IN_REVIEW, Fate.RETURNED, Fate.DECLINED, Fate.APPROVED}
    | {Fate.DECLINED_BY_RULES}
)
REASONS = {
    Verdict.RETURN: "收入证明缺失，请补充近六个月流水",
    Verdict.DECLINE: "经营流水与申报收入不符",
}
METHODS = ("cash", "transfer", "card", "transfer")
SIGNATURE = (
    ((30, 90), (80, 40), (120, 110), (160, 50)),
    ((190, 60), (240, 120), (280, 45), (330, 100)),
    ((350, 50), (420, 110)),
)
SMALL_FEN = yuan(200).minor


def staff(branch: str, role: str) -> str:
    """The key of the branch's person in a role."""
    return next(f"p{number}" for number, _, where, roles in PEOPLE if where == branch and role in roles)


@dataclass(slots=True)
class Story:
    """One borrower at one branch."""

    office: Office
    borrower: Borrower
    papers: Future[dict[str, bytes]]
    application_id: str = ""
    contract_id: str = ""
    loan_id: str = ""

    def acts(self) -> Iterator[date]:
        """Play until the fate is met."""
        self.submit()
        fate = self.borrower.fate
        if fate is Fate.DECIDING:
            return
        state = self.office.ask_bureau(self.application_id).status
        yield self.tomorrow()
        if state == ApplicationState.WAITING and fate is not Fate.WAITING:
            self.review()
        if fate in BEFORE_CONTRACT:
            return
        yield self.tomorrow()
        yield from self._contract()
        if fate in (Fate.PRESENTED, Fate.SIGNED):
            return
        yield from self.disburse()
        if self.loan_id:
            yield from self._repay()

    # -- application -----------------------------------------------------------------------------------

    def submit(self) -> None:
        one = self.borrower
        officer = staff(one.branch, LOAN_OFFICER.key)
        pictures = self.papers.result()
        materials = tuple(
            Material(kind, self.office.keep_file(content, one.branch, officer), f"{kind}.png")
            for kind, content in pictures.items()
        )
        self.application_id = new_id()
        command = SubmitApplication(
            application_id=self.application_id,
            product_version_id=one.product.key,
            applicant=_applicant(one),
            amount_fen=one.amount_fen,
            term=one.term,
            method=one.method,
            purpose=one.purpose,
            materials=materials,
            readings=readings(one),
            consent_version=CONSENT,
            consent_purposes=("bureau", "sensitive", "sharing"),
            business_name=one.business_name,
        )
        self.office.order(officer, command, one.branch)

    def review(self) -> None:
        """A person takes the file and decides, or keeps it on the desk."""
        one = self.borrower
        reviewer = HEAD_OF_RISK if one.amount_fen > RISK_LIMIT_FEN else RISK_OFFICERS[one.branch]
        self.office.order(reviewer, ClaimApplication(application_id=self.application_id))
        verdicts = {Fate.RETURNED: Verdict.RETURN, Fate.DECLINED: Verdict.DECLINE}
        verdict = verdicts.get(one.fate, Verdict.APPROVE)
        if one.fate is not Fate.IN_REVIEW:
            decision = DecideApplication(
                application_id=self.application_id,
                verdict=verdict,
                approved_fen=one.amount_fen if verdict is Verdict.APPROVE else 0,
                reason=REASONS.get(verdict, ""),
            )
            self.office.order(reviewer, decision)

    # -- contract and money ------------------------------------------------------------------------------

    def _contract(self) -> Iterator[date]:
        """Printed one day, explained and signed the next."""
        printing = self.office.print_order(self.officer, PrepareContract(application_id=self.application_id))
        yield self.tomorrow()
        yield from self.sign(printing.result()[0]["contract_id"])

    def sign(self, contract_id: str) -> Iterator[date]:
        """The paper is explained term by term and signed; its seals follow over night."""
        self.contract_id = contract_id
        terms = [COST_SHEET, *(one.term_id for one in self._record().key_terms)]
        if self.borrower.fate is Fate.PRESENTED:
            terms = terms[:2]
        self.office.orders(
            self.officer, [ExplainKeyTerm(contract_id=contract_id, term_id=term_id) for term_id in terms]
        )
        if self.borrower.fate is Fate.PRESENTED:
            return
        drawn = draw_strokes(SIGNATURE, 480, 160)
        signature = self.office.keep_file(drawn, self.borrower.branch, self.officer)
        signing = SignContract(contract_id=contract_id, signature_sha256=signature)
        self.office.order(self.officer, signing)
        signed = self.office.start_signing(contract_id, signature)
        yield self.tomorrow()
        signed.result()

    def disburse(self) -> Iterator[date]:
        """Prepared by the officer, released by the supervisor, paid by the bank the same day."""
        branch, fate = self.borrower.branch, self.borrower.fate
        prepare = PrepareDisbursement(contract_id=self.contract_id)
        payment = self.office.order(self.officer, prepare)["disbursement_id"]
        if fate is Fate.PREPARED:
            return
        self.office.order(staff(branch, SUPERVISOR.key), ConfirmDisbursement(disbursement_id=payment))
        if fate is Fate.INSTRUCTED:
            return
        paying = self.office.start_paying(payment)
        yield self.tomorrow()
        paying.result()
        if fate is not Fate.REJECTED:
            self.loan_id = self.office.loan_of(self.contract_id).key

    def _record(self) -> Contract:
        return self.office.get(Contract, self.contract_id)

    # -- repayments --------------------------------------------------------------------------------------

    def _repay(self) -> Iterator[date]:
        fate = self.borrower.fate
        for number in range(self.borrower.instalments):
            due = self._loan_next_due()
            if due is None:
                return
            yield due
            if number == 0 and fate in (Fate.VOIDED, Fate.REVERSED):
                yield from self._mistake()
            self.post(self._due_fen())
        if fate in ACTS:
            yield from ACTS[fate](self)
        elif fate in OVERDUE_DAYS:
            yield from self._late()
        elif fate is Fate.PARTLY_PAID:
            yield self.office.days.day + timedelta(days=2)
            self.post(SMALL_FEN * 2)

    def _late(self) -> Iterator[date]:
        """The next instalment is missed; from some a little comes in, and the collector writes it down."""
        due = self._loan_next_due()
        if due is None or self.borrower.turn % 3:
            return
        yield max(self.borrower.last_seen, due + timedelta(days=1))
        self.post(SMALL_FEN)

    def _mistake(self) -> Iterator[date]:
        """Too much is keyed in: undone by the teller the same day, or by the supervisor the next."""
        branch = self.borrower.branch
        receipt_id = self.post(self._due_fen() + SMALL_FEN)
        if self.borrower.fate is Fate.VOIDED:
            undo = VoidRepayment(receipt_id=receipt_id, reason="金额录入有误")
            self.office.order(staff(branch, TELLER.key), undo, branch)
            return
        yield self.tomorrow()
        reverse = ReverseRepayment(receipt_id=receipt_id, reason="记入了另一位借款人的合同")
        self.office.order(staff(branch, SUPERVISOR.key), reverse)

    def post(self, amount_fen: int) -> str:
        """Money at the counter; the receipt's key."""
        branch = self.borrower.branch
        number = self.office.next_receipt_number(branch)
        method = METHODS[(self.borrower.number + int(number[-2:])) % len(METHODS)]
        tendered = -(-amount_fen // 10_000) * 10_000 if method == "cash" else amount_fen
        command = PostRepayment(
            loan_id=self.loan_id,
            amount_fen=amount_fen,
            method=method,
            tendered_fen=tendered,
            payer=self.borrower.front["name"],
            receipt_number=number,
            value_date=self.office.days.day,
        )
        return self.office.order(staff(branch, TELLER.key), command, branch)["receipt_id"]

    @property
    def officer(self) -> str:
        return staff(self.borrower.branch, LOAN_OFFICER.key)

    @property
    def teller(self) -> str:
        return staff(self.borrower.branch, TELLER.key)

    def approver(self, amount_fen: int) -> str:
        """Whose authority reaches an amount."""
        return HEAD_OF_RISK if amount_fen > RISK_LIMIT_FEN else staff(self.borrower.branch, SUPERVISOR.key)

    def loan(self) -> LoanAccount:
        return self.office.get(LoanAccount, self.loan_id)

    def _due_fen(self) -> int:
        due = self.office.state(self.office.loan_of(self.contract_id)).due_now.total
        return due or SMALL_FEN

    def _loan_next_due(self) -> date | None:
        return self.office.loan_of(self.contract_id).next_due

    def tomorrow(self) -> date:
        return self.office.days.day + timedelta(days=1)


Act = Callable[[Story], Iterator[date]]
ACTS: dict[Fate, Act] = {}
"""What goes on after the instalments, filled by `afterwards`."""


def _applicant(one: Borrower) -> Applicant:
    return Applicant(
        name=one.front["name"],
        id_number=one.front["id_number"],
        phone=one.phone,
        card_number=one.card_number,
        sex=one.front["sex"],
        ethnicity=one.front["ethnicity"],
        birth=date.fromisoformat(one.front["birth"]),
        address=one.front["address"],
        id_valid_from=date.fromisoformat(one.back["valid_from"]),
        id_valid_to=one.valid_to,
        monthly_income_fen=one.income_fen,
    )
