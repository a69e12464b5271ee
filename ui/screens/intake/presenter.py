"""What the intake screen does: read papers, keep the draft, show the plan, hand the file in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from lendesk.domain.applications.application import Material
from lendesk.domain.customers.identity import normalise_id_number, usable_mobile
from lendesk.domain.errors import Breach, RuleBroken
from lendesk.domain.money import parse_amount
from lendesk.usecases.applications.commands import SubmitApplication
from lendesk.usecases.applications.queries import FindDuplicates, ListProducts
from lendesk.usecases.messages import CommandResult, new_id
from lendesk.usecases.ports import Reading
from lendesk.usecases.projections import CustomerRow, ProductRow
from lendesk.usecases.quotes import SHOWN_FROM, Quote, quote
from lendesk.usecases.synchronisation.state import Draft, Queued
from ui.ports import Background, Desk
from ui.screens.intake.form import APPLICANT, BUSINESS, FROM_PICTURE, FieldState, IntakeForm, readable
from ui.screens.intake.known import ID_LENGTH, known_fields, number_fits

Answer = TypeVar("Answer")
DRAFT_KIND = "application"
CONSENT_VERSION = "2026-07"
CONSENT_PURPOSES = ("bureau", "sensitive", "sharing")


class IntakeView(Protocol):
    """What the presenter asks of the widgets; every call comes on the UI thread."""

    def show_products(self, products: tuple[ProductRow, ...], chosen: str) -> None: ...

    def show_request(self, amount: str, term: str, method: str, purpose: str) -> None: ...

    def show_methods(self, methods: tuple[str, ...], chosen: str) -> None: ...

    def show_business(self, wanted: bool) -> None: ...

    def show_field(self, name: str, state: FieldState) -> None: ...

    def show_faults(self, faults: dict[str, Breach]) -> None: ...

    def show_plan(self, quote: Quote | None, breach: Breach | None) -> None: ...

    def show_materials(self, wanted: tuple[str, ...], present: tuple[Material, ...]) -> None: ...

    def show_picture(self, kind: str, reading: Reading) -> None: ...

    def show_reading(self, kind: str, busy: bool) -> None: ...

    def show_duplicates(self, found: tuple[CustomerRow, ...]) -> None: ...

    def show_person(self, wanted: CustomerRow | None, fits: bool | None) -> None: ...

    def show_draft(self, draft: Draft | None) -> None: ...

    def show_opened(self) -> None: ...

    def show_consent(self, given: bool) -> None: ...

    def show_saved(self, at: str) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_submitted(self, number: int) -> None: ...


class IntakePresenter:
    """One application being taken. `now` gives the time of a draft's stamp, `on` the plan's first day."""

    def __init__(
        self,
        desk: Desk,
        view: IntakeView,
        run: Background,
        now: Callable[[], str],
        on: date = SHOWN_FROM,
    ) -> None:
        self._on = on
        self._desk = desk
        self._view = view
        self._run = run
        self._now = now
        self._products: tuple[ProductRow, ...] = ()
        self._readings: dict[str, Reading] = {}
        self._known: CustomerRow | None = None
        self._wanted: CustomerRow | None = None
        self._offered: Draft | None = None
        self._sending = False
        self.form = IntakeForm(application_id=new_id())

    def open(self, draft: Draft | None = None) -> None:
        """Begin a new file, and offer the newest draft that was left; or go on with a draft."""
        self.form = IntakeForm.from_draft(draft.data) if draft else IntakeForm(application_id=new_id())
        self._readings, self._known, self._sending = {}, None, False
        self._wanted = None
        self._view.show_opened()
        self._offer(None)
        if draft is None:
            self._run(lambda: self._desk.drafts(DRAFT_KIND), self._offer_newest, self._refuse)
        self._run(lambda: self._desk.ask(ListProducts()), self._take_products, self._refuse)
        for name in (*APPLICANT, *BUSINESS):
            self._view.show_field(name, self.form.fields.get(name, FieldState()))
        self._view.show_consent(self.form.consented)

    def start_with(self, customer: CustomerRow) -> None:
        """A new file for a customer whom the lender knows; the numbers must be this customer's."""
        self.open()
        self._wanted = self._known = customer
        self.take_known()
        self._view.show_person(customer, None)

    def continue_draft(self) -> None:
        """Go on with the draft that is offered; its papers are read again only to be shown."""
        if self._offered is None:
            return
        self.open(self._offered)
        for material in self.form.materials:
            if material.kind in FROM_PICTURE:
                self._show_again(material)

    def discard_draft(self) -> None:
        """Drop the draft that is offered, then offer the one before it."""
        if self._offered is None:
            return
        key = self._offered.key
        self._run(lambda: self._desk.drop_draft(key), lambda _: None, self._refuse)
        self._run(lambda: self._desk.drafts(DRAFT_KIND), self._offer_newest, self._refuse)

    def choose_product(self, product_id: str) -> None:
        """Form, materials and plan follow the product; what was typed is kept."""
        self.form.product_id = product_id
        product = self.product()
        methods = tuple(product.methods.split(",")) if product else ()
        if self.form.method not in methods:
            self.form.method = methods[0] if methods else ""
        self._view.show_methods(methods, self.form.method)
        self._view.show_business(product is not None and product.kind == "micro_business")
        self._show_materials()
        self._changed()

    def request(self, *, amount: str, term: str, method: str, purpose: str) -> None:
        """The person typed in the request; the plan follows at once."""
        self.form.amount, self.form.term = amount, term
        self.form.method, self.form.purpose = method, purpose
        self._changed()

    def type_into(self, name: str, text: str) -> None:
        """The person typed in a field of the applicant."""
        self.form.type_into(name, text)
        self._view.show_field(name, self.form.fields[name])
        self._save()
        if name in ("id_number", "phone"):
            self._look_for_duplicates()

    def confirm(self, name: str) -> None:
        self.form.confirm(name)
        self._view.show_field(name, self.form.fields.get(name, FieldState()))
        self._save()

    def confirm_sure(self) -> None:
        """Ctrl Enter: what the reader was sure of is confirmed; the doubtful stay."""
        for name in self.form.confirm_sure():
            self._view.show_field(name, self.form.fields[name])
        self._save()

    def take_offer(self, name: str) -> None:
        self.form.take_offer(name)
        self._view.show_field(name, self.form.fields[name])
        self._save()

    def take_known(self) -> None:
        """Put what the lender knows of the customer into the fields that are still empty."""
        if self._known is None:
            return
        for name, text in known_fields(self._known).items():
            if not self.form.text(name).strip():
                self.form.type_into(name, text)
                self._view.show_field(name, self.form.fields[name])
        self._save()

    def give_consent(self, given: bool) -> None:
        self.form.consented = given
        self._save()

    def add_picture(self, content: bytes, kind: str, name: str) -> None:
        """Keep a document; papers that can be read are read, away from the window."""
        self._view.show_reading(kind, True)
        self._run(
            lambda: self._desk.keep_file(content),
            self._of_this_file(lambda sha256: self._attached(Material(kind, sha256, name))),
            self._refuse,
        )
        if kind in FROM_PICTURE:
            self._run(
                lambda: self._desk.read_document(content, kind),
                self._of_this_file(self._take_reading),
                self._of_this_file(lambda broken: self._unreadable(kind, broken)),
                lane="network",
            )
        else:
            self._view.show_reading(kind, False)

    def focus_field(self, name: str) -> None:
        """Show the picture that the field was read from."""
        state = self.form.fields.get(name)
        if state is not None and state.picture in self._readings:
            self._view.show_picture(state.picture, self._readings[state.picture])

    def submit(self, today: date) -> None:
        """Hand the file in, once, when nothing is wrong; else every fault at its place."""
        if self._sending:
            return
        faults = self.faults(today)
        self._view.show_faults(faults)
        if faults:
            return
        command = self._command()
        self._sending = True
        self._run(lambda: self._desk.send(command), self._submitted, self._not_sent)

    def faults(self, today: date) -> dict[str, Breach]:
        """Everything that keeps the form from going, by field."""
        found = self.form.faults(today)
        product = self.product()
        if product is None:
            return {"product": Breach("field.empty"), **found}
        for name, breach in self._request_faults(product):
            found[name] = breach
        if product.kind == "micro_business" and not self.form.text("business_name").strip():
            found["business_name"] = Breach("application.no_business")
        if not self.form.consented:
            found["consent"] = Breach("application.no_consent")
        missing = self._missing(product)
        if missing:
            found["materials"] = Breach("application.missing_material", (("kind", missing[0]),))
        return found

    def _request_faults(self, product: ProductRow) -> list[tuple[str, Breach]]:
        found = []
        if not self.form.purpose.strip():
            found.append(("purpose", Breach("application.no_purpose")))
        try:
            quote(product, self.form.amount, self.form.term, self.form.method)
        except RuleBroken as broken:
            place = "term" if broken.code.startswith(("term.", "product.term")) else "amount"
            found.append((place, Breach(broken.code, tuple(broken.facts.items()))))
        return found

    def _command(self) -> SubmitApplication:
        form = self.form
        return SubmitApplication(
            application_id=form.application_id,
            product_version_id=form.product_id,
            applicant=form.applicant(),
            amount_fen=parse_amount(form.amount).minor,
            term=int(form.term),
            method=form.method,
            purpose=form.purpose.strip(),
            materials=tuple(form.materials),
            readings=form.readings(),
            consent_version=CONSENT_VERSION,
            consent_purposes=CONSENT_PURPOSES,
            business_name=form.text("business_name").strip(),
            credit_code=form.text("credit_code").strip(),
        )

    def _take_products(self, products: tuple[ProductRow, ...]) -> None:
        self._products = products
        if not self.form.product_id and products:
            self.form.product_id = products[0].key
        self._view.show_products(products, self.form.product_id)
        self._view.show_request(self.form.amount, self.form.term, self.form.method, self.form.purpose)
        self.choose_product(self.form.product_id)

    def _take_reading(self, reading: Reading) -> None:
        self._view.show_reading(reading.kind, False)
        self._keep_reading(reading)
        for name in self.form.take_reading(reading):
            self._view.show_field(name, self.form.fields[name])
        self._save()
        self._look_for_duplicates()

    def _unreadable(self, kind: str, broken: RuleBroken) -> None:
        """The picture stays with the file; the fields are typed by hand."""
        self._view.show_reading(kind, False)
        self._refuse(broken)

    def _attached(self, material: Material) -> None:
        self.form.attach(material)
        self._show_materials()
        self._save()

    def _look_for_duplicates(self) -> None:
        """By what is complete; off line nobody knows, and nothing is said."""
        if self._wanted is not None:
            fits = number_fits(self._wanted, self.form.text("id_number"))
            self._view.show_person(self._wanted, fits)
        number, phone = normalise_id_number(self.form.text("id_number")), self.form.text("phone").strip()
        question = FindDuplicates(
            id_number=number if len(number) == ID_LENGTH else "",
            phone=phone if usable_mobile(phone) else "",
        )
        if not (question.id_number or question.phone):
            self._take_duplicates(())
            return
        self._run(
            lambda: self._desk.ask(question),
            self._take_duplicates,
            lambda _broken: self._take_duplicates(()),
            lane="network",
        )

    def _take_duplicates(self, found: tuple[CustomerRow, ...]) -> None:
        # Of a customer of another branch only a masked name comes: that must not get into the form.
        self._known = found[0] if found and found[0].birth else None
        wanted = self._wanted.key if self._wanted else ""
        self._view.show_duplicates(tuple(row for row in found if row.key != wanted))

    def _offer_newest(self, drafts: tuple[Draft, ...]) -> None:
        """The newest that this version can still read and that is not the form being filled."""
        others = [one for one in drafts if one.key != self.form.application_id and readable(one.data)]
        self._offer(max(others, key=lambda one: one.saved_at, default=None))

    def _offer(self, draft: Draft | None) -> None:
        self._offered = draft
        self._view.show_draft(draft)

    def _show_again(self, material: Material) -> None:
        def read() -> Reading:
            return self._desk.read_document(self._desk.file(material.sha256), material.kind)

        self._run(read, self._of_this_file(self._keep_reading), lambda _broken: None, lane="network")

    def _of_this_file(self, then: Callable[[Answer], None]) -> Callable[[Answer], None]:
        """What was begun for one file must not reach the next, however late the answer comes."""
        form = self.form
        return lambda answer: then(answer) if self.form is form else None

    def _keep_reading(self, reading: Reading) -> None:
        self._readings[reading.kind] = reading
        self._view.show_picture(reading.kind, reading)

    def _not_sent(self, broken: RuleBroken) -> None:
        self._sending = False
        self._refuse(broken)

    def _submitted(self, answer: CommandResult | Queued) -> None:
        number = answer.number if isinstance(answer, Queued) else 0
        draft_key = self.form.application_id
        self._run(lambda: self._desk.drop_draft(draft_key))
        self._view.show_submitted(number)

    def _changed(self) -> None:
        product = self.product()
        if product is not None:
            try:
                offer = quote(product, self.form.amount, self.form.term, self.form.method, self._on)
                self._view.show_plan(offer, None)
            except RuleBroken as broken:
                self._view.show_plan(None, Breach(broken.code, tuple(broken.facts.items())))
        self._save()

    def _save(self) -> None:
        if not self.form.touched():
            return
        title = self.form.text("name") or self.form.purpose
        draft = Draft(self.form.application_id, DRAFT_KIND, title, self.form.to_draft(), self._now())
        self._run(
            lambda: self._desk.save_draft(draft),
            lambda _: self._view.show_saved(draft.saved_at),
            self._refuse,
        )

    def _show_materials(self) -> None:
        product = self.product()
        wanted = tuple(product.materials.split(",")) if product else ()
        self._view.show_materials(wanted, tuple(self.form.materials))

    def _missing(self, product: ProductRow) -> list[str]:
        present = {material.kind for material in self.form.materials}
        return [kind for kind in product.materials.split(",") if kind and kind not in present]

    def product(self) -> ProductRow | None:
        """The product that the form asks for, None before there is one."""
        return next((one for one in self._products if one.key == self.form.product_id), None)

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(Breach(broken.code, tuple(broken.facts.items())))
