"""What a person is told when a rule stops a step: a code and the facts, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Fact: TypeAlias = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken rule as data: `code` is dotted (`loan.over_authority`), `facts` fill its translated text."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


class RuleBroken(Exception):
    """A business refusal. Only `ui/` turns it into a sentence, by `code`, with `facts` put in.

    Facts are strings, whole numbers (money in fen), truth values or None; dates as ISO strings.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code
