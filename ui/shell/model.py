"""What the main window is told: screens for the rail, who is signed in, how the line stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ui.texts import Text

BadgeKind = Literal["person", "outbox"]


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """One screen: `build` is called when it is first opened. Only screens the role may see are given.

    `icon` is a name of tokens.json or Phosphor; `at_foot` puts it below (help, settings); `in_rail` False
    keeps it for the palette and links only.
    """

    key: str
    title: Text
    icon: str
    build: Callable[[], QWidget]
    at_foot: bool = False
    in_rail: bool = True
    rail_text: Text = ""
    help_topic: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A count on the rail: red when a person is needed, violet for the outbox."""

    count: int
    kind: BadgeKind = "person"


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, for the title bar."""

    name: str
    role: Text


@dataclass(frozen=True, slots=True)
class LineStatus:
    """The foot of the window: `offline_since` (a clock text) is empty while connected.

    `stale_minutes` is the age of the data shown once it is more than a person should work with, else 0.
    """

    server_ms: int | None = None
    offline_since: str = ""
    outbox_count: int = 0
    outbox_sum_fen: int = 0
    last_sync: str = ""
    branch: str = ""
    device: str = ""
    stale_minutes: int = 0

    @property
    def online(self) -> bool:
        return not self.offline_since


@runtime_checkable
class Titled(Protocol):
    """A screen may bring these; the window shows `crumb` beside the title and follows `crumb_changed`."""

    crumb_changed: SignalInstance

    def crumb(self) -> Text: ...


@runtime_checkable
class Wakeful(Protocol):
    """A screen with `shown` is told each time it is turned to; `argument` is what the opener gave."""

    def shown(self, argument: object) -> None: ...


@runtime_checkable
class Filed(Protocol):
    """A screen with `file_key` tells what `shown` needs to come back to the file in work; "" for none.

    The keys of its queue lists are such keys too: a middle click opens one in a window of its own.
    """

    def file_key(self) -> str: ...


@runtime_checkable
class Closing(Protocol):
    """A screen with `escape` gets Esc first; True means that it closed something itself."""

    def escape(self) -> bool: ...


@runtime_checkable
class Acting(Protocol):
    """A screen with `act` carries out an action of `ui.actions` by its key, as if its button were pressed."""

    def act(self, action: str) -> None: ...
