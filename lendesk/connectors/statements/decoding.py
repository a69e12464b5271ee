"""Bytes of a statement file to its text: encoding told from the bytes, what is no text refused."""

from __future__ import annotations

import codecs

from lendesk.domain.errors import RuleBroken

LARGEST_BYTES = 20_000_000
_CONTAINERS = {b"PK\x03\x04": "xlsx", b"\xd0\xcf\x11\xe0": "xls", b"%PDF": "pdf"}


def decoded(data: bytes) -> tuple[str, str]:
    """Text and encoding (`utf-8`, `utf-16`, `gb18030`).

    Raises RuleBroken `statement.empty`, `statement.too_large` or `statement.unreadable` with `reason`.
    """
    if len(data) > LARGEST_BYTES:
        raise RuleBroken("statement.too_large", bytes=len(data), most=LARGEST_BYTES)
    for start, kind in _CONTAINERS.items():
        if data.startswith(start):
            raise RuleBroken("statement.unreadable", reason=kind)
    text, encoding = _text(data)
    if "\x00" in text:
        raise RuleBroken("statement.unreadable", reason="binary")
    if not text.strip():
        raise RuleBroken("statement.empty")
    return text, encoding


def _text(data: bytes) -> tuple[str, str]:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for codec in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(codec), codec.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise RuleBroken("statement.unreadable", reason="encoding")
