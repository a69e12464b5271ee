"""What a check found, and where: the same for every check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.widgets.painted import FLOATS


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the rule broken, the widget by its path, the text concerned, and what was measured."""

    rule: str
    path: str
    text: str
    measure: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.path}: {self.text!r}: {self.measure}"


def path_of(widget: QWidget, top: QWidget | None = None) -> str:
    """Classes from the screen down, with a number among alike: "LoansScreen/LoanHead/Label[2]"."""
    steps: list[str] = []
    now: QWidget | None = widget
    while now is not None and now is not top:
        steps.append(_step(now))
        now = now.parentWidget()
    return "/".join(reversed(steps)) or _step(widget)


def _step(widget: QWidget) -> str:
    name = widget.objectName() or type(widget).__name__
    above = widget.parentWidget()
    if above is None or widget.objectName():
        return name
    alike = [one for one in above.children() if type(one) is type(widget)]
    return f"{name}[{alike.index(widget)}]" if len(alike) > 1 else name


def uppermost(window: QWidget) -> QWidget:
    """What a person looks at: the sheet, palette or tour that lies over the whole window, else the window."""
    parts = (child for child in reversed(window.children()) if isinstance(child, QWidget))
    floating = (part for part in parts if part.property(FLOATS) and part.isVisibleTo(window))
    return next((part for part in floating if part.geometry().contains(window.rect())), window)


def shown_below(top: QWidget) -> Iterator[QWidget]:
    """Every widget below `top` that is not hidden and has some size, from the top down."""
    for child in top.children():
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisibleTo(top):
            yield child
            yield from shown_below(child)
