"""Coming in: who may, from where, how long; and what each refusal says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from sqlalchemy import select

from lendesk.domain.administration.staff import AuthorKey, Device, Person
from lendesk.sample.setup import PASSWORD
from lendesk.server.tokens import AccessTokens, Claims
from lendesk.storage.central.tables import AUDIT_RECORDS, REFRESH_TOKENS
from lendesk.usecases.administration.commands import StopDevice
from lendesk.wire import paths

OFFICER, TELLER, ADMINISTRATOR = "1001", "1002", "9001"


def change_person(centre, staff_number, **changes):
    with centre.transaction() as (_, records):
        person = records.find(Person, staff_number=staff_number)[0]
        records.replace(replace(person, **changes))


def public_pem(key):
    return (
        key.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


def test_a_person_comes_in_with_what_the_windows_show(api):
    reply = api.sign_in(TELLER)
    assert (reply["name"], reply["branch_name"], reply["device_code"]) == ("梁敏仪", "禅城营业部", "L01")
    assert reply["roles"] == [{"name": "综合柜员", "name_en": "Teller"}]
    assert "repayment.post" in reply["permissions"]
    assert "repayment.reverse" not in reply["permissions"]
    assert reply["access_seconds"] == 600
    assert reply["offline_seconds"] > 0
    assert not reply["device_stopped"]


def test_wrong_password_and_unknown_number_look_alike(api):
    for staff_number, password in ((TELLER, "wrong"), ("7777", PASSWORD), (TELLER, ""), ("", "")):
        reply = api.try_sign_in(staff_number, password)
        assert (reply.status_code, reply.json()["code"]) == (401, "sign_in.refused")
        assert reply.json()["facts"] == {}


def test_five_failures_lock_for_fifteen_minutes_also_for_the_right_password(api):
    for _ in range(5):
        assert api.try_sign_in(TELLER, "wrong").status_code == 401
    locked = api.try_sign_in(TELLER)
    assert (locked.status_code, locked.json()["code"]) == (423, "sign_in.locked")
    until = datetime.fromisoformat(locked.json()["facts"]["until"])
    assert timedelta(minutes=14) < until - datetime.now(UTC) < timedelta(minutes=16)
    assert api.try_sign_in(OFFICER).status_code == 200, "others are not locked"
    change_person(api.centre, TELLER, locked_until=datetime.now(UTC) - timedelta(seconds=1))
    assert api.try_sign_in(TELLER).status_code == 200


def test_a_right_password_starts_the_count_anew(api):
    for _ in range(2):
        for _ in range(4):
            api.try_sign_in(TELLER, "wrong")
        assert api.try_sign_in(TELLER).status_code == 200


def test_who_left_does_not_come_in(api):
    token = api.sign_in(TELLER)
    change_person(api.centre, TELLER, active=False)
    assert api.try_sign_in(TELLER).json()["code"] == "sign_in.refused"
    key = {"key_id": "k", "public_pem": "x"}
    assert api.post(paths.AUTHOR_KEYS, key, token["access_token"]).json()["code"] == "token.refused"
    renewed = api.post(paths.REFRESH, {"refresh_token": token["refresh_token"]})
    assert (renewed.status_code, renewed.json()["code"]) == (401, "token.refused")


def test_only_a_registered_device_with_its_secret_lets_people_in(api):
    for device_id, secret in (("unknown", api.device["secret"]), (api.device["device_id"], "guess")):
        reply = api.try_sign_in(TELLER, device={"device_id": device_id, "secret": secret})
        assert (reply.status_code, reply.json()["code"]) == (403, "device.unknown")


def test_a_revoked_device_lets_nobody_in_and_stops_those_who_are(api):
    token = api.sign_in(ADMINISTRATOR)["access_token"]
    other = api.register()
    inside = api.sign_in(TELLER, device=other)
    result = api.done(StopDevice(device_id=other["device_id"], reason="被盗"), token)
    assert result.outcome == "done", result
    assert api.try_sign_in(TELLER, device=other).json()["code"] == "device.revoked"
    key = {"key_id": "k", "public_pem": "x"}
    assert api.post(paths.AUTHOR_KEYS, key, inside["access_token"]).status_code == 401
    assert api.post(paths.REFRESH, {"refresh_token": inside["refresh_token"]}).status_code == 401


def test_registering_needs_the_permission(api):
    body = {"staff_number": TELLER, "password": PASSWORD, "name": "前台"}
    reply = api.post(paths.DEVICES, body)
    assert (reply.status_code, reply.json()["code"]) == (403, "access.permission")
    wrong = api.post(paths.DEVICES, {**body, "staff_number": ADMINISTRATOR, "password": "wrong"})
    assert wrong.json()["code"] == "sign_in.refused"
    nameless = api.post(paths.DEVICES, {**body, "staff_number": ADMINISTRATOR, "name": " "})
    assert nameless.json()["code"] == "device.bad_name"


def test_a_stopped_device_is_replaced_by_its_secret_and_ends(api):
    first = api.register("9001")
    with api.centre.transaction() as (_, records):
        device = records.get(Device, first["device_id"])
        records.replace(replace(device, status="stopped", branch_id="chancheng"))
    assert api.sign_in(TELLER, device=first)["device_stopped"]
    again = {"replaces": first["device_id"], "replaced_secret": first["secret"]}
    second = api.register(TELLER, **again)
    assert second["code"] != first["code"]
    assert api.try_sign_in(TELLER, device=first).json()["code"] == "device.revoked"
    assert api.try_sign_in(TELLER, device=second).status_code == 200
    wrong = {"staff_number": TELLER, "password": PASSWORD, "name": "前台", **again, "replaced_secret": "x"}
    assert api.post(paths.DEVICES, wrong).json()["code"] == "device.unknown"
    other_branch = {**wrong, "staff_number": "1012", "replaced_secret": first["secret"]}
    assert api.post(paths.DEVICES, other_branch).json()["code"] == "access.scope"


def test_a_refresh_token_works_once_and_a_stolen_copy_ends_the_family(api):
    first = api.sign_in(TELLER)["refresh_token"]
    second = api.post(paths.REFRESH, {"refresh_token": first}).json()["refresh_token"]
    assert second != first
    assert api.post(paths.REFRESH, {"refresh_token": first}).status_code == 200, "the answer may be lost"
    with api.centre.engine.begin() as connection:
        old = datetime.now(UTC) - timedelta(minutes=2)
        connection.execute(
            REFRESH_TOKENS.update().where(REFRESH_TOKENS.c.used_at.is_not(None)).values(used_at=old)
        )
        held = connection.scalars(select(REFRESH_TOKENS.c.token_hash)).all()
    assert first not in held
    assert all(len(token_hash) == 64 for token_hash in held)
    assert api.post(paths.REFRESH, {"refresh_token": first}).status_code == 401
    assert api.post(paths.REFRESH, {"refresh_token": second}).status_code == 401


def test_signing_out_ends_the_refresh_token(api):
    token = api.sign_in(TELLER)["refresh_token"]
    for _ in range(2):
        assert api.post(paths.SIGN_OUT, {"refresh_token": token}).status_code == 204
    assert api.post(paths.REFRESH, {"refresh_token": token}).status_code == 401


def test_a_role_change_ends_access_and_refresh(api):
    signed_in = api.sign_in(TELLER)
    change_person(api.centre, TELLER, role_ids=("loan_officer",), epoch=2)
    key = {"key_id": "k", "public_pem": "x"}
    reply = api.post(paths.AUTHOR_KEYS, key, signed_in["access_token"])
    assert (reply.status_code, reply.json()["code"]) == (401, "token.expired")
    renewed = api.post(paths.REFRESH, {"refresh_token": signed_in["refresh_token"]})
    assert (renewed.status_code, renewed.json()["code"]) == (401, "token.refused")
    assert "application.write" in api.sign_in(TELLER)["permissions"]


def bad_tokens(api):
    claims = Claims("p1002", api.device["device_id"], 1)
    now = datetime.now(UTC)
    unsigned = {"sub": "p1002", "dev": api.device["device_id"], "epo": 1, "aud": "lendesk"}
    times = {"iat": now, "exp": now + timedelta(minutes=5)}
    return {
        "none": "",
        "noise": "x.y.z",
        "foreign": AccessTokens(b"f" * 32, 10).issue(claims, now)[0],
        "unsigned": jwt.encode({**unsigned, **times}, None, "none"),
        "other audience": jwt.encode({**unsigned, **times, "aud": "x"}, api.centre.keys.token, "HS256"),
        "no expiry": jwt.encode(unsigned, api.centre.keys.token, "HS256"),
        "unknown person": api.centre.tokens.issue(Claims("p0", api.device["device_id"], 1), now)[0],
    }


def test_bad_tokens_are_refused_and_old_ones_ask_for_a_refresh(api):
    key = {"key_id": "k", "public_pem": "x"}
    for name, token in bad_tokens(api).items():
        reply = api.post(paths.AUTHOR_KEYS, key, token)
        assert (reply.status_code, reply.json()["code"]) == (401, "token.refused"), name
    past = datetime.now(UTC) - timedelta(hours=1)
    old = api.centre.tokens.issue(Claims("p1002", api.device["device_id"], 1), past)[0]
    assert api.post(paths.AUTHOR_KEYS, key, old).json()["code"] == "token.expired"


def test_author_keys_are_p256_and_belong_to_one_person(api):
    token = api.sign_in(TELLER)["access_token"]
    pem = public_pem(ec.generate_private_key(ec.SECP256R1()))
    for _ in range(2):
        assert api.post(paths.AUTHOR_KEYS, {"key_id": "k1", "public_pem": pem}, token).status_code == 204
    with api.centre.transaction() as (_, records):
        key = records.get(AuthorKey, "k1")
    assert (key.person_id, key.device_id, key.revoked) == ("p1002", api.device["device_id"], False)
    other = api.sign_in(OFFICER)["access_token"]
    assert api.post(paths.AUTHOR_KEYS, {"key_id": "k1", "public_pem": pem}, other).status_code == 409


@pytest.mark.parametrize("make", [lambda: rsa.generate_private_key(65537, 2048), None, "curve"])
def test_other_keys_are_refused(api, make):
    token = api.sign_in(TELLER)["access_token"]
    pem = "no key" if make is None else public_pem(make() if callable(make) else ec_other())
    reply = api.post(paths.AUTHOR_KEYS, {"key_id": "k", "public_pem": pem}, token)
    assert (reply.status_code, reply.json()["code"]) == (422, "author_key.not_p256")


def ec_other():
    return ec.generate_private_key(ec.SECP384R1())


def test_sign_ins_and_refusals_are_in_the_audit_without_the_password(api):
    api.sign_in(TELLER)
    api.try_sign_in(TELLER, "my-wrong-password")
    with api.centre.engine.connect() as connection:
        rows = connection.execute(select(AUDIT_RECORDS).where(AUDIT_RECORDS.c.person_id == "p1002")).all()
    assert [(row.action, row.outcome) for row in rows] == [("SignIn", "done"), ("SignIn", "refused")]
    assert all("password" not in str(row) for row in rows)
