"""After a restore the database begins a new life, and old results are still found."""

import json

from sqlalchemy import func, select, text

from lendesk.cli.main import main
from lendesk.domain.administration.staff import Branch
from lendesk.server.checking import check_log
from lendesk.server.pipeline import incarnation
from lendesk.server.restoring import begin_new_life
from lendesk.storage.central.tables import COMMAND_RESULTS, FEED
from lendesk.usecases.administration.commands import SaveBranch


def test_a_restored_database_has_another_incarnation_an_empty_feed_and_its_results(api):
    token = api.sign_in("9001")["access_token"]
    command = SaveBranch(branch=Branch("b-new", "south", "新营业部", "New"), reason="试点")
    first = api.done(command, token)
    with api.centre.engine.begin() as connection:
        # As after a restore into a cluster that has seen far fewer transactions.
        connection.execute(text("UPDATE command_results SET xid = '9999999'::xid8"))
    with api.centre.engine.connect() as connection:
        before = incarnation(connection)
    key = begin_new_life(api.centre)
    with api.centre.engine.connect() as connection:
        assert incarnation(connection) == key != before
        assert connection.scalar(select(func.count()).select_from(FEED)) == 0
        newest = connection.scalar(select(func.max(COMMAND_RESULTS.c.xid)))
        assert int(newest) < 9_999_999
    assert api.done(command, token) == first
    assert check_log(api.centre).sound


def test_an_operator_reaches_it_from_the_command_line(api, postgres_url, monkeypatch, capsys):
    monkeypatch.setattr("lendesk.server.logs.configure", lambda: None)
    monkeypatch.setattr("lendesk.server.runner.unwind_on_terminate", lambda: None)
    words = ["server", "restored", "--data", str(api.centre.settings.data), "--database", postgres_url]
    assert main(words) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    with api.centre.engine.connect() as connection:
        assert told == {"restored": True, "incarnation": incarnation(connection)}
