"""The calendars: every version kept, the year in months, the next one marked or read from a notice."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from lendesk.domain.administration.rest_days import CalendarYear
from lendesk.domain.errors import RuleBroken
from lendesk.usecases.administration.commands import SaveCalendar
from ui.error_texts import late_breach
from ui.screens.refusing import breach_of
from ui.screens.settings.calendars.draft import CalendarDraft, DayKind, draft_of, newest_version
from ui.screens.settings.calendars.paste_sheet import PasteSheet
from ui.screens.settings.calendars.words import KINDS
from ui.screens.settings.calendars.year_view import YearView, paint_kind
from ui.screens.settings.editing import SUBMIT, propose_version
from ui.screens.settings.presenter import AllSettings
from ui.texts import late, tr
from ui.tokens import space
from ui.widgets.button import Button
from ui.widgets.fields import TextField
from ui.widgets.form import FormRow
from ui.widgets.label import Label
from ui.widgets.painted import Painted
from ui.widgets.painting import ChipSpec, draw_text, text_width
from ui.widgets.panels import ActionBar, Panel, SectionHeader, scroll
from ui.widgets.queue_list import QueueItem, QueueList
from ui.widgets.states import EmptyState, Switcher

LIST_WIDTH = 252
IN_FORCE = ChipSpec(late("calendars", "In force"), "success", "ok")
REPLACED = ChipSpec(late("calendars", "Replaced"))
DRAFT = ChipSpec(late("calendars", "Draft"), "pending", "draft")
SCOPE = late("calendars", "New plans take it; loans and contracts that exist keep theirs.")


class Legend(Painted):
    """What each kind of day looks like, with how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[DayKind, int] = {}
        self.setFixedHeight(24)

    def show_counts(self, draft: CalendarDraft) -> None:
        """Count the special days of a draft."""
        rest = sum(not one.works for one in draft.days.values())
        self._counts = {DayKind.REST: rest, DayKind.MADE_UP: len(draft.days) - rest}
        self.renew()

    def spoken(self) -> str:
        return " · ".join(self._words(kind) for kind in self._counts)

    def sizeHint(self) -> QSize:
        return QSize(sum(44 + text_width("caption", self._words(kind)) for kind in KINDS), 24)

    def _words(self, kind: DayKind) -> str:
        count = self._counts.get(kind)
        return str(KINDS[kind]) if count is None else f"{KINDS[kind]} {count}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, left = QPainter(self), 0
        for kind in (DayKind.REST, DayKind.MADE_UP, DayKind.WEEKEND):
            paint_kind(painter, QRect(left, 3, 24, 18), kind, "8")
            words = self._words(kind)
            width = text_width("caption", words)
            draw_text(painter, QRect(left + 30, 0, width, 24), words, "caption")
            left += 30 + width + 20


class CalendarsPage(Panel):
    """`proposed` brings a SaveCalendar once the person gave a reason for it."""

    proposed = Signal(object)

    def __init__(self, *, may_change: bool, today: date) -> None:
        super().__init__(across=True)
        self._today, self._may_change = today, may_change
        self._versions: tuple[CalendarYear, ...] = ()
        self._basis: CalendarYear | None = None
        self._draft = CalendarDraft(today.year)
        self.list = QueueList(late("calendars", "Calendars"))
        self.legend = Legend()
        self.title = SectionHeader(late("calendars", "Calendars"), right=(self.legend,))
        self.source = TextField(late("calendars", "Source"))
        self.source_row = FormRow(late("calendars", "Source"), self.source)
        self.name = TextField(
            late("calendars", "Holiday"), placeholder=late("calendars", "Name of these days")
        )
        self.year = YearView()
        self.day = Label("", "bodyStrong")
        self.turn = Button(late("calendars", "Mark day"))
        self.paste = Button(late("calendars", "Read a notice…"), icon="draft")
        self.submit = Button(SUBMIT, "primary", key="F10")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.heading = SectionHeader(late("calendars", "Years"))
        left = Panel(self.heading, edges="right")
        left.add(self.list, 1)
        left.setFixedWidth(LIST_WIDTH)
        marks = Panel(self.day, edges="top", gap=12, across=True)
        source = Panel(self.source_row)
        for line in (marks, source):
            line.box.setContentsMargins(space("panelPadding"), 9, space("panelPadding"), 8)
        marks.box.addStretch(1)
        if self._may_change:
            marks.add(FormRow(late("calendars", "Holiday"), self.name))
            marks.add(self.turn)
        else:
            self.source.setReadOnly(True)
            self.source.setProperty("kept", True)
        body = Panel()
        body.box.setContentsMargins(space("panelPadding"), 4, space("panelPadding"), 4)
        body.add(self.year, 1)
        shown = Panel(self.title, source)
        shown.add(scroll(body), 1)
        shown.add(marks)
        self.work = Switcher(
            shown,
            EmptyState(
                late("calendars", "No calendar yet"),
                late("calendars", "Only weekends are rest days until a year is read and approved."),
                icon="calendar",
            ),
        )
        right = Panel()
        right.add(self.work, 1)
        acts = (self.paste, self.submit) if self._may_change else ()
        right.add(ActionBar(left=(Label(SCOPE, "caption", "ink2"),), right=acts))
        self.add(left)
        self.add(right, 1)

    def _connect(self) -> None:
        self.list.selected.connect(self._choose)
        self.year.moved.connect(lambda _day: self._say_day())
        self.year.turned.connect(self._turn)
        self.turn.clicked.connect(lambda _checked: self._turn(self.year.at))
        self.source.committed.connect(self._name_source)
        self.paste.clicked.connect(lambda _checked: self.begin_new())
        self.submit.clicked.connect(lambda _checked: self._ask())

    def show_settings(self, settings: AllSettings) -> None:
        self._versions = settings.calendars
        kept = self.list.current_key()
        self.list.blockSignals(True)
        self.list.show_items([self._item(one) for one in self._versions])
        self.list.blockSignals(False)
        self.heading.note.say(str(len(self._versions)))
        if self._versions and not kept:
            self.list.select_key(self._first().key)
        self._show()

    def forget(self) -> None:
        """What was drafted has been handed in: the chosen version is shown again."""
        self._choose(self._basis.key if self._basis else "")

    def begin_new(self) -> PasteSheet:
        """Ask for the next year's notice."""
        years = [one.year for one in self._versions]
        sheet = PasteSheet(self, max(years, default=self._today.year - 1) + 1, self._versions, self._take)
        sheet.open()
        return sheet

    def _first(self) -> CalendarYear:
        """The newest version of this year, else of the newest one."""
        return next((one for one in self._versions if one.year == self._today.year), self._versions[0])

    def _take(self, draft: CalendarDraft) -> None:
        self._basis, self._draft = None, draft
        self.list.clearSelection()
        self._show()
        self.year.setFocus()

    def _choose(self, key: str) -> None:
        chosen = next((one for one in self._versions if one.key == key), None)
        if chosen is not None:
            self._basis, self._draft = chosen, draft_of(chosen, self._versions)
            self._show()

    def _turn(self, day: date) -> None:
        if self._may_change:
            self._draft.turn(day, self.name.text())
            self._show()

    def _name_source(self, source: str) -> None:
        self._draft.source = source
        self._show()

    def _show(self) -> None:
        draft = self._draft
        self.work.turn_to(0 if self._versions or draft.days else 1)
        self.source.set_text(draft.source)
        self.source_row.message("")
        self.year.show_draft(draft)
        self.legend.show_counts(draft)
        self._say_day()
        self._say_title()

    def _say_title(self) -> None:
        drafted = self._draft.differs(self._basis)
        basis = self._basis
        version = basis.version if basis is not None and not drafted else self._draft.newest + 1
        self.title.title.say(
            tr("calendars", "{year}, version {version}", year=str(self._draft.year), version=version)
        )
        self.title.chip.show_spec(DRAFT if drafted or basis is None else self._standing(basis))
        if drafted:
            self.submit.allow()
        else:
            self.submit.refuse(late("calendars", "nothing has changed"))

    def _say_day(self) -> None:
        self.day.say(self.year.words(self.year.at))
        kind = self._draft.kind(self.year.at)
        self.turn.reword(
            {
                DayKind.WORKDAY: late("calendars", "Make it a rest day"),
                DayKind.WEEKEND: late("calendars", "Make it a workday"),
            }.get(kind, late("calendars", "As its weekday says"))
        )

    def _standing(self, row: CalendarYear) -> ChipSpec:
        return IN_FORCE if row.version == newest_version(row.year, self._versions) else REPLACED

    def _ask(self) -> None:
        try:
            calendar = self._draft.version()
        except RuleBroken as broken:
            self.source_row.message(late_breach(breach_of(broken)))
            self.source.setFocus()
            return
        change = SaveCalendar(calendar=calendar, reason="")
        propose_version(self, change, str(calendar.year), calendar.version, self.proposed.emit)

    def _item(self, row: CalendarYear) -> QueueItem:
        return QueueItem(
            key=row.key,
            title=tr("calendars", "{year}, version {version}", year=str(row.year), version=row.version),
            detail=row.source,
            chip=self._standing(row),
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "heading"):
            self.list.blockSignals(True)
            self.list.show_items([self._item(one) for one in self._versions])
            self.list.blockSignals(False)
            self._show()
