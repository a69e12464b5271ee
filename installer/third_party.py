"""Writes docs/third-party.md: every pinned library with its version and licence, as its own metadata says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "third-party.md"
HEAD = """# Libraries and their licences

Written by `python installer/third_party.py` from `requirements.txt` and the libraries' own metadata.
LenDesk itself is under Apache-2.0 (`LICENSE`, `NOTICE`). Shipped inside the checkout: Noto Sans SC
(`resources/fonts`), SIL Open Font License 1.1 (`resources/fonts/OFL.txt`). PySide6 and Qt are LGPL-3.0:
they are separate files that a user may replace, also in the frozen desktop. PyInstaller is GPL-2.0 with an
exception for the programs that it builds; it is used to build, like pytest or ruff, and is no part of
LenDesk. Tesseract, Poppler, OpenSSL and PostgreSQL are programs of their own.

| library | version | licence |
|---|---|---|
"""
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
_LONGEST = 60
UNTOLD = {"sqlcipher3": "Zlib; SQLCipher inside is BSD-3-Clause", "zen-engine": "MIT"}
"""Licences that only the source repositories tell."""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(f"| {name} | {version} | {licence} |\n" for name, version, licence in libraries())


def libraries() -> Iterator[tuple[str, str, str]]:
    """Name, version and licence of every pinned library that is installed here, by name."""
    for name in sorted({name for name, _ in pins()}):
        try:
            yield name, metadata(name)["Version"], licence_of(name)
        except PackageNotFoundError:
            continue  # pinned for another platform only


def pins() -> list[tuple[str, str]]:
    """Name and version of every line of requirements.txt."""
    return _PIN.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))


def licence_of(name: str) -> str:
    """The licence expression, else a short licence text, else the classifiers' names."""
    told = metadata(name)
    text = told.get("License-Expression") or (told.get("License") or "").strip()
    if text and "\n" not in text and len(text) <= _LONGEST:
        return text
    names = [each for each in told.get_all("Classifier") or () if each.startswith("License ::")]
    return "; ".join(each.rpartition(" :: ")[2] for each in names) or UNTOLD.get(name, "not told")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
