"""The applicant's fields: each with how it came in, what is doubtful, and the message at its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from lendesk.domain.errors import Breach
from ui.error_texts import late_breach
from ui.formatting import per_mille_as_percent
from ui.screens.intake.form import APPLICANT, BUSINESS, FROM_PICTURE, NUMBERS, FieldState
from ui.screens.intake.words import FIELDS
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.fields import TextField
from ui.widgets.form import Fix, FormGrid, FormRow
from ui.widgets.id_field import IdField
from ui.widgets.money_field import MoneyField
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel, SectionHeader

CHIP_ROOM = 64
"""The width of the commonest chip: controls stand in line whether they have one or not."""
WIDE = frozenset({"id_number", "address", "card_number", "business_name", "credit_code"})
READ = frozenset(name for names in FROM_PICTURE.values() for name in names)
"""Fields that a picture can fill: only of these it is worth saying that a person typed them."""
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
            row = FormRow(FIELDS[name], control, chip_room=CHIP_ROOM if name in READ else 0)
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
        if control.text() != state.text:  # while typing it is the same: the cursor must stay
            control.set_text(state.text)
            control.settle()
        if isinstance(control, IdField):
            control.show_doubt(state.doubtful)
        row.check(_chip(name, state))
        self._message(name, state)
        for other in self._offering():
            if other != name:  # the key Alt 1 goes to the first that is left
                self._message(other, self._states[other])

    def show_faults(self, faults: dict[str, Breach]) -> QWidget | None:
        """Every fault at its place; the control of the first."""
        first = None
        for name, row in self.rows.items():
            if name in faults:
                row.message(late_breach(faults[name]), "danger", self._fix(name))
                first = first or self.fields[name]
            elif name in self._states:
                self._message(name, self._states[name])
        return first

    def _message(self, name: str, state: FieldState) -> None:
        if state.confirmed or not is_doubtful(state):
            self.rows[name].message("")
        else:
            self.rows[name].message(_doubt(state), "warning", self._fix(name))

    def _offering(self) -> list[str]:
        return [name for name, state in self._states.items() if state.offer and not state.confirmed]

    def _fix(self, name: str) -> Fix | None:
        state = self._states.get(name, FieldState())
        if state.offer and not state.confirmed:
            words = late("intake", "Use {text}", text=difference(state.text, state.offer))
            key = "Alt+1" if self._offering()[0] == name else ""
            return words, lambda: self.offer_taken.emit(name), key
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


def is_doubtful(state: FieldState) -> bool:
    """Whether the reader itself was in doubt; a number that only waits for a person is not."""
    return bool(state.doubtful or state.failed_checks or state.offer)


def difference(read: str, offered: str) -> str:
    """The one character in which both differ, else the whole of what is offered."""
    if len(read) == len(offered):
        other = [new for old, new in zip(read, offered, strict=True) if old != new]
        if len(other) == 1:
            return other[0]
    return offered


def _doubt(state: FieldState) -> Text:
    check = late_breach(Breach(state.failed_checks[0] if state.failed_checks else "field.unconfirmed"))
    if not state.doubtful:
        return check
    places = ", ".join(str(place + 1) for place in state.doubtful)
    return late("intake", "Hard to read at place {places}. {check}", places=places, check=check)


def _chip(name: str, state: FieldState) -> ChipSpec | None:
    if state.confidence < 0:
        return ChipSpec(late("intake", "by hand"), "neutral") if state.text and name in READ else None
    share = per_mille_as_percent(state.confidence)
    if not state.confirmed:
        words = share if is_doubtful(state) else late("intake", "to confirm")
        return ChipSpec(words, "warning", "warning")
    if state.text != state.raw:
        return ChipSpec(late("intake", "corrected"), "success", "ok")
    return ChipSpec(late("intake", "confirmed") if name in NUMBERS else share, "success", "ok")
