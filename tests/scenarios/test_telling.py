"""The list for people is the list of the tests."""

from __future__ import annotations

from .telling import DOCUMENT, sentence, told


def test_the_document_tells_these_stories_and_no_others() -> None:
    assert DOCUMENT.read_text("utf-8") == told(), "write it anew: python -m tests.scenarios.telling"


def test_a_name_reads_as_a_sentence() -> None:
    assert sentence("test_a_cost_of_24_01_percent_is_refused") == "A cost of 24.01 percent is refused."
