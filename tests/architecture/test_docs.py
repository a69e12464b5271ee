"""What the documents say of the program is so: links, settings, requirement numbers."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lendesk.server.settings import ServerSettings

from .sources import ROOT

PAGES = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "installer/README.md", *(ROOT / "docs").rglob("*.md")]
)
PICTURES = "docs/pictures/"
"""Screenshots come with a release; their names are fixed before."""
NUMBERS = {"INT": 9, "DEC": 8, "CON": 5, "FUN": 7, "SRV": 9, "COL": 4, "OPS": 7, "CMP": 2, "SEC": 5, "DSK": 5}
NUMBERS |= {"PRF": 1, "SCL": 2}
IN_PLACE = re.compile(r"`((?:lendesk|ui|peers|faults|architecture|tests|docs)/[\w./*-]+)`")


def text_of(name: str) -> str:
    """A page of docs/."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Any) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link and not link.startswith(PICTURES)]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_every_requirement_has_one_line_and_a_verdict() -> None:
    lines = re.findall(
        r"^\| ([A-Z]{3}-\d+) \| (yes|part|not yet) \| ", text_of("requirements.md"), re.MULTILINE
    )
    wanted = [f"{area}-{number}" for area, count in NUMBERS.items() for number in range(1, count + 1)]
    assert [number for number, _ in lines] == wanted


def test_what_the_requirements_name_exists() -> None:
    rows = text_of("requirements.md").partition("## Intake")[2]
    named = set(IN_PLACE.findall(rows))
    places = {path: [ROOT / path, ROOT / "tests" / path] for path in named}
    assert len(named) > 30
    assert sorted(path for path, where in places.items() if not any(one.exists() for one in where)) == []


def test_every_setting_of_the_server_is_told() -> None:
    rows = re.findall(r"^\| (`LENDESK_[^|]+) \|", text_of("operator-first-hour.md"), re.MULTILINE)
    told = {name.lower() for row in rows for name in re.findall(r"`LENDESK_([A-Z_]+)`", row)}
    assert told == set(ServerSettings.model_fields) - {"data"}
