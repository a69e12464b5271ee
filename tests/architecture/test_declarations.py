"""Every command and query says what it needs and has somebody who carries it out."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

import lendesk.usecases
from lendesk.server import handlers
from lendesk.storage.central.queries.answers import ANSWERS
from lendesk.usecases.catalog import COMMANDS, QUERIES
from lendesk.usecases.handling import HANDLINGS
from lendesk.usecases.messages import Command, Query

from .declarations import ill_declared_command, ill_declared_query, snake, unanswered, unlisted

SETTING = """
from dataclasses import dataclass
from lendesk.domain.access import Permission
from lendesk.usecases.messages import Command, Query, Route
"""
MARKS = "permission = Permission.REPAYMENT_POST; route = Route.QUEUED"


def made_from(text: str) -> type:
    """The last class that a source text declares."""
    names: dict[str, Any] = {"__name__": __name__}
    exec(SETTING + text, names)
    made: type = list(names.values())[-1]
    return made


def test_the_catalogue_is_whole() -> None:
    for module in walk_packages(lendesk.usecases.__path__, "lendesk.usecases."):
        import_module(module.name)
    assert unlisted(Command, COMMANDS.values()) == []
    assert unlisted(Query, QUERIES.values()) == []


@pytest.mark.parametrize("kind", COMMANDS.values(), ids=COMMANDS)
def test_commands_declare_what_they_need(kind: type[Command]) -> None:
    assert ill_declared_command(kind) == []


@pytest.mark.parametrize("kind", QUERIES.values(), ids=QUERIES)
def test_queries_declare_what_they_need(kind: type[Query[Any]]) -> None:
    assert ill_declared_query(kind) == []


def test_every_command_has_a_handler_of_its_name() -> None:
    assert handlers.load() == ()
    assert unanswered(COMMANDS.values(), HANDLINGS) == []
    named = {kind: handling.handle.__name__ for kind, handling in HANDLINGS.items()}
    assert {kind: snake(kind.__name__) for kind in COMMANDS.values()} == named


def test_every_query_has_an_answer() -> None:
    assert unanswered(QUERIES.values(), ANSWERS) == []
    assert unanswered(ANSWERS, QUERIES.values()) == []


@pytest.mark.parametrize(
    "broken",
    [
        f"@dataclass(kw_only=True)\nclass PostThing:\n    {MARKS}",
        f"class PostThing(Command):\n    {MARKS}",
        f"@dataclass(frozen=True, kw_only=True)\nclass Post(Command):\n    {MARKS}",
        f"@dataclass(frozen=True, kw_only=True)\nclass ThingPosted(Command):\n    {MARKS}",
        "@dataclass(frozen=True, kw_only=True)\nclass PostThing(Command):\n    route = Route.QUEUED",
        "@dataclass(frozen=True, kw_only=True)\nclass PostThing(Command):\n"
        "    permission = Permission.REPAYMENT_POST",
        "@dataclass(frozen=True, kw_only=True)\nclass PostThing(Command):\n"
        "    permission = 'repayment.post'; route = Route.QUEUED",
    ],
)
def test_an_ill_declared_command_is_found(broken: str) -> None:
    assert len(ill_declared_command(made_from(broken))) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "class GetThing(Query[int]):\n    permission = Permission.SELF",
        "@dataclass(frozen=True, kw_only=True)\nclass Thing(Query[int]):\n    permission = Permission.SELF",
        "@dataclass(frozen=True, kw_only=True)\nclass GetThing(Query[int]):\n    key: str",
    ],
)
def test_an_ill_declared_query_is_found(broken: str) -> None:
    assert len(ill_declared_query(made_from(broken))) == 1


def test_a_command_without_handler_or_place_in_the_catalogue_is_found() -> None:
    lonely = made_from(f"@dataclass(frozen=True, kw_only=True)\nclass PostLonely(Command):\n    {MARKS}")
    assert ill_declared_command(lonely) == []
    assert unanswered([*COMMANDS.values(), lonely], HANDLINGS) == ["PostLonely"]
    assert "PostLonely" in unlisted(Command, COMMANDS.values(), room=__name__)
