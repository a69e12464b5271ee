"""Pictures of documents and the signature pad."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QWidget

from lendesk.usecases.ports import Box
from ui.gallery.specimen import Group, page
from ui.texts import late
from ui.tokens import colour, font
from ui.widgets.picture_viewer import Framed, PictureViewer
from ui.widgets.signature_pad import SignaturePad


def sample_picture() -> bytes:
    """A specimen to look at, marked 样本; PNG."""
    image = QImage(800, 300, QImage.Format.Format_RGB32)
    image.fill(colour("paper.paper"))
    painter = QPainter(image)
    painter.setPen(colour("paper.paperInk"))
    large = QFont(font("kpi"))
    large.setPixelSize(36)
    painter.setFont(large)
    painter.drawText(60, 80, "李秀芳    样本 SPECIMEN")
    painter.drawText(240, 240, "440604198703153828")
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def documents() -> QWidget:
    """The viewer with a framed field, the pad closed and open."""
    group = Group(late("gallery", "Picture of a document"), 1)
    viewer = PictureViewer()
    viewer.show_png(sample_picture())
    number, sign = Box(290_000, 660_000, 470_000, 180_000), Box(630_000, 680_000, 26_000, 150_000)
    viewer.frame(
        [
            Framed("number", number, late("gallery", "ID number"), (sign,)),
            Framed("name", Box(70_000, 140_000, 150_000, 160_000), late("gallery", "Name")),
        ]
    )
    viewer.focus_field("number")
    viewer.setFixedHeight(420)
    group.add(
        late("gallery", "the field in work is framed, its doubtful character boxed and magnified"), viewer
    )
    pads = Group(late("gallery", "Signature pad"), 2)
    pads.add(late("gallery", "closed"), SignaturePad())
    opened = SignaturePad()
    opened.open(True)
    pads.add(late("gallery", "open"), opened)
    return page(group, pads)
