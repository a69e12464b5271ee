"""The circuit breaker: when it opens, what it lets through, when it closes."""

from __future__ import annotations

import pytest

from lendesk.connectors.failures import CircuitBreaker, ConnectorFailed, FailureKind


class Watch:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def opened(watch: Watch) -> CircuitBreaker:
    breaker = CircuitBreaker(failures_to_open=2, pause_seconds=10, monotonic=watch)
    for _ in range(2):
        breaker.enter()
        breaker.failed()
    return breaker


def test_it_opens_after_failures_in_a_row_only() -> None:
    breaker = CircuitBreaker(failures_to_open=2)
    for _ in range(5):
        breaker.enter()
        breaker.failed()
        breaker.enter()
        breaker.succeeded()
    assert not breaker.is_open


def test_open_it_lets_nothing_through_until_the_pause_is_over() -> None:
    watch = Watch()
    breaker = opened(watch)
    watch.now = 9.9
    with pytest.raises(ConnectorFailed) as failed:
        breaker.enter()
    assert failed.value.kind is FailureKind.CIRCUIT_OPEN
    assert breaker.is_open


def test_after_the_pause_one_probe_decides() -> None:
    watch = Watch()
    breaker = opened(watch)
    watch.now = 10
    breaker.enter()
    with pytest.raises(ConnectorFailed):
        breaker.enter()
    breaker.failed()
    with pytest.raises(ConnectorFailed):
        breaker.enter()
    watch.now = 20
    breaker.enter()
    breaker.succeeded()
    breaker.enter()
    assert not breaker.is_open


def test_a_probe_that_never_came_back_does_not_hold_it_open_for_ever() -> None:
    watch = Watch()
    breaker = opened(watch)
    watch.now = 10
    breaker.enter()
    watch.now = 20
    breaker.enter()
    breaker.succeeded()
    assert not breaker.is_open


@pytest.mark.parametrize(
    ("kind", "attempts", "acted"),
    [
        (FailureKind.TIMEOUT, 1, True),
        (FailureKind.BAD_REPLY, 1, True),
        (FailureKind.REFUSED, 1, False),
        (FailureKind.CIRCUIT_OPEN, 0, False),
        (FailureKind.CIRCUIT_OPEN, 2, True),
    ],
)
def test_whether_the_other_side_may_have_acted(kind: FailureKind, attempts: int, acted: bool) -> None:
    assert ConnectorFailed(kind, "x", attempts).may_have_acted is acted
