"""What crosses the network: exact there and back, and everything that does not fit refused with its place."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.catalog import COMMANDS, QUERIES
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.paging import Page
from lendesk.usecases.projections import LoanRow
from lendesk.usecases.repayments.commands import PostRepayment
from lendesk.usecases.repayments.queries import ListLoans
from lendesk.usecases.reporting.queries import GetCommandResult
from lendesk.wire import codec
from lendesk.wire.codec import decode_command, decode_query, encode_command, encode_query

COMMAND = PostRepayment(
    command_id="c1",
    loan_id="l1",
    amount_fen=140_950,
    method="cash",
    tendered_fen=150_000,
    payer="赵一",
    receipt_number="L01-000001",
    value_date=date(2026, 3, 2),
)
BODY = encode_command(COMMAND)


def changed(**changes: object) -> str:
    opened = json.loads(BODY)
    opened["data"].update(changes)
    return json.dumps(opened)


def test_a_body_is_the_same_text_every_time_and_comes_back():
    assert encode_command(decode_command(BODY)) == BODY
    assert decode_command(BODY) == COMMAND
    assert BODY.startswith('{"command":"PostRepayment","data":{"amount_fen":140950,')


@given(st.text(max_size=50), st.integers(-(2**63) + 1, 2**63 - 1))
def test_text_and_whole_numbers_cross_unchanged(payer, amount):
    plain = "".join(each for each in payer if each != "\x00" and not "\ud800" <= each <= "\udfff")
    command = PostRepayment(**{**vars(COMMAND), "payer": plain, "amount_fen": amount})
    assert decode_command(encode_command(command)) == command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_read_strictly(name):
    with pytest.raises(RuleBroken, match=r"command\.(malformed|version)"):
        decode_command(json.dumps({"command": name, "version": 1, "data": {"no_such_field": 1}}))


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_has_an_answer_that_can_be_written_and_read(name):
    assert codec._adapter(codec._answer_type(QUERIES[name])) is not None


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{",
        '"text"',
        BODY[:-1],
        BODY + " x",
        changed(amount_fen="1"),
        changed(amount_fen=1.5),
        changed(amount_fen=True),
        changed(amount_fen=None),
        changed(amount_fen=10**30),
        changed(surprise=1),
        changed(payer="\x00"),
        changed(value_date="2026-02-30"),
        changed(value_date=1),
        BODY.replace("140950", "1e400"),
        BODY.replace("140950", "NaN"),
        BODY.replace("140950", "1" * 5000),
        BODY.replace('"loan_id":"l1"', '"loan_id":"l1","loan_id":"l2"'),
        BODY.replace('"version":1', '"version":"1"'),
        BODY.replace('"version":1', '"version":1,"more":1'),
        '{"command":"PostRepayment","version":1,"data":' + "[" * 5000 + "]" * 5000 + "}",
        changed(payer="x" * 300_000),
        BODY.replace("赵一", "\\ud800"),
    ],
)
def test_what_does_not_fit_is_malformed(body):
    with pytest.raises(RuleBroken, match=r"command\.malformed"):
        decode_command(body)


def test_unknown_names_and_versions_are_told_apart():
    with pytest.raises(RuleBroken, match=r"command\.unknown"):
        decode_command(BODY.replace("PostRepayment", "DropDatabase"))
    with pytest.raises(RuleBroken, match=r"command\.version") as refused:
        decode_command(BODY.replace('"version":1', '"version":2'))
    assert refused.value.facts == {"command": "PostRepayment", "version": 2, "newest": 1}


def test_the_version_before_is_raised_to_the_newest(monkeypatch):
    monkeypatch.setattr(PostRepayment, "version", 2)
    opened = json.loads(BODY)
    opened["data"]["teller_note"] = opened["data"].pop("payer")

    def upcast(data):
        return {**{k: v for k, v in data.items() if k != "teller_note"}, "payer": data["teller_note"]}

    assert decode_command(json.dumps(opened), {("PostRepayment", 1): upcast}) == COMMAND
    with pytest.raises(RuleBroken, match=r"command\.version"):
        decode_command(json.dumps(opened), {})
    with pytest.raises(RuleBroken, match=r"command\.version"):
        decode_command(json.dumps({**opened, "version": 0}), {("PostRepayment", 1): upcast})


def test_queries_and_answers_cross():
    query = ListLoans(text="赵", limit=2)
    assert decode_query(encode_query(query)) == query
    row = LoanRow(*["x"] * 8, *[1] * 3, "2026-03-01", 0, *["y"] * 5)
    page = Page((row,), "x")
    assert codec.decode_answer(query, codec.encode_answer(query, page)) == page
    asked = GetCommandResult(command_id="c1")
    result = CommandResult("c1", Outcome.REFUSED, "loan.closed", {"left_fen": 1, "late": True, "by": None})
    assert codec.decode_answer(asked, codec.encode_answer(asked, result)) == result
    assert codec.decode_answer(asked, codec.encode_answer(asked, None)) is None
    assert codec.decode_result(codec.encode_result(result)) == result
    with pytest.raises(RuleBroken, match=r"answer\.malformed"):
        codec.decode_answer(query, '{"rows": [{"key": 1}], "after": ""}')
    with pytest.raises(RuleBroken, match=r"query\.unknown"):
        decode_query('{"query": "ListSecrets", "version": 1, "data": {}}')
