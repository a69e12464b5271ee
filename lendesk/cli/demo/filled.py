"""A stage whose centre holds the sample lender with its customers, files and loans."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from lendesk.cli.demo.stage import Stage

NOTE = "sample.json"
"""In the folder of a filled stage: the business date on which it stands."""


def open_filled(
    folder: Path, database: str, business_date: date, customers: int, tell: Callable[[str], None]
) -> Stage:
    """Start a stage on the sample lender, made now or found in `folder` (then its own business date holds).

    Raises RuleBroken `environment.not_started`; what was started is stopped then.
    """
    note = folder / NOTE
    known = json.loads(note.read_text(encoding="utf-8")) if note.exists() else None
    day = date.fromisoformat(known["business_date"]) if known else business_date
    stage = Stage(folder, day, database)

    def fill(sources: Mapping[str, str]) -> None:
        if known is None:
            _fill(stage, sources, customers, tell)
            note.write_text(json.dumps({"business_date": day.isoformat()}), encoding="utf-8")

    try:
        stage.open(fill)
    except BaseException:
        stage.close()
        raise
    return stage


def _fill(stage: Stage, sources: Mapping[str, str], customers: int, tell: Callable[[str], None]) -> None:
    """In this process, before a worker runs: what the stories leave undone stays undone."""
    from lendesk.sample.generator import make_sample
    from lendesk.server.runner import database, prepared_centre
    from lendesk.server.settings import ServerSettings

    named = {name.removeprefix("LENDESK_").lower(): value for name, value in sources.items()}
    settings = ServerSettings.model_validate({"data": stage.centre, "database_url": stage.database, **named})
    with database(settings) as url, prepared_centre(settings, url) as centre:
        make_sample(centre, business_date=stage.business_date, customers=customers, tell=tell)
