"""What is counted in English stands in the singular after 1."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui import texts
from ui.plurals import for_one

INVARIABLE = {
    "s",
    "ms",
    "is",
    "was",
    "does",
    "has",
    "less",
    "lies",
    "twice",
    "uses",
    "fits",
    "stands",
    "exists",
}
"""Words that end in s and are no plural."""
COUNTS = re.compile(r"\{(count|total|days|most|rows|term|months|seconds|hours|all|age)\} (\w+)")


@pytest.mark.parametrize(
    ("source", "facts", "said"),
    [
        ("{count} cases", {"count": 1}, "1 case"),
        ("{count} cases", {"count": "1"}, "1 case"),
        ("{count} cases", {"count": 0}, "0 cases"),
        ("{count} cases", {"count": 11}, "11 cases"),
        ("{count} key terms", {"count": 1}, "1 key term"),
        ("{done} of {total} rows", {"done": 1, "total": 7}, "1 of 7 rows"),
        (
            "{count} orders wait to be sent {sum}",
            {"count": 1, "sum": "5.00"},
            "1 order waits to be sent 5.00",
        ),
        (
            "{count} entries of {amount} wait to be confirmed.",
            {"count": 1, "amount": "5.00"},
            "1 entry of 5.00 waits to be confirmed.",
        ),
        ("{count} rows with errors are not posted", {"count": 1}, "1 row with errors is not posted"),
        ("{count} items change", {"count": 1}, "1 item changes"),
        ("{name} rows {count} days", {"name": "1st", "count": 2}, "1st rows 2 days"),
    ],
)
def test_one_is_told_in_the_singular(source: str, facts: dict[str, object], said: str) -> None:
    assert for_one(source, facts).format(**facts) == said


def test_the_program_speaks_so_in_english_only(qapp: QApplication) -> None:
    texts.switch(qapp, "en")
    assert texts.tr("collections", "{count} cases", count=1) == "1 case"
    assert str(texts.late("collections", "{count} cases", count=2)) == "2 cases"
    texts.switch(qapp, "zh_CN")
    assert "1" in texts.tr("collections", "{count} cases", count=1)


def counted() -> Iterator[str]:
    """Every English source that counts something that stands in the plural."""
    for _context, source in texts.chinese():
        for found in COUNTS.finditer(source):
            if found[2].endswith("s") and found[2] not in INVARIABLE:
                yield source


def test_every_counted_thing_has_its_singular() -> None:
    lacking = [source for source in counted() if for_one(source, _ones(source)) == source]
    assert not lacking, f"add what is counted to ui/plurals.py: {lacking}"


def _ones(source: str) -> dict[str, object]:
    return dict.fromkeys(re.findall(r"\{(\w+)\}", source), 1)
