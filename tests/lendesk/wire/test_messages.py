"""Requests and replies: closed models that carry the plain values there and back."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import CommandResult, Outcome
from lendesk.usecases.projections import BranchRow
from lendesk.usecases.synchronisation import exchange
from lendesk.usecases.synchronisation.chain import GENESIS, Envelope
from lendesk.wire import messages

ENVELOPE = Envelope("d1", 1, "c1", '{"a":1}', "a" * 64, GENESIS, "p1", "k1", "sig")
RESULT = CommandResult("c1", Outcome.REFUSED, "loan.closed", {"left_fen": 5}, {})
ROW = BranchRow("b1", "b1", "", "天河", "Tianhe", "south")
VALUES = [
    (messages.PushRequest, exchange.PushRequest("d1", "", (ENVELOPE,))),
    (
        messages.PushReply,
        exchange.PushReply("a", "b", ((1, RESULT),), exchange.Stop.FILE_MISSING, 2, ("f" * 64,)),
    ),
    (messages.PullRequest, exchange.PullRequest("a", 1, "shape", None, ("c1",))),
    (
        messages.PullRequest,
        exchange.PullRequest("a", 1, "shape", exchange.Position(1, 2, "loans", "k")),
    ),
    (
        messages.PullReply,
        exchange.PullReply(
            "a",
            1,
            exchange.Position(1, 0),
            "a",
            1,
            exchange.Position(5, 0),
            snapshot=False,
            first=False,
            more=False,
            rows={"branches": (ROW,)},
            removals={"loans": ("l1",)},
            acknowledged=(RESULT,),
            checks={"branches": exchange.Check(1, "e" * 64)},
            business_date="2026-03-02",
        ),
    ),
]


@pytest.mark.parametrize(("model", "value"), VALUES)
def test_values_cross_unchanged(model, value):
    text = model.of(value).model_dump_json()
    assert model.model_validate_json(text).plain() == value


@pytest.mark.parametrize(("model", "value"), VALUES)
def test_an_unknown_key_or_another_protocol_is_refused(model, value):
    text = model.of(value).model_dump_json()
    for wrong in (text[:-1] + ',"more_of_it":1}', text.replace('"protocol":1', '"protocol":2')):
        with pytest.raises(ValidationError):
            model.model_validate_json(wrong)


def test_a_batch_is_bounded():
    parts = [messages.EnvelopePart(**{n: getattr(ENVELOPE, n) for n in ENVELOPE.__dataclass_fields__})]
    with pytest.raises(ValidationError):
        messages.PushRequest(device_id="d1", incarnation="", envelopes=parts * (exchange.LARGEST_BATCH + 1))


@pytest.mark.parametrize(
    "rows", [{"secrets": []}, {"branches": [{"key": "b1"}]}, {"branches": [{"key": 1, "more": 2}]}]
)
def test_rows_that_do_not_fit_their_table_are_refused(rows):
    reply = messages.PullReply.of(VALUES[4][1]).model_copy(update={"rows": rows})
    with pytest.raises(RuleBroken, match=r"answer\.malformed"):
        reply.plain()
