"""What the engine and the ledger pass around is frozen; only the working books of a run change."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from types import ModuleType

import pytest

import lendesk.domain.ledger
import lendesk.domain.loans
from lendesk.domain.loans.events.events import Event

WORKING = {"Book", "Charge", "CumulativeRow", "Progress", "Row", "Run"}


def values() -> Iterator[type]:
    """Every dataclass that is declared in a module of the two rooms."""
    for room in (lendesk.domain.loans, lendesk.domain.ledger):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            yield from declared(import_module(found.name))


def declared(module: ModuleType) -> Iterator[type]:
    for one in vars(module).values():
        if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__:
            yield one


VALUES = sorted(values(), key=lambda one: (one.__module__, one.__name__))
EVENTS = [one for one in VALUES if issubclass(one, Event)]


def test_only_what_works_on_a_run_can_be_changed() -> None:
    changeable = {one.__name__ for one in VALUES if not one.__dataclass_params__.frozen}  # type: ignore[attr-defined]
    assert changeable == WORKING


@pytest.mark.parametrize("value", VALUES, ids=lambda one: one.__name__)
def test_a_value_takes_no_attribute_of_its_own(value: type) -> None:
    # A misspelt name is an error, and a million loans fit into memory.
    assert not hasattr(object.__new__(value), "__dict__")


@pytest.mark.parametrize("event", EVENTS, ids=lambda one: one.__name__)
def test_an_event_is_told_by_names_only(event: type) -> None:
    assert [field.name for field in fields(event) if not field.kw_only] == []
