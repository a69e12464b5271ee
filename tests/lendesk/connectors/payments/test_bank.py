"""The bank protocol over a real socket: one payment whatever is lost, repeated, altered or killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from lendesk.connectors.failures import CircuitBreaker, ConnectorFailed, FailureKind
from lendesk.connectors.loopback import SIMULATOR_KEY, Faults, FaultSwitch
from lendesk.connectors.payments.client import BankClient
from lendesk.connectors.payments.protocol import PaymentState
from lendesk.connectors.payments.simulator import running_bank
from lendesk.domain.money import Money, yuan

CARD = "6222020000000017"
AMOUNT = yuan("5000.00")


def client(address: str, **options: object) -> BankClient:
    settings = {"timeout_seconds": 5.0, "attempts": 3, **options}
    return BankClient(address, SIMULATOR_KEY.key_id, SIMULATOR_KEY.secret, **settings)


def effects(address: str) -> dict[str, dict[str, int]]:
    return requests.get(address + "/simulator/effects", timeout=5).json()


def settled(bank: BankClient, intent: str) -> PaymentState:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        status = bank.status(intent)
        if status.state.final:
            return status.state
        time.sleep(0.02)
    raise AssertionError("the bank did not settle")


def test_a_payment_is_accepted_then_confirmed_and_leaves_the_account(tmp_path: Path) -> None:
    with running_bank(tmp_path, settle_seconds=0.1) as address:
        bank = client(address)
        before = bank.account()
        assert bank.status("i1").state is PaymentState.UNKNOWN
        ordered = bank.pay("i1", AMOUNT, CARD, "样本甲")
        assert ordered.state is PaymentState.ACCEPTED
        assert ordered.bank_reference.startswith("SIM")
        assert settled(bank, "i1") is PaymentState.CONFIRMED
        assert before.balance_fen - bank.account().balance_fen == AMOUNT.minor
        assert effects(address) == {"i1": {"paid": 1}}


def test_a_lost_answer_after_the_effect_pays_once(tmp_path: Path, switch: FaultSwitch) -> None:
    with running_bank(tmp_path, switch=switch) as address:
        switch.set(Faults(lose_answer_times=2))
        ordered = client(address).pay("i1", AMOUNT, CARD, "样本甲")
        assert ordered.state in {PaymentState.ACCEPTED, PaymentState.CONFIRMED}
        assert effects(address) == {"i1": {"paid": 1}}


def test_all_answers_lost_is_reported_as_perhaps_done_and_a_later_call_pays_nothing_more(
    tmp_path: Path, switch: FaultSwitch
) -> None:
    with running_bank(tmp_path, switch=switch) as address:
        switch.set(Faults(lose_answer_times=3))
        with pytest.raises(ConnectorFailed) as failed:
            client(address).pay("i1", AMOUNT, CARD, "样本甲")
        assert failed.value.kind is FailureKind.TIMEOUT
        assert failed.value.may_have_acted
        assert failed.value.attempts == 3
        assert client(address).pay("i1", AMOUNT, CARD, "样本甲").amount_fen == AMOUNT.minor
        assert effects(address) == {"i1": {"paid": 1}}


def test_failures_before_the_effect_and_garbage_after_it_end_in_one_payment(
    tmp_path: Path, switch: FaultSwitch
) -> None:
    with running_bank(tmp_path, switch=switch) as address:
        switch.set(Faults(fail_times=1, garbage_times=1))
        assert client(address).pay("i1", AMOUNT, CARD, "样本甲").amount_fen == AMOUNT.minor
        assert effects(address) == {"i1": {"paid": 1}}


def test_a_slow_bank_times_out_within_the_budget_and_pays_once(tmp_path: Path, switch: FaultSwitch) -> None:
    with running_bank(tmp_path, switch=switch) as address:
        switch.set(Faults(delay_seconds=0.6))
        with pytest.raises(ConnectorFailed) as failed:
            client(address, timeout_seconds=0.2, attempts=2).pay("i1", AMOUNT, CARD, "样本甲")
        assert failed.value.kind is FailureKind.TIMEOUT
        assert failed.value.attempts == 2, "no attempt waited until the bank had answered"
        switch.set(Faults())
        client(address).pay("i1", AMOUNT, CARD, "样本甲")
        time.sleep(0.8)  # the requests given up on finish in the bank
        assert effects(address) == {"i1": {"paid": 1}}


def test_the_same_intent_with_another_amount_is_refused_once_and_pays_nothing(tmp_path: Path) -> None:
    with running_bank(tmp_path) as address:
        bank = client(address)
        bank.pay("i1", AMOUNT, CARD, "样本甲")
        with pytest.raises(ConnectorFailed) as failed:
            bank.pay("i1", yuan("5000.01"), CARD, "样本甲")
        assert (failed.value.kind, failed.value.code) == (FailureKind.REFUSED, "payment.altered")
        assert failed.value.attempts == 1
        assert effects(address) == {"i1": {"paid": 1}}


def test_twenty_desks_sending_one_intent_at_once_pay_once(tmp_path: Path) -> None:
    with running_bank(tmp_path) as address, ThreadPoolExecutor(10) as desks:
        bank = client(address)
        answers = list(desks.map(lambda _: bank.pay("i1", AMOUNT, CARD, "样本甲"), range(20)))
        assert len({answer.bank_reference for answer in answers}) == 1
        assert effects(address) == {"i1": {"paid": 1}}


@pytest.mark.parametrize(
    ("account", "amount", "code"),
    [
        ("6222020000000000", AMOUNT, "account.closed"),
        (CARD, yuan("600.01"), "account.insufficient"),
        (CARD, yuan("1000.01"), "payment.over_limit"),
    ],
)
def test_a_rejection_says_why_and_moves_nothing(
    tmp_path: Path, account: str, amount: Money, code: str
) -> None:
    with running_bank(tmp_path, opening_fen=60_000, payment_limit_fen=100_000) as address:
        amount = yuan("500.00") if code == "account.closed" else amount
        status = client(address).pay("i1", amount, account, "样本甲")
        assert (status.state, status.code) == (PaymentState.REJECTED, code)
        assert effects(address) == {}
        assert client(address).account().balance_fen == 60_000


def test_a_late_rejection_returns_the_money_once(tmp_path: Path) -> None:
    with running_bank(tmp_path, settle_seconds=0.05) as address:
        bank = client(address)
        before = bank.account().balance_fen
        assert bank.pay("i1", AMOUNT, "6222020000000001", "样本甲").state is PaymentState.ACCEPTED
        assert settled(bank, "i1") is PaymentState.REJECTED
        bank.status("i1")
        assert bank.account().balance_fen == before
        assert effects(address) == {"i1": {"paid": 1, "returned": 1}}


def test_a_slow_payee_stays_accepted(tmp_path: Path) -> None:
    with running_bank(tmp_path, settle_seconds=0.0) as address:
        bank = client(address)
        bank.pay("i1", AMOUNT, "6222020000000002", "样本甲")
        assert bank.status("i1").state is PaymentState.ACCEPTED


def test_an_open_circuit_sends_nothing_and_closes_after_the_pause(
    tmp_path: Path, switch: FaultSwitch
) -> None:
    now = [0.0]
    breaker = CircuitBreaker(failures_to_open=3, pause_seconds=10, monotonic=lambda: now[0])
    with running_bank(tmp_path, switch=switch) as address:
        bank = client(address, breaker=breaker)
        switch.set(Faults(fail_times=100))
        with pytest.raises(ConnectorFailed):
            bank.account()
        assert breaker.is_open
        left = switch.faults.fail_times
        with pytest.raises(ConnectorFailed) as failed:
            bank.pay("i1", AMOUNT, CARD, "样本甲")
        assert failed.value.kind is FailureKind.CIRCUIT_OPEN
        assert not failed.value.may_have_acted
        assert switch.faults.fail_times == left
        now[0] = 11
        switch.set(Faults())
        assert bank.account().balance_fen > 0
        assert not breaker.is_open


def test_a_closed_port_and_a_wrong_key_are_told_apart(tmp_path: Path) -> None:
    with running_bank(tmp_path) as address:
        with pytest.raises(ConnectorFailed) as failed:
            BankClient(address, SIMULATOR_KEY.key_id, b"other", 5.0, attempts=1).account()
        assert (failed.value.kind, failed.value.code) == (FailureKind.BAD_REPLY, "signature")
    with pytest.raises(ConnectorFailed) as failed:
        client(address).account()
    assert (failed.value.kind, failed.value.code) == (FailureKind.TIMEOUT, "connection")


def test_an_unsigned_order_is_not_paid(tmp_path: Path) -> None:
    with running_bank(tmp_path) as address:
        reply = requests.post(address + "/payments", json={"intent_id": "i1"}, timeout=5)
        assert reply.status_code == 401
        assert effects(address) == {}


@pytest.mark.parametrize(
    "order", [("../i1", 5, CARD, "甲"), ("i1", 0, CARD, "甲"), ("i1", 5, "12", "甲"), ("i1", 5, CARD, "")]
)
def test_an_order_that_no_bank_could_read_is_never_sent(order: tuple[str, int, str, str]) -> None:
    intent, fen, account, name = order
    with pytest.raises(ValueError):
        client("http://127.0.0.1:9").pay(intent, Money(fen), account, name)


def test_a_restart_keeps_the_payments_in_process(tmp_path: Path) -> None:
    with running_bank(tmp_path) as address:
        reference = client(address).pay("i1", AMOUNT, CARD, "样本甲").bank_reference
    with running_bank(tmp_path) as address:
        assert client(address).pay("i1", AMOUNT, CARD, "样本甲").bank_reference == reference
        assert effects(address) == {"i1": {"paid": 1}}


def start(data: Path) -> tuple[subprocess.Popen[str], dict[str, str]]:
    code = (
        "import argparse,sys; from lendesk.cli import simulators as s;"
        "p=argparse.ArgumentParser(); s.register(p.add_subparsers());"
        "a=p.parse_args(sys.argv[1:]); sys.exit(a.func(a))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "simulators", "--data", str(data)], stdout=subprocess.PIPE, text=True
    )
    return process, json.loads(process.stdout.readline())


def test_kill_9_between_effect_and_answer_then_restart_pays_once(tmp_path: Path) -> None:
    process, ready = start(tmp_path)
    try:
        requests.post(ready["bank"] + "/simulator/faults", json={"lose_answer_times": 99}, timeout=5)
        with pytest.raises(ConnectorFailed):
            client(ready["bank"], attempts=1).pay("i1", AMOUNT, CARD, "样本甲")
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait(timeout=10) == -signal.SIGKILL
    finally:
        process.kill()
        process.stdout.close()
    process, ready = start(tmp_path)
    try:
        bank = client(ready["bank"])
        assert bank.status("i1").state is not PaymentState.UNKNOWN
        bank.pay("i1", AMOUNT, CARD, "样本甲")
        assert effects(ready["bank"]) == {"i1": {"paid": 1}}
        process.terminate()
        assert process.wait(timeout=10) == 0
    finally:
        process.kill()
        process.wait(timeout=10)
        process.stdout.close()
