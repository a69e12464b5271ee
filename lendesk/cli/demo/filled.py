"""A stage whose centre holds the sample lender with its customers, files and loans."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from lendesk.cli.demo.stage import Stage
from lendesk.domain.errors import RuleBroken

NOTE = "sample.json"
"""In the folder of a filled stage: what was made there."""


@dataclass(frozen=True, slots=True)
class Note:
    """The business date on which a kept sample stands, its customers, and the schema it was made under."""

    business_date: str
    customers: int
    schema: str


def open_filled(
    folder: Path, database: str, business_date: date, customers: int, tell: Callable[[str], None]
) -> Stage:
    """Start a stage on the sample lender, made now or found in `folder` (then its own business date holds).

    Raises RuleBroken `environment.not_started`, what was started is stopped then; `sample.other_schema` and
    `sample.half_made` for a folder that cannot be used again.
    """
    known = kept_note(folder)
    day = date.fromisoformat(known.business_date) if known else business_date
    stage = Stage(folder, day, database)

    def fill(sources: Mapping[str, str]) -> None:
        if known is None:
            _fill(stage, sources, customers, tell)
            made = Note(day.isoformat(), customers, schema_mark())
            (folder / NOTE).write_text(json.dumps(asdict(made)), encoding="utf-8")

    try:
        stage.open(fill)
    except BaseException:
        stage.close()
        raise
    return stage


def kept_note(folder: Path) -> Note | None:
    """What was made in the folder before; None where nothing was.

    Raises RuleBroken `sample.other_schema` (made by another version of the program), `sample.half_made`.
    """
    note = folder / NOTE
    if not note.exists():
        if (folder / "centre").exists():
            raise RuleBroken("sample.half_made", folder=str(folder))
        return None
    found = json.loads(note.read_text(encoding="utf-8"))
    if found.get("schema") != schema_mark():
        raise RuleBroken("sample.other_schema", folder=str(folder))
    return Note(**found)


def schema_mark() -> str:
    """A short mark of the database's schema; another schema has another one."""
    versions = files("lendesk.storage.central") / "migrations" / "versions"
    scripts = sorted(
        (one for one in versions.iterdir() if one.name.endswith(".sql")), key=lambda one: one.name
    )
    return hashlib.sha256(b"".join(one.read_bytes() for one in scripts)).hexdigest()[:16]


def _fill(stage: Stage, sources: Mapping[str, str], customers: int, tell: Callable[[str], None]) -> None:
    """In this process, before a worker runs: what the stories leave undone stays undone."""
    from lendesk.sample.generator import make_sample
    from lendesk.server.runner import database, prepared_centre
    from lendesk.server.settings import ServerSettings

    named = {name.removeprefix("LENDESK_").lower(): value for name, value in sources.items()}
    settings = ServerSettings.model_validate({"data": stage.centre, "database_url": stage.database, **named})
    with database(settings) as url, prepared_centre(settings, url) as centre:
        make_sample(centre, business_date=stage.business_date, customers=customers, tell=tell)
