"""Tables and words of the what-if: instalments, the cost sheet, how a figure comes about."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.domain.loans.plans.rows import PlanRow
from ui.formatting import NOTHING
from ui.screens.intake.what_if import CostLine, Explained
from ui.screens.loans.derivation_words import told
from ui.texts import LateText, Text, late
from ui.widgets.rows_model import Column


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a derivation, or with `heading` the sum of those below; amounts in fen."""

    title: LateText
    detail: LateText
    amount_fen: int | None
    heading: bool = False


ITEMS: dict[str, LateText] = {
    "interest": late("intake", "Interest"),
    "fee": late("intake", "Service fee"),
    "penalty": late("intake", "Penalty"),
}
PER: dict[str, LateText] = {
    "DAY": late("intake", "{percent} % a day"),
    "MONTH": late("intake", "{percent} % a month"),
    "YEAR": late("intake", "{percent} % a year"),
    "PRINCIPAL": late("intake", "{percent} % of the principal"),
}
PAID: dict[str, LateText] = {
    "instalments": late("intake", "each instalment"),
    "FIRST_INSTALMENT": late("intake", "first instalment"),
    "EACH_INSTALMENT": late("intake", "each instalment"),
    "when_late": late("intake", "only when late"),
}
WHO: dict[str, LateText] = {
    "borrower": late("intake", "borrower"),
    "lender": late("intake", "lender"),
}
PARTS: dict[str, LateText] = {
    "principal": late("intake", "Principal"),
    "interest": late("intake", "Interest"),
    "fee": late("intake", "Fee"),
}


def standard(line: CostLine) -> Text:
    """By what a cost is measured."""
    if line.per == "RATE":
        return late(
            "intake",
            "+{percent} %, from day {day}",
            percent=line.rate_percent,
            day=line.grace_days + 1,
        )
    known = PER.get(line.per)
    if known is None or not line.rate_percent:
        return NOTHING
    return LateText(known.context, known.source, (("percent", line.rate_percent),))


INSTALMENTS: tuple[Column[PlanRow], ...] = (
    Column("no", late("intake", "No."), lambda r: str(r.no), "text", 44),
    Column("day", late("intake", "Due day"), lambda r: r.due_date, "date", 88),
    Column("principal", late("intake", "Principal"), lambda r: r.principal_fen, "money", 84, stretch=True),
    Column("interest", late("intake", "Interest"), lambda r: r.interest_fen, "money", 74),
    Column("fee", late("intake", "Fee"), lambda r: r.fee_fen or None, "money", 72),
    Column("due", late("intake", "To pay"), lambda r: r.due_fen, "money", 84),
    Column("after", late("intake", "Principal left"), lambda r: r.balance_after_fen, "money", 92),
)
COSTS: tuple[Column[CostLine], ...] = (
    Column("item", late("intake", "Cost"), lambda r: ITEMS.get(r.item, r.item), "strong", 70),
    Column("payer", late("intake", "Payer"), lambda r: WHO.get(r.payer, r.payer), "text", 80),
    Column("standard", late("intake", "Standard"), standard, "text", 120, stretch=True),
    Column("method", late("intake", "How"), lambda r: PAID.get(r.method, r.method), "text", 118),
    Column("collector", late("intake", "Collector"), lambda r: WHO.get(r.collector, r.collector), "text", 74),
    Column("amount", late("intake", "Amount"), lambda r: r.amount_fen, "money", 82),
)
LINES: tuple[Column[Told], ...] = (
    Column("line", late("intake", "Line"), lambda r: (r.title, r.detail), "two_line", 240, stretch=True),
    Column("amount", late("intake", "Amount"), lambda r: r.amount_fen, "money", 100),
)


def told_lines(parts: tuple[Explained, ...]) -> list[Told]:
    """The lines of all parts, each part opened by its own sum."""
    rows: list[Told] = []
    for part in parts:
        sum_of = late("intake", "the sum of the lines below")
        rows.append(Told(PARTS[part.part], sum_of, part.amount_fen, heading=True))
        for line in map(told, part.lines):
            rows.append(Told(line.title, line.detail, line.amount_fen))
    return rows
