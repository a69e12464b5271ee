"""Coming in: registered or not, on line, off line within the term, and never by guessing."""

from __future__ import annotations

import os
import stat
from dataclasses import replace

import pytest
from argon2 import Type, extract_parameters

from lendesk.domain.errors import RuleBroken
from lendesk.sample.setup import PASSWORD
from lendesk.server.pipeline import signature_holds
from lendesk.workstation.keyring import FileKeyring, Secrets, SystemKeyring, mark_demo_folder
from lendesk.workstation.line import HttpLine
from lendesk.workstation.session import MOST_FAILURES, Workstation
from lendesk.workstation.settings import WorkstationSettings

OFFICER, ADMINISTRATOR = "1001", "9001"


def test_an_unregistered_workstation_lets_nobody_in(open_workstation):
    with pytest.raises(RuleBroken, match=r"sign_in\.device_unknown"):
        open_workstation().sign_in(OFFICER, PASSWORD)


def test_the_first_sign_in_needs_the_centre(workstation, relay):
    relay.cut()
    assert workstation.line_is_up() is False
    with pytest.raises(RuleBroken, match=r"sign_in\.never_here"):
        workstation.sign_in(OFFICER, PASSWORD)


def test_a_wrong_password_is_refused_on_line(workstation):
    with pytest.raises(RuleBroken, match=r"sign_in\.refused"):
        workstation.sign_in("1003", "wrong")
    assert workstation.line_is_up()


def test_off_line_the_cached_verifier_lets_in_until_it_expires(workstation, relay, clock):
    on_line = workstation.sign_in(OFFICER, PASSWORD).signed_in()
    assert (on_line.name, on_line.branch_name, on_line.offline_until) == ("陈静怡", "禅城营业部", "")
    relay.cut()
    off_line = workstation.sign_in(OFFICER, PASSWORD).signed_in()
    assert off_line.offline_until
    assert (off_line.permissions, off_line.device_code) == (on_line.permissions, on_line.device_code)
    assert workstation.business_date() == on_line.business_date
    clock.forward(days=60)
    with pytest.raises(RuleBroken, match=r"sign_in\.expired_offline"):
        workstation.sign_in(OFFICER, PASSWORD)


def test_a_password_right_here_but_refused_there_closes_the_way_off_line(workstation, relay):
    workstation.sign_in(OFFICER, PASSWORD)
    people = workstation._outbox.people
    kept = people.verifier(OFFICER)
    with pytest.raises(RuleBroken, match=r"sign_in\.refused"):
        workstation.sign_in(OFFICER, "mistyped")
    assert people.verifier(OFFICER) == kept
    former = workstation._hasher.hash("former-password")
    people.keep_verifier(replace(kept, password_hash=former))
    with pytest.raises(RuleBroken, match=r"sign_in\.refused"):
        workstation.sign_in(OFFICER, "former-password")
    relay.cut()
    with pytest.raises(RuleBroken, match=r"sign_in\.never_here"):
        workstation.sign_in(OFFICER, "former-password")


def test_the_verifier_is_hashed_at_the_second_choice_of_rfc_9106(tmp_path):
    mark_demo_folder(tmp_path)
    settings = WorkstationSettings(tmp_path, "https://127.0.0.1:9", tmp_path / "ca.pem")
    made = Workstation(settings, store=FileKeyring(tmp_path))
    made.close()
    costs = extract_parameters(made._hasher.hash(PASSWORD))
    assert costs.type is Type.ID
    assert (costs.memory_cost, costs.time_cost, costs.parallelism) == (64 * 1024, 3, 4)


def test_guessing_off_line_locks(workstation, relay, clock):
    workstation.sign_in(OFFICER, PASSWORD)
    relay.cut()
    for _ in range(MOST_FAILURES):
        with pytest.raises(RuleBroken, match=r"sign_in\.refused"):
            workstation.sign_in(OFFICER, "guess")
    with pytest.raises(RuleBroken, match=r"sign_in\.locked"):
        workstation.sign_in(OFFICER, PASSWORD)
    clock.forward(minutes=16)
    assert workstation.sign_in(OFFICER, PASSWORD).signed_in().offline_until


def test_who_came_in_off_line_is_signed_in_when_the_line_returns(workstation, relay):
    workstation.sign_in(OFFICER, PASSWORD)
    relay.cut()
    desk = workstation.sign_in(OFFICER, PASSWORD)
    assert desk.sync_now().online is False
    relay.mend()
    assert desk.sync_now().online is True
    assert desk.signed_in().offline_until == ""


def test_unlocking_is_judged_as_signing_in_and_leaves_the_desk_open(workstation, relay):
    desk = workstation.sign_in(OFFICER, PASSWORD)
    with pytest.raises(RuleBroken, match=r"sign_in\.refused"):
        workstation.unlock("guess")
    workstation.unlock(PASSWORD)
    assert desk.sync_now().online is True
    relay.cut()
    with pytest.raises(RuleBroken, match=r"sign_in\.refused"):
        workstation.unlock("guess")
    workstation.unlock(PASSWORD)
    assert workstation._password == ""
    relay.mend()
    assert desk.sync_now().online is True
    assert desk.signed_in().offline_until == ""


def test_nobody_unlocks_after_signing_out(workstation):
    workstation.sign_in(OFFICER, PASSWORD)
    workstation.sign_out()
    with pytest.raises(RuleBroken, match=r"sign_in\.refused"):
        workstation.unlock(PASSWORD)
    assert workstation.sign_in("1003", PASSWORD).signed_in().staff_number == "1003"


def test_one_program_at_a_time_in_a_folder(open_workstation):
    first = open_workstation()
    with pytest.raises(RuleBroken, match=r"workstation\.already_open"):
        open_workstation()
    first.close()
    assert open_workstation().is_registered() is False


def test_without_its_keyring_an_outbox_is_not_opened_nor_replaced(open_workstation, tmp_path):
    open_workstation().close()
    before = (tmp_path / "desk" / "outbox.db").read_bytes()
    (tmp_path / "desk" / "demo-keyring.json").unlink()
    with pytest.raises(RuleBroken, match=r"keyring\.missing"):
        open_workstation()
    assert (tmp_path / "desk" / "outbox.db").read_bytes() == before


def test_another_authority_is_not_trusted(served, tmp_path):
    data = tmp_path / "stranger"
    mark_demo_folder(data)
    address = f"https://127.0.0.1:{served.port}"
    line = HttpLine(WorkstationSettings(data, address, authority=None))
    with pytest.raises(RuleBroken, match=r"line\.not_trusted"):
        line.health()
    with pytest.raises(RuleBroken, match=r"line\.not_encrypted"):
        Workstation(WorkstationSettings(data, "http://127.0.0.1:1", None), store=FileKeyring(data))


def test_a_file_keyring_lives_in_marked_folders_only_and_for_its_owner(tmp_path):
    with pytest.raises(RuleBroken, match=r"keyring\.file_refused"):
        FileKeyring(tmp_path)
    mark_demo_folder(tmp_path)
    store = FileKeyring(tmp_path)
    secrets = Secrets(store)
    key = secrets.database_key(outbox_exists=False)
    assert (len(key), secrets.database_key(outbox_exists=True)) == (32, key)
    if os.name == "posix":
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_no_system_keyring_is_told_as_such(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    import keyring
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        with pytest.raises(RuleBroken, match=r"keyring\.missing"):
            Secrets(SystemKeyring(tmp_path)).database_key(outbox_exists=False)
    finally:
        keyring.set_keyring(before)


def test_author_signatures_hold_for_their_text_and_key_only(tmp_path):
    mark_demo_folder(tmp_path)
    secrets = Secrets(FileKeyring(tmp_path))
    signer, other = secrets.new_author_key("k1"), secrets.new_author_key("k2")
    signature = signer.sign("text")
    assert signature_holds(signer.public_pem(), "text", signature)
    assert secrets.author_key("k1").public_pem() == signer.public_pem()
    for key, text, signed in (
        (other.public_pem(), "text", signature),
        (signer.public_pem(), "other", signature),
        (signer.public_pem(), "text", "!!"),
        ("no key", "text", signature),
    ):
        assert not signature_holds(key, text, signed)
