"""What is asked for: product, amount, term, method, purpose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.projections import ProductRow
from ui.error_texts import late_breach
from ui.screens.intake.words import method_name
from ui.screens.naming import named
from ui.texts import late
from ui.widgets.choices import ComboField
from ui.widgets.fields import TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.money_field import MoneyField
from ui.widgets.panels import Panel, SectionHeader


class RequestPanel(Panel):
    """`changed` after every keystroke: the live plan follows."""

    changed = Signal()
    product_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.product = ComboField(late("intake", "Product"))
        self.amount = MoneyField(late("intake", "Amount"))
        self.term = TextField(late("intake", "Term"), unit=late("intake", "months"), align_right=True)
        self.method = ComboField(late("intake", "Repayment method"))
        self.purpose = TextField(late("intake", "Purpose"))
        self.rows = {
            "product": FormRow(late("intake", "Product"), self.product),
            "amount": FormRow(late("intake", "Amount"), self.amount),
            "term": FormRow(late("intake", "Term"), self.term),
            "method": FormRow(late("intake", "Repayment method"), self.method),
            "purpose": FormRow(late("intake", "Purpose"), self.purpose),
        }
        grid = FormGrid()
        for name, row in self.rows.items():
            grid.add(row, span=2 if name in ("purpose", "product") else 1)
        self.add(SectionHeader(late("intake", "Product and amount")))
        self.add(grid)
        self.product.chosen.connect(lambda key: self.product_chosen.emit(str(key)))
        self.method.chosen.connect(lambda _method: self.changed.emit())
        for field in (self.amount, self.term, self.purpose):
            field.textEdited.connect(lambda _text: self.changed.emit())
            field.returnPressed.connect(self.focusNextChild)

    def show_products(self, products: tuple[ProductRow, ...], chosen: str) -> None:
        self.product.set_items([(row.key, named(row.name, row.name_en)) for row in products])
        self.product.set_value(chosen)

    def show_methods(self, methods: tuple[str, ...], chosen: str) -> None:
        self.method.set_items([(method, method_name(method)) for method in methods])
        self.method.set_value(chosen)

    def show_request(self, amount: str, term: str, purpose: str) -> None:
        for field, text in ((self.amount, amount), (self.term, term), (self.purpose, purpose)):
            if field.text() != text:
                field.set_text(text)

    def show_faults(self, faults: dict[str, Breach]) -> QWidget | None:
        """Every fault at its place; the control of the first."""
        first = None
        for name, row in self.rows.items():
            row.message(late_breach(faults[name]) if name in faults else "")
            if name in faults:
                first = first or row.control
        return first
