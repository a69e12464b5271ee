"""The form of a product version: ranges, price, methods, grace and penalty, materials."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lendesk.domain.calendars import Shift
from lendesk.domain.products.product import LoanKind, ProductVersion
from ui.error_texts import error_text
from ui.screens.intake.words import CONVENTIONS, MATERIALS, METHODS
from ui.screens.settings.ticks import TickList
from ui.screens.settings.words import LOAN_KINDS, RATE_UNITS, REST_DAYS, REST_INTEREST
from ui.texts import Text, late
from ui.widgets.choices import ComboField, DateField
from ui.widgets.fields import TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.money_field import MoneyField
from ui.widgets.panels import Panel, SectionHeader

MOST_PERCENT = Decimal(1000)
NO_NUMBER = late("settings", "Enter a number, not below zero")


def number_in(text: str, whole: bool = False) -> Decimal | None:
    """A number from zero on as typed, a percent sign is taken; None for anything else."""
    try:
        made = Decimal(text.strip().removesuffix("%").strip())
    except InvalidOperation:
        return None
    if not made.is_finite() or not 0 <= made <= MOST_PERCENT or (whole and made != int(made)):
        return None
    return made


class ProductForm(Panel):
    """`typed` whenever a field was left with another value."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._basis: ProductVersion | None = None
        self.rows: dict[str, FormRow] = {}
        self._texts: dict[str, TextField] = {}
        self.least, self.most = (
            MoneyField(late("settings", "Least amount")),
            MoneyField(late("settings", "Most amount")),
        )
        self.kind = ComboField(late("settings", "Kind of loan"), list(LOAN_KINDS.items()))
        self.unit = ComboField(late("settings", "Rate is for"), list(RATE_UNITS.items()))
        self.convention = ComboField(late("settings", "Interest"), list(CONVENTIONS.items()))
        self.rest_day = ComboField(late("settings", "Due on a rest day"), list(REST_DAYS.items()))
        self.rest_interest = ComboField(late("settings", "Interest then"), list(REST_INTEREST.items()))
        self.methods = TickList(list(METHODS.items()), columns=2)
        self.materials = TickList(list(MATERIALS.items()), columns=2)
        self.effective = DateField(late("settings", "In force from"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        what = FormGrid()
        self._put(what, "code", late("settings", "Code"), TextField())
        self._put(what, "kind", late("settings", "Kind of loan"), self.kind)
        self._put(what, "name", late("settings", "Name"), TextField())
        self._put(what, "name_en", late("settings", "English name"), TextField())
        self._put(what, "effective", late("settings", "In force from"), self.effective)
        ranges = FormGrid()
        self._put(ranges, "least", late("settings", "Least amount"), self.least)
        self._put(ranges, "most", late("settings", "Most amount"), self.most)
        self._put(ranges, "term_min", late("settings", "Least instalments"), TextField(align_right=True))
        self._put(ranges, "term_max", late("settings", "Most instalments"), TextField(align_right=True))
        price = FormGrid()
        self._put(price, "rate_percent", late("settings", "Rate"), TextField(unit="%", align_right=True))
        self._put(price, "unit", late("settings", "Rate is for"), self.unit)
        self._put(price, "fee_percent", late("settings", "Fee"), TextField(unit="%", align_right=True))
        self._put(price, "convention", late("settings", "Interest"), self.convention)
        days = late("settings", "days")
        self._put(
            price, "grace_days", late("settings", "Days of grace"), TextField(unit=days, align_right=True)
        )
        penalty = TextField(unit="%", align_right=True)
        self._put(price, "penalty_percent", late("settings", "Penalty surcharge"), penalty)
        self._put(price, "rest_day", late("settings", "Due on a rest day"), self.rest_day)
        self._put(price, "rest_interest", late("settings", "Interest then"), self.rest_interest)
        more = FormGrid()
        self._put(more, "methods", late("settings", "Methods"), self.methods, 2)
        self._put(more, "materials", late("settings", "Materials"), self.materials, 2)
        self._put(more, "decision_table", late("settings", "Rules table"), TextField())
        self._put(more, "template", late("settings", "Contract template"), TextField())
        for title, part in (
            (late("settings", "Product"), what),
            (late("settings", "Amount and term"), ranges),
            (late("settings", "Price, grace and penalty"), price),
            (late("settings", "Methods and materials"), more),
        ):
            self.add(SectionHeader(title))
            self.add(part)

    def _put(self, form: FormGrid, key: str, label: Text, control: QWidget, span: int = 1) -> None:
        self.rows[key] = FormRow(label, control)
        if isinstance(control, TextField):
            self._texts[key] = control
        form.add(self.rows[key], span)

    def _connect(self) -> None:
        for field in self._texts.values():
            field.committed.connect(lambda _text: self.typed.emit())
        for combo in (self.kind, self.unit, self.convention, self.rest_day, self.rest_interest):
            combo.chosen.connect(lambda _value: self.typed.emit())
        self.methods.changed.connect(self.typed)
        self.materials.changed.connect(self.typed)

    def show_basis(self, basis: ProductVersion, *, new_product: bool = False) -> None:
        """Fill the form from the version that the new one starts from."""
        self._basis = basis
        for key in (
            "code",
            "name",
            "name_en",
            "term_min",
            "term_max",
            "grace_days",
            "decision_table",
            "template",
        ):
            self._texts[key].set_text(str(getattr(basis, key)))
        for key in ("rate_percent", "fee_percent", "penalty_percent"):
            self._texts[key].set_text(f"{getattr(basis, key):f}")
        self._texts["code"].setReadOnly(not new_product)
        self.least.set_text(f"{basis.amount_min_fen // 100:,}.{basis.amount_min_fen % 100:02d}")
        self.most.set_text(f"{basis.amount_max_fen // 100:,}.{basis.amount_max_fen % 100:02d}")
        self.kind.set_value(basis.kind.value)
        self.unit.set_value(basis.rate_unit)
        self.convention.set_value(basis.convention)
        self.rest_day.set_value(basis.rest_day_shift.value)
        self.rest_interest.set_value(basis.rest_day_interest)
        self.methods.tick(basis.methods)
        self.materials.tick(basis.materials)
        self.effective.set_day(basis.effective_from)
        for row in self.rows.values():
            row.message("")

    def version(self) -> ProductVersion | None:
        """The version as typed; None after telling under the fields what is wrong."""
        faults = self._faults()
        for key, row in self.rows.items():
            row.message(faults.get(key, ""))
        return None if faults or self._basis is None else self._collected(self._basis)

    def draft(self) -> ProductVersion | None:
        """The same without telling anything, for the sample."""
        return None if self._faults() or self._basis is None else self._collected(self._basis)

    def _faults(self) -> dict[str, Text]:
        faults: dict[str, Text] = {}
        for key in ("rate_percent", "fee_percent", "penalty_percent"):
            if number_in(self._texts[key].text()) is None:
                faults[key] = NO_NUMBER
        for key in ("term_min", "term_max", "grace_days"):
            if number_in(self._texts[key].text(), whole=True) is None:
                faults[key] = NO_NUMBER
        for key, field in (("least", self.least), ("most", self.most)):
            if field.amount() is None:
                faults[key] = error_text("amount.empty")
        for key in ("code", "name"):
            if not self._texts[key].text().strip():
                faults[key] = error_text("product.incomplete")
        if not self.methods.ticked():
            faults["methods"] = error_text("product.incomplete")
        if self.effective.day() is None:
            faults["effective"] = late("settings", "Enter a date")
        return faults or self._crossed()

    def _crossed(self) -> dict[str, Text]:
        """Ranges the wrong way round."""
        least, most = self.least.amount(), self.most.amount()
        if least is not None and most is not None and most < least:
            return {"most": error_text("product.amount_range")}
        if self._whole("term_max") < max(1, self._whole("term_min")):
            return {"term_max": error_text("product.term_range")}
        return {}

    def _whole(self, key: str) -> int:
        return int(number_in(self._texts[key].text(), whole=True) or 0)

    def _collected(self, basis: ProductVersion) -> ProductVersion:
        least, most, day = self.least.amount(), self.most.amount(), self.effective.day()
        assert least is not None  # `_faults` has seen to all three
        assert most is not None
        assert day is not None
        percents = {key: number_in(self._texts[key].text()) for key in ("rate_percent", "fee_percent")}
        return replace(
            basis,
            code=self._texts["code"].text().strip(),
            name=self._texts["name"].text().strip(),
            name_en=self._texts["name_en"].text().strip(),
            kind=LoanKind(str(self.kind.value())),
            amount_min_fen=least.minor,
            amount_max_fen=most.minor,
            term_min=self._whole("term_min"),
            term_max=self._whole("term_max"),
            rate_percent=percents["rate_percent"] or Decimal(0),
            rate_unit=str(self.unit.value()),
            methods=self.methods.ticked(),
            convention=str(self.convention.value()),
            grace_days=self._whole("grace_days"),
            penalty_percent=number_in(self._texts["penalty_percent"].text()) or Decimal(0),
            fee_percent=percents["fee_percent"] or Decimal(0),
            materials=self.materials.ticked(),
            decision_table=self._texts["decision_table"].text().strip(),
            template=self._texts["template"].text().strip(),
            effective_from=day,
            rest_day_shift=Shift(str(self.rest_day.value())),
            rest_day_interest=bool(self.rest_interest.value()),
        )
