"""The intake screen: documents, form and picture side by side, the live plan at the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lendesk.domain.applications.application import Material
from lendesk.domain.errors import Breach
from lendesk.usecases.ports import Reading
from lendesk.usecases.projections import CustomerRow, ProductRow
from lendesk.usecases.quotes import Quote
from lendesk.usecases.synchronisation.state import Draft
from ui.background import run_in_background
from ui.error_texts import late_breach
from ui.formatting import money
from ui.ports import Background
from ui.screens.acting import press
from ui.screens.figures import full_moment, percent_text, short_moment
from ui.screens.intake.applicant_panel import ApplicantPanel
from ui.screens.intake.checks import check_lines
from ui.screens.intake.form import FieldState
from ui.screens.intake.papers_panel import PapersPanel, holds_papers
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.request_panel import RequestPanel
from ui.screens.intake.what_if import Supposition
from ui.screens.intake.what_if_sheet import WhatIfSheet
from ui.screens.intake.words import FIELDS, material_name
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.checklist import Checklist
from ui.widgets.choices import TickBox
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.label import Label
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.picture_viewer import Framed, PictureViewer
from ui.widgets.states import EmptyState, Switcher

SIDE_WIDTH, PAPERS_WIDTH = 400, 230
BREAK, NARROW_SIDE, NARROW_PAPERS = 1340, 320, 200
"""Below this width of the window the form needs the room more than the picture."""
ROOM_AROUND = 64
RATE = late("intake", "All-in rate (IRR)")


class IntakeScreen(QWidget):
    """Fills `IntakeView`; every act goes to the presenter."""

    presenter: IntakePresenter

    def __init__(
        self,
        today: date,
        refuse: Callable[[Breach, Text], None],
        done: Callable[[int], None],
        run: Background = run_in_background,
    ) -> None:
        super().__init__()
        self._run = run
        self._today, self._refuse_aloud, self._done = today, refuse, done
        self._products: tuple[ProductRow, ...] = ()
        self.papers, self.request, self.applicant = PapersPanel(), RequestPanel(), ApplicantPanel()
        self.take_known = Button(late("intake", "Fill in what is known"), "plain")
        self.duplicates = Banner("info", "", icon="customers", buttons=(self.take_known,))
        self.person = Banner("info", "", icon="customers")
        self.wrong_person = Banner("warning", "", icon="warning")
        self.continue_draft = Button(late("intake", "Continue"), "plain")
        self.discard_draft = Button(late("intake", "Discard"), "link")
        self.draft = Banner("pending", "", icon="draft", buttons=(self.continue_draft, self.discard_draft))
        for banner in (self.duplicates, self.draft, self.person, self.wrong_person):
            banner.hide()
        self.consent = TickBox(
            late(
                "intake",
                "The borrower has read and signed the consent (bureau query, sensitive data, passing on)",
            )
        )
        self.consent_fault = Label("", "caption", "danger.fg", wrap=True)
        self.picture = PictureViewer()
        self.picture_side = Switcher(
            self.picture, EmptyState(late("intake", "No documents yet. Scan, drop or paste."), "")
        )
        self.picture_side.turn_to(1)
        self.checks = Checklist()
        self.checks_panel = Panel(SectionHeader(late("intake", "Checks")), self.checks, edges="top")
        self.checks_panel.hide()
        self.plan = FactStrip(ruled=False)
        self.saved = Label("", "caption", "ink2")
        self.preview = Button(late("intake", "Compare plans"), "plain", icon="compare", key="F8")
        self.preview.refuse(late("intake", "no plan yet"))
        self.submit = Button(late("intake", "Submit application"), "primary", key="F10")
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+N"), self, lambda: self.act("new"))

    def _lay_out(self) -> None:
        consent = Panel(self.consent, self.consent_fault, margin=16, gap=4)
        form = Panel(self.request, self.applicant, SectionHeader(late("intake", "Consent")), consent)
        form.box.addStretch(1)
        self.form = scroll(form)
        side = Panel(edges="left")
        side.add(self.picture_side, 1)
        side.add(self.checks_panel)
        self.side = side
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.draft)
        middle.addWidget(self.person)
        middle.addWidget(self.wrong_person)
        middle.addWidget(self.duplicates)
        middle.addWidget(self.form, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.papers)
        upper.addLayout(middle, 1)
        upper.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        bar = ActionBar(left=(self.plan,), right=(self.saved, self.preview, self.submit))
        bar.setFixedHeight(64)
        bar.box.setStretch(0, 1)
        bar.box.setStretch(1, 0)  # the bar's own spring: the figures need that room
        column.addWidget(bar)

    def bind(self, presenter: IntakePresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.request.product_chosen.connect(presenter.choose_product)
        self.request.changed.connect(self._requested)
        self.applicant.typed.connect(presenter.type_into)
        self.applicant.focused.connect(self._focused)
        self.applicant.confirmed.connect(presenter.confirm)
        self.applicant.offer_taken.connect(presenter.take_offer)
        self.applicant.confirm_sure.connect(presenter.confirm_sure)
        self.consent.toggled.connect(presenter.give_consent)
        self.papers.picked.connect(lambda kind, name, content: presenter.add_picture(content, kind, name))
        self.papers.too_large.connect(lambda name: self._not_taken("picture.too_large", name))
        self.papers.unreadable.connect(lambda name: self._not_taken("file.unreadable", name))
        self.continue_draft.clicked.connect(lambda _checked: presenter.continue_draft())
        self.discard_draft.clicked.connect(lambda _checked: presenter.discard_draft())
        self.take_known.clicked.connect(lambda _checked: presenter.take_known())
        self.setAcceptDrops(True)
        for field in self.findChildren(QLineEdit):  # they would take a file for its name as a text
            field.setAcceptDrops(False)
            field.installEventFilter(self)
        self.picture.field_clicked.connect(self._go_to_field)
        self.preview.clicked.connect(lambda _checked: self._what_if())
        self.submit.clicked.connect(lambda _checked: presenter.submit(self._today))

    def act(self, action: str) -> None:
        """An action of the list; `new` begins a file, what was begun stays as a draft."""
        if action == "new":
            self.presenter.open()
            self.request.amount.setFocus()
            return
        buttons = {"scan": self.papers.scan, "compare": self.preview, "submit": self.submit}
        press(self, buttons[action])

    def shown(self, argument: object) -> None:
        """With a customer begin a file for that one; what was begun before is kept as a draft."""
        if isinstance(argument, CustomerRow):
            self.presenter.start_with(argument)
        self.request.amount.setFocus()

    def show_products(self, products: tuple[ProductRow, ...], chosen: str) -> None:
        self._products = products
        self.request.show_products(products, chosen)

    def show_request(self, amount: str, term: str, _method: str, purpose: str) -> None:
        self.request.show_request(amount, term, purpose)

    def show_methods(self, methods: tuple[str, ...], chosen: str) -> None:
        self.request.show_methods(methods, chosen)

    def show_business(self, wanted: bool) -> None:
        self.applicant.business.setVisible(wanted)

    def show_field(self, name: str, state: FieldState) -> None:
        self.applicant.show_field(name, state)
        lines = check_lines(self.presenter.form, self._today)
        self.checks.show_lines(lines)
        self.checks_panel.setVisible(bool(lines))

    def show_faults(self, faults: dict[str, Breach]) -> None:
        places = (self.request.show_faults(faults), self.applicant.show_faults(faults))
        self.consent_fault.say(late_breach(faults["consent"]) if "consent" in faults else "")
        if "materials" in faults:
            self._refuse_aloud(faults["materials"], late("intake", "A document is missing"))
        others = (self.consent if "consent" in faults else None, self.papers.scan if faults else None)
        first = next((place for place in (*places, *others) if place is not None), None)
        if first is not None:
            self._turn_to(first)

    def _turn_to(self, control: QWidget) -> None:
        """Put the keyboard there and scroll until it and its message can be seen."""
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.form.isAncestorOf(control):
            content = self.form.widget()
            if content is not None and (inner := content.layout()) is not None:
                inner.activate()
            self.form.ensureWidgetVisible(control, 0, ROOM_AROUND)

    def show_plan(self, quote: Quote | None, breach: Breach | None) -> None:
        if quote is None:
            words = late_breach(breach) if breach and breach.code != "amount.empty" else "—"
            self.plan.show_facts((Fact(RATE, words),))
            self.preview.refuse(late("intake", "no plan yet"))
            return
        self.preview.allow()
        self.plan.show_facts(
            (
                Fact(
                    late("intake", "All-in rate (IRR)"),
                    percent_text(str(quote.rate_percent)),
                    strong=True,
                ),
                Fact(late("intake", "First instalment"), money(quote.instalment)),
                Fact(late("intake", "Total interest"), money(quote.total_interest)),
                Fact(late("intake", "Fees"), money(quote.total_fee)),
            )
        )

    def _what_if(self) -> None:
        """Three offers for the amount in the form; what is taken goes back into the form."""
        product, amount = self.presenter.product(), self.request.amount.amount()
        if product is None or amount is None:
            return
        form = self.presenter.form
        sheet = WhatIfSheet(self, product, amount.minor, self._today, self._run, self._adopt)
        sheet.begin(form.term, form.method)

    def _adopt(self, wanted: Supposition) -> None:
        self.request.term.set_text(wanted.term)
        self.request.method.set_value(wanted.method)
        self._requested()

    def show_materials(self, wanted: tuple[str, ...], present: tuple[Material, ...]) -> None:
        self.papers.show_materials(wanted, present)

    def show_picture(self, kind: str, reading: Reading) -> None:
        if not self.picture.show_png(reading.rectified_png):
            return
        frames = [
            Framed(name, field.box, FIELDS.get(name, name))
            for name, field in reading.fields.items()
            if field.box is not None
        ]
        self.picture.frame(frames)
        self.picture.setAccessibleName(str(material_name(kind)))
        self.picture_side.turn_to(0)

    def show_reading(self, kind: str, busy: bool) -> None:
        self.papers.show_reading(kind, busy)

    def show_duplicates(self, found: tuple[CustomerRow, ...]) -> None:
        self.duplicates.setVisible(bool(found))
        if not found:
            return
        known = found[0]
        who = " · ".join(part for part in (known.name, known.id_masked, known.phone_masked) if part)
        here = bool(known.birth)
        self.take_known.setVisible(here)
        self.duplicates.say(
            late("intake", "Probably the same customer: {who}", who=who)
            if here
            else late("intake", "A customer of another branch: {who}", who=who)
        )

    def show_person(self, wanted: CustomerRow | None, fits: bool | None) -> None:
        self.person.setVisible(wanted is not None and fits is not False)
        self.wrong_person.setVisible(wanted is not None and fits is False)
        if wanted is None:
            return
        who = " · ".join(part for part in (wanted.name, wanted.id_masked, wanted.phone_masked) if part)
        to_do = late("intake", "Read the ID card and confirm the mobile with the customer.")
        self.person.say(
            late("intake", "A new file for {who}", who=who),
            late("intake", "The ID number fits.") if fits else to_do,
        )
        self.wrong_person.say(
            late("intake", "This ID number is not that of {who}", who=who),
            late("intake", "Check the card, or begin a file of its own for this person."),
        )

    def show_draft(self, draft: Draft | None) -> None:
        self.draft.setVisible(draft is not None)
        if draft is not None:
            who = draft.title or late("intake", "without a name")
            saved = short_moment(draft.saved_at)
            self.draft.say(
                late("intake", "An unfinished file is kept: {who}, saved {time}", who=who, time=saved)
            )

    def show_opened(self) -> None:
        """Nothing of the file before stays: no picture, no message."""
        self.picture_side.turn_to(1)
        self.papers.begin_anew()
        self.duplicates.hide()
        self.show_person(None, None)
        self.saved.say("")
        self.request.show_faults({})
        self.consent_fault.say("")

    def show_consent(self, given: bool) -> None:
        self.consent.setChecked(given)

    def show_saved(self, at: str) -> None:
        self.saved.say(late("intake", "Draft saved {time}", time=full_moment(at)[11:]))

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("intake", "This did not work"))

    def _not_taken(self, code: str, name: str) -> None:
        self.show_refusal(Breach(code, (("name", name),)))

    def show_submitted(self, number: int) -> None:
        self._done(number)

    def _requested(self) -> None:
        self.presenter.request(
            amount=self.request.amount.text(),
            term=self.request.term.text(),
            method=str(self.request.method.value() or ""),
            purpose=self.request.purpose.text(),
        )

    def _focused(self, name: str) -> None:
        self.presenter.focus_field(name)
        self.picture.focus_field(name)

    def _go_to_field(self, name: str) -> None:
        if name in self.applicant.fields:
            self._turn_to(self.applicant.fields[name])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_papers(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.papers.take_mime(event.mimeData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture pasted while the cursor stands in a field is a document all the same."""
        if isinstance(event, QKeyEvent) and self._paste(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._paste(event):
            super().keyPressEvent(event)

    def _paste(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not event.matches(QKeySequence.StandardKey.Paste):
            return False
        mime = QGuiApplication.clipboard().mimeData()
        if not holds_papers(mime):
            return False
        self.papers.take_mime(mime)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.window().width() >= BREAK
        self.side.setFixedWidth(SIDE_WIDTH if wide else NARROW_SIDE)
        self.papers.setFixedWidth(PAPERS_WIDTH if wide else NARROW_PAPERS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.request.show_products(self._products, str(self.request.product.value() or ""))
