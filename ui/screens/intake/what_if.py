"""Three offers side by side: what else the product could offer for the same money, from the engine alone.

Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lendesk.domain.errors import Breach
from lendesk.domain.loans.events.events import Disbursed
from lendesk.domain.loans.replay.replaying import replay
from lendesk.usecases.projections import ProductRow
from lendesk.usecases.quotes import parse_term
from lendesk.usecases.servicing.instalment_lines import PARTS
from lendesk.usecases.servicing.queries import QuoteLine
from ui.ports import Background
from ui.screens.offering import Offer, supposed
from ui.screens.refusing import breach_of

OFFERS = 3
EXPLAINED = ("principal", "interest", "fee")


@dataclass(frozen=True, slots=True)
class Supposition:
    """What one column supposes: method, term as typed, preset ("" is the product's own)."""

    method: str
    term: str
    convention: str = ""


@dataclass(frozen=True, slots=True)
class CostLine:
    """A line of the cost sheet. `item`, `payer`, `method` and `collector` are codes for words.

    `rate_percent` and `per` are its standard (per DAY, MONTH, YEAR; PRINCIPAL; RATE for a surcharge on the
    contract rate after `grace_days`). `amount_fen` is None where it arises only if something happens.
    """

    item: str
    payer: str
    rate_percent: str
    per: str
    method: str
    collector: str
    amount_fen: int | None
    grace_days: int = 0


@dataclass(frozen=True, slots=True)
class Explained:
    """The lines of which one part of an instalment is the sum."""

    part: str
    amount_fen: int
    lines: tuple[QuoteLine, ...]


class WhatIfView(Protocol):
    """What the presenter asks of the widgets; every call comes on the UI thread."""

    def show_offer(self, number: int, offer: Offer | None, breach: Breach | None) -> None: ...

    def show_detail(self, number: int, offer: Offer | None) -> None: ...

    def show_explained(self, no: int, parts: tuple[Explained, ...]) -> None: ...


class WhatIfPresenter:
    """Offers of one product for one amount, paid out on `on`; numbers from 0."""

    def __init__(
        self, view: WhatIfView, run: Background, product: ProductRow, amount_fen: int, on: date
    ) -> None:
        self._view = view
        self._run = run
        self._product = product
        self._amount_fen = amount_fen
        self._on = on
        self._asked: dict[int, Supposition] = {}
        self._offers: dict[int, Offer] = {}
        self.chosen = 0

    def open(self, term: str, method: str) -> tuple[Supposition, ...]:
        """Begin with what the form says and two other ways to pay it back."""
        columns = beginnings(self._product, term, method)
        for number, column in enumerate(columns):
            self.suppose(number, column)
        return columns

    def suppose(self, number: int, wanted: Supposition) -> None:
        """Another method, term or preset in one column; the figures follow, away from the window."""
        self._asked[number] = wanted
        product, amount_fen, on = self._product, self._amount_fen, self._on

        def work() -> Offer:
            term = parse_term(wanted.term)
            return supposed(product, amount_fen, term, wanted.method, wanted.convention, on)

        self._run(
            work,
            lambda offer: self._take(number, wanted, offer, None),
            lambda broken: self._take(number, wanted, None, breach_of(broken)),
        )

    def choose(self, number: int) -> None:
        """Show the instalments and costs of a column."""
        self.chosen = number
        self._view.show_detail(number, self._offers.get(number))

    def explain(self, no: int) -> None:
        """How principal, interest and fee of an instalment of the chosen column come about."""
        offer = self._offers.get(self.chosen)
        if offer is None:
            return
        self._run(
            lambda: explained(offer, no),
            lambda parts: self._view.show_explained(no, parts) if offer in self._offers.values() else None,
        )

    def adoptable(self) -> Supposition | None:
        """What of the chosen column can go into the form: None where its preset is not the product's."""
        offer = self._offers.get(self.chosen)
        if offer is None or offer.convention != self._product.convention:
            return None
        return self._asked[self.chosen]

    def _take(self, number: int, asked: Supposition, offer: Offer | None, breach: Breach | None) -> None:
        if self._asked.get(number) != asked:  # typed on meanwhile
            return
        if offer is None:
            self._offers.pop(number, None)
        else:
            self._offers[number] = offer
        self._view.show_offer(number, offer, breach)
        if number == self.chosen:
            self._view.show_detail(number, offer)


def beginnings(product: ProductRow, term: str, method: str) -> tuple[Supposition, ...]:
    """The form's own request, then the product's other methods, then other terms that it allows."""
    others = [one for one in product.methods.split(",") if one != method]
    columns = [Supposition(method, term), *(Supposition(one, term) for one in others)]
    now = int(term) if term.strip().isdecimal() else 0
    for other in (now * 2, now // 2, product.term_max, product.term_min):
        if product.term_min <= other <= product.term_max and other != now:
            columns.append(Supposition(method, str(other)))
    while len(columns) < OFFERS:
        columns.append(columns[0])
    return tuple(columns[:OFFERS])


def cheapest(offers: dict[int, Offer]) -> int | None:
    """The column with the lowest yearly rate; None while not all rates differ from the lowest by anything."""
    if len(offers) < 2:
        return None
    lowest = min(offer.yearly_percent for offer in offers.values())
    those = [number for number, offer in offers.items() if offer.yearly_percent == lowest]
    return those[0] if len(those) == 1 else None


def cost_lines(offer: Offer) -> tuple[CostLine, ...]:
    """All that the borrower pays beside the principal, then what arises only when late."""
    terms, made = offer.plan.terms, offer.plan
    rate = f"{terms.rate_pct.normalize():f}"
    lines = [
        CostLine(
            "interest",
            "borrower",
            rate,
            terms.rate_per.value,
            "instalments",
            "lender",
            made.total_interest_fen,
        )
    ]
    lines += [
        CostLine(
            "fee",
            "borrower",
            f"{fee.rate_pct.normalize():f}" if fee.rate_pct else "",
            "PRINCIPAL",
            fee.due.value,
            "lender",
            made.total_fee_fen,
        )
        for fee in terms.fees
    ]
    markup, grace = f"{terms.penalty.markup_pct.normalize():f}", terms.penalty.grace_days
    return (*lines, CostLine("penalty", "borrower", markup, "RATE", "when_late", "lender", None, grace))


def explained(offer: Offer, no: int) -> tuple[Explained, ...]:
    """The parts of an instalment with the lines they are the sum of, as on the page of a loan."""
    terms, on = offer.plan.terms, offer.plan.disbursed_on
    paid_out = Disbursed(key="what-if", value_date=on, amount=terms.principal)
    state = replay(terms, (paid_out,), on)
    row = next(one for one in state.rows if one.no == no)
    parts = ((part, PARTS[part](state, row)) for part in EXPLAINED)
    return tuple(
        Explained(part, sum(line.amount_fen for line in lines), lines) for part, lines in parts if lines
    )
