"""One credit limit: what is used and left, its drawings, and the whole exposure of the customer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from lendesk.usecases.servicing.queries import DrawingRow, LimitFile, LimitRow
from ui.error_texts import error_text
from ui.formatting import NOTHING, day, money
from ui.screens.customer_link import CustomerLink
from ui.screens.figures import share
from ui.screens.fitted_table import FittedTable
from ui.screens.limits.drawings import COLUMNS, drawing_look, may_be_cancelled
from ui.screens.limits.words import limit_chip
from ui.screens.naming import named
from ui.texts import Text, late
from ui.tokens import Kind
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.facts import Fact, FactList, FactStrip
from ui.widgets.label import Label
from ui.widgets.panels import Avatar, Panel, SectionHeader, scroll
from ui.widgets.seals import Seal, SealStrip


class LimitPanel(Panel):
    """`loan_wanted`, `contract_wanted` and `cancel_wanted` bring the key of a loan or drawing note."""

    loan_wanted = Signal(str)
    contract_wanted = Signal(str)
    cancel_wanted = Signal(str)

    def __init__(self, reader: tuple[str, str], may_write: bool, may_approve: bool) -> None:
        super().__init__()
        self._reader, self._may_write, self._may_approve = reader, may_write, may_approve
        self.avatar = Avatar("", 40)
        self.name, self.customer = Label("", "page"), CustomerLink()
        self.state = Chip()
        self.number = Label("", "body", "ink2")
        self.strip = FactStrip()
        self.stop = Banner("warning", "", icon="warning")
        self.drawings_header = SectionHeader(late("limits", "Drawings"))
        self.drawings = FittedTable(COLUMNS, late("limits", "Drawings"), drawing_look)
        self.drawings.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a drawing is chosen in it
        self.cancel = Button(late("limits", "Cancel drawing…"), "link")
        self.go_on = Button(late("limits", "Open"), "link", key="Alt+O")
        for button in (self.cancel, self.go_on):
            self.drawings_header.box.insertWidget(3, button)
        self.none = Label(late("limits", "Nothing has been drawn yet."), "body", "ink2")
        self.terms = FactList()
        self.exposure = FactList(spread=True)
        self.seals = SealStrip()
        self._lay_out()
        self.drawings.selected.connect(lambda _row: self._offer())
        self.drawings.opened.connect(self._open)
        self.go_on.clicked.connect(lambda _checked: self._open(self.drawings.current_row()))
        self.cancel.clicked.connect(lambda _checked: self._cancel())

    def _lay_out(self) -> None:
        left = Panel(SectionHeader(late("limits", "Terms")), self.terms, edges="right")
        left.add(Panel(self.seals, margin=16))
        left.box.addStretch(1)
        right = Panel(
            SectionHeader(
                late("limits", "Exposure"), note=late("limits", "all limits and loans of the customer")
            ),
            self.exposure,
        )
        right.box.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(left, 55)
        columns.addWidget(right, 45)
        body = Panel(self.drawings_header, self.drawings, Panel(self.none, margin=16))
        body.box.addLayout(columns)
        body.box.addStretch(1)
        self.add(self._head())
        self.add(self.strip)
        self.add(self.stop)
        self.add(scroll(body), 1)

    def _head(self) -> Panel:
        first = Panel(self.name, self.customer, self.state, across=True, gap=8)
        first.box.addStretch(1)
        head = Panel(self.avatar, across=True, edges="bottom", gap=12)
        head.box.setContentsMargins(16, 8, 16, 7)
        head.add(Panel(first, self.number), 1)
        return head

    def show_limit(self, file: LimitFile) -> None:
        """Show another one."""
        row = file.row
        self.avatar.show_name(row.customer_name)
        self.name.say(row.customer_name)
        self.customer.show_customer(row.customer_id)
        self.state.show_spec(limit_chip(row))
        self.number.say(f"{row.number} · {named(row.product_name, row.product_name_en)}")
        self.strip.show_facts(_figures(file))
        stopped = row.status in ("active", "frozen") and bool(row.blocked)
        self.stop.setVisible(stopped)
        if stopped:
            self.stop.say(error_text(row.blocked, {"valid_to": row.valid_to}), row.reason)
        self.drawings.show_rows(file.drawings)
        self.drawings_header.note.say(str(len(file.drawings)))
        self.drawings.setVisible(bool(file.drawings))
        self.none.setVisible(not file.drawings)
        self.terms.show_facts(_terms(file))
        self.exposure.show_facts(_exposure(file))
        self.seals.show_seals(self._seals(file))
        if file.drawings:
            self.drawings.select_line(len(file.drawings) - 1)
        self._offer()

    def _offer(self) -> None:
        row: DrawingRow | None = self.drawings.current_row()
        self.cancel.setVisible(self._may_write and may_be_cancelled(row))
        self.go_on.setVisible(row is not None)
        if row is not None:
            self.go_on.reword(
                late("limits", "Open the loan") if row.loan_id else late("limits", "Open the drawing note")
            )

    def _open(self, row: DrawingRow | None) -> None:
        if row is None:
            return
        if row.loan_id:
            self.loan_wanted.emit(row.loan_id)
        else:
            self.contract_wanted.emit(row.contract_id)

    def _cancel(self) -> None:
        row: DrawingRow | None = self.drawings.current_row()
        if row is not None:
            self.cancel_wanted.emit(row.contract_id)

    def _seals(self, file: LimitFile) -> tuple[Seal, Seal]:
        """经办 and 授权: who proposed the limit, and who lets it into force."""
        made = Seal("made", file.proposed_by_name, late("limits", "proposed"), "done")
        if file.row.status != "proposed":
            note = limit_chip(file.row).text
            return made, Seal("authorised", file.decided_by_name or NOTHING, note, "done")
        if file.row.proposed_by == self._reader[0]:
            return made, Seal("authorised", late("limits", "another person"), late("limits", "not you"))
        if not self._may_approve:
            other = late("limits", "another person")
            return made, Seal("authorised", other, late("limits", "with the right to"))
        return made, Seal("authorised", self._reader[1], late("limits", "you, or a colleague"), "now")


def _figures(file: LimitFile) -> tuple[Fact, ...]:
    """What can be drawn comes first; of a limit that is only proposed, how much it would be."""
    row = file.row
    limit = Fact(late("limits", "Limit"), money(row.amount_fen), _validity(row))
    if row.status == "proposed":
        return (
            replace(limit, label=late("limits", "Proposed limit"), strong=True),
            Fact(late("limits", "Exposure now"), money(file.exposure_total_fen)),
            Fact(late("limits", "Exposure with it"), money(file.exposure_total_fen + row.amount_fen)),
        )
    used = late("limits", "{share} of the limit", share=share(row.used_fen, row.amount_fen))
    kind: Kind | None = "success" if row.available_fen else None
    owed = late("limits", "owed and still to be drawn")
    return (
        Fact(late("limits", "Can be drawn"), money(row.available_fen), kind=kind, strong=True),
        Fact(late("limits", "Used"), money(row.used_fen), used),
        limit,
        Fact(late("limits", "Exposure"), money(file.exposure_total_fen), owed),
    )


def _validity(row: LimitRow) -> Text:
    return late("limits", "to {day}", day=day(row.valid_to))


def _terms(file: LimitFile) -> list[Fact]:
    row = file.row
    facts = [
        Fact(
            late("limits", "Valid"),
            late("limits", "{since} to {until}", since=row.valid_from, until=row.valid_to),
        ),
        Fact(late("limits", "Review on"), day(row.review_on)),
        Fact(late("limits", "Granted on"), file.basis),
    ]
    return [*facts, Fact(late("limits", "Last reason"), row.reason)] if row.reason else facts


def _exposure(file: LimitFile) -> list[Fact]:
    return [
        Fact(late("limits", "Drawn under limits"), money(file.exposure_drawn_fen)),
        Fact(late("limits", "Still to be drawn"), money(file.exposure_undrawn_fen)),
        Fact(late("limits", "Other loans"), money(file.exposure_loans_fen)),
        Fact(late("limits", "In all"), money(file.exposure_total_fen), strong=True),
    ]
