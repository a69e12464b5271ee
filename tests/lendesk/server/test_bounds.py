"""What is longer than anything meant is refused by code."""

from __future__ import annotations

import pytest

from lendesk.sample.setup import BRANCHES
from lendesk.usecases.administration.commands import SaveUser
from lendesk.usecases.messages import new_id
from lendesk.wire import paths


@pytest.fixture
def token(api):
    return api.sign_in("9001")["access_token"]


def test_a_stated_length_that_no_number_can_hold_is_refused(api, token):
    headers = {"Authorization": f"Bearer {token}", "Content-Length": "9" * 5_000}
    reply = api.client.post(paths.COMMANDS, content=b"", headers=headers)
    assert (reply.status_code, reply.json()["code"]) == (413, "body.too_large")


def test_a_password_that_no_sign_in_could_read_is_refused(api, token):
    user = SaveUser(
        person_id=new_id(),
        staff_number="7001",
        name="王五",
        branch_id=BRANCHES[0].key,
        role_ids=(),
        active=True,
        reason="新员工",
        new_password="x" * 201,
    )
    assert api.done(user, token).code == "user.long_password"
