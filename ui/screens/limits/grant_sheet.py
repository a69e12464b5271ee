"""The sheet in which a limit is proposed: for whom, for which product, how much, how long, on what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import Breach, RuleBroken
from lendesk.domain.limits.limit import check_grant
from lendesk.usecases.projections import CustomerRow, ProductRow
from lendesk.usecases.servicing.commands import GrantLimit
from ui.error_texts import late_breach
from ui.formatting import money
from ui.screens.naming import named
from ui.screens.refusing import breach_of
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.choices import ComboField, DateField
from ui.widgets.fields import TextArea, TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.money_field import MoneyField
from ui.widgets.sheet import Sheet

WIDTH = 720
USUAL_DAYS, REVIEW_DAYS = 365, 180


class GrantSheet(Sheet):
    """`customers_wanted` brings what was typed; `grant` is called once, after the sheet has closed."""

    customers_wanted = Signal(str)

    def __init__(
        self,
        host: QWidget,
        products: tuple[ProductRow, ...],
        today: date,
        grant: Callable[[GrantLimit], None],
    ) -> None:
        note = late("limits", "Another person approves it; nothing can be drawn before.")
        super().__init__(host.window(), late("limits", "New credit limit"), note=note, width=WIDTH)
        self._products, self._today, self._grant = products, today, grant
        self.search = TextField(
            late("limits", "Customer"),
            placeholder=late("limits", "Name, initials, tail of phone or ID"),
            icon="search",
        )
        self.customer = ComboField(late("limits", "Found"))
        self.product = ComboField(
            late("limits", "Product"), [(one.key, named(one.name, one.name_en)) for one in products]
        )
        self.amount = MoneyField(late("limits", "Limit"))
        self.valid_from = DateField(late("limits", "Valid from"))
        self.valid_to = DateField(late("limits", "Valid to"))
        self.review_on = DateField(late("limits", "Review on"))
        self.basis = TextArea(late("limits", "Granted on"), lines=2)
        self.confirm = Button(late("limits", "Propose limit"), "primary", key="Ctrl+Return")
        self.cancel = Button(late("limits", "Cancel"), key="Esc", bind=False)
        self.rows = self._rows()
        self._lay_out()
        self._connect()

    def _rows(self) -> dict[str, FormRow]:
        return {
            "search": FormRow(late("limits", "Customer"), self.search),
            "customer": FormRow(late("limits", "Found"), self.customer),
            "product": FormRow(late("limits", "Product"), self.product),
            "amount": FormRow(late("limits", "Limit"), self.amount),
            "valid_from": FormRow(late("limits", "Valid from"), self.valid_from),
            "valid_to": FormRow(late("limits", "Valid to"), self.valid_to),
            "review_on": FormRow(late("limits", "Review on"), self.review_on),
            "basis": FormRow(late("limits", "Granted on"), self.basis, top=True),
        }

    def _lay_out(self) -> None:
        grid = FormGrid()
        for name, row in self.rows.items():
            grid.add(row, span=2 if name == "basis" else 1)
        self.body.addWidget(grid)
        self.set_buttons(right=(self.cancel, self.confirm))
        self.valid_from.set_day(self._today)
        self.valid_to.set_day(self._today + timedelta(days=USUAL_DAYS))
        self.review_on.set_day(self._today + timedelta(days=REVIEW_DAYS))
        self._tell_most()

    def _connect(self) -> None:
        self.search.returnPressed.connect(lambda: self.customers_wanted.emit(self.search.text()))
        self.search.committed.connect(self.customers_wanted)
        self.product.chosen.connect(lambda _key: self._tell_most())
        self.confirm.clicked.connect(lambda _checked: self._take())
        self.cancel.clicked.connect(lambda _checked: self.close())
        self.closed.connect(self.deleteLater)

    def show_customers(self, found: tuple[CustomerRow, ...]) -> None:
        """Whom the search has found; the first is taken until another is."""
        words = [(one.key, f"{one.name} · {one.id_masked or one.phone_masked}") for one in found]
        self.customer.set_items(words)
        nobody = late("limits", "Nobody found; try another word.")
        self.rows["customer"].message("" if found or not self.search.text().strip() else nobody, "warning")

    def _product(self) -> ProductRow | None:
        return next((one for one in self._products if one.key == self.product.value()), None)

    def _tell_most(self) -> None:
        product = self._product()
        if product is not None:
            most = money(product.amount_max_fen)
            self.rows["amount"].message(late("limits", "At most {most}", most=most), "info")

    def _take(self) -> None:
        faults = self._faults()
        for name, row in self.rows.items():
            if name in faults:
                row.message(late_breach(faults[name]))
            elif name != "amount":
                row.message("")
        if faults:
            self.rows[next(iter(faults))].control.setFocus()
            return
        command = self._command()
        self.close()
        self._grant(command)

    def _faults(self) -> dict[str, Breach]:
        """What is wrong, by field, in the order of the form; the centre judges the same again."""
        found: dict[str, Breach] = {}
        if not self.customer.value():
            found["search"] = Breach("field.empty")
        if self._product() is None:
            found["product"] = Breach("field.empty")
        for name, field in self._days().items():
            if field.day() is None:
                found[name] = Breach("date.not_a_date", (("text", field.text()[:20]),))
        if not found:
            found |= self._judged()
        if not self.basis.text().strip():
            found["basis"] = Breach("limit.no_basis")
        return found

    def _days(self) -> dict[str, DateField]:
        return {"valid_from": self.valid_from, "valid_to": self.valid_to, "review_on": self.review_on}

    def _judged(self) -> dict[str, Breach]:
        product, amount = self._product(), self.amount.amount()
        since, until, review = (field.day() for field in self._days().values())
        if amount is None or product is None or since is None or until is None or review is None:
            return {"amount": Breach("amount.empty")}
        try:
            check_grant(amount, product.amount_max_fen, since, until, review)
        except RuleBroken as broken:
            return {"amount" if broken.code == "limit.amount" else "review_on": breach_of(broken)}
        return (
            {} if until >= self._today else {"valid_to": Breach("limit.expired", (("valid_to", str(until)),))}
        )

    def _command(self) -> GrantLimit:
        since, until, review = (field.day() or self._today for field in self._days().values())
        amount = self.amount.amount()
        return GrantLimit(
            customer_id=str(self.customer.value()),
            product_version_id=str(self.product.value()),
            amount_fen=amount.minor if amount else 0,
            valid_from=since,
            valid_to=until,
            review_on=review,
            basis=self.basis.text().strip(),
        )
