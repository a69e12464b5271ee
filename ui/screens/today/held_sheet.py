"""A command that the centre holds after a fault: who ordered what, and its end by a person with a reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.error_texts import error_text
from ui.screens.figures import full_moment
from ui.screens.orders import order_name
from ui.screens.today.work import WorkRow
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.fields import TextArea
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet

WIDTH = 560
Decide = Callable[[str, bool, str], None]
"""Key of the held command, run it again or refuse it, the reason."""


class HeldSheet(Sheet):
    """Ctrl Enter runs it again, Alt R refuses it for good; both want a reason that stays on record."""

    def __init__(self, host: QWidget, row: WorkRow, decide: Decide) -> None:
        title = late("today", "A held order")
        note = late(
            "today", "It failed by a fault of the program. Nothing was posted; its author was told so."
        )
        super().__init__(host.window(), title, note=note, width=WIDTH)
        self._key, self._decide = row.key, decide
        self.facts = FactList(
            (
                Fact(late("today", "Order"), order_name(row.title)),
                Fact(late("today", "Ordered by"), row.by_name),
                Fact(late("today", "Held since"), full_moment(row.since.isoformat()) if row.since else ""),
                Fact(late("today", "Fault number"), row.number),
            )
        )
        self.reason = TextArea(late("today", "Reason"), lines=3)
        self.row = FormRow(late("today", "Reason"), self.reason, top=True)
        self.again = Button(late("today", "Run it again"), "primary", key="Ctrl+Return")
        self.refuse = Button(late("today", "Refuse it"), "danger", key="Alt+R")
        self.cancel = Button(late("today", "Cancel"), key="Esc", bind=False)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.row)
        self.set_buttons(left=(self.refuse,), right=(self.cancel, self.again))
        self.again.clicked.connect(lambda _checked: self._take(True))
        self.refuse.clicked.connect(lambda _checked: self._take(False))
        self.cancel.clicked.connect(lambda _checked: self.close())
        self.closed.connect(self.deleteLater)

    def _take(self, again: bool) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.row.message(error_text("reason.empty"))
            self.reason.setFocus()
            return
        self.close()
        self._decide(self._key, again, reason)
