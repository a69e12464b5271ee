"""What may be done to the loan, by permission and state, and what was proposed and still waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from lendesk.usecases.servicing.changes import ChangeKind
from lendesk.usecases.servicing.derivations import LoanDetail
from lendesk.usecases.servicing.queries import ProposalRow
from ui.screens.figures import short_moment
from ui.screens.loans.change_words import EFFECTS, HINDRANCES, change_name
from ui.screens.loans.change_words import PROPOSALS as PROPOSAL_STATES
from ui.screens.loans.changes import OFFERED, PROPOSED, hindrance
from ui.screens.loans.tables import PROPOSED as PROPOSALS
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import ActionBar, Panel, SectionHeader
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.seals import Seal, SealStrip
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.table import DataTable

PROPOSALS_WIDTH = 420


@dataclass(frozen=True, slots=True)
class Offer:
    """A change that the person may make, with what hinders it now."""

    kind: ChangeKind
    hindrance: str


def _way(offer: Offer) -> ChipSpec:
    if offer.hindrance:
        return ChipSpec(
            HINDRANCES[offer.hindrance], "neutral", "offline" if offer.hindrance == "line" else ""
        )
    if offer.kind in PROPOSED:
        return ChipSpec(late("loans", "a second person approves"), "pending", "pending")
    return ChipSpec(late("loans", "at once"), "accent")


OFFERS: tuple[Column[Offer], ...] = (
    Column(
        "what",
        late("loans", "Change"),
        lambda r: (change_name(r.kind), EFFECTS.get(r.kind, "")),
        "two_line",
        260,
        stretch=True,
    ),
    Column("way", late("loans", "How it takes effect"), _way, "chip", 190),
)


class ChangesTab(Panel):
    """`wanted` brings the kind of change, `withdraw_wanted` an own proposal."""

    wanted = Signal(object)
    withdraw_wanted = Signal(object)

    def __init__(self, *, kinds: frozenset[ChangeKind], person_id: str) -> None:
        super().__init__()
        self._kinds, self._person = kinds, person_id
        self.offers = DataTable(
            FrozenRowsModel(OFFERS, look=lambda row: RowLook(faint=bool(row.hindrance))),
            late("loans", "Changes"),
        )
        self.start = Button(late("loans", "Make this change…"), "soft", icon="draft")
        self.proposals = DataTable(FrozenRowsModel(PROPOSALS, look=_look), late("loans", "Proposals"))
        self.proposals_body = Switcher(
            self.proposals,
            EmptyState(
                late("loans", "No proposals"), late("loans", "What is proposed for this loan shows here.")
            ),
        )
        self.seals = SealStrip()
        self.facts = FactList()
        self.withdraw = Button(late("loans", "Take back…"), "plain", icon="returned")
        middle = Panel(across=True)
        if kinds:
            middle.add(self._left(), 1)
        middle.add(self._right(), 0 if kinds else 1)
        self.add(middle, 1)
        self.bar = ActionBar(left=[self.start], right=[self.withdraw])
        self.add(self.bar)
        self._connect()
        self._show_proposal(None)

    def _left(self) -> Panel:
        side = Panel(SectionHeader(late("loans", "What may be done")))
        side.add(self.offers, 1)
        return side

    def _right(self) -> Panel:
        note = "" if self._kinds else late("loans", "Your role may read this loan; others change it.")
        head = SectionHeader(late("loans", "Proposals"), note=note)
        side = Panel(head, edges="left" if self._kinds else "")
        side.add(self.proposals_body, 1)
        stamps = Panel(self.seals)
        stamps.box.setContentsMargins(16, 10, 16, 4)
        self.chosen = Panel(stamps, self.facts, edges="top")
        side.add(self.chosen)
        if self._kinds:
            side.setFixedWidth(PROPOSALS_WIDTH)
        return side

    def _connect(self) -> None:
        self.offers.selected.connect(lambda _row: self._allow())
        self.offers.opened.connect(lambda _row: self._want())
        self.start.clicked.connect(lambda _checked: self._want())
        self.proposals.selected.connect(self._show_proposal)
        self.withdraw.clicked.connect(
            lambda _checked: self.withdraw_wanted.emit(self.proposals.current_row())
        )

    def show_detail(self, detail: LoanDetail, *, from_replica: bool) -> None:
        """Offer what the person may do, the possible before the impossible."""
        offers = [
            Offer(kind, hindrance(kind, detail, from_replica)) for kind in OFFERED if kind in self._kinds
        ]
        self.offers.rows_model.show_rows(sorted(offers, key=lambda one: bool(one.hindrance)))
        self.offers.select_line(0)
        self._allow()

    def show_proposals(self, rows: Sequence[ProposalRow]) -> None:
        """Newest first; one that waits stands on top already."""
        self.proposals.rows_model.show_rows(rows)
        self.proposals_body.turn_to(0 if rows else 1)
        self.proposals.select_line(0 if rows else -1)
        self._show_proposal(rows[0] if rows else None)

    def _show_proposal(self, row: ProposalRow | None) -> None:
        pending = row is not None and row.status == "pending"
        self.withdraw.setVisible(bool(pending and row and row.proposed_by == self._person))
        self.chosen.setVisible(row is not None)
        self.bar.setVisible(bool(self._kinds))
        if row is None:
            return
        self.seals.show_seals(_stamps(row, pending))
        facts = [Fact(late("loans", "Reason"), row.reason)]
        if row.decision_reason:
            facts.append(Fact(late("loans", "Decision"), row.decision_reason))
        if pending:
            facts.append(Fact(late("loans", "To be decided by"), row.valid_until))
        self.facts.show_facts(facts)

    def _allow(self) -> None:
        row: Offer | None = self.offers.current_row()
        self.start.setVisible(bool(self._kinds))
        if row is not None and row.hindrance:
            self.start.refuse(HINDRANCES[row.hindrance])
            return
        self.start.allow()
        self.start.setEnabled(row is not None)

    def _want(self) -> None:
        row: Offer | None = self.offers.current_row()
        if row is not None and not row.hindrance:
            self.wanted.emit(row.kind)


def _stamps(row: ProposalRow, pending: bool) -> list[Seal]:
    """Who proposed and who decides."""
    made = Seal("made", row.proposed_by_name, short_moment(row.made_at), "done")
    if pending:
        until = late("loans", "until {day}", day=row.valid_until)
        return [made, Seal("checked", late("loans", "Another person"), until, "now")]
    return [made, Seal("checked", row.decided_by_name or "", PROPOSAL_STATES.get(row.status, ""), "done")]


def _look(row: ProposalRow) -> RowLook:
    return RowLook(pending=row.status == "pending")
