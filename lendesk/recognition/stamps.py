"""Takes out what was stamped or written across a copy: it belongs to no field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from lendesk.recognition.lines import TextLine

_PHRASES = "仅供办理贷款业务使用再次复印无效仅用于贷款申请专用他用无效样本SPECIMEN"
_STAMPED = re.compile(
    r"仅[供限][^，。；]{0,12}?(?:使用|专用|申请|之用)|仅用于[^，。；]{0,8}?(?:申请|使用|办理|业务)"
    r"|(?:再次)?复印(?:件)?无效|他用无效|样本|SPECIMEN",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[仅供办理贷款业务各]*使用|(?:再次)?(?:复印)?无效|贷款申请)$")
MOSTLY = 0.7  # of a line that is stamp when the line is dropped whole


def without_stamps(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines without stamp text; a line that is nothing else is left out."""
    cleaned = (_cleaned(line) for line in lines)
    return [line for line in cleaned if line.characters and not _is_stamp(line.text)]


def tail_at(text: str) -> int:
    """Where the end of a stamp begins that runs into a name; the length when there is none."""
    tail = _TAIL.search(text)
    return tail.start() if tail else len(text)


def _cleaned(line: TextLine) -> TextLine:
    stamped = {at for found in _STAMPED.finditer(line.text) for at in range(*found.span())}
    if not stamped:
        return line
    kept = tuple(one for at, one in enumerate(line.characters) if at not in stamped)
    return replace(line, characters=kept)


def _is_stamp(text: str) -> bool:
    """Whether a line is a piece of a phrase, also when a character of it was misread."""
    if len(text) < 4:
        return False
    same = SequenceMatcher(None, _PHRASES, text.upper(), autojunk=False)
    run = sum(block.size for block in same.get_matching_blocks() if block.size > 1)
    return run >= MOSTLY * len(text)
