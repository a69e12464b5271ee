"""Products: every version kept, a new one from the newest, with a sample loan that follows the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, Signal

from lendesk.domain.administration.rest_days import calendar_of
from lendesk.domain.calendars import NO_REST
from lendesk.domain.errors import Breach
from lendesk.domain.products.product import LoanKind, ProductVersion
from lendesk.usecases.administration.commands import SaveProduct
from ui.error_texts import breach_text, error_text
from ui.formatting import day, money
from ui.screens.figures import percent_text
from ui.screens.intake.words import method_name
from ui.screens.naming import named
from ui.screens.settings.editing import SUBMIT, propose_version
from ui.screens.settings.presenter import AllSettings
from ui.screens.settings.product_form import ProductForm
from ui.screens.settings.product_sample import sample
from ui.screens.settings.words import RATE_UNITS
from ui.texts import late, tr
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.still import keep

LIST_WIDTH = 300
DRAFT = ChipSpec(late("settings", "Draft"), "pending", "draft")
IRR = late("settings", "Annualised rate (IRR)")


def blank(today: date) -> ProductVersion:
    """What a new product starts from."""
    return ProductVersion(
        key="",
        code="",
        version=0,
        name="",
        name_en="",
        kind=LoanKind.PERSONAL,
        amount_min_fen=100_000,
        amount_max_fen=5_000_000,
        term_min=3,
        term_max=12,
        rate_percent=Decimal("1"),
        rate_unit="MONTH",
        methods=("equal_installment",),
        convention="cn_monthly",
        grace_days=3,
        penalty_percent=Decimal(50),
        fee_percent=Decimal(0),
        materials=("id_front", "id_back"),
        decision_table="personal-credit-v1",
        template="personal_credit",
        effective_from=today,
    )


class ProductsPage(Panel):
    """`proposed` brings a SaveProduct once the person gave a reason for it."""

    proposed = Signal(object)

    def __init__(self, *, may_change: bool, today: date) -> None:
        super().__init__(across=True)
        self._today = today
        self._versions: tuple[ProductVersion, ...] = ()
        self._calendar = NO_REST
        self._basis: ProductVersion | None = None
        self.list = QueueList(late("settings", "Products"))
        self.form = ProductForm()
        self.title = SectionHeader(late("settings", "Products"))
        self.sample = FactStrip(ruled=False)
        self.add_new = Button(late("settings", "New"), icon="plus")
        self.submit = Button(SUBMIT, "primary", key="F10")
        self._may_change = may_change
        self._lay_out()
        self.list.selected.connect(self._choose)
        self.form.typed.connect(self._show_sample)
        self.add_new.clicked.connect(lambda _checked: self.begin_new())
        self.submit.clicked.connect(lambda _checked: self._ask())

    def _lay_out(self) -> None:
        acts = (self.add_new,) if self._may_change else ()
        self.heading = SectionHeader(late("settings", "Versions"), right=acts)
        left = Panel(self.heading, edges="right")
        left.add(self.list, 1)
        left.setFixedWidth(LIST_WIDTH)
        body = Panel(self.form)
        body.box.addStretch(1)
        right = Panel(self.title)
        right.add(scroll(body), 1)
        if not self._may_change:
            keep(self.form)
        bar = ActionBar(left=(self.sample,), right=(self.submit,) if self._may_change else ())
        bar.setFixedHeight(84)
        bar.box.setStretch(0, 1)
        bar.box.setStretch(1, 0)
        right.add(bar)
        self.add(left)
        self.add(right, 1)

    def show_settings(self, settings: AllSettings) -> None:
        self._versions, self._calendar = settings.products, calendar_of(settings.calendars)
        kept = self.list.current_key()
        self.list.blockSignals(True)
        self.list.show_items([self._item(one) for one in self._versions])
        self.list.blockSignals(False)
        self.heading.note.say(str(len(self._versions)))
        if self._versions and not kept:
            self.list.select_key(self._versions[0].key)

    def begin_new(self) -> None:
        """An empty product."""
        self.list.clearSelection()
        self._start(blank(self._today), new_product=True)
        self.form.rows["code"].control.setFocus()

    def newest(self, code: str) -> int:
        """The newest version number of a product, 0 without one."""
        return max((one.version for one in self._versions if one.code == code), default=0)

    def _choose(self, key: str) -> None:
        chosen = next((one for one in self._versions if one.key == key), None)
        if chosen is not None:
            self._start(chosen)

    def _start(self, basis: ProductVersion, *, new_product: bool = False) -> None:
        self._basis = basis
        self.form.show_basis(basis, new_product=new_product)
        self._say_title()
        self._show_sample()

    def _say_title(self) -> None:
        basis = self._basis
        if basis is None:
            return
        if not self._may_change:
            self.title.title.say(named(basis.name, basis.name_en))
            self.title.note.say(tr("settings", "version {version}", version=basis.version))
            return
        if not basis.code:
            self.title.title.say(late("settings", "New product"))
            self.title.note.say("")
        else:
            self.title.title.say(named(basis.name, basis.name_en))
            self.title.note.say(
                tr(
                    "settings",
                    "new version {next} from version {version}; loans that exist keep theirs",
                    next=self.newest(basis.code) + 1,
                    version=basis.version,
                )
            )
        self.title.chip.show_spec(DRAFT)

    def _show_sample(self) -> None:
        version = self.form.draft()
        made = sample(version, self._calendar) if version else Breach("product.incomplete")
        if isinstance(made, Breach):
            self.sample.show_facts((Fact(IRR, "—", breach_text(made)),))
            return
        assert version is not None
        told = tr("settings", "{amount} × {term}", amount=money(made.amount), term=made.term)
        self.sample.show_facts(
            (
                Fact(
                    IRR,
                    percent_text(str(made.rate_percent)),
                    late("settings", "sample loan, all fees"),
                    strong=True,
                ),
                Fact(late("settings", "First instalment"), money(made.instalment), told),
                Fact(
                    late("settings", "Total interest"),
                    money(made.total_interest),
                    method_name(version.methods[0]),
                ),
                Fact(late("settings", "Fees"), money(made.total_fee)),
            )
        )

    def collect(self) -> SaveProduct | None:
        """The next version as typed, None after telling what is wrong."""
        version = self.form.version()
        if version is None or self._basis is None:
            return None
        if not self._basis.code and self.newest(version.code):
            self.form.rows["code"].message(
                error_text("product.version_taken", {"newest": self.newest(version.code)})
            )
            return None
        number = self.newest(version.code) + 1
        return SaveProduct(
            product=replace(version, key=f"{version.code}-v{number}", version=number), reason=""
        )

    def _ask(self) -> None:
        change = self.collect()
        if change is None:
            return
        product = change.product
        propose_version(self, change, product.name, product.version, self.proposed.emit)

    def _item(self, row: ProductVersion) -> QueueItem:
        unit = RATE_UNITS.get(row.rate_unit, row.rate_unit)
        return QueueItem(
            key=row.key,
            title=named(row.name, row.name_en),
            detail=f"{row.code} v{row.version} · {tr('settings', 'from {day}', day=day(row.effective_from))}",
            amount=f"{row.rate_percent:f} %",
            amount_note=unit,
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "heading"):
            self.list.blockSignals(True)
            self.list.show_items([self._item(one) for one in self._versions])
            self.list.blockSignals(False)
            self._say_title()
            self._show_sample()
