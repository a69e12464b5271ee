"""The line under the grid: which row and cell asks for something, why, and the button that settles it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal

from ui.screens.bulk.grid import PROBLEMS, Grid, State
from ui.screens.bulk.words import FIELDS, cause_of
from ui.texts import Text, late
from ui.widgets.button import Button
from ui.widgets.form import SmallIcon
from ui.widgets.label import Label
from ui.widgets.panels import Panel


class ProblemBar(Panel):
    """`suggested` brings row and contract number, `confirmed` a row; `stepped` +1 or -1."""

    suggested = Signal(int, str)
    confirmed = Signal(int)
    stepped = Signal(int)

    def __init__(self, grid: Grid) -> None:
        super().__init__(edges="top", across=True, gap=10)
        self.setFixedHeight(40)
        self.box.setContentsMargins(16, 1, 16, 0)
        self._grid, self.at = grid, -1
        self.icon = SmallIcon("error", "danger.fg", 14)
        self.where = Label("", "bodyStrong", "danger.fg")
        self.why = Label("", "body")
        self.fix = Button("", "soft", key="Alt+1")
        self.alike = Button(late("bulk", "All of this kind"), "link", key="Alt+2")
        self.before = Button(late("bulk", "Previous"), "link", key="Shift+F3")
        self.next = Button(late("bulk", "Next"), "link", key="F3")
        for part in (self.icon, self.where, self.why, self.fix, self.alike):
            self.add(part)
        self.box.addStretch(1)
        self.add(self.before)
        self.add(self.next)
        self.fix.clicked.connect(lambda _checked: self._fix())
        self.before.clicked.connect(lambda _checked: self.stepped.emit(-1))
        self.next.clicked.connect(lambda _checked: self.stepped.emit(1))
        self.show_row(-1)

    def show_row(self, at: int) -> None:
        """Tell of a row of the grid; a sound one, or none, leaves the bar quiet."""
        known = self._grid.judged[at] if 0 <= at < len(self._grid) else None
        asks = known is not None and known.state in PROBLEMS
        self.at = at if asks else -1
        counts = self._grid.counts()
        problems = any(counts[state] for state in PROBLEMS)
        for button in (self.before, self.next):
            button.setEnabled(problems)
        for part in (self.icon, self.where):
            part.setVisible(asks)
        self.why.setVisible(asks or not len(self._grid))
        self.fix.setVisible(False)
        self.alike.setVisible(asks and known is not None and known.state is not State.ERROR)
        if known is None or not asks:
            self.why.say("")
            return
        wrong = known.state is State.ERROR
        ink = "danger.fg" if wrong else "warning.fg"
        self.where.tint(ink)
        self.icon.show_icon("error" if wrong else "warning", ink)
        field = FIELDS.get(known.field)
        row = late("bulk", "Row {row}", row=at + 1)
        self.where.say(late("bulk", "Row {row}, {field}", row=at + 1, field=field) if field else row)
        self.why.say(cause_of(known))
        self._offer(known.state, known.checked.suggestions if known.checked else ())

    def _offer(self, state: State, suggestions: tuple[str, ...]) -> None:
        said: Text = ""
        if state in (State.CONFIRM, State.REPEATED):
            said = late("bulk", "Post it as it is")
        elif suggestions:
            said = late("bulk", "Use {number}", number=suggestions[0])
        if said:
            self.fix.reword(said)
            self.fix.setVisible(True)

    def _fix(self) -> None:
        known = self._grid.judged[self.at] if 0 <= self.at < len(self._grid) else None
        if known is None:
            return
        if known.state is State.ERROR and known.checked and known.checked.suggestions:
            self.suggested.emit(self.at, known.checked.suggestions[0])
        elif known.state in (State.CONFIRM, State.REPEATED):
            self.confirmed.emit(self.at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "next"):
            self.show_row(self.at)
