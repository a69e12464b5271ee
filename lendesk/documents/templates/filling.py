"""Filling a template: figures from the contract, choices inside their bounds, nothing left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from string import Formatter

from lendesk.documents.templates.template import Clause, Template
from lendesk.domain.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a clause; `filled` marks a slot's value, which the print emphasises."""

    text: str
    filled: bool


@dataclass(frozen=True, slots=True)
class FilledClause:
    """A clause ready for print; `no` counts from 1."""

    no: int
    id: str
    key: bool
    title: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The whole wording, as it is read aloud."""
        return "".join(part.text for part in self.parts)


def fill(
    template: Template, figures: Mapping[str, str], choices: Mapping[str, str | int | Decimal]
) -> tuple[FilledClause, ...]:
    """Every clause with its slots filled.

    `figures` are the contract's own values as printed, exactly the paper slots or more; `choices` override
    the template's defaults. Raises RuleBroken `template.missing_value`, `template.unknown_choice`,
    `template.out_of_bounds`.
    """
    values = _values(template, figures, choices)
    return tuple(
        FilledClause(no, clause.id, clause.key, clause.title, _parts(clause, values))
        for no, clause in enumerate(template.clauses, start=1)
    )


def _values(
    template: Template, figures: Mapping[str, str], choices: Mapping[str, str | int | Decimal]
) -> dict[str, str]:
    adjustable = {name for name, slot in template.slots.items() if slot.source == "choice"}
    for name in sorted(set(choices).difference(adjustable)):
        raise RuleBroken("template.unknown_choice", slot=name)
    values: dict[str, str] = {}
    for name, slot in template.slots.items():
        if slot.source == "choice":
            values[name] = slot.accept(choices.get(name, slot.default))
        elif not figures.get(name, "").strip():
            raise RuleBroken("template.missing_value", slot=name)
        else:
            values[name] = figures[name]
    return values


def _parts(clause: Clause, values: Mapping[str, str]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for literal, name, _, _ in Formatter().parse(clause.text):
        if literal:
            parts.append(Part(literal, False))
        if name is not None:
            parts.append(Part(values[name], True))
    return tuple(parts)
