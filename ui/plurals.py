"""One of a thing in English: "1 case", not "1 cases"; Chinese has one form for all numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

FORMS: dict[str, str] = {
    "orders wait": "order waits",
    "entries of {amount} wait": "entry of {amount} waits",
    "payments are": "payment is",
    "rows are": "row is",
    "rows were": "row was",
    "rows with errors are": "row with errors is",
    "items change": "item changes",
    "wait": "waits",
    "people": "person",
    "entries": "entry",
    **{
        each: each.removesuffix("s")
        for each in (
            "calls",
            "candidates",
            "cases",
            "characters",
            "columns",
            "commands",
            "customers",
            "days",
            "documents",
            "events",
            "fields",
            "files",
            "hours",
            "instalments",
            "items",
            "limits",
            "lines",
            "loans",
            "minutes",
            "months",
            "payments",
            "periods",
            "postings",
            "quarters",
            "receipts",
            "records",
            "rows",
            "seconds",
            "steps",
            "terms",
            "times",
            "weeks",
            "years",
        )
    },
}
"""What stands after a number, as it stands after 1; what agrees with it is part of the form."""

_COUNTED = re.compile(
    r"\{(\w+)\}((?: (?!of\b)\w+)??) ("
    + "|".join(map(re.escape, sorted(FORMS, key=len, reverse=True)))
    + r")\b"
)


def for_one(source: str, facts: Mapping[str, object]) -> str:
    """The English source with what is counted in the singular behind each fact that is 1."""
    ones = frozenset(name for name, value in facts.items() if str(value) == "1")
    return _singular(source, ones) if ones else source


@cache
def _singular(source: str, ones: frozenset[str]) -> str:
    def form(found: re.Match[str]) -> str:
        name, between, many = found.groups()
        return f"{{{name}}}{between} {FORMS[many]}" if name in ones else found.group()

    return _COUNTED.sub(form, source)
