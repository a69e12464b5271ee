"""The differences that are known: {case: {snapshot: cause}} and the page that lists them for people."""

from __future__ import annotations

import json
from pathlib import Path

from tests.peers.comparing import Result

FILE = Path(__file__).with_name("differences.json")
PAGE = Path(__file__).parents[2] / "docs" / "peer-differences.md"
HEAD = """# Where our figures differ from published ones

`tests/peers` runs the published cases through the public format and compares every figure that they
assert. Every snapshot that differs is listed here with its cause (made from `tests/peers/differences.json`
by `python -m tests.peers.known`; a test holds both to what is true). A snapshot is named by the number of
events before it, and its day where a case has two.

Some cases say a setting in their title alone (15 snapshots: the scenario changed its product's rule) or
in the name of their product (25). `lendesk replay` reads both of a case that names its `source`
(`lendesk/cli/published.py`, `published_titles.py`); the engine reads neither: nothing else in such a case
tells the setting, so that without them it follows what its terms say.

Beside the cases that were given, `tests/peers/further` holds 70 that were transcribed later from the same
public tests, to see whether the rules hold where they had not been looked at.

"""


def name_of(one: Result, every: list[Result]) -> str:
    """How a snapshot is called: `after 3`, with its day where there are two of them."""
    twice = sum(other.after == one.after for other in every) > 1
    return f"after {one.after}" + (f" on {one.as_of}" if twice else "")


def known() -> dict[str, dict[str, str]]:
    """{case id: {snapshot: cause}}."""
    read: dict[str, dict[str, str]] = json.loads(FILE.read_text("utf-8"))
    return read


def page(differences: dict[str, dict[str, str]]) -> str:
    """The differences by cause, as a page."""
    by_cause: dict[str, list[str]] = {}
    for case, snapshots in differences.items():
        for snapshot, cause in snapshots.items():
            by_cause.setdefault(cause, []).append(f"{case}, {snapshot}")
    parts = [
        f"## {cause}\n" + "".join(f"- `{where}`\n" for where in places) for cause, places in by_cause.items()
    ]
    count = sum(len(snapshots) for snapshots in differences.values())
    return HEAD + f"{count} snapshots of {len(differences)} cases differ.\n\n" + "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(known()), "utf-8")
