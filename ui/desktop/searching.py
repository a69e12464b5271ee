"""What the palette of a window is served with: the actions of the person, and search through the desk."""

from __future__ import annotations

from ui.actions import offered
from ui.screens.surroundings import Surroundings
from ui.shell.finding import Finding
from ui.shell.window import MainWindow


def serve_palette(window: MainWindow, around: Surroundings) -> None:
    """Actions by permission; people and papers from this workstation's copy and from the centre."""
    window.can_do = offered(around.may)
    window.palette_box.serve(
        Finding(
            around.desk,
            around.run,
            around.preferences,
            lambda: window.entries,
            window.go,
            window.window_wanted.emit,
        )
    )
