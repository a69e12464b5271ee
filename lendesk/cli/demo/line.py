"""The whole line, act by act, through the real presenters: from an ID photo to a posted repayment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from lendesk.cli.demo.papers import Papers
from lendesk.cli.demo.seen import Seen, at_once
from lendesk.cli.demo.stage import Stage, wait_until
from lendesk.cli.demo.story import Story
from lendesk.documents.signing import draw_strokes
from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from lendesk.sample.setup import PASSWORD
from lendesk.usecases.applications.queries import GetReviewFile, ReviewFile
from lendesk.usecases.contracts.queries import ContractFile
from lendesk.usecases.disbursements.queries import DisbursementRow
from lendesk.usecases.projections import LoanRow, ReceiptRow
from lendesk.usecases.servicing.changes import ChangeDraft, ChangeKind
from lendesk.workstation.desk import WorkstationDesk
from lendesk.workstation.session import Workstation
from ui.screens.contracts.presenter import ContractsPresenter
from ui.screens.counter.presenter import CounterPresenter
from ui.screens.disbursements.presenter import DisbursementsPresenter
from ui.screens.intake.form import APPLICANT, FieldState
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.loans.changes import Intent
from ui.screens.loans.presenter import LoansPresenter
from ui.screens.review.presenter import ReviewPresenter
from ui.screens.statements.presenter import StatementsPresenter

OFFICER, TELLER, SUPERVISOR, RISK = "1001", "1002", "1003", "2001"
PRODUCT, AMOUNT, TERM, PURPOSE = "XF-v1", "50,000.00", "12", "店面装修"
JOB_SECONDS = 60
MOMENTS = (
    "application",
    "review",
    "approved",
    "explained",
    "signed",
    "prepared",
    "paid",
    "off_line",
    "queued",
    "sent",
    "matched",
    "loan",
)


@dataclass(slots=True)
class Line:
    """One borrower's way; each act signs its person in on the branch's workstation.

    `watch` is told the moments of `MOMENTS` as they come, with whoever then sits at the desk.
    """

    stage: Stage
    story: Story
    workstation: Workstation
    papers: Papers
    borrower: str = ""
    application_id: str = ""
    contract: ContractFile | None = None
    payment_id: str = ""
    loan: LoanRow | None = None
    receipts: list[str] = field(default_factory=list)
    watch: Callable[[str, WorkstationDesk], None] = lambda _moment, _desk: None

    def take_application(self) -> None:
        """An officer photographs the card, confirms what was read, and hands the file in."""
        desk = self._sit_down(OFFICER)
        self.watch("application", desk)
        view = Seen()
        presenter = IntakePresenter(desk, view, at_once, _now)
        presenter.open()
        presenter.choose_product(PRODUCT)
        for picture, kind in ((self.papers.front, "id_front"), (self.papers.back, "id_back")):
            presenter.add_picture(picture, kind, f"{kind}.png")
            self._tell_refusal(view)
        self._confirm_fields(presenter)
        presenter.request(amount=AMOUNT, term=TERM, method="equal_installment", purpose=PURPOSE)
        quote = view.one("show_plan")
        self.story.say(
            f"plan: {quote.instalment} a month, interest {quote.total_interest}, IRR {quote.rate_percent} %"
        )
        presenter.give_consent(True)
        presenter.submit(self.stage.business_date)
        faults = view.last.get("show_faults", ({},))[0]
        for name, breach in faults.items():
            raise RuleBroken(breach.code, field=name, **dict(breach.facts))
        number = view.one("show_submitted")
        self.borrower = presenter.form.text("name").strip()
        self.application_id = presenter.form.application_id
        desk.sync_now()
        self.story.say(f"handed in as number {number} of this workstation and sent")

    def await_rules(self) -> str:
        """Wait for bureau and rules; the state of the file after them."""
        desk = self._sit_down(RISK)

        def decided() -> ReviewFile | None:
            file = desk.ask(GetReviewFile(application_id=self.application_id))
            return None if file.application.status == "deciding" else file

        file: ReviewFile = wait_until("the rules' decision", JOB_SECONDS, decided)
        score, table = file.application.score, file.table_version[:12]
        self.story.say(f"rules: {file.outcome}, score {score}, table {table}")
        for rule in file.rules:
            self.story.say(f"  {rule.code} {rule.value} {rule.threshold} {rule.outcome}".rstrip())
        return file.application.status

    def review(self) -> None:
        """The rules referred the file to a person; a risk officer reads all and approves."""
        desk = self._sit_down(RISK)
        view = Seen()
        presenter = ReviewPresenter(desk, view, at_once, desk.signed_in().person_id)
        presenter.open()
        self.story.say(f"{len(view.one('show_queue'))} in the review queue")
        presenter.choose(self.application_id)
        presenter.claim()
        view.one("show_file")
        self.watch("review", desk)
        presenter.approve(AMOUNT)
        self.story.say(f"{view.one('show_done')}d by {desk.signed_in().name} up to {AMOUNT}")

    def sign(self) -> None:
        """Cost sheet first, then every key term, then both signatures with time stamps."""
        desk = self._sit_down(OFFICER)
        self.watch("approved", desk)
        view = Seen()
        presenter = ContractsPresenter(desk, view, at_once)
        presenter.prepare(self.application_id)
        file: ContractFile = view.one("show_contract")
        self.contract = file
        contract_id = file.row.key
        terms = ["cost_sheet", *(term.term_id for term in file.key_terms if term.term_id != "cost_sheet")]
        for term in terms:
            presenter.explained(term)
            view.one("show_contract")
        self.story.say(
            f"contract {file.row.number}, {file.row.rate_disclosed} % a year; {len(terms)} terms explained"
        )
        self.watch("explained", desk)
        presenter.sign(draw_strokes(_SIGNATURE, 480, 160))
        view.one("show_signed")

        def signed() -> bool:
            presenter.choose(contract_id)
            return bool(view.one("show_contract").leaf_index >= 0)

        wait_until("signatures, time stamps and the log", JOB_SECONDS, signed)
        self.contract = view.one("show_contract")
        self.watch("signed", desk)
        self.story.say(f"signed by borrower and lender; entry {self.contract.leaf_index} of the evidence log")

    def disburse(self) -> None:
        """The officer prepares the payment, the supervisor releases it, the bank confirms."""
        assert self.contract is not None
        view = Seen()
        presenter = DisbursementsPresenter(self._sit_down(OFFICER), view, at_once)
        presenter.prepare(self.contract.row.key)
        payment: DisbursementRow = view.one("show_payment").row
        self.payment_id = payment.key
        desk = self._sit_down(SUPERVISOR)
        self.watch("prepared", desk)
        view = Seen()
        presenter = DisbursementsPresenter(desk, view, at_once)
        presenter.choose(payment.key)
        presenter.confirm()
        view.one("show_done")

        def paid() -> bool:
            presenter.choose(payment.key)
            return bool(view.one("show_payment").row.status == "paid")

        wait_until("the bank's confirmation", JOB_SECONDS, paid)
        desk.sync_now()
        self.watch("paid", desk)
        row = view.one("show_payment").row
        self.story.say(
            f"{Money(row.amount_fen)} paid to {row.account_masked}, bank reference {row.bank_reference}"
        )
        self.loan = self._find_loan(desk)
        self.story.say(
            f"loan {self.loan.number} is {self.loan.status}, first instalment due {self.loan.next_due}"
        )

    def take_repayments(self) -> None:
        """One at the counter on line; the cable is pulled; two more with provisional receipts."""
        desk = self._sit_down(TELLER)
        desk.sync_now()
        self._post(desk, "2,000.00")
        desk.sync_now()
        self.stage.cable.pull()
        desk.sync_now()
        self.story.say(f"cable pulled; on line: {desk.line().online}")
        self.watch("off_line", desk)
        for amount in ("1,500.00", "1,000.00"):
            self._post(desk, amount)
        line = desk.line()
        self.story.say(f"outbox: {line.outbox_count} waiting, {Money(line.outbox_sum_fen)} in all")
        self.watch("queued", desk)
        self.stage.cable.plug_in()
        wait_until("the outbox to empty", 30, lambda: desk.sync_now().outbox_count == 0)
        self.watch("sent", desk)
        for number in self.receipts:
            self.story.say(f"receipt {number}: {self._receipt(desk, number).status}")

    def reverse_one(self) -> None:
        """A supervisor undoes the last counter posting."""
        assert self.loan is not None
        desk = self._sit_down(SUPERVISOR)
        view = Seen()
        today = date.fromisoformat(desk.signed_in().business_date)
        presenter = LoansPresenter(desk, view, at_once, today)
        presenter.choose(self.loan.key)
        receipt = self._receipt(desk, self.receipts[-1])
        event = next(row for row in view.one("show_events") if row.receipt_id == receipt.key)
        draft = ChangeDraft(kind=ChangeKind.REVERSAL, value_date=today, target=event.key)
        intent = Intent(self.loan.key, draft, "付款人记错 / taken for the wrong borrower")
        presenter.look(intent)
        view.one("show_comparison")
        comparison = view.last["show_comparison"][1]
        self.story.say(
            f"before {Money(comparison.before.paid_fen)} paid, after {Money(comparison.after.paid_fen)}"
        )
        presenter.carry_out(intent)
        view.one("show_done")
        status = self._receipt(desk, receipt.number).status
        self.story.say(f"receipt {receipt.number} {status} by {desk.signed_in().name}")

    def import_statement(self) -> None:
        """A bank statement brings a transfer that names the contract; it is matched and posted."""
        assert self.loan is not None
        desk = self._sit_down(TELLER)
        view = Seen()
        presenter = StatementsPresenter(desk, view, at_once)
        desk.sync_now()
        self.loan = self._find_loan(desk)
        left = Money(self.loan.due_fen)
        day = self.stage.business_date.isoformat()
        text = (
            "交易日期,收入金额,对方户名,对方账号,摘要,流水号\n"
            f"{day},{left},{self.borrower},6222020000000000000,{self.loan.number} 还款,DEMO0001\n"
        )
        presenter.import_file(text.encode("gb18030"), "demo-statement.csv")
        file = view.one("show_statement")
        self.story.say(
            f"{file.row.line_count} line, status {file.lines[0].status} ({', '.join(file.lines[0].reasons)})"
        )
        self.watch("matched", desk)
        presenter.post_matched()
        self.story.say(f"{view.one('show_posted')} line posted")
        desk.sync_now()
        self.watch("loan", desk)

    def _post(self, desk: WorkstationDesk, amount: str) -> None:
        view = Seen()
        presenter = CounterPresenter(desk, view, at_once, date.fromisoformat(desk.signed_in().business_date))
        assert self.loan is not None
        presenter.search(self.loan.number)
        presenter.choose(view.one("show_found")[0])
        presenter.type_amount(amount)
        preview = view.one("show_split")
        presenter.post()
        number = view.one("show_posted")
        self.receipts.append(number)
        split = ", ".join(
            f"row {part.no}: {Money(part.interest_fen)} interest + {Money(part.principal_fen)} principal"
            for part in preview.parts
        )
        self.story.say(f"{amount} taken, receipt {number}; {split or 'held as credit'}")

    def _receipt(self, desk: WorkstationDesk, number: str) -> ReceiptRow:
        from lendesk.usecases.repayments.queries import ListReceipts

        return next(row for row in desk.ask(ListReceipts(text=number)).rows if row.number == number)

    def _find_loan(self, desk: WorkstationDesk) -> LoanRow:
        view = Seen()
        today = date.fromisoformat(desk.signed_in().business_date)
        presenter = LoansPresenter(desk, view, at_once, today)
        assert self.contract is not None
        presenter.search(self.contract.row.number)
        rows = view.one("show_list")
        found: LoanRow = next(row for row in rows if row.number == self.contract.row.number)
        return found

    def _confirm_fields(self, presenter: IntakePresenter) -> None:
        """A person looks at every field; what the pictures did not give is typed by hand."""
        truth = self.papers.truth
        for name in APPLICANT:
            state = presenter.form.fields.get(name, FieldState())
            misread = self.papers.own and state.text != truth.get(name, state.text)
            if state.text and not misread and not state.failed_checks:
                self.story.say(f"read {name}: {state.text} ({state.confidence / 10:.1f} %)")
                presenter.confirm(name)
            elif name in truth:
                beside = f" (read: {state.text})" if state.text else ""
                self.story.say(f"typed {name}: {truth[name]}{beside}")
                presenter.type_into(name, truth[name])

    def _tell_refusal(self, view: Seen) -> None:
        refusal = view.last.pop("show_refusal", None)
        if refusal is not None:
            self.story.say(f"not read: {refusal[0].code}; the fields are typed by hand")

    def _sit_down(self, staff_number: str) -> WorkstationDesk:
        return self.workstation.sign_in(staff_number, PASSWORD)


_SIGNATURE = [
    [(30, 90), (80, 40), (120, 110), (160, 50)],
    [(190, 60), (240, 120), (280, 45), (330, 100)],
    [(350, 50), (420, 110)],
]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
