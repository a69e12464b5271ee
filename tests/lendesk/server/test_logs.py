"""The log tells what broke, never the values of a row."""

from __future__ import annotations

import io
import json

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from lendesk.server.logs import configure
from lendesk.server.pipeline import log_defect

BORROWER = "陈小明"


@pytest.fixture
def log():
    """What the configured log writes."""
    written = io.StringIO()
    configure()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(written))
    yield written
    structlog.reset_defaults()


def test_a_database_error_is_logged_without_the_values_of_its_row(centre, log):
    broken = text(
        "INSERT INTO ledger_entries (key, kind, value_date, posted_at, loan_id)"
        " VALUES (:key, NULL, now(), now(), :name)"
    )
    with centre.engine.connect() as connection, pytest.raises(DBAPIError) as raised:
        connection.execute(broken, {"key": "k1", "name": BORROWER})
    error_id = log_defect(raised.value)
    line = json.loads(log.getvalue().splitlines()[-1])
    assert line["error_id"] == error_id
    assert "ledger_entries" in line["exception"]
    assert BORROWER not in json.dumps(line, ensure_ascii=False)
