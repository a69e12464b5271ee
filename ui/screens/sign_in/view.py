"""The sign-in window: what this workstation knows on the left, the form on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from lendesk.domain.errors import Breach
from ui.error_texts import breach_text
from ui.formatting import day
from ui.screens.sign_in.identity import Identity, with_weekday
from ui.screens.sign_in.presenter import SignInPresenter
from ui.shell.sheets import open_page
from ui.texts import language, late, switch
from ui.tokens import dress
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.fields import PasswordField, TextField
from ui.widgets.form import FormRow
from ui.widgets.label import Label
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel

FORM_WIDTH = 420
FIELD_HEIGHT = 36


class SignInScreen(QWidget):
    """Staff number and password; Enter signs in. Fills `SignInView`."""

    presenter: SignInPresenter

    def __init__(self, device: str) -> None:
        super().__init__()
        self.setWindowTitle("LenDesk")
        self.line = Chip(ChipSpec(late("sign_in", "Looking for the centre"), "neutral"))
        self.identity = Identity()
        self.language = Button("", "link")
        self.help = Button(late("sign_in", "Help"), "link", key="F1")
        self._business_date = ""
        self._device = device
        self.staff_number = TextField(late("sign_in", "Staff number"))
        self.password = PasswordField(late("sign_in", "Password"))
        self.number_row = FormRow(late("sign_in", "Staff number"), self.staff_number, above=True)
        self.password_row = FormRow(late("sign_in", "Password"), self.password, above=True)
        for field in (self.staff_number, self.password):
            field.setMinimumHeight(FIELD_HEIGHT)
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
        row.addWidget(self.identity, 5)
        row.addWidget(self._form(), 7)
        self.enter.clicked.connect(self._try)
        self.register.clicked.connect(self._register)
        self.language.clicked.connect(lambda _checked: self._switch_language())
        self.help.clicked.connect(lambda _checked: open_page(self, late("sign_in", "Signing in"), "sign_in"))
        self._reword()
        dress(self)
        self.staff_number.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._try)
        self.staff_number.setFocus()

    def bind(self, presenter: SignInPresenter) -> None:
        """Join the form to its presenter."""
        self.presenter = presenter

    def show_line(self, up: bool, business_date: str) -> None:
        words = late("sign_in", "Connected") if up else late("sign_in", "Off line: sign in with known data")
        self.line.show_spec(ChipSpec(words, "success" if up else "pending", "okCircle" if up else "offline"))
        self._business_date = business_date
        self._reword()

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

    def forget(self) -> None:
        """As for the next person: nothing of the last one is left."""
        for field in (self.staff_number, self.password):
            field.clear()
        self.banner.hide()
        self.done.hide()
        self.show_busy(False)
        self.staff_number.setFocus()

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

    def _form(self) -> QWidget:
        side = Panel()
        form = QWidget()
        form.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(Label(late("sign_in", "Sign in"), "kpi"))
        for part in (self.done, self.banner, self.number_row, self.password_row):
            column.addWidget(part)
        acts = QHBoxLayout()
        acts.setSpacing(12)
        acts.addWidget(self.enter)
        acts.addWidget(self.register)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addStretch(3)
        foot = QHBoxLayout()
        foot.addWidget(self.line)
        foot.addStretch(1)
        foot.addWidget(self.help)
        foot.addWidget(self.language)
        column.addLayout(foot)
        side.box.addWidget(form, 1, Qt.AlignmentFlag.AlignHCenter)
        return side

    def _reword(self) -> None:
        self.language.reword("English" if language() == "zh_CN" else "简体中文")
        business_date = with_weekday(day(self._business_date)) if self._business_date else "—"
        self.identity.show_facts(
            (
                (late("sign_in", "Business date"), business_date),
                (late("sign_in", "Workstation"), self._device or "—"),
            )
        )

    def _switch_language(self) -> None:
        app = QApplication.instance()
        if app is not None:
            switch(app, "en" if language() == "zh_CN" else "zh_CN")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "identity"):
            self._reword()
