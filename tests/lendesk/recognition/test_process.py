"""The worker process: dies, hangs or cannot start, and the program goes on."""

from __future__ import annotations

import sys
import threading

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.recognition.process import SubprocessReader

_WORKER = """
import os, signal, sys, time
from lendesk.recognition import pipe
out = sys.stdout.buffer
pipe.send(out, {"ready": True})
while (message := pipe.receive(sys.stdin.buffer)) is not None:
    order = message[1].decode(errors="replace")
    if order == "hang": time.sleep(60)
    if order == "crash": os.kill(os.getpid(), signal.SIGFPE)
    if order == "refuse": pipe.send(out, {"error": "picture.wrong_document", "facts": {"seen": "id_back"}})
    answer = {"kind": message[0]["kind"], "fields": {}, "checks": [], "second_opinion": False}
    if order != "refuse": pipe.send(out, answer, b"png")
"""


@pytest.fixture
def reader():
    made = SubprocessReader([sys.executable, "-c", _WORKER], read_seconds=2)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("order", "code"),
    [("hang", "picture.timed_out"), ("crash", "picture.unreadable"), ("refuse", "picture.wrong_document")],
)
def test_after_a_failure_the_next_picture_is_read(reader: SubprocessReader, order: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        reader.read(order.encode(), "id_front")
    assert refused.value.code == code
    assert reader.read(b"fine", "id_back").kind == "id_back"


def test_a_picture_larger_than_the_pipe_to_a_hanging_worker_times_out() -> None:
    ready_then_deaf = (
        "import sys, time; from lendesk.recognition import pipe;"
        "pipe.send(sys.stdout.buffer, {'ready': True}); time.sleep(60)"
    )
    reader = SubprocessReader([sys.executable, "-c", ready_then_deaf], read_seconds=1)
    with pytest.raises(RuleBroken, match=r"picture\.timed_out"):
        reader.read(bytes(5_000_000), "id_front")
    reader.close()


@pytest.mark.parametrize("command", [["/no/such/program"], [sys.executable, "-c", "raise SystemExit(3)"]])
def test_a_worker_that_cannot_start(command: list[str]) -> None:
    reader = SubprocessReader(command)
    with pytest.raises(RuleBroken, match=r"reader\.unavailable"):
        reader.read(b"", "id_front")


def test_a_worker_that_says_something_else() -> None:
    reader = SubprocessReader([sys.executable, "-c", "print('hello ' * 100)"])
    with pytest.raises(RuleBroken, match=r"reader\.unavailable"):
        reader.read(b"", "id_front")


def test_warm_up_returns_at_once() -> None:
    never_ready = "import sys; sys.stdin.read()"
    reader = SubprocessReader([sys.executable, "-c", never_ready], load_seconds=0)
    reader.warm_up()  # comes back from a worker that never says that it is ready
    with pytest.raises(RuleBroken, match=r"reader\.unavailable"):
        reader.read(b"", "id_front")
    reader.close()


def test_several_threads_share_one_worker(reader: SubprocessReader) -> None:
    kinds: list[str] = []
    threads = [
        threading.Thread(target=lambda kind=kind: kinds.append(reader.read(b"x", kind).kind))
        for kind in ("id_front", "id_back", "bank_card")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kinds) == ["bank_card", "id_back", "id_front"]
