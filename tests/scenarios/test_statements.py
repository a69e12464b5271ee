"""A bank statement comes in: twice, overlapping, not adding up, with payers whom nobody knows."""

from __future__ import annotations

from sqlalchemy import text

from lendesk.domain.customers.customer import Customer
from lendesk.domain.ledger.chart import SUSPENSE
from lendesk.domain.loans.account import LoanAccount
from lendesk.domain.repayments.receipt import Statement, StatementLine
from lendesk.usecases.repayments.commands import HoldStatementLine, PostStatementLine
from lendesk.usecases.reporting.queries import GetTrialBalance

from .house import SUPERVISOR, TELLER, House

HEAD = "交易日期,金额,对方户名,对方账号,附言,流水号\n"


def line(reference: str, amount: str, payer: str = "路人", account: str = "", note: str = "") -> str:
    return f"2026-03-02,{amount},{payer},{account},{note},{reference}\n"


def lines_of(house: House, statement_id: str) -> list[StatementLine]:
    found = house.records(StatementLine, statement_id=statement_id)
    return sorted(found, key=lambda one: one.number)


def suspense_fen(house: House) -> int:
    """What is in suspense, in fen."""
    lines = house.ask(SUPERVISOR, GetTrialBalance())
    return sum(one.credit_fen - one.debit_fen for one in lines if one.account == SUSPENSE)


def test_the_same_statement_twice_is_refused_the_second_time(house: House) -> None:
    content = (HEAD + line("A1", "100.00") + line("A2", "200.00")).encode("gb18030")
    assert house.import_statement(content).made["lines"] == "2"
    again = house.import_statement(content, "另一个名字.csv")
    assert (again.outcome, again.code) == ("refused", "statement.imported_already")
    renamed = house.import_statement(content.decode("gb18030").encode("utf-8-sig"))
    assert (renamed.made["lines"], renamed.made["skipped"]) == ("0", "2"), "other bytes, the same bookings"


def test_lines_of_an_overlapping_statement_are_taken_once(house: House) -> None:
    first = HEAD + line("B1", "100.00") + line("B2", "200.00") + line("B3", "300.00")
    second = HEAD + line("B2", "200.00") + line("B3", "300.00") + line("B4", "400.00")
    house.import_statement(first.encode())
    made = house.import_statement(second.encode()).made
    assert (made["lines"], made["skipped"]) == ("1", "2")
    assert [one.amount_fen for one in lines_of(house, made["statement_id"])] == [40_000]


def test_two_equal_payments_on_one_day_are_two(house: House) -> None:
    content = "日期,金额,付款人,附言\n2026-03-02,77.00,同名,还款\n2026-03-02,77.00,同名,还款\n"
    assert house.import_statement(content.encode()).made["lines"] == "2"


def test_a_statement_that_does_not_add_up_is_refused_whole(house: House) -> None:
    head = HEAD.replace("流水号", "流水号,余额")
    content = head + "2026-03-02,5.00,甲,,,C1,105.00\n2026-03-02,5.00,甲,,,C2,110.01\n"
    result = house.import_statement(content.encode())
    assert (result.code, result.facts) == ("statement.does_not_add_up", {"line": 3, "difference_fen": 1})
    assert not house.records(Statement, name="样本.csv", line_count=2, total_fen=1_000)


def test_what_is_no_statement_is_refused_and_formulas_stay_text(house: House) -> None:
    for content, code in (
        (b"\xef\xbb\xbf", "statement.empty"),
        (HEAD.encode(), "statement.empty"),
        (b"%PDF-1.7", "statement.unreadable"),
        ((HEAD + line("D0", "1e400")).encode(), "statement.bad_amount"),
        ((HEAD + line("D0", "NaN")).encode(), "statement.bad_amount"),
        ((HEAD + line("D0", '"1,000.005"')).encode(), "statement.bad_amount"),
    ):
        assert house.import_statement(content).code == code
    made = house.import_statement((HEAD + line("D1", "5.00", '"=HYPERLINK(""http://x"")"')).encode()).made
    [kept] = lines_of(house, made["statement_id"])
    assert kept.payer == '=HYPERLINK("http://x")'


def test_an_unknown_payer_waits_in_suspense_until_the_money_is_released_to_a_loan(house: House) -> None:
    loan = house.loan()
    made = house.import_statement((HEAD + line("E1", "123.45", "无名氏")).encode()).made
    [unknown] = lines_of(house, made["statement_id"])
    assert (unknown.status, unknown.loan_id) == ("unmatched", "")
    before = suspense_fen(house)
    house.did(TELLER, HoldStatementLine(line_id=unknown.key))
    again = house.order(TELLER, HoldStatementLine(line_id=unknown.key))
    assert (again.outcome, again.code) == ("refused", "statement.line_posted")
    assert suspense_fen(house) == before + 12_345
    house.did(TELLER, PostStatementLine(line_id=unknown.key, loan_id=loan.key))
    assert suspense_fen(house) == before
    twice = house.order(TELLER, PostStatementLine(line_id=unknown.key, loan_id=loan.key))
    assert (twice.outcome, twice.code) == ("refused", "statement.line_posted")
    with house.centre.engine.connect() as connection:
        taken = text("SELECT count(*) FROM receipts WHERE loan_id = :loan")
        assert connection.scalar(taken, {"loan": loan.key}) == 1


def test_a_transfer_from_the_borrowers_own_card_of_what_is_due_is_matched_and_posted(house: House) -> None:
    loan = house.loan()
    customer = house.record(Customer, loan.customer_id)
    content = HEAD + line("F1", "50.00", customer.name, "", f"还款 {loan.number}")
    made = house.import_statement(content.encode()).made
    [matched] = lines_of(house, made["statement_id"])
    assert (matched.status, matched.loan_id) == ("matched", loan.key)
    number = house.did(TELLER, PostStatementLine(line_id=matched.key, loan_id=loan.key))["receipt_number"]
    assert number.startswith("S-")
    assert house.record(LoanAccount, loan.key).as_of == house.today


def test_one_transfer_that_names_two_loans_is_left_to_a_person(house: House) -> None:
    first, second = house.loan(), house.loan()
    content = HEAD + line("G1", "50.00", "代付人", "", f"{first.number} {second.number}")
    [doubtful] = lines_of(house, house.import_statement(content.encode()).made["statement_id"])
    assert (doubtful.status, doubtful.loan_id, doubtful.reasons) == ("doubtful", "", ("match.several",))
