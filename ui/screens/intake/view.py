"""The intake screen: documents, form and picture side by side, the live plan at the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.domain.applications.application import Material
from lendesk.domain.errors import Breach
from lendesk.usecases.ports import Reading
from lendesk.usecases.projections import CustomerRow, ProductRow
from lendesk.usecases.quotes import Quote
from ui.error_texts import breach_text
from ui.formatting import money
from ui.screens.figures import percent_text
from ui.screens.intake.applicant_panel import ApplicantPanel
from ui.screens.intake.form import FieldState
from ui.screens.intake.papers_panel import PapersPanel
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.request_panel import RequestPanel
from ui.screens.intake.words import FIELDS, material_name
from ui.texts import Text, late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.choices import TickBox
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.label import Label
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.picture_viewer import Framed, PictureViewer
from ui.widgets.states import EmptyState, Switcher

SIDE_WIDTH = 400
RATE = late("intake", "All-in rate (IRR)")


class IntakeScreen(QWidget):
    """Fills `IntakeView`; every act goes to the presenter."""

    presenter: IntakePresenter

    def __init__(
        self, today: date, refuse: Callable[[Breach, Text], None], done: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._today, self._refuse_aloud, self._done = today, refuse, done
        self._products: tuple[ProductRow, ...] = ()
        self.papers, self.request, self.applicant = PapersPanel(), RequestPanel(), ApplicantPanel()
        self.duplicates = Banner("info", "")
        self.duplicates.hide()
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
        self.plan = FactStrip(ruled=False)
        self.saved = Label("", "caption", "ink2")
        self.submit = Button(late("intake", "Submit application"), "primary", key="F10")
        self._lay_out()

    def _lay_out(self) -> None:
        consent = Panel(self.consent, self.consent_fault, margin=16, gap=4)
        form = Panel(self.request, self.applicant, SectionHeader(late("intake", "Consent")), consent)
        form.box.addStretch(1)
        side = Panel(self.picture_side, edges="left")
        side.setFixedWidth(SIDE_WIDTH)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.duplicates)
        middle.addWidget(scroll(form), 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.papers)
        upper.addLayout(middle, 1)
        upper.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        bar = ActionBar(left=(self.plan,), right=(self.saved, self.submit))
        bar.setFixedHeight(64)
        bar.box.setStretch(0, 1)
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
        self.papers.too_large.connect(
            lambda name: self.show_refusal(Breach("picture.too_large", (("name", name),)))
        )
        self.picture.field_clicked.connect(self._go_to_field)
        self.submit.clicked.connect(lambda _checked: presenter.submit(self._today))

    def shown(self, _argument: object) -> None:
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

    def show_faults(self, faults: dict[str, Breach]) -> None:
        self.request.show_faults(faults)
        self.applicant.show_faults(faults)
        self.consent_fault.say(breach_text(faults["consent"]) if "consent" in faults else "")
        if "materials" in faults:
            self._refuse_aloud(faults["materials"], late("intake", "A document is missing"))

    def show_plan(self, quote: Quote | None, breach: Breach | None) -> None:
        if quote is None:
            words = breach_text(breach) if breach and breach.code != "amount.empty" else "—"
            self.plan.show_facts((Fact(RATE, words),))
            return
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
        if found:
            self.duplicates.say(
                late(
                    "intake",
                    "Known customer: {name}, {phone}",
                    name=found[0].name,
                    phone=found[0].phone_masked,
                )
            )

    def show_consent(self, given: bool) -> None:
        self.consent.setChecked(given)

    def show_saved(self, at: str) -> None:
        self.saved.say(late("intake", "Draft saved {time}", time=at[11:19]))

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("intake", "This did not work"))

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
            self.applicant.fields[name].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.request.show_products(self._products, str(self.request.product.value() or ""))
