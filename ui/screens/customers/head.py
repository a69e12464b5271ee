"""The head of the customer page: who it is, sealed numbers with their reveal, chips, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.usecases.customers.queries import CustomerFile
from ui.screens.customers.words import consent_chip, list_chip, overdue_chip
from ui.screens.naming import named
from ui.screens.persons import age_on, sex_name
from ui.texts import late, tr
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.facts import MaskedValue
from ui.widgets.label import Label
from ui.widgets.painted import keep_tab_order
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Avatar, Panel

Reveal = Callable[[str, Callable[[str], None]], None]


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the person may do here; the centre judges for itself."""

    apply: bool
    pay: bool
    note: bool
    unmask: bool
    see_loans: bool
    screens: frozenset[str]
    today: date
    branch_id: str


class CustomerHead(Panel):
    """`reveal(field, show)` is asked for a sealed field; without it the field stays masked for good."""

    def __init__(self, allowed: Allowed, reveal: Reveal | None) -> None:
        super().__init__(edges="bottom", across=True, gap=8)
        self._allowed, self._reveal = allowed, reveal
        self._file: CustomerFile | None = None
        self.avatar, self.name = Avatar("", 38), Label("", "page")
        self.overdue, self.listed, self.consent, self.branch = Chip(), Chip(), Chip(), Chip()
        self.person = Label("", "body", "ink2")
        self.sealed: dict[str, QWidget] = {}
        self.noting = Button(late("customers", "Note"), "plain", icon="draft", key="Alt+M")
        self.apply = Button(late("customers", "New application"), "plain", icon="intake", key="Alt+N")
        self.pay = Button(late("customers", "Take payment"), "primary", icon="cashier", key="F9")
        for button, allowed_now in (
            (self.noting, allowed.note),
            (self.apply, allowed.apply),
            (self.pay, allowed.pay),
        ):
            if not allowed_now:
                button.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        for part in (self.name, self.overdue, self.listed, self.consent, self.branch):
            first.addWidget(part)
        first.addStretch(1)
        for button in (self.noting, self.apply, self.pay):
            first.addWidget(button)
        self._second = QHBoxLayout()
        self._second.setSpacing(14)
        self._second.addWidget(self.person)
        self._second.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addLayout(self._second)
        self.box.setContentsMargins(16, 8, 16, 7)
        self.add(self.avatar)
        self.box.addSpacing(4)
        self.box.addLayout(words, 1)

    def show_file(self, file: CustomerFile, *, payable: bool) -> None:
        """Show who it is; a revealed number of the same customer stays in sight."""
        before = self._file
        other = before is None or (before.row.key, before.from_replica) != (file.row.key, file.from_replica)
        self._file = file
        self.avatar.show_name(file.row.name)
        self.name.say(file.row.name)
        for chip, spec in (
            (self.overdue, overdue_chip(file.figures)),
            (self.listed, list_chip(file.watch_lists)),
            (self.consent, None if file.from_replica else consent_chip(file.consent)),
            (self.branch, self._branch_chip(file)),
        ):
            chip.show_spec(spec)
            chip.setVisible(spec is not None)
        self.person.say(self._person(file))
        if payable:
            self.pay.allow()
        else:
            self.pay.refuse(late("customers", "nothing owed"))
        if other:
            self._seal(file)

    def _branch_chip(self, file: CustomerFile) -> ChipSpec | None:
        """Only where it is not the reader's own branch."""
        if file.row.branch_id == self._allowed.branch_id or not file.branch_name:
            return None
        return ChipSpec(named(file.branch_name, file.branch_name_en), "info")

    def _person(self, file: CustomerFile) -> str:
        age = age_on(file.row.birth, self._allowed.today)
        parts = [str(sex_name(file.row.sex))]
        if age is not None:
            parts.append(tr("customers", "{age} years", age=age))
        return " · ".join(part for part in parts if part)

    def _seal(self, file: CustomerFile) -> None:
        for old in self.sealed.values():
            old.hide()
            old.deleteLater()
        masked = {"id_number": file.row.id_masked, "phone": file.row.phone_masked}
        self.sealed = {field: self._masked(field, text) for field, text in masked.items()}
        for place, part in enumerate(self.sealed.values(), 1):
            self._second.insertWidget(place, part)
        keep_tab_order(self.person, tuple(self.sealed.values()))

    def _masked(self, field: str, text: str) -> QWidget:
        reveal = self._reveal
        if reveal is None or (self._file is not None and self._file.from_replica):
            return Label(text)
        return MaskedValue(text, lambda show: reveal(field, show), told=field == "phone")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and getattr(self, "_file", None) is not None:
            self.show_file(self._file, payable=self.pay.isEnabled())  # type: ignore[arg-type]  # just seen
