"""`lendesk ledger trial-balance` and `check` on a centre after a few day-ends."""

import importlib.util
import json
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from lendesk.cli.main import main
from lendesk.server.checking import check_books
from lendesk.server.jobs.day_end.running import run_day_end

_SPEC = importlib.util.spec_from_file_location("day_end_books", Path(__file__).parent / "test_day_end.py")
story = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(story)


def told(centre, capsys, *words):
    place = ("--data", str(centre.settings.data), "--database", centre.url)
    status = main(["ledger", "trial-balance", *place, *words])
    out, err = capsys.readouterr()
    return status, json.loads(out or err)


def test_the_trial_balance_of_a_day_and_a_branch(centre, capsys):
    story.given(centre, 2)
    for days in (0, 30, 40):
        run_day_end(centre, story.START + timedelta(days=days))
    status, whole = told(centre, capsys)
    assert (status, whole["balanced"]) == (0, True)
    balances = {line["code"]: line["balance_fen"] for line in whole["accounts"]}
    assert balances["1303"] == 50_001_00 + 50_002_00
    assert balances["6011.01"] == balances["1132"] > 0
    _, then = told(centre, capsys, "--on", (story.START + timedelta(days=30)).isoformat())
    earlier = {line["code"]: line["balance_fen"] for line in then["accounts"]}
    assert 0 < earlier["1132"] < balances["1132"]
    _, here = told(centre, capsys, "--branch", "chancheng")
    assert here["accounts"] == whole["accounts"]
    status, nowhere = told(centre, capsys, "--branch", "moon")
    assert (status, nowhere["error"]) == (2, "record.missing")


def test_ledger_check_names_what_was_tampered_with(centre):
    story.given(centre, 2)
    day = story.DUE
    run_day_end(centre, day)
    story.sound(centre, day)
    harms = {
        "book.differs": "UPDATE loan_books SET interest_fen = interest_fen + 1 WHERE loan_id = 'l1'",
        "segments.differ": "UPDATE accrual_segments SET interest_daily = 1 WHERE loan_id = 'l2'",
        "accruals.differ": "UPDATE accrual_rows SET provision_fen = 0 WHERE loan_id = 'l2'",
        "book.missing": "DELETE FROM loan_books WHERE loan_id = 'l2'",
    }
    for code, harm in harms.items():
        with centre.engine.begin() as connection:
            connection.execute(text(harm))
        faults = check_books(story.on(centre, day)).faults
        assert any(fault.startswith(code) for fault in faults), (code, faults)
