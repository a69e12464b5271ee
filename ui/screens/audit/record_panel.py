"""One audit record: who, when, on what, its facts, and its leaf in the log."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lendesk.usecases.reporting.queries import AuditRow
from ui.screens.audit.words import facts_of, outcome_chip, person_words
from ui.screens.figures import full_moment
from ui.screens.orders import order_name
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel, SectionHeader, scroll
from ui.widgets.states import EmptyState, Switcher

HASH_GROUP = 8


def grouped(digest: str) -> str:
    """A hash in groups of eight, so that two can be compared by eye."""
    return " ".join(digest[at : at + HASH_GROUP] for at in range(0, len(digest), HASH_GROUP))


class RecordPanel(Panel):
    """Read only; `person_wanted` and `subject_wanted` ask for the other records of the same."""

    person_wanted = Signal(str)
    subject_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(edges="left")
        self._person, self._subject = "", ""
        self.of_person = Button(late("audit", "All by this person"), "plain", icon="filter")
        self.of_subject = Button(late("audit", "All on this subject"), "plain", icon="filter")
        self.of_person.clicked.connect(lambda _checked: self.person_wanted.emit(self._person))
        self.of_subject.clicked.connect(lambda _checked: self.subject_wanted.emit(self._subject))
        narrowing = Panel(self.of_person, self.of_subject, across=True, gap=8)
        narrowing.box.setContentsMargins(16, 2, 16, 12)
        narrowing.box.addStretch(1)
        self.header = SectionHeader(late("audit", "Record"))
        self.who = FactList()
        self.facts = FactList()
        self.no_facts = Panel(Label(late("audit", "No facts beside the above."), "body", "ink2"), margin=16)
        self.leaf_header = SectionHeader(late("audit", "In the log"))
        self.leaf = Label("", "body", wrap=True)
        body = Panel(
            self.who,
            narrowing,
            SectionHeader(late("audit", "Facts")),
            self.facts,
            self.no_facts,
            self.leaf_header,
            Panel(self.leaf, margin=16),
        )
        body.box.addStretch(1)
        shown = Panel(self.header)
        shown.add(scroll(body), 1)
        nothing = EmptyState(
            late("audit", "No record chosen"), late("audit", "Choose one in the list."), icon="audit"
        )
        self.body = Switcher(shown, nothing)
        self.body.turn_to(1)
        self.add(self.body)

    def show_row(self, row: AuditRow | None) -> None:
        self.body.turn_to(1 if row is None else 0)
        if row is None:
            return
        self._person, self._subject = row.person_id, row.subject
        self.of_subject.setVisible(bool(row.subject))
        self.header.title.say(order_name(row.action))
        self.header.chip.show_spec(outcome_chip(row.outcome))
        lines: tuple[tuple[Text, Text], ...] = (
            (late("audit", "Time"), full_moment(row.at)),
            (late("audit", "Person"), person_words(row)),
            (late("audit", "Staff key"), row.person_id),
            (late("audit", "Device"), row.device_code or "—"),
            (late("audit", "Subject"), row.subject or "—"),
        )
        self.who.show_facts([Fact(label, value) for label, value in lines])
        facts = facts_of(row.facts)
        self.facts.show_facts([Fact(label, value) for label, value in facts])
        self.facts.setVisible(bool(facts))
        self.no_facts.setVisible(not facts)
        sealed = row.leaf_index >= 0
        self.leaf_header.chip.show_spec(
            ChipSpec(late("audit", "leaf {number}", number=row.leaf_index), "success", "ok")
            if sealed
            else ChipSpec(late("audit", "not sealed yet"), "pending", "pending")
        )
        self.leaf.say(
            grouped(row.leaf_hash) if sealed else late("audit", "Sealed within a minute of the act.")
        )
