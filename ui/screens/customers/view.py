"""The customer screen: the list at the left, all about the chosen customer beside it, then a document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.customers.queries import (
    CustomerEvent,
    CustomerFile,
    CustomerFilter,
    CustomerLine,
    NoteLine,
)
from ui.screens.acting import press
from ui.screens.asking import ask_reason
from ui.screens.customers.head import Allowed
from ui.screens.customers.list_panel import ListPanel
from ui.screens.customers.notes import NoteOnTheWay
from ui.screens.customers.page import CustomerPage
from ui.screens.customers.presenter import CustomersPresenter
from ui.texts import Text, late
from ui.tokens import token
from ui.widgets.button import IconButton
from ui.widgets.panels import Panel, SectionHeader
from ui.widgets.picture_viewer import PictureViewer
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.toast import Toaster

VIEWER_WIDTH = 420


class CustomersScreen(QWidget):
    """Fills `CustomersView`; `go` turns to another screen with what to show there."""

    presenter: CustomersPresenter
    crumb_changed = Signal()

    def __init__(
        self,
        allowed: Allowed,
        *,
        toaster: Toaster,
        refuse: Callable[[Breach, Text], None],
        go: Callable[[str, object], object],
    ) -> None:
        super().__init__()
        self._toaster, self._refuse_aloud, self._go = toaster, refuse, go
        self._pick_first = True
        self._revealing: dict[str, Callable[[str], None]] = {}
        self.list = ListPanel(may_see_loans=allowed.see_loans)
        self.page = CustomerPage(allowed, self._ask_unmask if allowed.unmask else None)
        self.viewer = PictureViewer(magnifier=False)
        self.viewer_side = self._side()
        work = Panel(across=True)
        work.add(self.page, 1)
        work.add(self.viewer_side)
        self.work = Switcher(
            work,
            EmptyState(
                late("customers", "No customer chosen"),
                late("customers", "Choose a customer in the list, or search."),
                icon="customers",
            ),
        )
        self.work.turn_to(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.work, 1)
        QShortcut(QKeySequence("Ctrl+F"), self, self.list.focus_search)

    def _side(self) -> QWidget:
        close = IconButton("x", late("customers", "Close the document"))
        close.clicked.connect(lambda _checked: self._close_document())
        side = Panel(SectionHeader(late("customers", "Document"), right=(close,)), edges="left")
        side.add(self.viewer, 1)
        side.setFixedWidth(VIEWER_WIDTH)
        side.hide()
        return side

    def bind(self, presenter: CustomersPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.list.wanted.connect(self._search)
        self.list.more_wanted.connect(presenter.more)
        self.list.chosen.connect(presenter.choose)
        self.list.opened.connect(lambda _key: self.page.tabs.setFocus(Qt.FocusReason.OtherFocusReason))
        self.page.note_written.connect(presenter.add_note)
        self.page.older_notes_wanted.connect(presenter.older_notes)
        self.page.older_events_wanted.connect(presenter.older_events)
        self.page.document_wanted.connect(presenter.open_document)
        self.page.go_wanted.connect(self._turn_to)

    def crumb(self) -> Text:
        """The customer's name beside the title."""
        return self.presenter.file.row.name if self.presenter.file else ""

    def shown(self, argument: object) -> None:
        """Ask anew; with a customer's key show that customer."""
        if isinstance(argument, str) and argument:
            self._pick_first = False
            self.presenter.choose(argument)
        self.presenter.open()
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, action: str) -> None:
        """An action of the list, as if its button were pressed."""
        head = self.page.head
        controls: dict[str, QWidget] = {
            "find": self.list.search,
            "note": head.noting,
            "apply": head.apply,
            "pay": head.pay,
        }
        press(self, controls[action])

    def escape(self) -> bool:
        """Esc closes the document beside the page."""
        if self.viewer_side.isHidden():
            return False
        self._close_document()
        return True

    # -- what the presenter shows ----------------------------------------------------------------------

    def show_reading(self) -> None:
        self.list.place.reading()

    def show_list(self, rows: tuple[CustomerLine, ...], more: bool) -> None:
        self.list.show_rows(rows, more)
        if self._pick_first:
            self._pick_first = False
            self.list.pick_first()
        elif self.presenter.file is not None:
            self.list.select_quietly(self.presenter.file.row.key)

    def show_no_list(self, breach: Breach) -> None:
        self.list.place.fail(breach)

    def show_customer(self, file: CustomerFile) -> None:
        before = self.page.file
        if before is not None and before.row.key != file.row.key:
            self._close_document()
        self.page.show_file(file)
        self.work.turn_to(0)
        self.list.select_quietly(file.row.key)
        self.crumb_changed.emit()

    def show_notes(
        self, notes: tuple[NoteLine, ...], on_the_way: tuple[NoteOnTheWay, ...], more: bool
    ) -> None:
        self.page.show_notes(notes, on_the_way, more)

    def show_events(self, events: tuple[CustomerEvent, ...], more: bool) -> None:
        self.page.show_events(events, more)

    def show_note_fault(self, breach: Breach) -> None:
        self.page.show_note_fault(breach)

    def show_note_held(self, note: NoteOnTheWay) -> None:
        """Undo is offered as long as the toast stands; then the note goes into the outbox."""
        self.page.notes.clear()
        self._toaster.say(
            late("customers", "Note added"),
            late("customers", "It goes to the server in a moment."),
            "pending",
            (late("customers", "Undo"), lambda: self.presenter.take_back_note(note.key)),
        )
        seconds = token("motion.undoSeconds")
        QTimer.singleShot(seconds * 1000, self, lambda: self.presenter.release_note(note.key))

    def show_note_taken_back(self, note: NoteOnTheWay) -> None:
        if self.page.file is not None and self.page.file.row.key == note.customer_id:
            self.page.tabs.choose("notes")
            self.page.notes.give_back(note.text)

    def show_unmasked(self, field: str, text: str) -> None:
        if show := self._revealing.pop(field, None):
            show(text)

    def show_document(self, sha256: str, content: bytes) -> None:
        if not self.viewer.show_png(content):
            self.show_refusal(Breach("picture.not_an_image", (("name", sha256[:8]),)))
            return
        self.viewer_side.show()

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("customers", "This did not happen"))

    # -- acts ------------------------------------------------------------------------------------------

    def _search(self, text: str, only: str) -> None:
        self._pick_first = True
        self.list.forget_choice()
        self.presenter.search(text, CustomerFilter(only))

    def _turn_to(self, screen: str, argument: object) -> None:
        if screen == "customers" and isinstance(argument, str):
            self.presenter.choose(argument)
            return
        self._go(screen, argument)

    def _close_document(self) -> None:
        self.viewer_side.hide()

    def _ask_unmask(self, field: str, show: Callable[[str], None]) -> None:
        def take(reason: str) -> None:
            self._revealing[field] = show
            self.presenter.unmask(field, reason)

        ask_reason(
            self,
            late("customers", "Show in clear"),
            late("customers", "Show"),
            take,
            note=late("customers", "Who looked, when and why stays on record."),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.measure(self.window().width())
