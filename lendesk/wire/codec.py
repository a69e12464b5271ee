"""Commands, queries and answers as exact JSON text and back; what does not fit is refused, not guessed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.catalog import COMMANDS, QUERIES
from lendesk.usecases.messages import Command, CommandResult, Query
from lendesk.wire.upcasters import UPCASTERS, Upcaster

Answer = TypeVar("Answer")

LARGEST_BODY_BYTES = 262_144
LARGEST_ANSWER_BYTES = 32_000_000
LARGEST_DEPTH = 20
_LARGEST_NUMBER = 2**63 - 1
QUERY_VERSION = 1


def encode_command(command: Command) -> str:
    """The body of a command: `{"command", "data", "version"}` as JSON, keys sorted, no spaces.

    This very text is hashed and signed, stored and sent. Raises RuleBroken `command.too_large`.
    """
    name = type(command).__name__
    body = _text({"command": name, "version": type(command).version, "data": _dump(type(command), command)})
    if len(body.encode()) > LARGEST_BODY_BYTES:
        raise RuleBroken("command.too_large", command=name, most_bytes=LARGEST_BODY_BYTES)
    return body


def decode_command(body: str, upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS) -> Command:
    """The command of a body; the version before the newest is raised by its up-caster.

    Raises RuleBroken `command.unknown`, `command.version` (name, version) or `command.malformed` (where).
    """
    name, version, data = _opened(body, "command", LARGEST_BODY_BYTES)
    kind = COMMANDS.get(name)
    if kind is None:
        raise RuleBroken("command.unknown", command=name[:80])
    if version == kind.version - 1 and (name, version) in upcasters:
        data = upcasters[name, version](data)
    elif version != kind.version:
        raise RuleBroken("command.version", command=name, version=version, newest=kind.version)
    command: Command = _validated(kind, _text(data), "command.malformed")
    return command


def encode_query(query: Query[Any]) -> str:
    """The body of a query: `{"query", "data", "version"}`."""
    kind = type(query)
    return _text({"query": kind.__name__, "version": QUERY_VERSION, "data": _dump(kind, query)})


def decode_query(body: str) -> Query[Any]:
    """Raises RuleBroken `query.unknown`, `query.version` or `query.malformed`."""
    name, version, data = _opened(body, "query", LARGEST_BODY_BYTES)
    kind = QUERIES.get(name)
    if kind is None:
        raise RuleBroken("query.unknown", query=name[:80])
    if version != QUERY_VERSION:
        raise RuleBroken("query.version", query=name, version=version, newest=QUERY_VERSION)
    query: Query[Any] = _validated(kind, _text(data), "query.malformed")
    return query


def encode_answer(query: Query[Answer], answer: Answer) -> str:
    """The answer to this query as JSON text."""
    return _adapter(_answer_of(query)).dump_json(answer).decode()


def decode_answer(query: Query[Answer], text: str) -> Answer:
    """Raises RuleBroken `answer.malformed`."""
    if len(text) > LARGEST_ANSWER_BYTES:
        raise RuleBroken("answer.malformed", where="size")
    answer: Answer = _validated(_answer_of(query), text, "answer.malformed")
    return answer


def encode_result(result: CommandResult) -> str:
    """A command's result as JSON text."""
    return _adapter(CommandResult).dump_json(result).decode()


def decode_result(text: str) -> CommandResult:
    """Raises RuleBroken `answer.malformed`."""
    result: CommandResult = _validated(CommandResult, text, "answer.malformed")
    return result


def name_of(body: str) -> str:
    """The name of the command in a body, without reading the rest; "" when there is none."""
    try:
        return _opened(body, "command", LARGEST_BODY_BYTES)[0]
    except RuleBroken:
        return ""


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _answer_of(query: Query[Any]) -> Any:
    kind: Any = type(query)
    return _answer_type(kind)


@cache
def _answer_type(kind: type) -> Any:
    for parent in getattr(kind, "__orig_bases__", ()):
        arguments = get_args(parent)
        if arguments:
            return arguments[0]
    raise TypeError(f"{kind.__name__} does not name its answer")


def _dump(kind: type, value: object) -> Any:
    return _adapter(kind).dump_python(value, mode="json")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _validated(kind: Any, text: str, code: str) -> Any:
    try:
        return _adapter(kind).validate_json(text, strict=True, extra="forbid")
    except ValidationError as wrong:
        first = wrong.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RuleBroken(code, where=where[:200], what=str(first["type"])) from None


def _opened(body: str, kind: str, most_bytes: int) -> tuple[str, int, dict[str, Any]]:
    code = f"{kind}.malformed"
    opened = read_json(body, most_bytes, code)
    if not isinstance(opened, dict) or set(opened) != {kind, "version", "data"}:
        raise RuleBroken(code, where="", what="envelope")
    name, version, data = opened[kind], opened["version"], opened["data"]
    if not isinstance(name, str) or type(version) is not int or not isinstance(data, dict):
        raise RuleBroken(code, where="", what="envelope")
    return name, version, data


def read_json(text: str, most_bytes: int, code: str) -> Any:
    """Strict JSON: no doubled keys, no NaN, no NUL, whole numbers of 64 bits, bounded size and depth.

    Raises RuleBroken with `code` and what is wrong.
    """
    try:
        if len(text.encode()) > most_bytes:
            raise RuleBroken(code, where="", what="size")
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_bounded, parse_float=_plain, parse_constant=_refuse
        )
        _check_parts(value, LARGEST_DEPTH)
    except (ValueError, RecursionError, UnicodeError):
        raise RuleBroken(code, where="", what="json") from None
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("doubled key")
    return made


def _bounded(digits: str) -> int:
    if len(digits) > 20 or abs(int(digits)) > _LARGEST_NUMBER:
        raise ValueError("number too large")
    return int(digits)


def _plain(digits: str) -> float:
    # No message has a field for fractions (rates travel as text); the caller refuses the value by type.
    raise ValueError(f"fraction {digits[:20]}")


def _refuse(name: str) -> float:
    raise ValueError(name)


def _check_parts(value: Any, left: int) -> None:
    if left == 0:
        raise ValueError("too deep")
    if isinstance(value, str) and "\x00" in value:
        raise ValueError("NUL")
    parts: list[Any] = []
    if isinstance(value, dict):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, list):
        parts = value
    for part in parts:
        _check_parts(part, left - 1)
