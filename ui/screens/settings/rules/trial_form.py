"""The form of a file to try the rules on: what it asks for, and what a bureau would say."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtWidgets import QWidget

from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.administration.centre_queries import PreviewRules, TrialFile
from ui.screens.naming import named
from ui.texts import LateText, Text, late
from ui.widgets.choices import ComboField, TickBox
from ui.widgets.fields import TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.money_field import MoneyField
from ui.widgets.panels import Panel, SectionHeader

MONEY: dict[str, LateText] = {
    "amount_fen": late("rules", "Amount"),
    "income_fen": late("rules", "Monthly income"),
    "current_overdue_fen": late("rules", "Overdue now"),
    "exposure_fen": late("rules", "Exposure"),
}
COUNTS: dict[str, LateText] = {
    "term": late("rules", "Months"),
    "age": late("rules", "Age"),
    "score": late("rules", "Score"),
    "enquiries_3_months": late("rules", "Enquiries"),
    "lenders": late("rules", "Lenders"),
    "overdue_months_24": late("rules", "Overdue months"),
    "overdue_90_days_24": late("rules", "Over 90 days"),
    "court_records": late("rules", "Court records"),
}
ASKED = ("amount_fen", "term", "age", "income_fen", "exposure_fen")
REPORTED = (
    "score",
    "enquiries_3_months",
    "lenders",
    "current_overdue_fen",
    "overdue_months_24",
    "overdue_90_days_24",
    "court_records",
)
BEGIN = {"term": "12", "age": "35", "score": "700"}
LONGEST = 6
NO_COUNT = late("rules", "Enter a whole number")
NO_AMOUNT = late("rules", "Enter an amount")


class TrialForm(Panel):
    """`wanted()` gives the question, None after telling which field is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.product = ComboField(late("rules", "Product"))
        self.controls: dict[str, MoneyField | TextField] = {
            **{key: MoneyField(name) for key, name in MONEY.items()},
            **{key: TextField(name, align_right=True) for key, name in COUNTS.items()},
        }
        for key, text in BEGIN.items():
            self.controls[key].set_text(text)
        self.rows = {
            key: FormRow(MONEY.get(key) or COUNTS[key], control) for key, control in self.controls.items()
        }
        self.dishonest = TickBox(late("rules", "On the dishonest-debtor list"))
        self.identity = TickBox(late("rules", "Identity matches"))
        self.identity.setChecked(True)
        self._versions: dict[str, ProductVersion] = {}
        self._block(late("rules", "The file"), FormRow(late("rules", "Product"), self.product), ASKED)
        self._block(late("rules", "What the bureau says"), None, REPORTED)
        self.add(Panel(self.dishonest, self.identity, margin=16, gap=8))

    def _block(self, title: Text, first: QWidget | None, keys: tuple[str, ...]) -> None:
        grid = FormGrid(columns=1)
        if first is not None:
            grid.add(first)
        for key in keys:
            grid.add(self.rows[key])
        self.add(SectionHeader(title))
        self.add(grid)

    def show_products(self, versions: tuple[ProductVersion, ...]) -> None:
        """The product versions that the table in view decides on."""
        self._versions = {one.key: one for one in versions}
        self.product.set_items(
            [(one.key, f"{named(one.name, one.name_en)} v{one.version}") for one in versions]
        )
        chosen = self._versions.get(str(self.product.value()))
        amount = self.controls["amount_fen"]
        if chosen and isinstance(amount, MoneyField) and amount.amount() is None:
            self._begin_with(chosen)

    def _begin_with(self, version: ProductVersion) -> None:
        """Begin with a file that the product takes."""
        for key, fen in (("amount_fen", version.amount_min_fen), ("income_fen", 1_000_000)):
            self.controls[key].set_text(f"{fen // 100:,}.{fen % 100:02d}")

    def wanted(self) -> PreviewRules | None:
        """The trial as typed; empty fields of the report are none."""
        for row in self.rows.values():
            row.message("")
        given: dict[str, int | None] = {key: self._read(key) for key in self.controls}
        wrong = [key for key, value in given.items() if value is None and key != "score"]
        if wrong or (given["score"] is None and self.controls["score"].text().strip()):
            for key in wrong or ["score"]:
                self.rows[key].message(NO_AMOUNT if key in MONEY else NO_COUNT)
            self.controls[(wrong or ["score"])[0]].setFocus()
            return None
        known = {field.name for field in fields(TrialFile)}
        file = TrialFile(
            **{key: value for key, value in given.items() if key in known},  # type: ignore[arg-type]
            dishonest=self.dishonest.isChecked(),
            identity_matches=self.identity.isChecked(),
        )
        return PreviewRules(product_version_id=str(self.product.value() or ""), file=file)

    def _read(self, key: str) -> int | None:
        control = self.controls[key]
        text = control.text().strip()
        if not text and key not in ("amount_fen", "term", "age", "income_fen", "score"):
            return 0
        if isinstance(control, MoneyField):
            amount = control.amount()
            return amount.minor if amount else (0 if _is_zero(text) else None)
        return int(text) if text.isdecimal() and len(text) <= LONGEST else None


def _is_zero(text: str) -> bool:
    return bool(text) and not text.strip("0.,")
