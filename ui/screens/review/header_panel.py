"""The head of a file: who asks, with what, and the figures that decide, the annualised rate largest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.usecases.applications.queries import ReviewFile
from ui.formatting import money
from ui.screens.customer_link import CustomerLink
from ui.screens.figures import percent_text, share
from ui.screens.naming import named
from ui.screens.persons import age_on, sex_name
from ui.screens.review.score_band import ScoreBand
from ui.screens.review.words import METHODS, outcome_chip, rate_name, state_chip
from ui.texts import late, tr
from ui.widgets.chip import Chip
from ui.widgets.facts import Fact, FactStrip, MaskedValue
from ui.widgets.label import Label
from ui.widgets.painted import lead_on
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Avatar, Panel

Reveal = Callable[[str, Callable[[str], None]], None]
# An instalment above this share of the income is shown as a warning.
HEAVY_PERCENT = 50


class HeaderPanel(Panel):
    """`reveal(field, show)` is asked for a sealed field; without it the field stays masked for good."""

    def __init__(self, today: date, reveal: Reveal | None) -> None:
        super().__init__()
        self._today, self._reveal = today, reveal
        self._file: ReviewFile | None = None
        self.avatar = Avatar("", 40)
        self.name, self.customer = Label("", "page"), CustomerLink()
        self.state, self.outcome, self.kind = Chip(), Chip(), Chip()
        self.person = Label("", "body", "ink2")
        self.sealed: dict[str, QWidget] = {}
        self._second = QHBoxLayout()
        self._second.setSpacing(16)
        self.strip = FactStrip()
        self.band = ScoreBand()
        self.add(self._head())
        self.add(Panel(self.strip, self.band, across=True))

    def _head(self) -> QWidget:
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self.name, self.customer, self.kind, self.state, self.outcome):
            first.addWidget(part)
        first.addStretch(1)
        self._second.addWidget(self.person)
        self._second.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addLayout(self._second)
        head = Panel(across=True, edges="bottom", gap=12)
        head.box.setContentsMargins(16, 8, 16, 7)
        head.add(self.avatar)
        head.box.addLayout(words, 1)
        return head

    def show_file(self, file: ReviewFile) -> None:
        other = self._file is None or self._file.customer.key != file.customer.key
        self._file = file
        self.avatar.show_name(file.customer.name)
        self.name.say(file.customer.name)
        self.customer.show_customer(file.customer.key)
        self.kind.show_spec(ChipSpec(named(file.application.product_name, file.application.product_name_en)))
        self.state.show_spec(state_chip(file.application.status))
        outcome = outcome_chip(file.outcome) if file.outcome else None
        self.outcome.show_spec(
            ChipSpec(late("review", "Rules: {outcome}", outcome=outcome.text), outcome.kind, outcome.icon)
            if outcome
            else None
        )
        self.person.say(self._person(file))
        if other:
            self._seal(file)
        self.strip.show_facts(_figures(file))
        self.band.show_score(file.application.score)

    def _person(self, file: ReviewFile) -> str:
        age = age_on(file.customer.birth, self._today)
        parts = [str(sex_name(file.customer.sex))]
        if age is not None:
            parts.append(tr("review", "{age} years", age=age))
        return " · ".join(part for part in parts if part)

    def _seal(self, file: ReviewFile) -> None:
        for old in self.sealed.values():
            old.hide()
            old.deleteLater()
        self.sealed = {}
        masked = {"id_number": file.customer.id_masked, "phone": file.customer.phone_masked}
        for place, (field, text) in enumerate(masked.items(), 1):
            self.sealed[field] = self._masked(field, text)
            self._second.insertWidget(place, self.sealed[field])
        lead_on(self.customer, tuple(self.sealed.values()))

    def _masked(self, field: str, text: str) -> QWidget:
        reveal = self._reveal
        if reveal is None:
            return Label(text)
        return MaskedValue(text, lambda show: reveal(field, show), told=field == "phone")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and getattr(self, "_file", None):
            self.show_file(self._file)  # type: ignore[arg-type]  # just seen not to be None


def _figures(file: ReviewFile) -> tuple[Fact, ...]:
    row, income = file.application, file.customer.monthly_income_fen
    term = late(
        "review", "{term} months · {method}", term=row.term, method=METHODS.get(row.method, row.method)
    )
    heavy = income > 0 and file.instalment_fen * 100 > income * HEAVY_PERCENT
    return (
        Fact(late("review", "Applied for"), money(row.amount_fen), term),
        Fact(
            late("review", "Annualised (IRR)"),
            percent_text(file.irr_percent),
            late(
                "review",
                "{unit} {rate}",
                unit=rate_name(file.rate_unit),
                rate=percent_text(file.rate_percent),
            ),
            strong=True,
        ),
        Fact(
            late("review", "Instalment / income"),
            share(file.instalment_fen, income),
            f"{money(file.instalment_fen)} / {money(income)}",
            kind="warning" if heavy else None,
        ),
        Fact(
            late("review", "Exposure"),
            money(file.exposure_fen),
            late("review", "limit {limit}", limit=money(file.limit_fen)),
        ),
    )
