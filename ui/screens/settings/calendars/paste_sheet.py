"""The sheet in which a year's notice or list is pasted and read into a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from lendesk.domain.administration.rest_days import FIRST_YEAR, LAST_YEAR, CalendarYear
from lendesk.domain.errors import RuleBroken
from ui.error_texts import error_text, late_breach
from ui.screens.refusing import breach_of
from ui.screens.settings.calendars.draft import CalendarDraft, newest_version
from ui.texts import late
from ui.widgets.button import Button
from ui.widgets.fields import TextArea, TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.label import Label
from ui.widgets.sheet import Sheet

WIDTH, LINES = 760, 12


class PasteSheet(Sheet):
    """`read` gets the draft once, after the sheet has closed; what cannot be read is told under its field."""

    def __init__(
        self,
        host: QWidget,
        year: int,
        versions: Sequence[CalendarYear],
        read: Callable[[CalendarDraft], None],
    ) -> None:
        super().__init__(
            host.window(),
            late("calendars", "Read a notice"),
            note=late("calendars", "Nothing is in force before another person approves the version."),
            width=WIDTH,
        )
        self._versions, self._read = versions, read
        self.year = TextField(late("calendars", "Year"))
        self.source = TextField(
            late("calendars", "Source"), placeholder=late("calendars", "Number of the notice")
        )
        self.days = TextArea(late("calendars", "Days"), lines=LINES)
        self.rows = {
            "year": FormRow(late("calendars", "Year"), self.year),
            "source": FormRow(late("calendars", "Source"), self.source),
            "days": FormRow(late("calendars", "Days"), self.days, top=True),
        }
        self.confirm = Button(late("calendars", "Read days"), "primary", key="Ctrl+Return")
        self.cancel = Button(late("calendars", "Cancel"), key="Esc", bind=False)
        self._lay_out()
        self.year.set_text(str(year))
        self.confirm.clicked.connect(lambda _checked: self._take())
        self.cancel.clicked.connect(lambda _checked: self.close())
        self.closed.connect(self.deleteLater)

    def _lay_out(self) -> None:
        grid = FormGrid()
        for name, row in self.rows.items():
            grid.add(row, span=2 if name == "days" else 1)
        self.body.addWidget(grid)
        hint = late(
            "calendars",
            "Paste the State Council's notice as it is, or a list with a line a day or a span: "
            "2026-10-01~2026-10-07 休 国庆节 for rest days, 2026-10-10 班 for weekend days that are worked.",
        )
        self.body.addWidget(Label(hint, "caption", "ink2", wrap=True))
        self.set_buttons(right=(self.cancel, self.confirm))

    def _take(self) -> None:
        for row in self.rows.values():
            row.message("")
        draft = self._draft()
        if draft is not None:
            self.close()
            self._read(draft)

    def _draft(self) -> CalendarDraft | None:
        typed = self.year.text().strip()
        if not (typed.isascii() and typed.isdigit() and FIRST_YEAR <= int(typed) <= LAST_YEAR):
            self._tell("year", RuleBroken("calendar.year", first=FIRST_YEAR, last=LAST_YEAR))
            return None
        if not self.source.text().strip():
            self.rows["source"].message(error_text("field.empty"))
            self.source.setFocus()
            return None
        year = int(typed)
        draft = CalendarDraft(year, newest_version(year, self._versions), self.source.text().strip())
        try:
            draft.paste(self.days.text())
        except RuleBroken as broken:
            self._tell("days", broken)
            return None
        return draft

    def _tell(self, field: str, broken: RuleBroken) -> None:
        self.rows[field].message(late_breach(breach_of(broken)))
        (self.year if field == "year" else self.days).setFocus()
