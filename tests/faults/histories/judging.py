"""What must hold when a history has come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lendesk.usecases.messages import Outcome
from lendesk.usecases.projections import TABLES

if TYPE_CHECKING:
    from .history import History, Station

REASONS = ("access.scope", "loan.too_much")


def judge(history: History) -> None:
    """Raises Violation, with the seed, for the first invariant that does not hold."""
    for station in history.stations:
        _judge_queue(history, station)
        _judge_replica(history, station)
    _judge_effects(history)
    _judge_numbers(history)


def _judge_queue(history: History, station: Station) -> None:
    held = {each.command_id for each in station.outbox.envelopes()}
    if held != set(station.queued):
        history.violated(f"{station.name} lost {set(station.queued) ^ held}")
    for command_id in station.queued:
        mine = station.outbox.result(command_id)
        theirs = history.centre.state.results.get(command_id)
        history.seen[f"result: {mine.outcome.value if mine else ''}"] += 1
        if mine is None or theirs is None or mine != theirs[0].result:
            history.violated(f"{command_id}: {mine} here, {theirs} there")
        elif mine.outcome is Outcome.REFUSED and mine.code not in REASONS:
            history.violated(f"{command_id} was refused for no reason: {mine}")
    if station.replica.acknowledged() != held:
        history.violated(f"{station.name}: previews stay or went too early")


def _judge_replica(history: History, station: Station) -> None:
    reading = history.centre.reading(station.person_id)
    for table in TABLES:
        if station.replica.rows(table) != reading.scope(table):
            history.violated(f"{station.name} is not like the centre in {table}")


def _judge_effects(history: History) -> None:
    state = history.centre.state
    amounts = {key: amount for station in history.stations for key, amount in station.queued.items()}
    effects = sorted(state.effects.values())
    done = sorted(
        (key, amounts[key])
        for key, (stored, _) in state.results.items()
        if stored.result.outcome is Outcome.DONE
    )
    if effects != done:
        history.violated(f"effects {effects}, but done {done}")


def _judge_numbers(history: History) -> None:
    for device_id, position in history.centre.state.devices.items():
        numbers = sorted(number for device, number in history.centre.state.links if device == device_id)
        if numbers != list(range(1, position.next_number)):
            history.violated(f"{device_id} has numbers {numbers}")
