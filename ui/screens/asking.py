"""Asks for a reason before an act that stays on record, in a sheet over the window.

    ask_reason(self, late("review", "Decline"), late("review", "Decline"), presenter.decline, kind="danger")

`done` gets the stripped text; an empty one is told under the field and nothing happens.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.error_texts import error_text
from ui.texts import Text, late
from ui.widgets.button import Button, ButtonKind
from ui.widgets.fields import TextArea
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet

WIDTH = 520


class ReasonSheet(Sheet):
    """Title, what will happen, the reason, and the act; Ctrl Enter confirms, Esc closes."""

    def __init__(
        self,
        host: QWidget,
        title: Text,
        act: Text,
        done: Callable[[str], None],
        note: Text = "",
        kind: ButtonKind = "primary",
    ) -> None:
        super().__init__(host.window(), title, note=note, width=WIDTH)
        self._done = done
        self.reason = TextArea(late("asking", "Reason"), lines=3)
        self.row = FormRow(late("asking", "Reason"), self.reason, top=True)
        self.confirm = Button(act, kind, key="Ctrl+Return")
        self.cancel = Button(late("asking", "Cancel"), key="Esc", bind=False)
        self.confirm.clicked.connect(lambda _checked: self._take())
        self.cancel.clicked.connect(lambda _checked: self.close())
        self.body.addWidget(self.row)
        self.set_buttons(right=(self.cancel, self.confirm))
        self.closed.connect(self.deleteLater)

    def _take(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.row.message(error_text("reason.empty"))
            self.reason.setFocus()
            return
        self.close()
        self._done(reason)


def ask_reason(
    host: QWidget,
    title: Text,
    act: Text,
    done: Callable[[str], None],
    *,
    note: Text = "",
    kind: ButtonKind = "primary",
) -> ReasonSheet:
    """Open the sheet over the window of `host`."""
    sheet = ReasonSheet(host, title, act, done, note, kind)
    sheet.open()
    return sheet
