"""The preview of a printed table over the window: page by page, upright or lying, to a printer or a PDF.

PrintPreview(window, table, printed).open()      # `printed(file or "")` follows; "" means a printer
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QWidget

from lendesk.domain.errors import RuleBroken
from ui.ports import Background
from ui.printing.pages import PaperTable
from ui.printing.paper import draw_page, layout_of, page_layout, print_page, write_pdf
from ui.texts import late, tr
from ui.tokens import colour
from ui.widgets.button import Button
from ui.widgets.choices import ComboField
from ui.widgets.label import Label
from ui.widgets.painted import Painted
from ui.widgets.painting import box
from ui.widgets.sheet import Sheet

WIDEST, EDGE = 1220, 12


class PageView(Painted):
    """One page at 100 %; PgUp and PgDn turn the pages."""

    wanted = Signal(int)
    """The page (from 0) that a key asks for; it may lie beyond the ends."""

    def __init__(self, table: PaperTable) -> None:
        super().__init__()
        self._table = table
        self.page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lay(landscape=len(table.headings) > 6)

    def lay(self, *, landscape: bool) -> None:
        """Turn the paper, and begin at its first page."""
        self.landscape = landscape
        self.layout_now = layout_of(self._table, landscape=landscape)
        self.turn_to(0)
        self.setFixedSize(self.sizeHint())

    def turn_to(self, page: int) -> None:
        """Show a page; beyond the ends the nearest one."""
        self.page = min(max(0, page), self.layout_now.page_count - 1)
        self.renew()

    def spoken(self) -> str:
        return tr("tables", "Page {page} of {count}", page=self.page + 1, count=self.layout_now.page_count)

    def sizeHint(self) -> QSize:
        return QSize(self.layout_now.width + 2 * EDGE, self.layout_now.height + 2 * EDGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are left to the area around, which scrolls the page."""
        wanted = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.layout_now.page_count - 1,
        }
        if event.key() in wanted:
            self.wanted.emit(wanted[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("sunken"))
        paper = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        box(
            painter,
            paper.adjusted(-1, -1, 1, 1),
            None,
            colour("focus" if self.hasFocus() else "lineStrong"),
            0,
        )
        painter.translate(EDGE, EDGE)
        draw_page(painter, self._table, self.layout_now, self.page)


class PrintPreview(Sheet):
    """Ctrl Enter prints, Ctrl S saves a PDF, Esc closes."""

    def __init__(
        self,
        window: QWidget,
        table: PaperTable,
        run: Background,
        printed: Callable[[str], None],
        failed: Callable[[RuleBroken], None],
    ) -> None:
        super().__init__(
            window,
            late("tables", "Print “{table}”", table=table.title),
            note=late("tables", "Only the first rows are printed; export the list for all.")
            if table.cut
            else "",
            width=min(WIDEST, max(640, window.width() - 64)),
        )
        self._table, self._run, self._printed, self._failed = table, run, printed, failed
        self.view = PageView(table)
        self.number = Label("", "caption", "ink2")
        self.before = Button(late("tables", "Previous page"), icon="caret-left", key="Alt+Left")
        self.after = Button(late("tables", "Next page"), icon="caret-right", key="Alt+Right")
        self.way = ComboField(
            late("tables", "Paper"),
            [(False, late("tables", "A4 upright")), (True, late("tables", "A4 lying"))],
        )
        names = QPrinterInfo.availablePrinterNames()
        self.printer = ComboField(late("tables", "Printer"), [(name, name) for name in names])
        self.pdf = Button(late("tables", "Save as PDF…"), icon="export", key="Ctrl+S")
        self.print = Button(late("tables", "Print"), "primary", icon="print", key="Ctrl+Return")
        self.shut = Button(late("tables", "Close"), key="Esc", bind=False)
        self._lay_out(bool(names))
        self._connect()
        self._show_page(0)

    def _lay_out(self, has_printer: bool) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self.way, self.before, self.after, self.number):
            head.addWidget(part)
        head.addStretch(1)
        self.printer.setVisible(has_printer)
        if has_printer:
            head.addWidget(self.printer)
            self.printer.set_value(QPrinterInfo.defaultPrinterName())
        else:
            self.print.refuse(late("tables", "no printer is set up on this computer"))
        self.way.set_value(self.view.landscape)
        self.body.addLayout(head)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self.view)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window = self.parentWidget()
        self.area.setFixedHeight(max(240, (window.height() if window else 700) - 240))
        self.body.addWidget(self.area)
        self.set_buttons(right=(self.shut, self.pdf, self.print))

    def _connect(self) -> None:
        self.way.chosen.connect(self._turn_paper)
        self.view.wanted.connect(self._show_page)
        self.before.clicked.connect(lambda _checked: self._show_page(self.view.page - 1))
        self.after.clicked.connect(lambda _checked: self._show_page(self.view.page + 1))
        self.pdf.clicked.connect(lambda _checked: self._ask_place())
        self.print.clicked.connect(lambda _checked: self._print())
        self.shut.clicked.connect(lambda _checked: self.close())
        self.closed.connect(self.deleteLater)

    def _turn_paper(self, landscape: object) -> None:
        self.view.lay(landscape=bool(landscape))
        self._show_page(0)

    def _show_page(self, page: int) -> None:
        self.view.turn_to(page)
        self.number.say(self.view.spoken())
        self.area.verticalScrollBar().setValue(0)

    def open(self) -> None:
        super().open()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _ask_place(self) -> None:
        proposed = f"{self._table.title}.pdf"
        place, _kind = QFileDialog.getSaveFileName(
            self, tr("tables", "Save as PDF"), proposed, tr("tables", "PDF (*.pdf)")
        )
        if place:
            self.save_pdf(place)

    def save_pdf(self, place: str) -> None:
        """Write the pages as they are shown into a PDF, in the background."""
        layout = self.view.layout_now
        self.pdf.refuse(late("tables", "writing"))
        self._run(
            lambda: write_pdf(place, self._table, layout),
            lambda _nothing: self._end(place),
            self._fail,
        )

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(str(self.printer.value()))
        self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Send all pages to a printer, one at a time, so that the window goes on answering."""
        printer.setPageLayout(page_layout(self.view.layout_now))
        printer.setFullPage(True)
        printer.setDocName(self._table.title)
        painter = QPainter()
        if not painter.begin(printer):
            self._fail(RuleBroken("printing.not_started", printer=printer.printerName()))
            return
        self.print.refuse(late("tables", "printing"))
        self._next_page(printer, painter, 0)

    def _next_page(self, printer: QPrinter, painter: QPainter, page: int) -> None:
        layout = self.view.layout_now
        print_page(printer, painter, self._table, layout, page)
        if page + 1 < layout.page_count:
            QTimer.singleShot(0, self, lambda: self._next_page(printer, painter, page + 1))
            return
        painter.end()
        self._end("")

    def _end(self, place: str) -> None:
        self.close()
        self._printed(place)

    def _fail(self, refusal: RuleBroken) -> None:
        self.pdf.allow()
        self._failed(refusal)
