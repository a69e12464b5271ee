"""What use cases need from outside, as protocols: the floors above the database fill them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Box:
    """A region of a picture as parts per million of its width and height, top left origin."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ReadField:
    """One field read from a document: `text` as printed (dates ISO), how sure, where, and what is wrong.

    `confidence` in per mille; `doubtful` are positions of characters in `text` that need a look;
    `failed_checks` are codes (`id_number.check_digit`); `offer` is a look-alike repair that agrees
    with the other fields, offered and never applied by itself.
    """

    text: str
    confidence: int
    box: Box | None = None
    doubtful: tuple[int, ...] = ()
    failed_checks: tuple[str, ...] = ()
    review: bool = True
    offer: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one picture: `kind` of document, fields by name, checks over all of them.

    `rectified_png` is the picture as it was read (turned upright), on which the boxes lie.
    """

    kind: str
    fields: dict[str, ReadField] = field(default_factory=dict)
    checks: tuple[str, ...] = ()
    rectified_png: bytes = b""
    second_opinion: bool = True


class DocumentReader(Protocol):
    """Reads a picture of `kind` (id_front, id_back, bank_card, biz_license); slow: call it off the UI thread.

    Raises RuleBroken `picture.not_an_image`, `.too_large`, `.unreadable`, `.wrong_document`, `.timed_out`,
    or `reader.unavailable`.
    """

    def read(self, picture: bytes, kind: str) -> Reading: ...
