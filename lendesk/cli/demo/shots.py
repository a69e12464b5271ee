"""What is to be photographed and what was: plain data that travels between processes and into the index."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Language = Literal["zh_CN", "en"]
Theme = Literal["light", "dark"]
SHORT: dict[Language, str] = {"zh_CN": "zh", "en": "en"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The window: its size in units, the pixels of a unit, and the end of the names of its pictures."""

    width: int
    height: int
    scale: str = "1"
    name: str = ""

    @property
    def pixels(self) -> str:
        """As an office would call the display: `1920x1080 150 %`."""
        times = float(self.scale)
        return f"{round(self.width * times)}x{round(self.height * times)} {round(times * 100)} %"


FRAMES = (
    Frame(1366, 768),
    Frame(1440, 900, name="1440x900"),
    Frame(1280, 720, "1.5", "1920x1080-150"),
)
"""The displays that every screen must live with."""


@dataclass(frozen=True, slots=True)
class Order:
    """One process's work; `screen` "" for all; `workstation` is its folder, `title` its registered name.

    With `check` each window is inspected when its picture is taken: cut, overlapping, faint or unreachable.
    """

    workstation: str
    title: str
    folder: Path
    frame: Frame
    roles: tuple[str, ...]
    screen: str
    languages: tuple[Language, ...]
    themes: tuple[Theme, ...]
    sign_in: bool = False
    check: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """One picture, or a screen that gave none (`problem`).

    `painted_ms`: from the turn to the screen until it was first painted; `settled_ms`: until nothing was
    under way any more. Both of the first picture of a screen, 0 for the others.
    """

    role: str
    screen: str
    language: str = ""
    theme: str = ""
    frame: str = ""
    file: str = ""
    painted_ms: int = 0
    settled_ms: int = 0
    problem: str = ""
    findings: tuple[str, ...] = ()
