"""What the first use of a screen would read is read before."""

from __future__ import annotations

import gc
import sys

from lendesk.domain.customers.identity import check_id_number
from ui.catalog import CATALOG
from ui.warming import NUMBER, warm_up


def test_the_rooms_of_all_screens_are_there_afterwards() -> None:
    warm_up()
    assert {f"ui.screens.{entry.room}.screen" for entry in CATALOG} <= set(sys.modules)


def test_the_number_is_of_a_form_that_reads_the_regions() -> None:
    assert "id_number.form" not in check_id_number(NUMBER)


def test_capitals_are_ready_and_what_was_read_is_looked_through_no_more() -> None:
    warm_up()
    assert "cn2an" in sys.modules
    assert gc.get_freeze_count() > 0
