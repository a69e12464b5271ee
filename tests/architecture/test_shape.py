"""Files and functions stay short, say what they are for and leave nothing for later."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .shape import MEDIAN, NEARLY_ALL, badly_named, promises, quantiles, says_nothing, too_long
from .sources import ALL, Source, sources

Check = Callable[[Source], list[str]]
CHECKS: tuple[Check, ...] = (too_long, says_nothing, badly_named, promises)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_file_is_in_shape(check: Check) -> None:
    assert "\n".join(found for source in sources(*ALL) for found in check(source)) == ""


@pytest.mark.parametrize("folder", ["lendesk", "ui", "tests"])
def test_functions_are_short(folder: str, record_property: Callable[[str, object], None]) -> None:
    median, nearly_all = quantiles(sources(folder))
    record_property("function_lines_median", median)
    record_property("function_lines_95", nearly_all)
    assert median <= MEDIAN
    assert nearly_all <= NEARLY_ALL


def function_of(lines: int) -> str:
    """The text of a function that has so many lines."""
    return "def long() -> None:\n" + "    x = 1\n" * (lines - 1)


@pytest.mark.parametrize(
    ("check", "path", "text"),
    [
        (too_long, "lendesk/long.py", "x = 1\n" * 401),
        (too_long, "lendesk/long.py", function_of(51)),
        (too_long, "lendesk/long.py", "class A:\n    async def f(self):\n" + "        x = 1\n" * 50),
        (says_nothing, "lendesk/mute.py", "x = 1\n"),
        (says_nothing, "lendesk/open.py", '"""No full stop"""\n'),
        (says_nothing, "lendesk/two.py", '"""One sentence. Another one."""\n'),
        (badly_named, "lendesk/utils.py", ""),
        (badly_named, "lendesk/storage/base/rows.py", ""),
        (badly_named, "ui/table_helpers.py", ""),
        (promises, "lendesk/later.py", "# TO" + "DO: later\n"),
        (promises, "lendesk/later.py", "raise NotImplemented" + "Error\n"),
    ],
)
def test_a_file_out_of_shape_is_found(check: Check, path: str, text: str) -> None:
    assert len(check(Source(path, text))) == 1


@pytest.mark.parametrize(
    ("check", "path", "text"),
    [
        (too_long, "lendesk/fit.py", "x = 1\n" * 400),
        (too_long, "lendesk/fit.py", function_of(50)),
        (says_nothing, "lendesk/told.py", '"""What it is for.\n\nMore. And more."""\n'),
        (badly_named, "lendesk/database.py", ""),
    ],
)
def test_a_file_in_shape_passes(check: Check, path: str, text: str) -> None:
    assert check(Source(path, text)) == []


def test_quantiles_are_those_of_the_lengths() -> None:
    texts = [Source("a.py", function_of(length)) for length in range(2, 102)]
    assert quantiles(texts) == (52, 97)
