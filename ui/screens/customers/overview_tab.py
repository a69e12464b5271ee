"""What the lender knows of a customer: identity, contact, business, consent, related customers, notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from lendesk.usecases.customers.queries import CustomerFile, NoteLine, RelatedCustomer
from ui.formatting import NOTHING, money
from ui.screens.customers.columns import RELATED_COLUMNS
from ui.screens.customers.notes import NoteOnTheWay
from ui.screens.customers.words import PURPOSES, enumerated
from ui.screens.figures import short_moment
from ui.screens.fitted_table import FittedTable
from ui.screens.naming import named
from ui.screens.persons import sex_name, valid_to_words
from ui.screens.review.words import reason_name
from ui.texts import Text, late
from ui.tokens import space
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.label import Label
from ui.widgets.panels import Panel, SectionHeader, scroll
from ui.widgets.rows_model import RowLook
from ui.widgets.timeline import Timeline, TimelineEntry

LATEST = 3
LABEL_WIDTH = 124


class OverviewTab(Panel):
    """`related_wanted` brings the key of another customer, `notes_wanted` asks for all notes."""

    related_wanted = Signal(str)
    notes_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file: CustomerFile | None = None
        self._noted: tuple[Sequence[NoteLine], Sequence[NoteOnTheWay]] = ((), ())
        self.identity = FactList(label_width=LABEL_WIDTH)
        self.contact = FactList(label_width=LABEL_WIDTH)
        self.address = Label("", wrap=True)
        self.business = FactList(label_width=LABEL_WIDTH)
        self.consent = FactList(label_width=LABEL_WIDTH)
        self.related = FittedTable(
            RELATED_COLUMNS,
            late("customers", "Related customers"),
            look=lambda row: RowLook(faint=not row.in_reach),
        )
        self.related.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.open_related = Button(late("customers", "Open"), "link", key="Alt+O")
        self.related_header = SectionHeader(
            late("customers", "Related customers"), right=(self.open_related,)
        )
        self.none_related = Label(
            late("customers", "Nobody else with this mobile number or business"), "body", "ink2", wrap=True
        )
        self.all_notes = Button(late("customers", "All notes"), "link")
        self.notes = Timeline()
        self.none_noted = Label(late("customers", "No notes yet"), "body", "ink2")
        self._lay_out()
        self.related.opened.connect(self._open)
        self.related.selected.connect(self._offer)
        self.open_related.clicked.connect(lambda _checked: self._open(self.related.current_row()))
        self.all_notes.clicked.connect(lambda _checked: self.notes_wanted.emit())

    def _lay_out(self) -> None:
        left = Panel(
            SectionHeader(late("customers", "Identity")),
            self.identity,
            SectionHeader(late("customers", "Home and account")),
            self._home(),
            self.contact,
            SectionHeader(late("customers", "Work and business")),
            self.business,
            edges="right",
        )
        left.box.addStretch(1)
        self.none_panel = Panel(self.none_related, margin=16)
        self.none_notes = Panel(self.none_noted, margin=16)
        right = Panel(
            SectionHeader(late("customers", "Latest notes"), right=(self.all_notes,)),
            self.notes,
            self.none_notes,
            SectionHeader(late("customers", "Consent and lists")),
            self.consent,
            self.related_header,
            self.related,
            self.none_panel,
        )
        right.box.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(left, 1)
        columns.addWidget(right, 1)
        body = Panel()
        body.box.addLayout(columns, 1)
        self.add(scroll(body), 1)

    def _home(self) -> Panel:
        """The address takes as many lines as it needs."""
        label = Label(late("customers", "Address"), "body", "ink2", align=Qt.AlignmentFlag.AlignTop)
        label.setFixedWidth(LABEL_WIDTH)
        home = Panel(label, across=True)
        home.box.setContentsMargins(space("panelPadding"), 10, space("panelPadding"), 0)
        home.add(self.address, 1)
        return home

    def show_file(self, file: CustomerFile) -> None:
        """Show another customer, or the same one anew."""
        self._file = file
        self.identity.show_facts(_identity(file))
        self.address.say(file.row.address or NOTHING)
        self.contact.show_facts(_contact(file))
        self.business.show_facts(_business(file))
        self.consent.show_facts(_consent(file))
        self.related.show_rows(file.related)
        self.related_header.note.say(str(len(file.related)) if file.related else "")
        self.related.setVisible(bool(file.related))
        self.none_panel.setVisible(not file.related)
        off_line = late("customers", "Who shares number or business is known to the server")
        nobody = late("customers", "Nobody else with this mobile number or business")
        self.none_related.say(off_line if file.from_replica else nobody)
        self.related.select_line(next((n for n, one in enumerate(file.related) if one.in_reach), -1))
        self._offer(self.related.current_row())

    def show_notes(self, notes: Sequence[NoteLine], on_the_way: Sequence[NoteOnTheWay]) -> None:
        """The newest few, those on their way first."""
        self._noted = notes, on_the_way
        entries = [_waiting(note) for note in on_the_way] + [_told(note) for note in notes]
        self.notes.show_entries(entries[:LATEST])
        self.notes.setVisible(bool(entries))
        self.none_notes.setVisible(not entries)
        off_line = self._file is not None and self._file.from_replica
        on_server = late("customers", "Notes are kept at the server; they follow when the line is back")
        self.none_noted.say(on_server if off_line else late("customers", "No notes yet"))

    def _offer(self, row: RelatedCustomer | None) -> None:
        self.open_related.setVisible(row is not None and row.in_reach)

    def _open(self, row: RelatedCustomer | None) -> None:
        if row is not None and row.in_reach:
            self.related_wanted.emit(row.customer.key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and getattr(self, "_file", None) is not None:
            self.show_file(self._file)  # type: ignore[arg-type]  # just seen not to be None
            self.show_notes(*self._noted)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _told(note: NoteLine) -> TimelineEntry:
    return TimelineEntry(_one_line(note.text), note.author_name, short_moment(note.at), "message", "info")


def _waiting(note: NoteOnTheWay) -> TimelineEntry:
    words = late("customers", "{author} · waits to be sent", author=note.author_name)
    return TimelineEntry(_one_line(note.text), words, short_moment(note.at), "pending", pending=True)


def _identity(file: CustomerFile) -> list[Fact]:
    row = file.row
    facts: list[tuple[Text, Text]] = [
        (late("customers", "ID valid to"), valid_to_words(row.id_valid_to)),
        (late("customers", "Date of birth"), row.birth or NOTHING),
        (late("customers", "Sex"), sex_name(row.sex) or NOTHING),
    ]
    if file.ethnicity:
        facts.append((late("customers", "Ethnic group"), file.ethnicity))
    if file.known_since:
        facts.append((late("customers", "Customer since"), file.known_since))
    return [Fact(label, value) for label, value in facts]


def _contact(file: CustomerFile) -> list[Fact]:
    row = file.row
    officer = " · ".join(
        part for part in (file.owner_name, named(file.branch_name, file.branch_name_en)) if part
    )
    return [
        Fact(late("customers", "Bank card"), row.card_masked or NOTHING),
        Fact(late("customers", "Looked after by"), officer or NOTHING),
    ]


def _business(file: CustomerFile) -> list[Fact]:
    income = file.row.monthly_income_fen
    facts = [Fact(late("customers", "Monthly income"), money(income) if income else NOTHING)]
    known = file.business
    if known is None:
        return facts
    if known.name:
        facts.append(Fact(late("customers", "Business"), known.name))
        facts.append(Fact(late("customers", "Credit code"), known.credit_code or NOTHING))
    facts.append(Fact(late("customers", "Purpose last stated"), known.purpose or NOTHING, known.stated_on))
    return facts


def _consent(file: CustomerFile) -> list[Fact]:
    if file.from_replica:
        return [Fact(late("customers", "Consent"), late("customers", "known to the server"))]
    listed = enumerated([reason_name(code) for code in file.watch_lists])
    clean = late("customers", "none in the report of {day}", day=file.reported_on)
    if "applications" in file.hidden:
        clean = late("customers", "not seen by your role")
    elif not file.reported_on:
        clean = late("customers", "no report yet")
    lists = Fact(late("customers", "Watch-lists"), listed or clean, kind="danger" if listed else None)
    consent = file.consent
    if consent is None:
        return [Fact(late("customers", "Consent"), late("customers", "none"), kind="warning"), lists]
    purposes = enumerated([PURPOSES.get(one, one) for one in consent.purposes])
    stands = late("customers", "stands until it is withdrawn")
    ended = late("customers", "withdrawn {day}", day=consent.withdrawn_on)
    return [
        Fact(
            late("customers", "Consent"),
            late("customers", "{day} · text {version}", day=consent.given_on, version=consent.text_version),
        ),
        Fact(
            late("customers", "State"),
            ended if consent.withdrawn_on else stands,
            kind="danger" if consent.withdrawn_on else None,
        ),
        Fact(late("customers", "Covers"), purposes or NOTHING),
        lists,
    ]
