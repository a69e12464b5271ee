"""One command of the outbox: what was ordered here, what the centre holds, and how to go on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lendesk.usecases.synchronisation.state import OutboxRow
from ui.error_texts import error_text
from ui.screens.fitted_table import FittedTable
from ui.screens.orders import order_name
from ui.screens.sync.words import field_name, field_value, state_chip
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.choices import Choice, ChoiceCards
from ui.widgets.facts import Fact, FactList
from ui.widgets.label import Label
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.rows_model import Column, RowLook
from ui.widgets.states import EmptyState, Switcher

OPEN_STATES = frozenset({"refused", "quarantined"})
WAYS = (
    Choice(
        "again",
        late("sync", "Order it again"),
        late("sync", "Same content, judged on what holds now"),
    ),
    Choice(
        "drop", late("sync", "Let it be"), late("sync", "Nothing is posted; it stays in the list as settled")
    ),
)
ACTS = {"again": late("sync", "Order again"), "drop": late("sync", "Let it be")}


@dataclass(frozen=True, slots=True)
class _Side:
    field: str
    mine: str | None
    theirs: str | None


def sides_of(row: OutboxRow) -> tuple[_Side, ...]:
    """Both sides by field, those of this workstation first; None where a side does not say.

    Keys of the store say nothing to people: what the command concerns stands above in words.
    """
    mine, theirs = dict(row.mine), dict(row.theirs)
    told = (field for field in {**mine, **theirs} if not field.endswith("_id") or field == "error_id")
    return tuple(_Side(field, mine.get(field), theirs.get(field)) for field in told)


def _shown(side: _Side, value: str | None) -> Text:
    return "—" if value is None else field_value(side.field, value)


def _differs(side: _Side) -> RowLook:
    return RowLook(strong=side.mine is not None and side.theirs is not None and side.mine != side.theirs)


SIDES: tuple[Column[_Side], ...] = (
    Column("field", late("sync", "Field"), lambda side: field_name(side.field), width=112),
    Column("mine", late("sync", "This workstation"), lambda side: _shown(side, side.mine), stretch=True),
    Column("theirs", late("sync", "Centre"), lambda side: _shown(side, side.theirs), stretch=True),
)


CENTRE = 2


class DetailPanel(Panel):
    """`solve_wanted` brings the choice taken, F9 or the button."""

    solve_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(edges="left")
        self.header = SectionHeader(late("sync", "Command"))
        self.reason = Banner("danger", "")
        self.facts = FactList()
        self.sides = FittedTable(SIDES, late("sync", "Both sides"), look=_differs)
        self.ways_header = SectionHeader(late("sync", "How to go on"))
        self.ways = ChoiceCards(WAYS)
        self.ways_panel = Panel(self.ways_header, Panel(self.ways, margin=16))
        self.act = Button(late("sync", "Choose how to go on"), "primary", key="F9")
        self.act.setEnabled(False)
        self.bar = ActionBar((Label(late("sync", "1 or 2 chooses"), "caption", "ink2"),), (self.act,))
        body = Panel(self.reason, self.facts, self.sides, self.ways_panel)
        body.box.addStretch(1)
        shown = Panel(self.header)
        shown.add(scroll(body), 1)
        shown.add(self.bar)
        nothing = EmptyState(
            late("sync", "No command chosen"), late("sync", "Choose one in the list."), icon="sync"
        )
        self.body: Switcher = Switcher(shown, nothing)
        self.body.turn_to(1)
        self.add(self.body)
        self._key = ""
        self.ways.chosen.connect(self._chosen)
        self.act.clicked.connect(lambda _checked: self.solve_wanted.emit(self.ways.value()))

    def show_row(self, row: OutboxRow | None) -> None:
        """Show one command; a choice taken for the same command stays."""
        self.body.turn_to(1 if row is None else 0)
        if row is None:
            return
        self.header.title.say(order_name(row.command))
        self.header.chip.show_spec(state_chip(row.status))
        self.reason.setVisible(bool(row.code))
        if row.code:
            self.reason.say(error_text(row.code, row.facts), late("sync", "Code {code}", code=row.code))
        self.facts.show_facts(_facts(row))
        sides = sides_of(row)
        self.sides.show_rows(sides)
        # Of what the centre does not know yet there is one side, and that in full.
        self.sides.setColumnHidden(CENTRE, all(side.theirs is None for side in sides))
        self.sides.setVisible(bool(sides))
        waits_for_a_person = row.status in OPEN_STATES and row.number > 0
        for part in (self.ways_panel, self.bar):
            part.setVisible(waits_for_a_person)
        if row.command_id != self._key:
            self._key = row.command_id
            self._forget_choice()

    def _forget_choice(self) -> None:
        parent: QWidget | None = self.ways.parentWidget()
        fresh = ChoiceCards(WAYS)
        if parent is not None and (layout := parent.layout()) is not None:
            layout.replaceWidget(self.ways, fresh)
        self.ways.hide()
        self.ways.deleteLater()
        self.ways = fresh
        self.ways.chosen.connect(self._chosen)
        self.act.reword(late("sync", "Choose how to go on"))
        self.act.setEnabled(False)

    def _chosen(self, choice: str) -> None:
        self.act.reword(ACTS[choice])
        self.act.setEnabled(True)


def _facts(row: OutboxRow) -> list[Fact]:
    facts: list[tuple[Text, Text]] = [
        (late("sync", "Concerns"), row.subject or "—"),
        (late("sync", "Ordered by"), row.author_name or "—"),
    ]
    return [Fact(label, value) for label, value in facts]
