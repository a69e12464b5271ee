"""Measures contrast by WCAG 2: text against what it lies on ≥ 4.5, icons and edges of controls ≥ 3."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.inspection.drawing import Drawing, Drawn
from ui.inspection.finding import Finding, path_of, shown_below
from ui.tokens import theme_name, token

TEXT, CONTROL = 4.5, 3.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour in use on another, and the least ratio that is due."""

    ink: QColor
    ground: QColor
    due: float
    owner: QWidget
    words: str

    @property
    def ratio(self) -> float:
        """From 1 (the same) to 21 (black on white)."""
        return ratio(self.ink, self.ground)


def ratio(one: QColor, other: QColor) -> float:
    """The contrast of two opaque colours by WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def too_faint(window: QWidget, drawing: Drawing) -> Iterator[Finding]:
    """Pairs in use below their least contrast; disabled parts are exempt."""
    for pair in pairs_in_use(window, drawing):
        if pair.ratio < pair.due:
            measure = f"{name_of(pair.ink)} on {name_of(pair.ground)}: {pair.ratio:.2f} of {pair.due}"
            yield Finding("contrast", path_of(pair.owner, window), pair.words, measure)


def pairs_in_use(window: QWidget, drawing: Drawing) -> Iterator[Pair]:
    """Every pair of ink and ground that the window shows now."""
    for drawn in drawing.strokes:
        if drawn.owner.isEnabled() and drawn.grounds and drawn.kind != "outline" and _is_read(drawn):
            due = TEXT if drawn.kind == "text" else CONTROL
            yield Pair(_laid_on(drawn.ink, drawn.grounds[0]), drawn.grounds[0], due, drawn.owner, drawn.words)
    yield from _of_controls(drawing.strokes)
    for widget in shown_below(window):
        yield from _of_qt(widget, window, drawing)


def _is_read(drawn: Drawn) -> bool:
    """Whether words stand there in full view: at the edge of a scrolled page their ground is unknown."""
    owner = drawn.owner
    seen, written = owner.visibleRegion().boundingRect(), drawn.ink_room.intersected(owner.rect())
    return seen.contains(written) and bool(drawn.words.strip())


def _of_controls(strokes: Iterable[Drawn]) -> Iterator[Pair]:
    """The best seen outline or filling of each part that takes the keyboard."""
    best: dict[QWidget, Pair] = {}
    for drawn in strokes:
        owner = drawn.owner
        takes = owner.focusPolicy() & Qt.FocusPolicy.TabFocus
        if drawn.kind != "outline" or not takes or not owner.isEnabled() or not drawn.grounds:
            continue
        for colour in (drawn.ink, drawn.fill):
            if colour is not None and colour.alpha() > 0:
                pair = Pair(_laid_on(colour, drawn.grounds[0]), drawn.grounds[0], CONTROL, owner, "outline")
                if owner not in best or pair.ratio > best[owner].ratio:
                    best[owner] = pair
    yield from best.values()


def _of_qt(widget: QWidget, window: QWidget, drawing: Drawing) -> Iterator[Pair]:
    if not widget.isEnabled() or not isinstance(widget, QLabel | QLineEdit | QPlainTextEdit):
        return
    ground = _ground_of(widget, window, drawing)
    if ground is None:
        return
    palette = widget.palette()
    if isinstance(widget, QLabel):
        if widget.text().strip():
            yield Pair(palette.color(QPalette.ColorRole.WindowText), ground, TEXT, widget, widget.text())
        return
    yield Pair(palette.color(QPalette.ColorRole.Text), ground, TEXT, widget, "text")
    yield Pair(palette.color(QPalette.ColorRole.PlaceholderText), ground, TEXT, widget, "placeholder")
    if widget.property("bare") or widget.property("kept"):
        return  # alone at the head of its card, or only to be read
    edge = _seen(widget, QPoint(widget.width() // 2, 0), window, drawing)
    outside = _seen(widget, QPoint(widget.width() // 2, -2), window, drawing)
    if edge is not None and outside is not None:
        yield Pair(edge, outside, CONTROL, widget, "outline")


def _ground_of(widget: QWidget, window: QWidget, drawing: Drawing) -> QColor | None:
    """What the text of one of Qt's own widgets lies on: the colour seen most often at its inner edge.

    Of a label above and below its words: a narrow one has strokes of its own at its sides.
    """
    wide, high = widget.width(), widget.height()
    if isinstance(widget, QLabel):
        places = [QPoint(wide * part // 8, y) for part in range(1, 8) for y in (0, high - 1)]
    else:
        places = [QPoint(x, y) for x in (3, wide // 2, wide - 4) for y in (3, high // 2, high - 4)]
    seen = [at.rgb() for place in places if (at := _seen(widget, place, window, drawing)) is not None]
    return QColor.fromRgb(Counter(seen).most_common(1)[0][0]) if seen else None


def _seen(widget: QWidget, place: QPoint, window: QWidget, drawing: Drawing) -> QColor | None:
    """The colour of the finished drawing at a place of the widget; None where it cannot be seen."""
    if not widget.visibleRegion().contains(QPoint(max(0, place.x()), max(0, place.y()))):
        return None
    at = widget.mapTo(window, place) * drawing.ratio
    return drawing.image.pixelColor(at) if drawing.image.valid(at) else None


def _laid_on(ink: QColor, ground: QColor) -> QColor:
    """What an ink with alpha looks like on its ground."""
    if ink.alpha() == 255:
        return ink
    share = ink.alpha()
    mixed = [
        (over * share + under * (255 - share)) // 255
        for over, under in zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor(*mixed)


def name_of(colour: QColor) -> str:
    """The token of the theme in force with this colour, else its number."""
    theme = token(f"themes.{theme_name()}")
    named = {text[:7].lower(): name for name, text in theme["base"].items()}
    for kind, roles in theme["semantic"].items():
        for role, text in roles.items():
            named.setdefault(text[:7].lower(), f"{kind}.{role}")
    number = colour.name()
    return str(named.get(number, number))
