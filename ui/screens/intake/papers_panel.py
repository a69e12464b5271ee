"""The documents of a file: what is wanted, what is there, and how to add one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QImage
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
PASTED = "pasted.png"
OTHER = "other"
PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.pdf"


def holds_papers(mime: QMimeData) -> bool:
    """Whether a paste or a drop brings files or a picture; a copied text stays a text."""
    return any(url.isLocalFile() for url in mime.urls()) or (mime.hasImage() and not mime.hasText())


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes for the format
    return bytes(buffer.data().data())


class PapersPanel(Panel):
    """`picked` brings kind, name and content of a document that a person chose or dropped."""

    picked = Signal(str, str, bytes)
    too_large = Signal(str)
    unreadable = Signal(str)
    """Both with the name of the file that was not taken."""

    def __init__(self) -> None:
        super().__init__(edges="right")
        self.setFixedWidth(WIDTH)
        self.header = SectionHeader(late("intake", "Documents"))
        self.list = Checklist()
        self.kind = ComboField(late("intake", "Kind of document"), list(MATERIALS.items()))
        self.scan = Button(late("intake", "Add picture"), "plain", icon="camera", key="F6")
        self.hint = Label(
            late("intake", "Or drop files here, or paste a picture with Ctrl V"), "caption", "ink2", wrap=True
        )
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

    def begin_anew(self) -> None:
        """Another file: what is still being read does not belong to it."""
        self._busy.clear()
        self._renew()

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
        path, _filter = QFileDialog.getOpenFileName(self, title, "", PICTURES)
        if path:
            self.take(Path(path))

    def take(self, path: Path, kind: str = "") -> None:
        """Take a file, of the chosen kind if none is named; one over 20 MB is refused before it is read."""
        try:
            if path.stat().st_size > LARGEST_FILE:
                self.too_large.emit(path.name)
                return
            content = path.read_bytes()
        except OSError:
            self.unreadable.emit(path.name)
            return
        self.picked.emit(kind or str(self.kind.value()), path.name, content)

    def take_mime(self, mime: QMimeData) -> None:
        """Take what was pasted or dropped; of several files each takes the next kind that is missing."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        for path, kind in zip(paths, self._kinds(len(paths)), strict=True):
            self.take(path, kind)
        if not paths and mime.hasImage():
            self.picked.emit(str(self.kind.value()), PASTED, _png(QImage(mime.imageData())))

    def _kinds(self, count: int) -> list[str]:
        there = {one.kind for one in self._present}
        chosen = str(self.kind.value())
        missing = [kind for kind in self._wanted if kind not in there and kind != chosen]
        return [chosen, *missing, *[OTHER] * count][:count]
