"""One payment: amount and account, the seals of two persons, the checks, and how far the bank is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from lendesk.usecases.disbursements.queries import DisbursementFile, DisbursementRow
from ui.error_texts import error_text
from ui.formatting import money
from ui.screens.disbursements.words import bank_reason, check_name, state_chip
from ui.screens.figures import short_moment
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.checklist import CheckLine, Checklist
from ui.widgets.chip import Chip
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.label import Label
from ui.widgets.panels import Avatar, Panel, SectionHeader, scroll
from ui.widgets.seals import Seal, SealStrip
from ui.widgets.timeline import Timeline, TimelineEntry

TAIL = 8
"""Of a masked account: four stars and the last four."""
RELEASED = frozenset({"instructed", "paid"})


class PaymentPanel(Panel):
    """Shows a payment, or a signed contract that waits for one."""

    def __init__(self) -> None:
        super().__init__()
        self.avatar = Avatar("", 40)
        self.name = Label("", "page")
        self.state = Chip()
        self.contract = Label("", "body", "ink2")
        self.strip = FactStrip()
        self.stop = Banner("danger", "", icon="forbidden")
        self.seals = SealStrip()
        self.checks = Checklist()
        self.checks_header = SectionHeader(late("disbursements", "Checks"))
        self.bank = Timeline()
        left = Panel(
            SectionHeader(late("disbursements", "Two persons")),
            Panel(self.seals, margin=16),
            self.checks_header,
            self.checks,
            edges="right",
        )
        left.box.addStretch(1)
        right = Panel(SectionHeader(late("disbursements", "At the bank")), self.bank)
        right.box.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(left, 55)
        columns.addWidget(right, 45)
        body = Panel()
        body.box.addLayout(columns)
        self.add(self._head())
        self.add(self.strip)
        self.add(self.stop)
        self.add(scroll(body), 1)

    def _head(self) -> Panel:
        first = Panel(self.name, self.state, across=True, gap=8)
        first.box.addStretch(1)
        words = Panel(first, self.contract)
        head = Panel(self.avatar, across=True, edges="bottom", gap=12)
        head.box.setContentsMargins(16, 8, 16, 7)
        head.add(words, 1)
        return head

    def show_row(self, row: DisbursementRow) -> None:
        """Show what the list knows: enough for a contract without a payment."""
        self.show_payment(DisbursementFile(row, (), ""))
        self.stop.hide()

    def show_payment(self, file: DisbursementFile) -> None:
        row = file.row
        self.avatar.show_name(row.customer_name)
        self.name.say(row.customer_name)
        self.state.show_spec(state_chip(row.status if row.key else ""))
        self.contract.say(late("disbursements", "Contract {number}", number=row.contract_number))
        self.strip.show_facts(_figures(row))
        # Who may only prepare is not told off for it: the bar says who pays.
        stopped = file.blocked if file.blocked != "access.permission" else ""
        self.stop.setVisible(bool(stopped) or row.status == "rejected")
        if stopped:
            self.stop.say(error_text(stopped))
        elif row.status == "rejected":
            self.stop.say(late("disbursements", "The bank refused the payment"), bank_reason(row.remark))
        self.seals.show_seals(seals_of(row))
        self.checks.show_lines([_check(check, row) for check in file.checks])
        self.checks_header.setVisible(bool(file.checks))
        passed = sum(1 for _code, _figure, good in file.checks if good)
        self.checks_header.note.say(f"{passed} / {len(file.checks)}")
        self.bank.show_entries(_steps(row))


def _figures(row: DisbursementRow) -> tuple[Fact, ...]:
    return (
        Fact(late("disbursements", "To pay out"), money(row.amount_fen), strong=True),
        Fact(late("disbursements", "Account"), row.account_masked or "—"),
        Fact(late("disbursements", "Bank"), row.bank or "—"),
        Fact(late("disbursements", "Bank reference"), row.bank_reference or "—"),
    )


def seals_of(row: DisbursementRow) -> tuple[Seal, ...]:
    """经办 and 复核: who stands behind the payment, and whose turn it is."""
    if not row.key:
        return (
            Seal("made", late("disbursements", "to be prepared"), state="now"),
            Seal("checked", late("disbursements", "another person")),
        )
    made = Seal("made", row.prepared_by_name, short_moment(row.made_at), "done")
    if row.status in RELEASED:
        return made, Seal("checked", row.confirmed_by_name, "", "done")
    if row.status == "cancelled":
        return made, Seal("checked", late("disbursements", "not needed any more"))
    return made, Seal("checked", late("disbursements", "another person"), state="now")


def _check(check: tuple[str, int, bool], row: DisbursementRow) -> CheckLine:
    """A check with the figure that it is about: an amount, the contract's number, the account's tail."""
    code, figure_fen, passed = check
    figure = {"contract_signed": row.contract_number, "own_account": row.account_masked[-TAIL:]}
    shown = figure.get(code.rpartition(".")[2], money(figure_fen) if figure_fen else "")
    return CheckLine(check_name(code), "ok" if passed else "failed", shown)


def _steps(row: DisbursementRow) -> list[TimelineEntry]:
    """What has happened, then what is still to come, dashed."""
    done: list[tuple[Text, str, str]] = []
    if row.key:
        done.append((late("disbursements", "Prepared"), row.prepared_by_name, short_moment(row.made_at)))
    if row.confirmed_by_name:
        done.append((late("disbursements", "Released to the bank"), row.confirmed_by_name, ""))
    entries = [TimelineEntry(title, who, time, kind="success") for title, who, time in done]
    match row.status:
        case "paid":
            entries.append(
                TimelineEntry(
                    late("disbursements", "Confirmed by the bank"),
                    row.bank_reference,
                    icon="payout",
                    kind="success",
                )
            )
        case "rejected":
            entries.append(
                TimelineEntry(
                    late("disbursements", "Rejected by the bank"),
                    bank_reason(row.remark),
                    icon="error",
                    kind="danger",
                )
            )
        case "cancelled":
            entries.append(TimelineEntry(late("disbursements", "Cancelled"), row.remark, icon="x"))
        case "instructed":
            entries.append(_to_come(late("disbursements", "Answer of the bank")))
        case _:
            entries.append(_to_come(late("disbursements", "Release by another person")))
            entries.append(_to_come(late("disbursements", "Answer of the bank")))
    return entries


def _to_come(title: Text) -> TimelineEntry:
    return TimelineEntry(title, late("disbursements", "waiting"), icon="pending", pending=True)
