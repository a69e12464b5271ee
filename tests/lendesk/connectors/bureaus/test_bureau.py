"""The bureau protocol over a real socket: sections, forced bands, faults, consent, one charge an intent."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest
import requests

from lendesk.connectors.bureaus.client import BureauClient
from lendesk.connectors.bureaus.protocol import BureauConsent, BureauSubject, Purpose
from lendesk.connectors.bureaus.simulator import running_bureau
from lendesk.connectors.failures import CircuitBreaker, ConnectorFailed, FailureKind
from lendesk.connectors.loopback import SIMULATOR_KEY, Faults, FaultSwitch, Simulation, serving

CONSENT = BureauConsent("consent-1", Purpose.LOAN_APPROVAL)


def subject(ending: str = "1234", id_number: str = "11010119900307803X") -> BureauSubject:
    return BureauSubject("样本甲", id_number, "1380013" + ending)


def client(address: str, **options: object) -> BureauClient:
    settings = {"timeout_seconds": 5.0, **options}
    return BureauClient(address, SIMULATOR_KEY.key_id, SIMULATOR_KEY.secret, **settings)


def enquiries(address: str) -> dict[str, dict[str, int]]:
    return requests.get(address + "/simulator/effects", timeout=5).json()


def test_a_report_has_all_sections_names_its_simulator_and_says_price_and_latency(tmp_path: Path) -> None:
    with running_bureau(tmp_path) as address:
        report = client(address).fetch("i1", subject("0680"), CONSENT)
    assert report.header.source == "征信模拟器"
    assert report.header.intent_id == "i1"
    assert report.price_fen == 500
    assert report.latency_ms >= 0
    assert len(report.credit_detail[0].months) == 60
    assert report.identity.id_number_masked == "110***********803X"
    assert report.enquiries
    assert report.non_credit
    assert report.summary.accounts_open == len(report.credit_detail)


@pytest.mark.parametrize("score", [350, 520, 599, 600, 650, 750, 751, 780, 950])
def test_the_phone_forces_the_score(tmp_path: Path, score: int) -> None:
    with running_bureau(tmp_path) as address:
        assert client(address).fetch("i1", subject(f"{score:04}"), CONSENT).score.value == score


def test_the_phone_forces_each_blemish(tmp_path: Path) -> None:
    with running_bureau(tmp_path) as address:
        found = {
            ending: client(address).fetch(f"i{ending}", subject(ending), CONSENT)
            for ending in ("9001", "9002", "9003", "9004", "9005", "9006")
        }
    assert found["9001"].dishonest
    assert found["9001"].court_records == 1
    assert found["9002"].summary.current_overdue_fen > 0
    assert found["9002"].statements
    assert found["9003"].summary.enquiries_3_months == 12
    assert found["9004"].summary.lenders == 9
    assert found["9005"].score.value is None
    assert found["9005"].credit_detail == ()
    assert not found["9006"].identity.name_matches


def test_the_same_person_has_the_same_history_and_others_another(tmp_path: Path) -> None:
    with running_bureau(tmp_path) as address:
        bureau = client(address)
        first, again = (bureau.fetch(intent, subject(), CONSENT) for intent in ("i1", "i2"))
        other = bureau.fetch("i3", subject(id_number="11010119850615421X"), CONSENT)
    assert first.credit_detail == again.credit_detail
    assert first.score == again.score
    assert first.credit_detail != other.credit_detail


def test_the_same_intent_is_charged_once_with_the_same_report(tmp_path: Path, switch: FaultSwitch) -> None:
    with running_bureau(tmp_path, switch=switch) as address:
        switch.set(Faults(lose_answer_times=1, garbage_times=1))
        report = client(address).fetch("i1", subject(), CONSENT)
        assert report.attempts == 3
        again = client(address).fetch("i1", subject(), CONSENT)
        assert again.header == report.header
        assert enquiries(address) == {"i1": {"enquiry": 1}}
    with running_bureau(tmp_path) as address:
        assert client(address).fetch("i1", subject(), CONSENT).header == report.header


def test_the_same_intent_for_another_person_is_refused(tmp_path: Path) -> None:
    with running_bureau(tmp_path) as address:
        client(address).fetch("i1", subject(), CONSENT)
        with pytest.raises(ConnectorFailed) as failed:
            client(address).fetch("i1", subject(id_number="11010119850615421X"), CONSENT)
    assert (failed.value.kind, failed.value.code) == (FailureKind.REFUSED, "report.altered")


def test_without_consent_nothing_is_sent(tmp_path: Path) -> None:
    with running_bureau(tmp_path) as address:
        with pytest.raises(ConnectorFailed) as failed:
            client(address).fetch("i1", subject(), BureauConsent(""))
        assert failed.value.kind is FailureKind.REFUSED
        assert "consent_reference" in failed.value.code
        assert "样本甲" not in str(failed.value)
        assert enquiries(address) == {}


@pytest.mark.parametrize(
    ("faults", "kind"),
    [
        (Faults(fail_times=9), FailureKind.BAD_REPLY),
        (Faults(garbage_times=9), FailureKind.BAD_REPLY),
        (Faults(lose_answer_times=9), FailureKind.TIMEOUT),
        (Faults(delay_seconds=0.5), FailureKind.TIMEOUT),
    ],
)
def test_each_fault_has_its_kind(
    tmp_path: Path, switch: FaultSwitch, faults: Faults, kind: FailureKind
) -> None:
    switch.set(faults)
    with running_bureau(tmp_path, switch=switch) as address, pytest.raises(ConnectorFailed) as failed:
        client(address, timeout_seconds=0.15, attempts=2).fetch("i1", subject(), CONSENT)
    assert failed.value.kind is kind
    assert failed.value.attempts == 2


def test_the_circuit_opens_in_mid_retry(tmp_path: Path, switch: FaultSwitch) -> None:
    switch.set(Faults(fail_times=9))
    breaker = CircuitBreaker(failures_to_open=2, pause_seconds=60)
    with running_bureau(tmp_path, switch=switch) as address, pytest.raises(ConnectorFailed) as failed:
        client(address, attempts=5, breaker=breaker).fetch("i1", subject(), CONSENT)
    assert failed.value.kind is FailureKind.CIRCUIT_OPEN
    assert failed.value.attempts == 2
    assert failed.value.may_have_acted


def test_a_source_that_drips_bytes_meets_the_deadline() -> None:
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, args=(listener, stop), daemon=True)
        thread.start()
        with pytest.raises(ConnectorFailed) as failed:
            client(f"http://127.0.0.1:{listener.getsockname()[1]}", timeout_seconds=0.3, attempts=1).fetch(
                "i1", subject(), CONSENT
            )
        stop.set()
        thread.join(timeout=5)
    assert failed.value.kind is FailureKind.TIMEOUT


def drip(listener: socket.socket, stop: threading.Event) -> None:
    caller, _ = listener.accept()
    with caller:
        caller.recv(65_536)
        caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not stop.wait(0.05):
            try:
                caller.sendall(b" ")
            except OSError:
                return


def test_a_report_that_is_too_large_or_of_another_shape_is_a_bad_reply() -> None:
    for body in (b"[" * 100_000, b'{"header": 1}', b"null", b"x" * 3_000_000):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            thread = threading.Thread(target=answer_once, args=(listener, body), daemon=True)
            thread.start()
            with pytest.raises(ConnectorFailed) as failed:
                client(f"http://127.0.0.1:{listener.getsockname()[1]}", attempts=1).fetch(
                    "i1", subject(), CONSENT
                )
            thread.join(timeout=5)
        assert failed.value.kind is FailureKind.BAD_REPLY


@pytest.mark.parametrize("answer", [{}, {"header": {}}, {"code": 1}])
def test_a_signed_reply_of_another_shape_is_a_bad_reply(answer: dict[str, object]) -> None:
    odd = Simulation("另一模拟器", lambda _: answer, dict, FaultSwitch())
    with serving(odd) as address, pytest.raises(ConnectorFailed) as failed:
        client(address).fetch("i1", subject(), CONSENT)
    assert (failed.value.kind, failed.value.code) == (FailureKind.BAD_REPLY, "shape")


def test_a_report_for_another_intent_is_a_bad_reply(tmp_path: Path) -> None:
    with running_bureau(tmp_path) as address:
        other = client(address).fetch("other", subject(), CONSENT).model_dump(mode="json")
    mixed_up = Simulation("另一模拟器", lambda _: other, dict, FaultSwitch())
    with serving(mixed_up) as address, pytest.raises(ConnectorFailed) as failed:
        client(address).fetch("i1", subject(), CONSENT)
    assert failed.value.code == "other_report"


def answer_once(listener: socket.socket, body: bytes) -> None:
    caller, _ = listener.accept()
    with caller:
        caller.recv(65_536)
        try:
            caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            caller.shutdown(socket.SHUT_WR)
            while caller.recv(65_536):  # closing with unread bytes would cut off the reply
                pass
        except OSError:
            return
