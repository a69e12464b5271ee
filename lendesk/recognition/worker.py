"""The process that reads pictures: loads the reader once, answers over pipes, may be killed at any time."""

from __future__ import annotations

import os
import sys
from typing import Any, BinaryIO

from lendesk.domain.errors import RuleBroken
from lendesk.recognition import pipe

MOST_MEMORY_BYTES = 1_000_000_000  # of data; the reader itself takes about 450 MB


def main() -> int:
    """Serves until its standard input ends; what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit_memory()
    try:
        reader = _load()
    except RuleBroken as missing:
        pipe.send(answers, _refusal(missing))
        return 3
    pipe.send(answers, {"ready": True})
    while (message := pipe.receive(sys.stdin.buffer)) is not None:
        _answer(reader, message, answers)
    return 0


def _load() -> Any:
    from lendesk.recognition.engines import best_engine
    from lendesk.recognition.reader import PictureReader

    return PictureReader(best_engine())


def _answer(reader: Any, message: tuple[dict[str, Any], bytes], answers: BinaryIO) -> None:
    head, picture = message
    try:
        reading = reader.read(picture, str(head["kind"]))
    except RuleBroken as refused:
        pipe.send(answers, _refusal(refused))
    except Exception as broken:  # noqa: BLE001 - the border of the process: a hostile picture must not end it
        print(f"reader: {type(broken).__name__}: {broken}", file=sys.stderr)  # noqa: T201
        pipe.send(answers, {"error": "picture.unreadable", "facts": {}})
    else:
        pipe.send(answers, *pipe.packed(reading))


def _refusal(refused: RuleBroken) -> dict[str, Any]:
    return {"error": refused.code, "facts": refused.facts}


def _limit_memory() -> None:
    """POSIX only; elsewhere the cap on pixels has to do."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))


if __name__ == "__main__":
    sys.exit(main())
