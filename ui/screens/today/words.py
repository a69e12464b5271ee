"""The words of Today: kinds of work with state and next step, figures, alerts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lendesk.domain.loans.overdue.buckets import stage_of
from lendesk.usecases.today.queries import TodayAlert
from ui.screens.contracts.words import state_chip as contract_chip
from ui.screens.disbursements.words import bank_reason
from ui.screens.disbursements.words import state_chip as payment_chip
from ui.screens.loans.words import STAGES
from ui.screens.naming import change_name
from ui.screens.orders import order_name
from ui.screens.review.words import state_chip as file_chip
from ui.screens.today.work import LOAN_DUE, WorkRow
from ui.texts import LateText, Text, late
from ui.tokens import Kind
from ui.widgets.painting import ChipSpec
from ui.widgets.rows_model import Toned


@dataclass(frozen=True, slots=True)
class Work:
    """What a kind of work is called, how it stands and what comes next; `turn` False: others are at it."""

    icon: str
    name: LateText
    state: ChipSpec
    next: LateText
    turn: bool = True


def _state(text: LateText, kind: Kind = "neutral", icon: str = "") -> ChipSpec:
    return ChipSpec(text, kind, icon)


_WAIT = late("today", "Wait")
WORK: dict[str, Work] = {
    "file.returned": Work(
        "returned",
        late("today", "Returned file"),
        _state(late("today", "more wanted"), "warning", "warning"),
        late("today", "Read what is missing"),
    ),
    "file.deciding": Work(
        "applications",
        late("today", "Own file"),
        _state(late("today", "rules at work"), "info"),
        _WAIT,
        False,
    ),
    "file.waiting": Work(
        "applications",
        late("today", "Own file"),
        _state(late("today", "to be reviewed"), "accent"),
        _WAIT,
        False,
    ),
    "file.in_review": Work(
        "applications", late("today", "Own file"), _state(late("today", "in review"), "warning"), _WAIT, False
    ),
    "review.waiting": Work(
        "review",
        late("today", "Review"),
        _state(late("today", "to be reviewed"), "accent"),
        late("today", "Claim and decide"),
    ),
    "review.mine": Work(
        "review",
        late("today", "Review"),
        _state(late("today", "claimed by me"), "warning"),
        late("today", "Go on and decide"),
    ),
    "contract.prepare": Work(
        "contracts",
        late("today", "Contract"),
        _state(late("today", "approved"), "success", "ok"),
        late("today", "Prepare the contract"),
    ),
    "contract.explain": Work(
        "contracts",
        late("today", "Contract"),
        _state(late("today", "draft"), "neutral", "draft"),
        late("today", "Explain the key terms"),
    ),
    "contract.sign": Work(
        "signature",
        late("today", "Signing"),
        _state(late("today", "to be signed"), "accent"),
        late("today", "Explain and sign"),
    ),
    "contract.sealing": Work(
        "contracts",
        late("today", "Contract"),
        _state(late("today", "being sealed"), "pending", "pending"),
        _WAIT,
        False,
    ),
    "payment.prepare": Work(
        "payout",
        late("today", "Payment"),
        _state(late("today", "to be prepared"), "accent"),
        late("today", "Check and prepare"),
    ),
    "payment.confirm": Work(
        "payout",
        late("today", "Payment"),
        _state(late("today", "to be confirmed"), "warning"),
        late("today", "Check and release"),
    ),
    "payment.confirming": Work(
        "payout",
        late("today", "Payment"),
        _state(late("today", "to be confirmed"), "warning"),
        _WAIT,
        False,
    ),
    "payment.bank": Work(
        "payout",
        late("today", "Payment"),
        _state(late("today", "at the bank"), "pending", "pending"),
        _WAIT,
        False,
    ),
    "payment.rejected": Work(
        "payout",
        late("today", "Payment"),
        _state(late("today", "bank refused"), "danger", "error"),
        late("today", "Read why, pay again"),
    ),
    "proposal.decide": Work(
        "compare",
        late("today", "Loan change"),
        _state(late("today", "to be decided"), "warning"),
        late("today", "Compare and decide"),
    ),
    "proposal.pending": Work(
        "compare",
        late("today", "Loan change"),
        _state(late("today", "to be decided"), "warning"),
        _WAIT,
        False,
    ),
    "limit.decide": Work(
        "credit-card",
        late("today", "Credit limit"),
        _state(late("today", "to be decided"), "warning"),
        late("today", "Look and decide"),
    ),
    "limit.pending": Work(
        "credit-card",
        late("today", "Credit limit"),
        _state(late("today", "to be decided"), "warning"),
        _WAIT,
        False,
    ),
    "setting.decide": Work(
        "settings",
        late("today", "Settings"),
        _state(late("today", "to be checked"), "warning"),
        late("today", "Compare and decide"),
    ),
    "setting.pending": Work(
        "settings",
        late("today", "Settings"),
        _state(late("today", "to be checked"), "warning"),
        _WAIT,
        False,
    ),
    "order.held": Work(
        "warning",
        late("today", "Held order"),
        _state(late("today", "held"), "danger", "warning"),
        late("today", "Look and end it"),
    ),
    "statement.match": Work(
        "statements",
        late("today", "Statement"),
        _state(late("today", "to be matched"), "accent"),
        late("today", "Match the lines"),
    ),
    "loan.overdue": Work(
        "collections",
        late("today", "Overdue"),
        _state(late("today", "overdue"), "danger", "warning"),
        late("today", "Open the loan"),
    ),
    LOAN_DUE: Work(
        "cashier",
        late("today", "Instalment"),
        _state(late("today", "due today"), "accent"),
        late("today", "Open the loan"),
    ),
    "outbox.waiting": Work(
        "sync",
        late("today", "Outbox"),
        _state(late("today", "not confirmed"), "pending", "pending"),
        late("today", "Wait for the line"),
        False,
    ),
    "outbox.refused": Work(
        "error",
        late("today", "Refused order"),
        _state(late("today", "refused"), "danger", "error"),
        late("today", "Decide in Sync"),
    ),
    "outbox.quarantined": Work(
        "warning",
        late("today", "Held order"),
        _state(late("today", "held"), "warning", "warning"),
        late("today", "Look at Sync"),
    ),
}
_LOOK = late("today", "Look")
_NEWS_ICONS = {
    "file": "applications",
    "contract": "contracts",
    "payment": "payout",
    "proposal": "compare",
    "limit": "credit-card",
    "setting": "settings",
    "receipt": "reversal",
}
_BY_THE_CENTRE = {
    "RecordBureauReport": late("today", "Rules decided"),
    "RecordBureauFailure": late("today", "No credit report"),
    "RecordPayment": late("today", "Bank answered"),
}
"""What the jobs of the centre record, as the officer speaks of it."""
_NEWS_CHIPS = {"file": file_chip, "contract": contract_chip, "payment": payment_chip}
_STATES: dict[str, ChipSpec] = {
    "pending": _state(late("today", "to be decided"), "warning"),
    "proposed": _state(late("today", "to be decided"), "warning"),
    "approved": _state(late("today", "approved"), "success", "ok"),
    "active": _state(late("today", "in force"), "success", "ok"),
    "rejected": _state(late("today", "turned down"), "danger", "error"),
    "withdrawn": _state(late("today", "withdrawn")),
    "frozen": _state(late("today", "frozen"), "warning", "warning"),
    "closed": _state(late("today", "closed")),
    "posted": _state(late("today", "posted"), "success", "ok"),
    "voided": _state(late("today", "voided"), "warning", "warning"),
    "reversed": _state(late("today", "reversed"), "warning", "warning"),
}
SETTING_KINDS: dict[str, LateText] = {
    "user": late("today", "User"),
    "role": late("today", "Role"),
    "branch": late("today", "Branch"),
    "product": late("today", "Product"),
}


def work_of(row: WorkRow) -> Work:
    """Icon, name, state and next step of a row."""
    about = row.kind.removeprefix("news.")
    if row.kind.startswith("news."):
        chip = _NEWS_CHIPS[about](row.status) if about in _NEWS_CHIPS else _STATES.get(row.status)
        name = _BY_THE_CENTRE.get(row.what) or order_name(row.what)
        words = name if isinstance(name, LateText) else LateText("", name)
        return Work(_NEWS_ICONS.get(about, "info"), words, chip or ChipSpec(row.status), _LOOK)
    known = WORK.get(row.kind)
    stage = stage_of(row.count) if row.kind == "loan.overdue" else None
    if known is not None and stage is not None:
        words = late("loans", "Stage {stage}", stage=stage)
        return replace(known, state=ChipSpec(words, STAGES[stage], "warning"))
    return known or Work("info", LateText("", row.kind), ChipSpec(row.status), _LOOK)


def detail_of(row: WorkRow, product: str) -> Text:
    """The second line: the number, then what the work hangs on: what comes last may be cut."""
    match row.kind.partition(".")[0]:
        case "outbox":
            return order_name(row.what)
        case "statement":
            return late("today", "{count} lines open · imported by {name}", count=row.count, name=row.by_name)
        case "setting":
            return _parts(SETTING_KINDS.get(row.number, row.number), row.note, row.by_name)
        case "order":
            return _parts(row.number, row.by_name)
        case "proposal":
            return _parts(change_name(row.note), row.by_name, row.number)
        case "news":
            return _parts(row.number, bank_reason(row.note), row.by_name)
        case "payment":
            return _parts(row.number, bank_reason(row.note), product, row.by_name)
        case _:
            return _parts(row.number, row.note, product, row.by_name)


def title_of(row: WorkRow) -> Text:
    """The first line: the customer, or what the work is about."""
    if row.kind == "order.held" or (row.kind.startswith("outbox.") and not row.title):
        return order_name(row.what or row.title)
    return row.title or row.number


def _parts(*parts: Text) -> Text:
    found = [part for part in parts if str(part)]
    return " · ".join(str(part) for part in found)


ALERTS: dict[str, tuple[str, Kind, LateText, LateText]] = {
    "devices.silent": (
        "offline",
        "warning",
        late("today", "Workstations not seen for three days: {count}"),
        late("today", "{names} · stop one that was lost"),
    ),
    "day_end.open": (
        "dayEnd",
        "danger",
        late("today", "A day-end has not finished"),
        late("today", "{names} · the worker of the centre goes on with it"),
    ),
    "log.unsealed": (
        "audit",
        "danger",
        late("today", "Audit records not sealed for an hour: {count}"),
        late("today", "The sealing job of the centre does not run"),
    ),
    "limits.ending": (
        "credit-card",
        "warning",
        late("today", "Your limits that end within 30 days: {count}"),
        late("today", "Propose a new one in time"),
    ),
}
"""Icon, kind, title and second line of what is wrong, by its key; the facts go in where they are shown."""


def alert_words(one: TodayAlert) -> tuple[Toned, Text, Text]:
    """Icon with its kind, title and second line."""
    if one.key not in ALERTS:
        return Toned("", "info", "info"), one.key, one.names
    icon, kind, title, detail = ALERTS[one.key]
    facts = (("count", one.count), ("names", one.names))
    return (
        Toned("", kind, icon),
        LateText(title.context, title.source, facts),
        LateText(detail.context, detail.source, facts),
    )
