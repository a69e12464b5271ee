"""The applicant's fields: each with how it came in, what is doubtful, and the message at its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import Breach
from ui.error_texts import breach_text
from ui.formatting import per_mille_as_percent
from ui.screens.intake.form import APPLICANT, BUSINESS, FieldState
from ui.screens.intake.words import FIELDS
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.fields import TextField
from ui.widgets.form import Fix, FormGrid, FormRow
from ui.widgets.id_field import IdField
from ui.widgets.money_field import MoneyField
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel, SectionHeader

WIDE = frozenset({"id_number", "address", "business_name", "credit_code"})
NARROW_WINDOW_COLUMNS = 2


def _control(name: str) -> TextField:
    if name == "id_number":
        return IdField(FIELDS[name])
    return MoneyField(FIELDS[name]) if name == "income" else TextField(FIELDS[name])


class ApplicantPanel(Panel):
    """Rows by field name. Signals carry the field's name; Enter moves to the next field."""

    typed = Signal(str, str)
    focused = Signal(str)
    confirmed = Signal(str)
    offer_taken = Signal(str)
    confirm_sure = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, FormRow] = {}
        self.fields: dict[str, TextField] = {}
        self._states: dict[str, FieldState] = {}
        sure = Button(late("intake", "Confirm what is sure"), "link", key="Ctrl+Return")
        sure.clicked.connect(lambda _checked: self.confirm_sure.emit())
        self.add(SectionHeader(late("intake", "Applicant"), right=(sure,)))
        self.add(self._grid(APPLICANT))
        self.business = Panel(SectionHeader(late("intake", "Business")), self._grid(BUSINESS), edges="top")
        self.add(self.business)

    def _grid(self, names: tuple[str, ...]) -> QWidget:
        grid = FormGrid(NARROW_WINDOW_COLUMNS)
        for name in names:
            control = _control(name)
            row = FormRow(FIELDS[name], control)
            self.fields[name], self.rows[name] = control, row
            control.textEdited.connect(lambda text, name=name: self.typed.emit(name, text))
            control.returnPressed.connect(lambda name=name: self._enter(name))
            control.installEventFilter(self)
            grid.add(row, span=NARROW_WINDOW_COLUMNS if name in WIDE else 1)
        return grid

    def show_field(self, name: str, state: FieldState) -> None:
        """Put a field's state in; a field being typed in is not touched."""
        self._states[name] = state
        control, row = self.fields[name], self.rows[name]
        if isinstance(control, IdField):
            control.set_number(state.text, state.doubtful)
        elif not (control.hasFocus() and control.text() == state.text):
            control.set_text(state.text)
        row.check(_chip(state))
        self._message(name, state)

    def show_faults(self, faults: dict[str, Breach]) -> None:
        """Every fault at its place; the focus goes to the first."""
        first = None
        for name, row in self.rows.items():
            if name in faults:
                row.message(breach_text(faults[name]), "danger", self._fix(name))
                first = first or self.fields[name]
            elif name in self._states:
                self._message(name, self._states[name])
        if first is not None:
            first.setFocus()

    def _message(self, name: str, state: FieldState) -> None:
        if state.confirmed or not (state.doubtful or state.failed_checks or state.offer):
            self.rows[name].message("")
            return
        code = state.failed_checks[0] if state.failed_checks else "field.unconfirmed"
        self.rows[name].message(breach_text(Breach(code)), "warning", self._fix(name))

    def _fix(self, name: str) -> Fix | None:
        state = self._states.get(name, FieldState())
        if state.offer and not state.confirmed:
            words = late("intake", "Use {text}", text=state.offer)
            return words, lambda: self.offer_taken.emit(name), "Alt+1"
        if not state.confirmed:
            return late("intake", "It is right"), lambda: self.confirmed.emit(name), ""
        return None

    def _enter(self, name: str) -> None:
        """Enter confirms what stands there and moves on."""
        if not self._states.get(name, FieldState()).confirmed:
            self.confirmed.emit(name)
        self.focusNextChild()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            name = next((name for name, field in self.fields.items() if field is watched), "")
            self.focused.emit(name)
        return super().eventFilter(watched, event)


def _chip(state: FieldState) -> ChipSpec | None:
    if state.confidence < 0:
        return ChipSpec(late("intake", "by hand"), "neutral") if state.text else None
    text = per_mille_as_percent(state.confidence)
    if state.confirmed:
        return ChipSpec(text, "success", "ok")
    return ChipSpec(text, "warning", "warning")
