"""Finds words of the other language: text put on a widget without `late` or `tr`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QWidget

from ui import texts
from ui.inspection.drawing import Drawing
from ui.inspection.finding import Finding, path_of, shown_below
from ui.inspection.texts_of import texts_of
from ui.inspection.wording import foreign_words


def foreign_texts(window: QWidget, drawing: Drawing, data: Collection[str]) -> Iterator[Finding]:
    """Texts of the window in the other language; `data` is what came from outside (`strings_in`)."""
    language = texts.language()
    shown = [(drawn.owner, drawn.words) for drawn in drawing.strokes if drawn.kind == "text"]
    shown += [(widget, text) for widget in shown_below(window) for text in texts_of(widget)]
    for owner, text in dict.fromkeys(shown):
        if foreign := foreign_words(text, language, data):
            yield Finding("untranslated", path_of(owner, window), text, f"{foreign} in {language}")


def strings_in(answer: Any) -> set[str]:
    """Every string inside an answer: rows, their fields, what stands in JSON; also its parts by words."""
    found: set[str] = set()
    _gather(answer, found)
    return found


def _gather(value: Any, found: set[str]) -> None:
    if isinstance(value, str) and not isinstance(value, Enum):
        found.add(value)
        if value[:1] in "{[":
            _gather(_json(value), found)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            _gather(getattr(value, field.name), found)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _gather(key, found)
            _gather(inner, found)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            _gather(inner, found)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
