"""Colours, type, icons, buttons, chips: what everything else is made of."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.gallery.specimen import NORMAL, Group, page
from ui.texts import Text, late
from ui.tokens import KINDS, Kind, colour, theme_name, token
from ui.widgets.button import Button, ButtonKind, IconButton
from ui.widgets.chip import Chip
from ui.widgets.form import SmallIcon
from ui.widgets.label import Label
from ui.widgets.painted import Painted
from ui.widgets.painting import ChipSpec, box, draw_text
from ui.widgets.panels import Avatar, Panel

CELL_WIDTH, CELL_HEIGHT = 150, 44
KIND_NAMES: dict[Kind, Text] = {
    "accent": late("gallery", "Action, selection"),
    "success": late("gallery", "Done"),
    "warning": late("gallery", "Attention"),
    "danger": late("gallery", "Overdue, refused"),
    "info": late("gallery", "Hint"),
    "pending": late("gallery", "Not yet true"),
    "neutral": late("gallery", "Neutral"),
    "masked": late("gallery", "Masked"),
}
BUTTON_NAMES: dict[ButtonKind, Text] = {
    "primary": late("gallery", "primary, one a window"),
    "soft": late("gallery", "soft, in loops"),
    "plain": late("gallery", "plain"),
    "danger": late("gallery", "danger"),
    "link": late("gallery", "link"),
}
STYLES = ("caption", "body", "bodyStrong", "section", "figure", "page", "kpi", "idField", "amountInput")
ICONS = (
    "review",
    "payout",
    "cashier",
    "statements",
    "audit",
    "sync",
    "pending",
    "warning",
    "error",
    "okCircle",
)


class Swatches(Painted):
    """The colours of the theme in force, each with its name."""

    COLUMNS = 7

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.renew()

    def spoken(self) -> str:
        return ", ".join(self._names)

    def sizeHint(self) -> QSize:
        rows = -(-len(self._names) // self.COLUMNS)
        return QSize(CELL_WIDTH * self.COLUMNS, CELL_HEIGHT * rows)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, name in enumerate(self._names):
            row, column = divmod(number, self.COLUMNS)
            place = QRect(column * CELL_WIDTH, row * CELL_HEIGHT, 28, 28)
            box(painter, place, colour(name), colour("control"))
            draw_text(painter, QRect(place.right() + 9, place.top(), CELL_WIDTH - 44, 28), name, "caption")


def foundations() -> QWidget:
    """Colours, type, icons."""
    base = tuple(token(f"themes.{theme_name()}.base"))
    roles = tuple(f"{kind}.{role}" for kind in KINDS for role in ("fg", "tint", "solid", "line", "on"))
    colours = Group(late("gallery", "Colours of the theme"), 1)
    colours.add(late("gallery", "surfaces, lines, inks"), Swatches(base))
    colours.add(late("gallery", "by kind: text, tint, filling, line, on the filling"), Swatches(roles))
    type_ = Group(late("gallery", "Type"), 3)
    for style in STYLES:
        type_.add(style, Label("广州市番禺区 ¥1,234,567.89", style))
    inks = Group(late("gallery", "Inks"), 4)
    for ink in ("ink", "ink2", "ink3", "danger.fg"):
        inks.add(ink, Label(late("gallery", "Remaining principal"), "body", ink))
    icons = Group(late("gallery", "Icons by name"), 10)
    for name in ICONS:
        icons.add(name, SmallIcon(name, "ink", 20))
    return page(colours, type_, inks, icons)


def buttons() -> QWidget:
    """Buttons in every kind and state, and chips."""
    kinds = Group(late("gallery", "Button"))
    for kind, name in BUTTON_NAMES.items():
        kinds.add_states(partial(_button, kind), name)
    more = Group(late("gallery", "With icon, key, reason"))
    more.add(
        late("gallery", "icon and key"),
        Button(late("gallery", "Print"), icon="print", key="Ctrl+P", bind=False),
    )
    refused = Button(late("gallery", "Pay out"), "primary", icon="payout")
    refused.refuse(late("gallery", "needs the server"))
    more.add(late("gallery", "refused, and says why"), refused)
    pressed = Button(late("gallery", "ID card, front"), icon="attach")
    pressed.setCheckable(True)
    pressed.setChecked(True)
    more.add(late("gallery", "pressed"), pressed)
    icon_only = Group(late("gallery", "Icon button"))
    icon_only.add_states(lambda: IconButton("print", late("gallery", "Print")), NORMAL)
    return page(kinds, more, icon_only, *_chips())


def _button(kind: ButtonKind) -> Button:
    if kind == "danger":
        return Button(late("gallery", "Stop device"), kind, icon="forbidden")
    return Button(late("gallery", "Post {amount}", amount="5,389.71"), kind, key="F9", bind=False)


def _chips() -> tuple[Group, ...]:
    chips = Group(late("gallery", "Chip"), 8)
    for kind in KINDS:
        icon = {"danger": "warning", "warning": "warning", "pending": "pending"}.get(kind, "")
        chips.add(kind, Chip(ChipSpec(KIND_NAMES[kind], kind, icon)))
    on_tint = Panel(across=True, gap=8, fill="selected", margin=8)
    for kind in KINDS:
        on_tint.add(Chip(ChipSpec(KIND_NAMES[kind], kind), bordered=True))
    on_tint.box.addStretch(1)
    chips.add(late("gallery", "with a line, on a selected row"), on_tint, 8)
    people = Group(late("gallery", "Avatar"), 8)
    people.add(NORMAL, Avatar("陈静怡"))
    people.add(late("gallery", "large"), Avatar("陈静怡", 40))
    return chips, people
