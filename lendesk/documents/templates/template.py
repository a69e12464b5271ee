"""Reading a contract template: every slot declared, used and bounded, or it is not a template."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from string import Formatter
from typing import Any

from lendesk.domain.errors import RuleBroken

FORMAT = 1
KIND = re.compile(r"[a-z][a-z_]{1,39}")
CLAUSE_ID = re.compile(r"[a-z][a-z_]{1,39}")
SOURCES = ("paper", "choice")
TYPES = ("integer", "decimal", "text")


@dataclass(frozen=True, slots=True)
class Slot:
    """A named gap in the clauses. `source` paper comes from the contract's figures, choice from the lender.

    A choice has a `type` (integer, decimal, text), bounds (`low`, `high`, both included, or `max_length`)
    and a `default`, which lies inside them.
    """

    name: str
    source: str
    type: str = "text"
    low: Decimal | None = None
    high: Decimal | None = None
    max_length: int = 0
    default: str = ""

    def accept(self, value: str | int | Decimal) -> str:
        """The value as printed, or RuleBroken `template.out_of_bounds` with the slot and its bounds."""
        shown = self._text(value) if self.type == "text" else self._number(value)
        if shown is None:
            raise RuleBroken(
                "template.out_of_bounds",
                slot=self.name,
                value=str(value)[:40],
                low=str(self.low or 0),
                high=str(self.max_length if self.type == "text" else self.high),
            )
        return shown

    def _text(self, value: str | int | Decimal) -> str | None:
        return value if isinstance(value, str) and 0 < len(value.strip()) <= self.max_length else None

    def _number(self, value: str | int | Decimal) -> str | None:
        try:
            number = Decimal(value)
        except InvalidOperation:
            return None
        if isinstance(value, bool) or not number.is_finite() or self.low is None or self.high is None:
            return None
        if not self.low <= number <= self.high:
            return None
        if self.type == "integer" and number != number.to_integral_value():
            return None
        return f"{number.normalize():f}" if number else "0"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; `key` when it must be pointed out and explained one by one (Civil Code 496)."""

    id: str
    key: bool
    title: str
    text: str

    @property
    def slot_names(self) -> frozenset[str]:
        """The slots that the text names."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.text) if name is not None)


@dataclass(frozen=True, slots=True)
class Template:
    """The wording of a contract for one kind of product, in one version."""

    kind: str
    version: str
    language: str
    title: str
    slots: dict[str, Slot]
    clauses: tuple[Clause, ...]

    @property
    def clause_ids(self) -> tuple[str, ...]:
        """All clauses in order."""
        return tuple(clause.id for clause in self.clauses)

    @property
    def key_terms(self) -> tuple[str, ...]:
        """The clauses to confirm one by one before signing, in order."""
        return tuple(clause.id for clause in self.clauses if clause.key)


def load_template(kind: str) -> Template:
    """The shipped template for a product kind (`personal_credit`, `micro_business`).

    Raises RuleBroken `template.unknown_kind`, and what `parse_template` raises.
    """
    source = files("resources") / "templates" / f"contract_{kind}.json"
    if not KIND.fullmatch(kind) or not source.is_file():
        raise RuleBroken("template.unknown_kind", kind=kind[:40])
    return parse_template(source.read_text(encoding="utf-8"))


def shipped_kinds() -> tuple[str, ...]:
    """The kinds that a template comes with the program for."""
    names = (part.name for part in (files("resources") / "templates").iterdir())
    found = (name.removeprefix("contract_") for name in names if name.startswith("contract_"))
    return tuple(sorted(name.removesuffix(".json") for name in found))


def required_clauses() -> frozenset[str]:
    """Clause ids that law asks for in every contract, for the compliance check."""
    return frozenset(bases_of_clauses())


def bases_of_clauses() -> dict[str, str]:
    """The law that asks for a clause in every contract, by the clause's id."""
    source = files("resources") / "templates" / "required_clauses.json"
    return {row["id"]: row["basis"] for row in json.loads(source.read_text(encoding="utf-8"))["clauses"]}


def parse_template(text: str) -> Template:
    """A template from its JSON text.

    Raises RuleBroken `template.malformed` (with `place`), `template.duplicate_clause`,
    `template.unknown_slot` (a clause names an undeclared one) or `template.unused_slot`.
    """
    try:
        raw = json.loads(text)
        template = _template(raw)
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as problem:
        raise RuleBroken("template.malformed", place=str(problem)[:80]) from None
    _check_clauses(template)
    _check_slots(template)
    return template


def _template(raw: dict[str, Any]) -> Template:
    _only(raw, {"format", "kind", "version", "language", "title", "slots", "clauses"})
    if raw["format"] != FORMAT or not KIND.fullmatch(raw["kind"]):
        raise ValueError("format or kind")
    return Template(
        raw["kind"],
        _line(raw["version"]),
        _line(raw["language"]),
        _line(raw["title"]),
        {name: _slot(name, slot) for name, slot in raw["slots"].items()},
        tuple(_clause(clause) for clause in raw["clauses"]),
    )


def _slot(name: str, raw: dict[str, Any]) -> Slot:
    if raw["source"] not in SOURCES:
        raise ValueError(f"source of {name}")
    if raw["source"] == "paper":
        _only(raw, {"source"})
        return Slot(name, "paper")
    _only(raw, {"source", "type", "min", "max", "max_length", "default"})
    return _choice(name, raw)


def _choice(name: str, raw: dict[str, Any]) -> Slot:
    if raw["type"] not in TYPES:
        raise ValueError(f"type of {name}")
    bounds = ("", "") if raw["type"] == "text" else (raw["min"], raw["max"])
    low, high = (Decimal(str(bound)) if bound != "" else None for bound in bounds)
    slot = Slot(name, "choice", raw["type"], low, high, int(raw.get("max_length", 0)), str(raw["default"]))
    slot.accept(slot.default)
    return slot


def _clause(raw: dict[str, Any]) -> Clause:
    _only(raw, {"id", "key", "title", "text"})
    if not CLAUSE_ID.fullmatch(raw["id"]) or not isinstance(raw["key"], bool):
        raise ValueError(f"clause {raw['id']}")
    clause = Clause(raw["id"], raw["key"], _line(raw["title"]), _line(raw["text"]))
    if any(spec or conversion for _, _, spec, conversion in Formatter().parse(clause.text)):
        raise ValueError(f"a slot in {clause.id} is more than a name")
    return clause


def _line(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("an empty text")
    return value


def _only(raw: dict[str, Any], known: Iterable[str]) -> None:
    unknown = sorted(set(raw).difference(known))
    if unknown:
        raise ValueError(f"unknown key {unknown[0]}")


def _check_clauses(template: Template) -> None:
    seen: set[str] = set()
    for clause in template.clauses:
        if clause.id in seen:
            raise RuleBroken("template.duplicate_clause", clause=clause.id)
        seen.add(clause.id)


def _check_slots(template: Template) -> None:
    used: set[str] = set()
    for clause in template.clauses:
        for name in sorted(clause.slot_names.difference(template.slots)):
            raise RuleBroken("template.unknown_slot", clause=clause.id, slot=name)
        used |= clause.slot_names
    for name in sorted(set(template.slots).difference(used)):
        raise RuleBroken("template.unused_slot", slot=name)
