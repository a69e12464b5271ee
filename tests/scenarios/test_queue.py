"""What a workstation queued off line arrives: late, twice, out of order, altered, from a copied disk."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.administration.staff import Device
from lendesk.domain.repayments.receipt import Receipt
from lendesk.usecases.synchronisation.exchange import Stop
from lendesk.wire import paths
from lendesk.wire.codec import encode_command

from .house import TELLER, House


def test_postings_of_a_morning_off_line_arrive_in_their_order_and_once(house: House) -> None:
    loan = house.loan()
    batch = [house.envelope(TELLER, house.payment(loan, fen)) for fen in (10_000, 20_000, 30_000)]
    first = house.push(TELLER, *batch[:2])
    again = house.push(TELLER, *batch)
    assert [result.outcome for _, result in again.results] == ["done"] * 3
    assert again.results[:2] == first.results
    receipts = sorted(house.records(Receipt, loan_id=loan.key), key=lambda one: one.number)
    assert [one.amount_fen for one in receipts] == [10_000, 20_000, 30_000]


def test_what_overtakes_an_earlier_posting_waits_for_it(house: House) -> None:
    loan = house.loan()
    earlier, later = (house.envelope(TELLER, house.payment(loan, fen)) for fen in (10_000, 20_000))
    overtaking = house.push(TELLER, later)
    assert (overtaking.results, overtaking.stop, overtaking.expected) == ((), Stop.GAP, earlier.number)
    assert not house.records(Receipt, loan_id=loan.key)
    assert len(house.push(TELLER, earlier, later).results) == 2


def test_a_posting_altered_under_its_id_is_not_taken_and_the_first_one_stands(house: House) -> None:
    loan = house.loan()
    command = house.payment(loan, 10_000)
    house.push(TELLER, house.envelope(TELLER, command))
    number, last = house.number, house.last
    altered = house.envelope(TELLER, replace(command, amount_fen=1, tendered_fen=1))
    assert house.push(TELLER, altered).stop is Stop.ALTERED
    house.number, house.last = number, last
    assert [one.amount_fen for one in house.records(Receipt, loan_id=loan.key)] == [10_000]
    online = house.post(paths.COMMANDS, {"body": encode_command(command)}, house.token(TELLER))
    assert online.json()["code"] == "command.not_online", "a queued command has one way in"


def test_a_body_changed_on_its_way_is_not_taken(house: House) -> None:
    loan = house.loan()
    number, last = house.number, house.last
    sent = house.envelope(TELLER, house.payment(loan, 10_000))
    assert house.push(TELLER, replace(sent, body=sent.body.replace("10000", "90000"))).stop is Stop.DAMAGED
    assert not house.records(Receipt, loan_id=loan.key)
    house.number, house.last = number, last


def test_a_copied_disk_that_goes_its_own_way_stops_the_workstation_and_keeps_what_was_taken(
    house: House,
) -> None:
    loan = house.loan()
    number, last = house.number, house.last
    original = house.envelope(TELLER, house.payment(loan, 10_000))
    assert house.push(TELLER, original).stop is Stop.NONE
    house.number, house.last = number, last
    copy = house.envelope(TELLER, house.payment(loan, 20_000))
    assert house.push(TELLER, copy).stop is Stop.DEVICE_STOPPED
    assert house.record(Device, house.device["device_id"]).status == "stopped"
    assert house.push(TELLER, original).stop is Stop.DEVICE_STOPPED, "neither goes on until registered anew"
    assert [one.amount_fen for one in house.records(Receipt, loan_id=loan.key)] == [10_000]
