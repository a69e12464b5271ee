"""Finds what the keyboard cannot reach, keys that collide, and a Tab order that strays from the eye."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from PySide6.QtCore import QEvent, QMetaMethod, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QButtonGroup, QWidget

from ui.inspection.clipping import said
from ui.inspection.finding import Finding, path_of, shown_below
from ui.widgets.painted import FLOATS, focus_first

MOST_STOPS = 500


def unreachable(window: QWidget) -> Iterator[Finding]:
    """Enabled buttons, tabs and lists that neither Tab nor a key of their own reaches."""
    for widget in shown_below(window):
        if not widget.isEnabled() or not _acts(widget) or widget.focusProxy() is not None:
            continue
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        by_key = isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty()
        if not by_tab and not by_key and not _left_to_arrows(widget):
            yield Finding("not by keyboard", path_of(widget, window), said(widget), type(widget).__name__)


def _acts(widget: QWidget) -> bool:
    """Whether something happens when it is clicked: a list that nobody listens to is there for reading."""
    if isinstance(widget, QAbstractItemView):
        signals = (getattr(widget, name, None) for name in ("selected", "opened", "ticked"))
        return any(
            widget.isSignalConnected(QMetaMethod.fromSignal(signal))
            for signal in signals
            if signal is not None
        )
    return isinstance(widget, QAbstractButton)


def colliding(window: QWidget) -> Iterator[Finding]:
    """Keys that two visible, enabled parts of the window claim: Qt then serves neither."""
    claimed: dict[str, list[str]] = defaultdict(list)
    for button in window.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty() and button.isVisible() and button.isEnabled():
            claimed[button.shortcut().toString()].append(path_of(button, window))
    for shortcut in window.findChildren(QShortcut):
        holder = shortcut.parent()
        if shortcut.isEnabled() and isinstance(holder, QWidget) and holder.isVisible():
            if shortcut.context() == Qt.ShortcutContext.WidgetShortcut:
                continue
            for sequence in QShortcut.keys(shortcut):
                claimed[sequence.toString()].append(path_of(holder, window))
    for key, holders in claimed.items():
        if len(holders) > 1:
            yield Finding("keys collide", holders[0], key, f"also {', '.join(holders[1:])}")


def stops_due(window: QWidget) -> list[QWidget]:
    """What Tab must visit: enabled, visible, taking focus by Tab; of alternatives the one in force."""
    return [
        widget
        for widget in shown_below(window)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def _left_to_arrows(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab visits one; arrows go to the others."""
    return not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and any(
        one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in _alternatives(widget)
    )


def _alternatives(widget: QWidget) -> Sequence[QAbstractButton]:
    """The buttons of which one only can be pressed, with this one; empty for any other widget."""
    if not isinstance(widget, QAbstractButton):
        return ()
    group: QButtonGroup | None = widget.group()
    if group is not None:
        return group.buttons() if group.exclusive() else ()
    parent = widget.parentWidget()
    if parent is None or not widget.autoExclusive():
        return ()
    beside = (one for one in parent.children() if isinstance(one, QAbstractButton))
    return [one for one in beside if one.autoExclusive()]


def walk(*, back: bool = False) -> list[QWidget]:
    """Where Tab (or Shift+Tab) leads from where the keyboard is, until it returns or is lost."""
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        now = QApplication.focusWidget()
        if now is None or (stops and now is stops[0]):
            break
        if now in stops:
            break
        stops.append(now)
        _press(now, back)
    return stops


def _press(widget: QWidget, back: bool) -> None:
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, "\t"))


def astray(window: QWidget) -> Iterator[Finding]:
    """Faults of the Tab order; moves the keyboard about and gives it back.

    Every stop once and back to the first, Shift+Tab the same in reverse, nothing hidden, and in every panel
    rows from top to bottom, each from left to right.
    """
    before = QApplication.focusWidget()
    if not focus_first(window):
        return
    there = walk()
    first = there[0] if there else None
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    back = walk(back=True)
    yield from _not_once(window, there)
    if back and there and [back[0], *reversed(back[1:])] != there:
        odd = next(
            (
                one
                for one, other in zip([back[0], *reversed(back[1:])], there, strict=False)
                if one is not other
            ),
            back[-1],
        )
        yield Finding(
            "Shift+Tab differs", path_of(odd, window), said(odd), f"{len(back)} stops, Tab {len(there)}"
        )
    yield from _against_the_eye(window, there)
    if before is not None:
        before.setFocus(Qt.FocusReason.OtherFocusReason)


def _not_once(window: QWidget, there: list[QWidget]) -> Iterator[Finding]:
    due = stops_due(window)
    last = QApplication.focusWidget()
    if last is None and there:
        yield Finding("focus lost", path_of(there[-1], window), said(there[-1]), "after Tab nothing has it")
    for stop in there:
        if not stop.isVisibleTo(window) or stop.size().isEmpty():
            yield Finding("hidden stop", path_of(stop, window), said(stop), "Tab stops where nothing is seen")
    for missed in due:
        if missed not in there:
            yield Finding(
                "Tab misses", path_of(missed, window), said(missed), f"{len(there)} of {len(due)} stops"
            )


def _against_the_eye(window: QWidget, there: list[QWidget]) -> Iterator[Finding]:
    """In each widget: its children are visited in one run each, every next one to the right or below."""
    for parent in (window, *shown_below(window)):
        runs = [child for child, _ in groupby(_child_towards(parent, stop) for stop in there)]
        if None not in runs:
            runs = _turned(runs)  # the whole round runs inside: it may begin anywhere
        inside = [child for child in runs if child is not None and not child.property(FLOATS)]
        for child in {one for one in inside if inside.count(one) > 1}:
            yield Finding("Tab comes twice", path_of(child, window), said(child), "its stops are torn apart")
        for one, other in pairwise(inside):
            if _before(_place(other), _place(one)):
                measure = f"comes after {path_of(one, window)}"
                yield Finding("Tab against the eye", path_of(other, window), said(other), measure)


def _turned(runs: list[QWidget | None]) -> list[QWidget | None]:
    """The round begun where the eye begins: after its only step back."""
    if len(runs) > 1 and runs[0] is runs[-1]:
        runs = runs[:-1]
    for at, (one, other) in enumerate(pairwise(runs), 1):
        if one is not None and other is not None and _before(_place(other), _place(one)):
            return runs[at:] + runs[:at]
    return runs


def _child_towards(parent: QWidget, stop: QWidget) -> QWidget | None:
    now: QWidget | None = stop
    while now is not None and now.parentWidget() is not parent:
        now = now.parentWidget()
    return now


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _before(one: QRect, other: QRect) -> bool:
    """Whether the eye comes to `one` first: it lies above, or in the same row to the left."""
    if one.bottom() <= other.top():
        return True
    if other.bottom() <= one.top():
        return False
    return one.right() <= other.left()
