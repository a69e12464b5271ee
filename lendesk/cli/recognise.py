"""`lendesk recognise`: pictures of documents to JSON, one object a picture."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from lendesk.cli.answers import ExitCode
from lendesk.domain.errors import RuleBroken
from lendesk.usecases.ports import DocumentReader, Reading

KINDS = ("id_front", "id_back", "bank_card", "biz_license")
BAD_INPUT = ("file.missing", "request.malformed", "reader.unknown_kind")
MOST_BYTES = 30_000_001
"""One more than the reader takes, so that it refuses; an endless file is not read to its end."""
Job: TypeAlias = tuple[str, str]  # path of the picture, kind of document


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "recognise",
        help="read ID cards, bank cards and business licences from pictures",
        description="Prints one JSON object a picture: fields, review (fields that a person must look at), "
        "confidence (per mille), boxes (parts per million: left, top, width, height), checks (failed codes). "
        'Exit status 1 when a picture could not be read ({"error": code}), 2 bad input, 3 no reader.',
    )
    parser.add_argument("--kind", choices=KINDS, help="kind of document on the pictures")
    parser.add_argument(
        "--stdin", action="store_true", help='read {"image": path, "kind": kind} lines instead'
    )
    parser.add_argument("images", nargs="*", type=Path, metavar="IMG", help="pictures of documents")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit status 0 all read, 1 something unreadable, 2 bad input, 3 no reader."""
    from lendesk.recognition.process import SubprocessReader

    if args.stdin == bool(args.images) or (args.images and not args.kind):
        _tell({"error": "request.malformed"})
        return ExitCode.BAD_INPUT
    jobs = _asked(sys.stdin, args.kind) if args.stdin else ((str(path), args.kind) for path in args.images)
    reader = SubprocessReader()
    try:
        return max((_answer(reader, job) for job in jobs), default=int(ExitCode.DONE))
    finally:
        reader.close()


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading as the command prints it; `offers` and `doubtful` only for fields that have them."""
    fields = reading.fields
    return {
        "fields": {name: field.text for name, field in fields.items()},
        "review": [name for name, field in fields.items() if field.review],
        "confidence": {name: field.confidence for name, field in fields.items()},
        "boxes": {
            name: [field.box.left, field.box.top, field.box.width, field.box.height]
            for name, field in fields.items()
            if field.box
        },
        "checks": list(reading.checks),
        "doubtful": {name: list(field.doubtful) for name, field in fields.items() if field.doubtful},
        "offers": {name: field.offer for name, field in fields.items() if field.offer},
        "second_opinion": reading.second_opinion,
    }


def _asked(lines: Iterable[str], kind: str | None) -> Iterator[Job | None]:
    """Jobs from JSON lines, None for a line that is none; blank lines are passed over."""
    for line in lines:
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            yield str(asked["image"]), str(asked.get("kind") or kind)
        except (ValueError, TypeError, KeyError, AttributeError):
            yield None


def _answer(reader: DocumentReader, job: Job | None) -> int:
    if job is None:
        return _refused("request.malformed")
    path, kind = job
    try:
        with open(path, "rb") as file:
            picture = file.read(MOST_BYTES)
    except (OSError, ValueError):
        return _refused("file.missing", image=path)
    try:
        reading = reader.read(picture, kind)
    except RuleBroken as broken:
        return _refused(broken.code, **broken.facts, image=path)
    _tell({"image": path, "kind": kind} | as_json(reading))
    return ExitCode.DONE


def _refused(code: str, **facts: Any) -> int:
    _tell({"error": code} | facts)
    if code == "reader.unavailable":
        return ExitCode.ENVIRONMENT
    return ExitCode.BAD_INPUT if code in BAD_INPUT else ExitCode.CHECK_FAILED


def _tell(answer: dict[str, Any]) -> None:
    print(json.dumps(answer, ensure_ascii=False), flush=True)
