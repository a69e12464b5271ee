"""The chapters of the gallery, in the order of learning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.gallery.basics import buttons, foundations
from ui.gallery.documents import documents
from ui.gallery.entering import fields
from ui.gallery.listing import lists
from ui.gallery.telling import figures, messages, progress, states
from ui.texts import LateText, late


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page; `build` makes it when it is first opened. A page that `reads` shows its marks later."""

    key: str
    title: LateText
    told: LateText
    icon: str
    build: Callable[[], QWidget]
    reads: bool = False


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        "foundations",
        late("gallery", "Colours, type, icons"),
        late("gallery", "what everything is made of"),
        "palette",
        foundations,
    ),
    Chapter(
        "buttons", late("gallery", "Buttons and chips"), late("gallery", "acts and states"), "ok", buttons
    ),
    Chapter(
        "fields", late("gallery", "Fields and forms"), late("gallery", "where people type"), "draft", fields
    ),
    Chapter(
        "lists",
        late("gallery", "Tables and queues"),
        late("gallery", "where people choose"),
        "statements",
        lists,
    ),
    Chapter("figures", late("gallery", "Figures"), late("gallery", "money first"), "reports", figures),
    Chapter(
        "progress", late("gallery", "Progress"), late("gallery", "events, checks, seals"), "review", progress
    ),
    Chapter(
        "messages", late("gallery", "Messages"), late("gallery", "what the window tells"), "message", messages
    ),
    Chapter(
        "states",
        late("gallery", "Instead of content"),
        late("gallery", "empty, failed, reading"),
        "info",
        states,
        True,
    ),
    Chapter(
        "documents",
        late("gallery", "Documents"),
        late("gallery", "pictures and signatures"),
        "contracts",
        documents,
    ),
)
