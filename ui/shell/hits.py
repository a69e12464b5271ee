"""One line of the command palette, and the kinds of lines in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ui.texts import LateText, Text, late


class Section(StrEnum):
    """What a line is; Tab limits the palette to one of them."""

    RECENT = "recent"
    CUSTOMERS = "customers"
    PAPERS = "papers"
    ACTIONS = "actions"
    SCREENS = "screens"


SECTION_TITLES: dict[Section, LateText] = {
    Section.RECENT: late("palette", "Recent"),
    Section.CUSTOMERS: late("palette", "Customers"),
    Section.PAPERS: late("palette", "Applications, contracts, loans"),
    Section.ACTIONS: late("palette", "Actions"),
    Section.SCREENS: late("palette", "Screens"),
}
LIMITS: tuple[Section | None, ...] = (
    None,
    Section.CUSTOMERS,
    Section.PAPERS,
    Section.ACTIONS,
    Section.SCREENS,
)
"""What Tab turns through; None is everything."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`run` is called when the line is taken, `beside` opens it in a window of its own (None: it cannot).

    `key` is what it is remembered by; `note` at the right says what it is, `keys` its shortcut. Texts come
    masked already.
    """

    title: Text
    detail: Text
    icon: str
    run: Callable[[], object]
    section: Section = Section.CUSTOMERS
    key: str = ""
    note: Text = ""
    keys: str = ""
    beside: Callable[[], object] | None = None


Show = Callable[[Sequence[Hit]], None]


class Finder(Protocol):
    """Brings what is not known beforehand: people and papers, and what was taken lately."""

    def find(self, words: str, section: Section | None, show: Show) -> None:
        """Look for `words` in the background; `show` is called with better and better answers."""

    def recent(self, known: Sequence[Hit]) -> Sequence[Hit]:
        """What was taken last, newest first, with those of `known` that are still offered."""

    def took(self, hit: Hit) -> None:
        """Remember that this line was taken."""
