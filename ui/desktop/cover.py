"""What a locked window shows instead of its contents: whose it is, and the way back in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.synchronisation.state import SignedIn
from ui.desktop.status import role_words
from ui.error_texts import late_breach
from ui.formatting import day
from ui.screens.sign_in.identity import Identity, with_weekday
from ui.texts import late
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.fields import PasswordField
from ui.widgets.form import FormRow
from ui.widgets.label import Label
from ui.widgets.panels import Avatar, Panel

FORM_WIDTH = 420
FIELD_HEIGHT = 36


class Cover(QWidget):
    """The own password and Enter open; `leave_wanted` is for somebody else who wants to sit down."""

    tried = Signal(str)
    leave_wanted = Signal()

    def __init__(self, person: SignedIn) -> None:
        super().__init__()
        self.identity = Identity()
        self.password = PasswordField(late("lock", "Password"))
        self.password.setMinimumHeight(FIELD_HEIGHT)
        self.row = FormRow(late("lock", "Password"), self.password, above=True)
        self.unlock = Button(late("lock", "Unlock"), "primary", key="Return", bind=False)
        self.leave = Button(late("lock", "Sign in as somebody else"), "link")
        self.banner = Banner("danger", "")
        self.banner.hide()
        self._lay_out(person)
        facts = ((late("lock", "Business date"), with_weekday(day(person.business_date))),)
        self.identity.show_facts((*facts, (late("lock", "Workstation"), person.device_code)))
        self.password.returnPressed.connect(self._try)
        self.unlock.clicked.connect(lambda _checked: self._try())
        self.leave.clicked.connect(lambda _checked: self.leave_wanted.emit())

    def _lay_out(self, person: SignedIn) -> None:
        form = QWidget()
        form.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(form)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(Label(late("lock", "Locked"), "kpi"))
        column.addLayout(_who(person))
        words = late("lock", "What you had open is as you left it. Drafts are kept.")
        column.addWidget(Label(words, "body", "ink2", wrap=True))
        column.addWidget(self.banner)
        column.addWidget(self.row)
        acts = QHBoxLayout()
        acts.setSpacing(12)
        acts.addWidget(self.unlock)
        acts.addWidget(self.leave)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addStretch(3)
        side = Panel()
        side.box.addWidget(form, 1, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.identity, 5)
        row.addWidget(side, 7)

    def show_busy(self, busy: bool) -> None:
        """One try at a time."""
        self.unlock.setEnabled(not busy)
        if busy:
            self.banner.hide()

    def show_fault(self, breach: Breach) -> None:
        """Why it stays locked; the password can be typed over."""
        self.banner.say(late_breach(breach))
        self.banner.show()
        self.password.selectAll()
        self.password.setFocus()

    def _try(self) -> None:
        if self.unlock.isEnabled() and self.password.text():
            self.tried.emit(self.password.text())


def _who(person: SignedIn) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Avatar(person.name, 36))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(f"{person.name} · {person.staff_number}", "section"))
    words.addWidget(Label(role_words(person), "caption", "ink2"))
    row.addLayout(words, 1)
    return row
