"""The right side of signing: what is explained, the pad, the checks, the seals, the act."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lendesk.usecases.contracts.queries import ContractFile, KeyTerm
from ui.screens.contracts.paper_panel import term_title
from ui.screens.contracts.party_seals import PartySeal, PartySeals
from ui.screens.contracts.words import check_name, is_failure
from ui.texts import Text, late
from ui.tokens import Kind
from ui.widgets.button import Button
from ui.widgets.checklist import CheckLine, Checklist
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.signature_pad import SignaturePad

SIGNED = frozenset({"signed_borrower", "signed"})


class SigningPanel(Panel):
    """`explain_wanted` brings the id of the term explained; `sign_wanted` the drawn signature as PNG."""

    explain_wanted = Signal(str)
    sign_wanted = Signal(bytes)
    evidence_wanted = Signal()

    def __init__(self, may_write: bool) -> None:
        """Who may only read sees how far a contract is, and no pad or button."""
        super().__init__(edges="left")
        self._may_write = may_write
        self._terms: tuple[KeyTerm, ...] = ()
        self._key = ""
        self._may_sign = False
        self.explain_header = SectionHeader(late("contracts", "Explain to the borrower"))
        self.terms = Checklist()
        self.pad = SignaturePad()
        self.again = Button(late("contracts", "Clear"), "link")
        self.pad_header = SectionHeader(late("contracts", "Signature of the borrower"), right=(self.again,))
        self.pad_room = Panel(self.pad, margin=16)
        self.checks_header = SectionHeader(late("contracts", "Compliance checks"))
        self.checks = Checklist()
        self.seals = PartySeals()
        self.evidence = Button(late("contracts", "Save evidence"), icon="audit")
        self.explained = Button(late("contracts", "Explained"), "primary", icon="ok", key="Space")
        self.sign = Button(late("contracts", "Sign"), "primary", icon="signature", key="F9")
        self.note = Label("", "caption", "ink2", wrap=True)
        self.bar = ActionBar((self.note,), (self.evidence, self.explained, self.sign))
        self.bar.box.setStretch(0, 1)
        self.bar.box.setStretch(1, 0)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        body = Panel(
            self.explain_header,
            self.terms,
            self.pad_header,
            self.pad_room,
            self.checks_header,
            self.checks,
            SectionHeader(late("contracts", "Seals")),
            Panel(self.seals, margin=16),
        )
        body.box.addStretch(1)
        self.body = scroll(body)
        self.add(self.body, 1)
        self.add(self.bar)

    def _wire(self) -> None:
        self.explained.clicked.connect(lambda _checked: self._explain())
        self.sign.clicked.connect(lambda _checked: self._sign())
        self.again.clicked.connect(lambda _checked: self.pad.clear())
        self.evidence.clicked.connect(lambda _checked: self.evidence_wanted.emit())
        self.pad.changed.connect(self._judge)

    def show_contract(self, file: ContractFile, terms: tuple[KeyTerm, ...]) -> None:
        """Show how far this contract is; another contract gets a clean pad."""
        self._terms = terms
        if file.row.key != self._key:
            self._key = file.row.key
            self.pad.clear()
        done = sum(1 for term in terms if term.explained)
        self.explain_header.note.say(f"{done} / {len(terms)}")
        self.terms.show_lines(_lines(terms))
        self.checks.show_lines([_check_line(code, good) for code, good in file.checks])
        self._count_checks(file)
        self.seals.show_seals(_seals(file))
        waits = file.row.status == "presented" and self._may_write
        left = done < len(terms)
        self.pad_header.setVisible(waits)
        self.pad_room.setVisible(waits)
        self.explained.setVisible(waits and left)
        self.explained.allow()
        self.sign.setVisible(waits and not left)
        self.evidence.setVisible(file.leaf_index >= 0)
        self.note.say(_note(file, len(terms) - done) if self._may_write else "")
        self.bar.setVisible(self._may_write or not self.evidence.isHidden())

    def _count_checks(self, file: ContractFile) -> None:
        passed = sum(1 for _code, good in file.checks if good)
        failed = any(is_failure(code, good) for code, good in file.checks)
        kind: Kind = "danger" if failed else "success" if passed == len(file.checks) else "neutral"
        chip = ChipSpec(
            late("contracts", "{passed} / {all} passed", passed=passed, all=len(file.checks)), kind
        )
        self.checks_header.chip.show_spec(chip if file.checks else None)

    def allow_signing(self, allowed: bool) -> None:
        """Open the pad, or close it."""
        allowed = allowed and self._may_write
        self._may_sign = allowed
        self.pad.open(allowed)
        self._judge()
        if allowed:  # after 14 terms the pad lies below the edge of a small window
            self.body.ensureWidgetVisible(self.pad)

    def not_sent(self) -> None:
        """What was sent did not happen: offer it again."""
        self.explained.allow()
        self._judge()

    def _judge(self) -> None:
        self.again.setEnabled(self.pad.is_signed())
        if not self._may_sign:
            self.sign.refuse(late("contracts", "explain first"))
        elif not self.pad.is_signed():
            self.sign.refuse(late("contracts", "no signature yet"))
        else:
            self.sign.allow()

    def _explain(self) -> None:
        term = next((term for term in self._terms if not term.explained), None)
        if term is not None:
            self.explained.refuse(late("contracts", "sending"))
            self.explain_wanted.emit(term.term_id)

    def _sign(self) -> None:
        self.sign.refuse(late("contracts", "sending"))
        self.sign_wanted.emit(self.pad.png())


def _check_line(code: str, good: bool) -> CheckLine:
    if good:
        return CheckLine(check_name(code), "ok")
    if is_failure(code, good):
        return CheckLine(check_name(code), "failed")
    return CheckLine(check_name(code), "waiting", late("contracts", "to come"))


def _lines(terms: tuple[KeyTerm, ...]) -> list[CheckLine]:
    now = next((at for at, term in enumerate(terms) if not term.explained), -1)
    lines = []
    for at, term in enumerate(terms):
        title = term_title(term)
        if term.explained:
            lines.append(CheckLine(title, "ok", late("contracts", "explained")))
        elif at == now:
            lines.append(CheckLine(title, "now", late("contracts", "explain now")))
        else:
            lines.append(CheckLine(title, "waiting", late("contracts", "to come")))
    return lines


def _seals(file: ContractFile) -> tuple[PartySeal, ...]:
    row = file.row
    signed, sealed = row.status in SIGNED, row.status == "signed"
    return (
        PartySeal("经办", file.prepared_by or "—", late("contracts", "prepared"), "done"),
        PartySeal(
            "客户",
            row.customer_name,
            late("contracts", "signed") if signed else late("contracts", "to be signed"),
            "done" if signed else "now",
        ),
        PartySeal(
            "公章",
            late("contracts", "Lender"),
            late("contracts", "sealed") if sealed else late("contracts", "by itself"),
            "done" if sealed else "waiting",
        ),
    )


def _note(file: ContractFile, left: int) -> Text:
    if file.row.status == "presented":
        if left:
            return late("contracts", "Read out, then Space. {left} to go.", left=left)
        return late("contracts", "The borrower signs on the pad.")
    if file.row.status == "signed_borrower":
        return late("contracts", "Certificates, seal and time stamp follow by themselves.")
    if file.leaf_index >= 0:
        return late("contracts", "In the evidence log: leaf {number}.", number=file.leaf_index)
    return ""
