"""The documents of a file: what is wanted, what is there, and how to add one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from lendesk.domain.applications.application import Material
from ui.screens.intake.words import MATERIALS, material_name
from ui.texts import late, tr
from ui.widgets.button import Button
from ui.widgets.checklist import CheckLine, Checklist
from ui.widgets.choices import ComboField
from ui.widgets.label import Label
from ui.widgets.panels import Panel, SectionHeader

LARGEST_FILE = 20 * 1024 * 1024
WIDTH = 230
PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.pdf"


class PapersPanel(Panel):
    """`picked` brings kind, name and content of a document that a person chose or dropped."""

    picked = Signal(str, str, bytes)
    too_large = Signal(str)

    def __init__(self) -> None:
        super().__init__(edges="right")
        self.setFixedWidth(WIDTH)
        self.setAcceptDrops(True)
        self.header = SectionHeader(late("intake", "Documents"))
        self.list = Checklist()
        self.kind = ComboField(late("intake", "Kind of document"), list(MATERIALS.items()))
        self.scan = Button(late("intake", "Add picture"), "plain", icon="camera", key="F6")
        self.hint = Label(late("intake", "Or drop a file here"), "caption", "ink2", wrap=True)
        self._busy: set[str] = set()
        self._wanted: tuple[str, ...] = ()
        self._present: tuple[Material, ...] = ()
        self.scan.clicked.connect(lambda _checked: self._ask())
        tools = Panel(self.kind, self.scan, self.hint, margin=16, gap=8)
        self.add(self.header)
        self.add(self.list)
        self.add(tools)
        self.box.addStretch(1)

    def show_materials(self, wanted: tuple[str, ...], present: tuple[Material, ...]) -> None:
        """Wanted ones first, each with its state; then what was added beside."""
        self._wanted, self._present = wanted, present
        self._renew()
        missing = [kind for kind in wanted if kind not in {one.kind for one in present}]
        if missing:
            self.kind.set_value(missing[0])

    def show_reading(self, kind: str, busy: bool) -> None:
        (self._busy.add if busy else self._busy.discard)(kind)
        self._renew()

    def _renew(self) -> None:
        there = {material.kind for material in self._present}
        kinds = [*self._wanted, *(one.kind for one in self._present if one.kind not in self._wanted)]
        self.header.note.say(f"{len(there.intersection(self._wanted))} / {len(self._wanted)}")
        self.list.show_lines([self._line(kind, kind in there) for kind in kinds])

    def _line(self, kind: str, there: bool) -> CheckLine:
        name = material_name(kind)
        if kind in self._busy:
            return CheckLine(name, "now", late("intake", "reading"))
        if there:
            return CheckLine(name, "ok", late("intake", "there"))
        return CheckLine(name, "warning", late("intake", "missing"))

    def _ask(self) -> None:
        title = tr("intake", "Add picture")
        path, _filter = QFileDialog.getOpenFileName(
            self, title, "", "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.pdf"
        )
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Take a file of the chosen kind; one over 20 MB is refused before it is read."""
        if path.stat().st_size > LARGEST_FILE:
            self.too_large.emit(path.name)
            return
        self.picked.emit(str(self.kind.value()), path.name, path.read_bytes())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            path = Path(url.toLocalFile())
            if path.is_file():
                self.take(path)
