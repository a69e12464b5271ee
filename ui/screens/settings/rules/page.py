"""The rules in force: every row in words, who uses them, and a trial that marks the rows that apply."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal

from lendesk.domain.errors import Breach
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.administration.centre_queries import (
    DecisionTableText,
    RuleHit,
    RuleRow,
    RuleStep,
    TrialResult,
)
from ui.error_texts import breach_text
from ui.formatting import NOTHING, money
from ui.screens.figures import percent_text
from ui.screens.naming import named
from ui.screens.review.words import REASONS
from ui.screens.settings.presenter import AllSettings
from ui.screens.settings.rules.trial_form import TrialForm
from ui.screens.settings.rules.words import conditions_words, limit_words, price_words, reason_words
from ui.texts import Text, language, late, tr
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.choices import ComboField
from ui.widgets.facts import Fact, FactList
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook, Toned
from ui.widgets.table import DataTable, TableFoot

WIDTH = 344
PPM_PER_PERCENT = 10_000
HIT = 5
"""The column that marks the rows of a trial."""
OUTCOMES: dict[str, ChipSpec] = {
    "approve": ChipSpec(late("rules", "Approve"), "success", "ok"),
    "manual": ChipSpec(late("rules", "Manual"), "warning", "review"),
    "decline": ChipSpec(late("rules", "Decline"), "danger", "error"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page: its step, its number in the step."""

    step: RuleStep
    number: int
    row: RuleRow


def _chip(line: Line) -> ChipSpec | None:
    return OUTCOMES.get(line.row.gives.get("outcome", "").strip('"'))


def _result(line: Line) -> Text:
    gives = line.row.gives
    if "reason" in gives:
        return reason_words(gives["reason"])
    limit, price = gives.get("limit_fen", ""), gives.get("price_ppm", "")
    return f"{limit_words(limit)} · {price_words(price)}"


def _step_name(line: Line) -> Text:
    return late("rules", "Limit and price") if line.step.first_hit else late("rules", "Verdict")


class RulesPage(Panel):
    """`tried` brings the question of a trial."""

    tried = Signal(object)

    def __init__(self) -> None:
        super().__init__(across=True)
        self._tables: tuple[DecisionTableText, ...] = ()
        self._products: tuple[ProductVersion, ...] = ()
        self._hits: frozenset[RuleHit] | None = None
        self._result: TrialResult | None = None
        self.choice = ComboField(late("rules", "Rules table"))
        self.version = Label("", "caption", "ink2")
        self.used_by = Label("", "caption", "ink2", wrap=True)
        self.table = DataTable(
            FrozenRowsModel(self._columns(), look=self._look), late("rules", "Rules"), key="settings.rules"
        )
        self.foot = TableFoot(
            late(
                "rules",
                "Limit and price: the first row that fits. Verdict: all rows that fit, the heaviest decides.",
            )
        )
        self.form = TrialForm()
        self.run = Button(late("rules", "Try it"), "primary", key="F8")
        self.clear = Button(late("rules", "Clear"))
        self.outcome = SectionHeader(late("rules", "Result"))
        self.facts = FactList()
        self.why = Label("", "caption", "ink2", wrap=True)
        self.why_room = Panel(self.why)
        self.why_room.box.setContentsMargins(16, 0, 16, 10)
        self.refused = Banner("danger", late("rules", "Not tried"))
        self._lay_out()
        self.choice.chosen.connect(lambda _name: self._show_table())
        self.run.clicked.connect(lambda _checked: self._try())
        self.clear.clicked.connect(lambda _checked: self.forget())
        self.forget()

    def _columns(self) -> tuple[Column[Line], ...]:
        return (
            Column("number", late("rules", "No."), lambda r: r.number, "number", 48),
            Column("step", late("rules", "Step"), _step_name, "text", 118),
            Column(
                "condition",
                late("rules", "When"),
                lambda r: conditions_words(r.row.conditions),
                "text",
                250,
                stretch=True,
            ),
            Column("outcome", late("rules", "Outcome"), _chip, "chip", 104),
            Column("result", late("rules", "Reason, or limit and price"), _result, "text", 250),
            Column("hit", late("rules", "Trial"), self._mark, "icon_text", 76),
        )

    def _lay_out(self) -> None:
        top = Panel(self.choice, across=True, edges="bottom")
        top.box.setContentsMargins(16, 8, 16, 9)
        top.box.addStretch(1)
        self.choice.setMinimumWidth(260)
        left = Panel(top)
        used = Panel(self.version, self.used_by, edges="bottom", gap=2)
        used.box.setContentsMargins(16, 6, 16, 7)
        left.add(used)
        left.add(self.table, 1)
        left.add(self.foot)
        body = Panel(self.form)
        body.box.addStretch(1)
        right = Panel(edges="left")
        right.add(scroll(body), 1)
        right.add(self.outcome)
        right.add(self.facts)
        right.add(self.why_room)
        right.add(self.refused)
        right.add(ActionBar(left=(self.clear,), right=(self.run,)))
        right.setFixedWidth(WIDTH)
        self.add(left, 1)
        self.add(right)

    def show_settings(self, settings: AllSettings) -> None:
        self._tables, self._products = settings.decision_tables, settings.products
        first = self.choice.value() is None
        self.choice.set_items([(table.name, table.name) for table in self._tables])
        used = {one.decision_table for one in self._products}
        if first:
            self.choice.set_value(next((one.name for one in self._tables if one.name in used), None))
        self._show_table()

    def show_trial(self, result: TrialResult) -> None:
        """Mark the rows that applied, and say what they make together."""
        self._hits, self._result = frozenset(result.hits), result
        self.refused.hide()
        self._say_result()
        self.table.setColumnHidden(HIT, False)
        self.table.viewport().update()

    def show_refusal(self, breach: Breach) -> None:
        """Say why a file cannot be tried."""
        self.forget()
        self.refused.say(late("rules", "Not tried"), breach_text(breach))
        self.refused.show()

    def forget(self) -> None:
        """No trial is shown."""
        self._hits, self._result = None, None
        for part in (self.outcome, self.facts, self.why_room, self.refused):
            part.hide()
        self.table.setColumnHidden(HIT, True)  # until something was tried it would be empty
        self.table.viewport().update()

    def _try(self) -> None:
        wanted = self.form.wanted()
        if wanted is not None:
            self.tried.emit(wanted)

    def _show_table(self) -> None:
        self.forget()
        table = next((one for one in self._tables if one.name == self.choice.value()), None)
        if table is None:
            return
        users = tuple(one for one in self._products if one.decision_table == table.name)
        self.form.show_products(users)
        self.run.setEnabled(bool(users))
        self._say_users(table, users)
        self.table.rows_model.show_rows(
            [Line(step, at, row) for step in table.steps for at, row in enumerate(step.rows, 1)]
        )

    def _say_users(self, table: DecisionTableText, users: tuple[ProductVersion, ...]) -> None:
        joint = "、" if language() == "zh_CN" else ", "
        names = joint.join(f"{named(one.name, one.name_en)} v{one.version}" for one in users)
        self.version.say(tr("rules", "version {version}", version=table.version[:12]))
        self.version.setToolTip(table.version)
        self.used_by.say(tr("rules", "Decides on: {names}", names=names or NOTHING))

    def _say_result(self) -> None:
        result = self._result
        if result is None:
            return
        self.outcome.chip.show_spec(OUTCOMES.get(result.outcome))
        joint = "、" if language() == "zh_CN" else ", "
        declined = result.outcome == "decline"
        price = percent_text(
            f"{result.price_ppm // PPM_PER_PERCENT}.{result.price_ppm % PPM_PER_PERCENT:04d}"
        )
        self.facts.show_facts(
            (
                Fact(late("rules", "Limit"), NOTHING if declined else money(result.limit_fen)),
                Fact(late("rules", "Price a year"), NOTHING if declined else price),
                Fact(late("rules", "Largest instalment"), money(result.instalment_fen)),
            )
        )
        self.why.say(joint.join(str(REASONS.get(code, code)) for code in result.reasons))
        for part in (self.outcome, self.facts, self.why_room):
            part.show()

    def _applies(self, line: Line) -> bool:
        return self._hits is not None and RuleHit(line.step.key, line.row.key) in self._hits

    def _look(self, line: Line) -> RowLook:
        if self._hits is None:
            return RowLook()
        return RowLook(tint="accent", strong=True) if self._applies(line) else RowLook(faint=True)

    def _mark(self, line: Line) -> Toned:
        if not self._applies(line):
            return Toned("")
        return Toned(late("rules", "hit"), "accent", "ok")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "facts") and self._tables:
            result = self._result
            self._show_table()
            if result is not None:
                self.show_trial(result)
