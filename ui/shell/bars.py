"""The title bar at the top and the status bar at the foot of the main window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.formatting import money
from ui.shell.model import LineStatus, Person
from ui.shell.notices import BellButton
from ui.texts import LateText, Text, language, late, tr
from ui.tokens import colour, density_name, size, space, theme_name
from ui.widgets.button import IconButton
from ui.widgets.form import SmallIcon
from ui.widgets.icons import paint_icon
from ui.widgets.label import Label
from ui.widgets.painted import CHANGES
from ui.widgets.painting import (
    LEFT,
    box,
    draw_text,
    focus_ring,
    hairline,
    hatch,
    keycap_width,
    paint_keycap,
    text_width,
)
from ui.widgets.panels import Avatar, Panel


class SearchBox(QAbstractButton):
    """Looks like a field and opens the palette: the real field is inside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(self._words())

    @staticmethod
    def _words() -> str:
        return tr("shell", "Name, pinyin initials, phone tail, ID tail, contract number")

    def sizeHint(self) -> QSize:
        return QSize(440, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), colour("zebra"), colour("control"))
        paint_icon(painter, QRect(10, 0, 16, self.height()), "search", colour("ink2"), 16)
        cap = keycap_width("Ctrl+K")
        room = self.rect().adjusted(34, 0, -cap - 16, 0)
        draw_text(painter, room, self._words(), "body", colour("ink2"), LEFT)
        place = QRect(self.width() - cap - 8, (self.height() - 16) // 2, cap, 16)
        paint_keycap(painter, place, "Ctrl+K", colour("surface"), colour("ink2"))
        if self.hasFocus():
            focus_ring(painter, self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in CHANGES:
            self.setAccessibleName(self._words())
            self.update()


class PersonButton(QAbstractButton):
    """Who is signed in: avatar, name, role; opens the person's own menu."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(size("topBar") - 8)
        self.avatar = Avatar("", 30)
        self.name = Label("", "bodyStrong")
        self.role = Label("", "caption", "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self.avatar)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addStretch(1)
        who.addWidget(self.name)
        who.addWidget(self.role)
        who.addStretch(1)
        row.addLayout(who)
        row.addWidget(SmallIcon("caret-down", "ink2", 12))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_person(self, person: Person) -> None:
        """Show another person."""
        self.avatar.show_name(person.name)
        self.name.say(person.name)
        self.role.say(person.role)
        self.setAccessibleName(f"{person.name} {person.role}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            box(painter, self.rect(), colour("hover"), radius=4)
        if self.hasFocus():
            focus_ring(painter, self.rect())


class TitleBar(Panel):
    """Title and crumb, search box, business date, another window, bell, person."""

    def __init__(self) -> None:
        super().__init__(edges="bottom", across=True, gap=12)
        self.setFixedHeight(size("topBar"))
        self.box.setContentsMargins(space("panelPadding"), 0, space("panelPadding"), 1)
        self.title = Label("", "page")
        self.crumb = Label("", "caption", "ink2")
        self.crumb.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search = SearchBox()
        self.day = Label("", "bodyStrong")
        self.bell = BellButton()
        self.new_window = IconButton("arrow-square-out", late("shell", "In a new window (Ctrl+Shift+N)"))
        self.person = PersonButton()
        self.name, self.role = self.person.name, self.person.role
        self.add(self.title)
        self.add(self.crumb, 1)
        self.add(self.search)
        self.add(Label(late("shell", "Business date"), "caption", "ink2"))
        self.add(self.day)
        self.add(self.new_window)
        self.add(self.bell)
        self.add(self.person)

    def show_person(self, person: Person, business_day: str) -> None:
        """Show who is signed in and the business date."""
        self.person.show_person(person)
        self.day.say(business_day)

    def minimumSizeHint(self) -> QSize:
        return QSize(640, size("topBar"))


class _Link(QAbstractButton):
    """A word in the status bar that switches something."""

    def __init__(self, name: Text, text: LateText | str = "") -> None:
        super().__init__()
        self._name, self._text = name, text
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.reword(text)

    def reword(self, text: Text) -> None:
        """Show another word."""
        self._text = text
        self.setAccessibleName(f"{self._name}: {text}")
        self.setToolTip(str(self._name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(text_width("caption", str(self._text)) + 12, size("statusBar") - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_text(painter, self.rect().adjusted(6, 0, -4, 0), str(self._text), "caption", colour("ink2"))
        if self.hasFocus():
            focus_ring(painter, self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in CHANGES:
            self.reword(self._text)


class StatusBar(Panel):
    """Connection, outbox, last sync, age | branch, theme, density, language; violet hatch when off line."""

    sync_clicked = Signal()
    density_clicked = Signal()
    language_clicked = Signal()
    theme_clicked = Signal()

    def __init__(self) -> None:
        super().__init__(edges="top", across=True, gap=8)
        self.setFixedHeight(size("statusBar"))
        self.box.setContentsMargins(space("panelPadding"), 1, space("panelPadding"), 0)
        self._status = LineStatus()
        self.lamp = SmallIcon("offline", "success.fg", 14)
        self.line = Label("", "caption")
        self.note = Label("", "caption", "ink2")
        self.sync_icon = SmallIcon("ok", "ink2", 14)
        self.sync = Label("", "caption", "ink2")
        self.branch = Label("", "caption", "ink2")
        self.stale_icon = SmallIcon("warning", "warning.fg", 14)
        self.stale = Label("", "caption", "warning.fg")
        self.theme = _Link(late("shell", "Theme"))
        self.density = _Link(late("shell", "Density"))
        self.language = _Link(late("shell", "Language"))
        for part in (self.lamp, self.line, self.note, self.sync_icon, self.sync, self.stale_icon, self.stale):
            self.add(part)
        self.box.insertSpacing(3, 10)
        self.box.addStretch(1)
        for switch in (self.branch, self.theme, self.density, self.language):
            self.add(switch)
        self.density.clicked.connect(self.density_clicked)
        self.language.clicked.connect(self.language_clicked)
        self.theme.clicked.connect(self.theme_clicked)
        self.show_status(self._status)

    @property
    def status(self) -> LineStatus:
        """What it shows now."""
        return self._status

    def show_status(self, status: LineStatus) -> None:
        """Show how the line stands."""
        self._status = status
        self._show_line(status)
        self._show_sync(status)
        place = [part for part in (status.branch, status.device) if part]
        self.branch.say(" · ".join(place))
        self._reword_switches()
        self.update()

    def _show_line(self, status: LineStatus) -> None:
        if status.online:
            self.lamp.show_icon("wifi-high", "success.fg")
            self.line.say(late("shell", "Connected"))
            self.line.tint("success.fg")
            known = status.server_ms is not None
            self.note.say(late("shell", "server {ms} ms", ms=status.server_ms or 0) if known else "")
            self.note.tint("ink2")
        else:
            self.lamp.show_icon("offline", "pending.fg")
            self.line.say(late("shell", "Off line since {time}", time=status.offline_since))
            self.line.tint("pending.fg")
            self.note.say(late("shell", "payments and applications go on; the server confirms later"))
            self.note.tint("pending.fg")

    def _show_sync(self, status: LineStatus) -> None:
        if status.outbox_count:
            total = money(status.outbox_sum_fen, sign=True) if status.outbox_sum_fen else ""
            self.sync_icon.show_icon("pending", "pending.fg")
            self.sync.say(late("shell", "{count} to send {sum}", count=status.outbox_count, sum=total))
            self.sync.tint("pending.fg")
        else:
            self.sync_icon.show_icon("ok", "ink2")
            self.sync.say(late("shell", "Everything is synchronised {time}", time=status.last_sync))
            self.sync.tint("ink2")
        for part in (self.stale_icon, self.stale):
            part.setVisible(bool(status.stale_minutes))
        self.stale.say(late("shell", "data {age} old", age=_age(status.stale_minutes)))

    def _reword_switches(self) -> None:
        dark = theme_name() == "dark"
        self.theme.reword(late("shell", "Dark") if dark else late("shell", "Light"))
        compact = density_name() == "compact"
        self.density.reword(late("shell", "Compact") if compact else late("shell", "Comfortable"))
        self.language.reword("简体中文" if language() == "zh_CN" else "English")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().x() <= self.sync.geometry().right() + 8:
            self.sync_clicked.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(
            self, "language"
        ):
            self._reword_switches()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._status.online:
            painter = QPainter(self)
            hatch(painter, self.rect(), colour("pending.tint"))
            hairline(painter, 0, 0, self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(600, size("statusBar"))


def _age(minutes: int) -> LateText:
    """So many minutes, from two hours on hours, from two days on days."""
    if minutes < 120:
        return late("shell", "{count} min", count=minutes)
    if minutes < 48 * 60:
        return late("shell", "{count} h", count=minutes // 60)
    return late("shell", "{count} days", count=minutes // (24 * 60))
