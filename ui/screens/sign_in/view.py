"""The sign-in window: what this workstation knows on the left, the form on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.domain.errors import Breach
from ui.error_texts import breach_text
from ui.formatting import day
from ui.screens.sign_in.presenter import SignInPresenter
from ui.texts import late
from ui.tokens import space
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.facts import Fact, FactList
from ui.widgets.fields import PasswordField, TextField
from ui.widgets.form import FormRow
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel

FORM_WIDTH = 420


class SignInScreen(QWidget):
    """Staff number and password; Enter signs in. Fills `SignInView`."""

    presenter: SignInPresenter

    def __init__(self, device: str) -> None:
        super().__init__()
        self.setWindowTitle("LenDesk")
        self.line = Chip(ChipSpec(late("sign_in", "Looking for the centre"), "neutral"))
        self.facts = FactList()
        self._device = device
        self.staff_number = TextField(late("sign_in", "Staff number"))
        self.password = PasswordField(late("sign_in", "Password"))
        self.number_row = FormRow(late("sign_in", "Staff number"), self.staff_number)
        self.password_row = FormRow(late("sign_in", "Password"), self.password)
        self.enter = Button(late("sign_in", "Sign in"), "primary", key="Return", bind=False)
        self.register = Button(late("sign_in", "Register this workstation"), "soft", key="Ctrl+R")
        self.register.hide()
        self.banner = Banner("danger", "")
        self.banner.hide()
        self.done = Banner("success", late("sign_in", "This workstation is registered. Sign in."))
        self.done.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._identity(), 1)
        row.addWidget(self._form())
        self.enter.clicked.connect(self._try)
        self.register.clicked.connect(self._register)
        self.staff_number.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._try)
        self.staff_number.setFocus()

    def bind(self, presenter: SignInPresenter) -> None:
        """Join the form to its presenter."""
        self.presenter = presenter

    def show_line(self, up: bool, business_date: str) -> None:
        words = late("sign_in", "Connected") if up else late("sign_in", "Off line: sign in with known data")
        self.line.show_spec(ChipSpec(words, "success" if up else "pending", "okCircle" if up else "offline"))
        self.facts.show_facts(
            (
                Fact(late("sign_in", "Business date"), day(business_date) if business_date else "—"),
                Fact(late("sign_in", "Workstation"), self._device or "—"),
            )
        )

    def show_busy(self, busy: bool) -> None:
        self.enter.setEnabled(not busy)
        for row in (self.number_row, self.password_row):
            row.message("")
        if busy:
            self.banner.hide()

    def show_fault(self, field: str, breach: Breach) -> None:
        row = {"staff_number": self.number_row, "password": self.password_row}.get(field)
        if row is not None:
            row.message(breach_text(breach))
            row.control.setFocus()
            return
        self.banner.say(breach_text(breach))
        self.banner.show()
        self.password.selectAll()
        self.password.setFocus()

    def offer_registration(self) -> None:
        self.register.show()

    def show_registered(self) -> None:
        self.register.hide()
        self.banner.hide()
        self.done.show()
        self.password.clear()
        self.staff_number.setFocus()

    def _register(self) -> None:
        self.presenter.register(self.staff_number.text(), self.password.text())

    def _try(self) -> None:
        self.presenter.enter(self.staff_number.text(), self.password.text())

    def _identity(self) -> QWidget:
        panel = Panel(edges="right", margin=48, gap=space("fieldGapY"))
        column = panel.box
        column.addStretch(1)
        panel.add(Label("LenDesk", "kpi"))
        panel.add(Label(late("sign_in", "The back office of the branches"), "section", "ink2"))
        column.addSpacing(24)
        panel.add(self.facts)
        panel.add(self.line)
        column.addStretch(2)
        return panel

    def _form(self) -> QWidget:
        panel = QWidget()
        panel.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(space("fieldGapY"))
        column.addStretch(1)
        column.addWidget(Label(late("sign_in", "Sign in"), "page"))
        column.addWidget(self.done)
        column.addWidget(self.banner)
        column.addWidget(self.number_row)
        column.addWidget(self.password_row)
        column.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.register, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(2)
        return panel
