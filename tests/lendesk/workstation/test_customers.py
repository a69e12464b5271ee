"""A customer's page at a real desk: whole on line, the copy off line, a note that waits and then arrives."""

from __future__ import annotations

from lendesk.usecases.applications.commands import AddCustomerNote
from lendesk.usecases.customers.queries import UNTOLD, CustomerFilter, GetCustomer, ListCustomers


def customer_of(desk, make_application):
    """The customer of a file that was handed in and has arrived."""
    desk.send(make_application(desk))
    desk.sync_now()
    [line] = desk.ask(ListCustomers(text="样本客户")).rows
    return line.key


def test_on_line_the_page_is_whole_and_off_line_it_says_that_it_is_a_copy(desk, make_application, relay):
    key = customer_of(desk, make_application)
    there = desk.ask(GetCustomer(customer_id=key))
    assert not there.from_replica
    assert there.papers
    assert there.consent is not None
    assert [event.what for event in there.history.rows] == ["SubmitApplication"]
    assert there.figures is not None
    assert there.figures.exposure_fen == 0
    relay.cut()
    here = desk.ask(GetCustomer(customer_id=key))
    assert here.from_replica
    assert here.row == there.row
    assert [one.row.number for one in here.applications] == [one.row.number for one in there.applications]
    assert here.figures is not None
    assert here.figures.exposure_fen == UNTOLD
    assert here.branch_name == there.branch_name


def test_the_list_is_the_same_from_the_copy(desk, make_application, relay):
    customer_of(desk, make_application)
    there = desk.ask(ListCustomers(only=CustomerFilter.OWN_BRANCH))
    relay.cut()
    assert desk.ask(ListCustomers(only=CustomerFilter.OWN_BRANCH)) == there


def test_a_note_off_line_waits_in_the_outbox_and_is_told_when_it_arrived(desk, make_application, relay):
    key = customer_of(desk, make_application)
    relay.cut()
    note = AddCustomerNote(customer_id=key, text="门店营业正常\n库存充足")
    desk.send(note)
    [waiting] = [row for row in desk.outbox() if row.command_id == note.command_id]
    assert (waiting.status, dict(waiting.mine)) == (
        "waiting",
        {"customer_id": key, "text": "门店营业正常\n库存充足"},
    )
    relay.mend()
    desk.sync_now()
    file = desk.ask(GetCustomer(customer_id=key))
    [told] = file.notes.rows
    assert (told.key, told.text) == (note.command_id, "门店营业正常\n库存充足")
    assert file.history.rows[0].what == "AddCustomerNote"
