"""A scan or photo with framed regions: zoom, rotate, drag; below it a magnifier strip of the focused field.

    viewer = PictureViewer();  viewer.show_png(png)
    viewer.frame([Framed("number", box, late("intake", "ID number"), doubtful=((8, 0.78),)), …])
    viewer.focus_field("number")            # framed, named, magnified, scrolled to
    viewer.field_clicked.connect(form.focus)
Pictures stay light in both themes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lendesk.usecases.ports import Box
from ui.texts import Text, late, tr
from ui.tokens import colour, space
from ui.widgets.button import IconButton
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, box, draw_text, hairline, text_width

PARTS = 1_000_000
LEAST_ZOOM, MOST_ZOOM = 0.2, 6.0


@dataclass(frozen=True, slots=True)
class Framed:
    """A region of the picture that belongs to a field; `doubtful` boxes are single characters."""

    key: str
    region: Box
    name: Text = ""
    doubtful: tuple[Box, ...] = ()


def region_rect(region: Box, width: int, height: int) -> QRect:
    """A box of parts per million on a picture of this size, in px, rounded outwards and kept inside."""
    made = QRect(
        region.left * width // PARTS,
        region.top * height // PARTS,
        -(-region.width * width // PARTS),
        -(-region.height * height // PARTS),
    )
    return made.intersected(QRect(0, 0, width, height))


class PictureCanvas(Painted):
    """The picture itself; `zoom` 1 fits it in."""

    ROLE = QAccessible.Role.Graphic

    field_clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.frames: tuple[Framed, ...] = ()
        self.focused = ""
        self.quarter_turns = 0
        self.zoom = 1.0
        self._shift = QPointF()
        self._grip: QPoint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def spoken(self) -> str:
        return tr("kit", "Picture of the document")

    def sizeHint(self) -> QSize:
        return QSize(400, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def placed(self) -> QTransform:
        """From px of the picture to px of this widget."""
        turned = QTransform().rotate(90 * self.quarter_turns)
        bounds = turned.mapRect(QRectF(self.image.rect()))
        pad = 16
        fit = min((self.width() - 2 * pad) / bounds.width(), (self.height() - 2 * pad) / bounds.height())
        scale = fit * self.zoom
        made = QTransform()
        centre = QPointF(self.width() / 2, self.height() / 2) + self._shift
        made.translate(centre.x(), centre.y())
        made.scale(scale, scale)
        made.rotate(90 * self.quarter_turns)
        made.translate(-self.image.width() / 2, -self.image.height() / 2)
        return made

    def set_zoom(self, zoom: float) -> None:
        """Zoom within 0.2 to 6; 1 fits and centres."""
        self.zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        if self.zoom == 1.0:
            self._shift = QPointF()
        self.update()

    def turn(self) -> None:
        """A quarter turn to the right, for the eye only."""
        self.quarter_turns = (self.quarter_turns + 1) % 4
        self._shift = QPointF()
        self.update()

    def centre_on(self, rect: QRect) -> None:
        """Bring a region of the picture into the middle when zoomed in."""
        if self.zoom > 1:
            middle = self.placed().map(QRectF(rect).center())
            self._shift += QPointF(self.width() / 2, self.height() / 2) - middle
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("sunken"))
        if self.image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        placed = self.placed()
        painter.setTransform(placed)
        painter.drawImage(0, 0, self.image)
        painter.resetTransform()
        for framed in self.frames:
            self._paint_frame(painter, placed, framed)

    def _paint_frame(self, painter: QPainter, placed: QTransform, framed: Framed) -> None:
        width, height = self.image.width(), self.image.height()
        place = (
            placed.mapRect(QRectF(region_rect(framed.region, width, height)))
            .toAlignedRect()
            .adjusted(-3, -3, 3, 3)
        )
        on = framed.key == self.focused
        line = colour("paper.docHighlightLine")
        box(
            painter,
            place,
            colour("paper.docHighlightFill") if on else None,
            line,
            pen=2 if on else 1,
            dashed=not on,
        )
        for sign in framed.doubtful:
            spot = placed.mapRect(QRectF(region_rect(sign, width, height))).toAlignedRect()
            box(painter, spot, None, colour("paper.doubtLine"), radius=2, pen=2)
        if on and framed.name:
            words = str(framed.name)
            flag = QRect(place.left(), place.top() - 20, text_width("caption", words) + 14, 19)
            box(painter, flag, line, radius=3)
            draw_text(painter, flag, words, "caption", colour("paper.paper"), CENTRE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.15 if event.angleDelta().y() > 0 else 1 / 1.15))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and self.zoom > 1:
            now = event.position().toPoint()
            self._shift += QPointF(now - self._grip)
            self._grip = now
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        if self.image.isNull():
            return
        inverse, invertible = self.placed().inverted()
        spot = inverse.map(event.position()).toPoint()
        for framed in self.frames if invertible else ():
            if region_rect(framed.region, self.image.width(), self.image.height()).contains(spot):
                self.field_clicked.emit(framed.key)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.set_zoom(self.zoom * 1.25)
            case Qt.Key.Key_Minus:
                self.set_zoom(self.zoom / 1.25)
            case Qt.Key.Key_0:
                self.set_zoom(1.0)
            case _:
                super().keyPressEvent(event)


class MagnifierStrip(Painted):
    """The focused field enlarged to the strip's height, doubtful characters boxed."""

    ROLE = QAccessible.Role.Graphic

    def __init__(self, canvas: PictureCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.setFixedHeight(72)

    def spoken(self) -> str:
        return tr("kit", "Magnified field")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        hairline(painter, 0, 0, self.width())
        framed = next((f for f in self._canvas.frames if f.key == self._canvas.focused), None)
        image = self._canvas.image
        if framed is None or image.isNull():
            return
        source = QRectF(region_rect(framed.region, image.width(), image.height()))
        if source.isEmpty():
            return
        room = QRectF(self.rect().adjusted(space("panelPadding"), 8, -space("panelPadding"), -8))
        scale = min(room.width() / source.width(), room.height() / source.height())
        place = QRectF(room.left(), room.top(), source.width() * scale, source.height() * scale)
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image, source)
        for sign in framed.doubtful:
            spot = QRectF(region_rect(sign, image.width(), image.height())).translated(-source.topLeft())
            shown = QRectF(
                place.left() + spot.left() * scale,
                place.top() + spot.top() * scale,
                spot.width() * scale,
                spot.height() * scale,
            )
            box(painter, shown.toAlignedRect(), None, colour("paper.doubtLine"), radius=2, pen=2)


class PictureViewer(QWidget):
    """Tools, picture, magnifier strip."""

    field_clicked = Signal(str)

    def __init__(self, *, magnifier: bool = True) -> None:
        super().__init__()
        self.canvas = PictureCanvas()
        self.strip = MagnifierStrip(self.canvas)
        if not magnifier:
            self.strip.hide()
        self.canvas.field_clicked.connect(self.field_clicked)
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 3, 8, 3)
        tools.addStretch(1)
        for icon, name, act in (
            (
                "magnifying-glass-minus",
                late("kit", "Smaller"),
                lambda: self.canvas.set_zoom(self.canvas.zoom / 1.25),
            ),
            (
                "magnifying-glass-plus",
                late("kit", "Larger"),
                lambda: self.canvas.set_zoom(self.canvas.zoom * 1.25),
            ),
            ("arrow-clockwise", late("kit", "Turn"), self.canvas.turn),
            ("corners-out", late("kit", "Fit"), lambda: self.canvas.set_zoom(1.0)),
        ):
            button = IconButton(icon, name)
            button.clicked.connect(act)
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.strip)

    def show_png(self, picture: bytes) -> bool:
        """Show a PNG or JPEG; False (and nothing shown) when the bytes are no picture."""
        self.canvas.image = QImage.fromData(picture)
        self.canvas.frames, self.canvas.focused, self.canvas.quarter_turns = (), "", 0
        self.canvas.set_zoom(1.0)
        self.strip.update()
        return not self.canvas.image.isNull()

    def frame(self, frames: Sequence[Framed]) -> None:
        """Frame these regions."""
        self.canvas.frames = tuple(frames)
        self._renew()

    def focus_field(self, key: str) -> None:
        """Name and magnify the region of a field; an unknown key only takes the focus away."""
        self.canvas.focused = key
        for framed in self.canvas.frames:
            if framed.key == key:
                image = self.canvas.image
                self.canvas.centre_on(region_rect(framed.region, image.width(), image.height()))
        self._renew()

    def _renew(self) -> None:
        self.canvas.update()
        self.strip.update()
