"""Refusals as sentences: by code, with the facts put in.

The only place where a RuleBroken becomes text.

    error_text("access.amount", {"amount_fen": 30_000_000, "limit_fen": 10_000_000})

Sentences are English here and Chinese in `resources/translations/zh_CN/errors.ts` (context "errors"). A fact
whose name ends in `_fen` is written as money, a `permission` by its name, others as they are; an unknown
code gives a general sentence that names the code.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass

from lendesk.domain.errors import Breach, Fact, RuleBroken
from ui.formatting import money
from ui.permissions import permission_name
from ui.refusals import SENTENCES
from ui.texts import LateText, tr

GENERAL = "This was not done. Please tell your administrator the code {code}."


def error_text(code: str, facts: Mapping[str, Fact] | None = None) -> str:
    """The sentence for a refusal in the language in force; never raises, whatever the facts are."""
    source = SENTENCES.get(code, GENERAL)
    shown = {name: _shown(name, value) for name, value in (facts or {}).items()}
    return _Filled().format(tr("errors", source), **(shown | {"code": code}))


def breach_text(breach: Breach) -> str:
    """The sentence for a broken rule held as data."""
    return error_text(breach.code, dict(breach.facts))


@dataclass(frozen=True, slots=True)
class LateRefusal(LateText):
    """A refusal that follows the language, for what stays on the screen: a message at its field."""

    breach: Breach | None = None

    def __str__(self) -> str:
        return breach_text(self.breach) if self.breach else ""


def late_breach(breach: Breach) -> LateRefusal:
    """The same sentence, looked up whenever it is shown."""
    return LateRefusal("errors", breach.code, breach=breach)


def late_refusal(refusal: RuleBroken) -> LateRefusal:
    """The sentence of a refusal that was raised, looked up whenever it is shown."""
    return late_breach(Breach(refusal.code, tuple(refusal.facts.items())))


def _shown(name: str, value: Fact) -> str:
    if name.endswith("_fen") and isinstance(value, int) and not isinstance(value, bool):
        return money(value)
    if name == "permission":
        return str(permission_name(str(value)))
    if isinstance(value, bool):
        return tr("errors", "yes") if value else tr("errors", "no")
    return "—" if value is None else str(value)


class _Filled(string.Formatter):
    """Puts facts in; one that the refusal did not bring is shown as a dash instead of raising."""

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, object]) -> object:
        del args
        return kwargs.get(str(key), "—")
