"""The help texts: one Markdown file a topic and language below `resources/help`; no Qt.

help_text("loans", "en")         # "" where there is none
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ui.formatting import Language

WHATS_NEW = "whats-new"


@cache
def help_text(topic: str, language: Language) -> str:
    """The Markdown of a topic; "" for an unknown topic."""
    if not topic.replace("_", "").replace("-", "").isalnum():
        return ""
    place = files("resources").joinpath("help", language, f"{topic}.md")
    return place.read_text(encoding="utf-8") if place.is_file() else ""
