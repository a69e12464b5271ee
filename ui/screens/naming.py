"""Names that the lender keeps in both languages."""

from __future__ import annotations

from ui.texts import language


def named(chinese: str, english: str) -> str:
    """The name in the language in force; Chinese where no English one was given."""
    return chinese if language() == "zh_CN" or not english else english
