"""The loan book in figures: every sum is that of the loans behind it, to the fen, in reach and in scope."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, insert, update

from lendesk.domain.access import Scope
from lendesk.domain.administration.staff import Branch
from lendesk.domain.errors import RuleBroken
from lendesk.domain.ledger.entries import Entry, Posting
from lendesk.storage.central.book_tables import DAY_END_RUNS, LOAN_BOOKS
from lendesk.storage.central.engine import make_engine
from lendesk.storage.central.kinds import LOAN_ACCOUNTS
from lendesk.storage.central.records import CentralRecords
from lendesk.storage.central.sealed import KeyRing
from lendesk.usecases.reporting.portfolio import (
    FigureLine,
    GetPortfolio,
    ListPortfolioGroups,
    ListPortfolioLoans,
    Portfolio,
    PortfolioFigure,
    PortfolioLoan,
    PortfolioPart,
    PortfolioScope,
    PortfolioSplit,
)

_SPEC = importlib.util.spec_from_file_location("filled_centre", Path(__file__).parent / "filled_centre.py")
assert _SPEC is not None and _SPEC.loader is not None  # noqa: PT018
centre: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(centre)
s, ask = centre.s, centre.ask
F, SPLIT = PortfolioFigure, PortfolioSplit
FAR = {"branch_id": "b3", "region_id": "r2", "owner_id": "p9", "customer_id": "c4"}
LOANS = (
    # number, days past due, outstanding, paid out on, category, what else
    (31, 0, 1_000_001, date(2025, 11, 3), "normal", {}),
    (32, 5, 2_000_003, date(2026, 1, 5), "special_mention", {}),
    (33, 45, 3_000_007, date(2026, 1, 31), "special_mention", {}),
    (34, 120, 4_000_011, date(2025, 4, 1), "substandard", FAR),
    (35, 400, 500_013, date(2024, 2, 1), "loss", FAR),
    (36, 0, 700_017, date(2026, 3, 1), "special_mention", {"rate_disclosed": "18.00"}),
)


def fill(connection: Connection, keys: KeyRing) -> None:
    centre.fill(connection, keys)
    records = CentralRecords(connection, keys)
    for n, days, fen, paid_out, category, more in LOANS:
        status = "overdue" if days else "active"
        changed = {"status": status, "days_past_due": days, "outstanding_fen": fen, "disbursed_on": paid_out}
        records.add(s.loan(n, contract_id=f"kx{n}", **{**changed, **more}))
        fill_book(connection, n, fen, category, more)
        lend(records, f"l{n}", 5_000_000, paid_out)
        lend(records, f"l{n}", fen - 5_000_000, max(paid_out, date(2026, 2, 10)))
    for n, status in ((41, "settled"), (42, "written_off"), (43, "awaiting")):
        records.add(s.loan(n, contract_id=f"kx{n}", status=status, outstanding_fen=99, days_past_due=200))
    for n, on, fen, status in (
        (41, date(2026, 2, 10), 333, "posted"),
        (42, date(2026, 2, 11), 444, "reversed"),
        (43, date(2025, 12, 31), 555, "posted"),
    ):
        records.add(s.receipt(n, loan_id="l31", value_date=on, amount_fen=fen, status=status))
    records.add(Branch("b9", "r1", "空营业部", "Empty branch"))
    connection.execute(
        insert(DAY_END_RUNS).values(business_date=date(2026, 3, 1), started_at=s.NOON, finished_at=s.NOON)
    )


def fill_book(connection: Connection, n: int, fen: int, category: str, more: dict[str, str]) -> None:
    connection.execute(
        insert(LOAN_BOOKS).values(
            loan_id=f"l{n}", branch_id=more.get("branch_id", "b1"), product_version_id="pv1",
            written_on=s.TODAY, principal_fen=fen, segment_from=s.TODAY, segment_until=s.TODAY,
            category=category, provision_fen=fen // 50, least_category=1 if n == 36 else 0,
        )
    )  # fmt: skip


def lend(records: CentralRecords, loan_id: str, fen: int, on: date) -> None:
    """Principal up by `fen`, or down."""
    debit, credit = max(fen, 0), max(-fen, 0)
    records.post(
        Entry(
            key=f"g-{loan_id}-{fen}", kind="x", value_date=on, posted_at=s.NOON, loan_id=loan_id,
            branch_id="b1", command_id="m1", by="p1",
            postings=(Posting("1303", debit, credit), Posting("1002", credit, debit)),
        )
    )  # fmt: skip


@pytest.fixture(scope="module")
def filled(module_postgres_url: str, keys: KeyRing) -> Iterator[Engine]:
    engine = make_engine(module_postgres_url)
    with engine.begin() as connection:
        fill(connection, keys)
    yield engine
    engine.dispose()


def line(book: Portfolio, figure: PortfolioFigure) -> FigureLine:
    """The first of the figure: for money out and in, that of the month."""
    return next(one for one in book.figures if one.part.figure is figure)


def all_loans(ask: Any, query: ListPortfolioLoans, scope: Scope) -> list[PortfolioLoan]:
    """Page by page, three at a time."""
    rows: list[PortfolioLoan] = []
    after = ""
    while True:
        page = ask(replace(query, limit=3, after=after), scope)
        rows += page.rows
        after = page.after
        assert page.total >= len(rows)
        if not after:
            assert page.total == len(rows)
            return rows


def test_the_figures_of_a_branch(ask: Any) -> None:
    book: Portfolio = ask(GetPortfolio())
    told = {figure: (line(book, figure).fen, line(book, figure).count) for figure in F}
    assert told == {
        F.OUTSTANDING: (5_000_000 + 1_000_001 + 2_000_003 + 3_000_007 + 700_017, 5),
        F.PAR1: (5_000_010, 2),
        F.PAR30: (3_000_007, 1),
        F.PAR90: (0, 0),
        F.NON_PERFORMING: (0, 0),
        F.RESTRUCTURED: (700_017, 1),
        F.PROVISION: (20_000 + 40_000 + 60_000 + 14_000, 4),
        F.DISBURSED: (5_000_000 * 4, 4),
        F.COLLECTED: (445_000, 1),
    }
    assert (book.business_date, book.day_end) == ("2026-03-02", "2026-03-01")
    assert [one.key for one in book.branches] == ["b1"]
    assert [(one.key, one.name) for one in book.products] == [("PC", "个人信用贷")]


def test_all_branches_hold_the_non_performing_ones_too(ask: Any) -> None:
    book: Portfolio = ask(GetPortfolio(), Scope.ALL)
    assert (line(book, F.PAR90).fen, line(book, F.NON_PERFORMING).fen) == (4_500_024, 4_500_024)
    assert [one.key for one in book.branches] == ["b1", "b2", "b3"]
    only: Portfolio = ask(GetPortfolio(scope=PortfolioScope(branch_id="b3")), Scope.ALL)
    assert line(only, F.OUTSTANDING).fen == 4_500_024
    assert ask(GetPortfolio(scope=PortfolioScope(product_code="none")), Scope.ALL).figures[0].fen == 0


def test_the_rate_is_weighted_by_what_is_outstanding(ask: Any) -> None:
    whole, high = 11_700_028, 700_017
    exact = (1260 * (whole - high) + 1800 * high) * 10_000 // whole
    told = ask(GetPortfolio()).rate_percent
    assert abs(int(told.replace(".", "")) * 100 - exact) <= 100
    assert ask(GetPortfolio(scope=PortfolioScope(branch_id="none"))).rate_percent == ""


def test_the_course_goes_back_by_what_the_ledger_moved(ask: Any) -> None:
    book: Portfolio = ask(GetPortfolio(months=6))
    assert [one.since.month for one in book.months] == [10, 11, 12, 1, 2, 3]
    by_month = {one.since.month: one for one in book.months}
    assert by_month[3].until == s.TODAY
    assert by_month[3].outstanding_fen == line(book, F.OUTSTANDING).fen
    assert by_month[2].outstanding_fen == 1_000_001 + 2_000_003 + 3_000_007
    assert by_month[1].outstanding_fen == 15_000_000
    assert (by_month[11].outstanding_fen, by_month[10].outstanding_fen) == (5_000_000, 0)
    assert [one.disbursed_fen for one in book.months] == [0, 5_000_000, 0, 10_000_000, 0, 20_000_000]
    assert [one.collected_fen for one in book.months] == [0, 0, 555, 0, 333, 445_000]
    assert [len(ask(GetPortfolio(months=12)).months), len(ask(GetPortfolio(months=24)).months)] == [12, 24]


def test_another_period_is_refused(ask: Any) -> None:
    with pytest.raises(RuleBroken) as refused:
        ask(GetPortfolio(months=7))
    assert refused.value.code == "portfolio.unknown_period"


def test_stages_and_categories_come_in_order(ask: Any) -> None:
    part = PortfolioPart(F.OUTSTANDING, s.TODAY, s.TODAY)
    stages = ask(ListPortfolioGroups(part=part, split=SPLIT.STAGE), Scope.ALL)
    assert [(one.key, one.count) for one in stages] == [("", 4), ("M1", 1), ("M2", 1), ("M3+", 2)]
    categories = ask(ListPortfolioGroups(part=part, split=SPLIT.CATEGORY), Scope.ALL)
    assert [one.key for one in categories] == ["normal", "special_mention", "substandard", "loss"]
    branches = ask(ListPortfolioGroups(part=part, split=SPLIT.BRANCH), Scope.ALL)
    assert [one.key for one in branches] == ["b1", "b2", "b3"]


@pytest.mark.parametrize("scope", [Scope.OWN, Scope.BRANCH, Scope.REGION, Scope.ALL])
def test_every_figure_is_the_sum_of_its_groups_and_of_its_loans(ask: Any, scope: Scope) -> None:
    book: Portfolio = ask(GetPortfolio(), scope)
    months = [
        FigureLine(PortfolioPart(figure, month.since, month.until), fen, -1)
        for month in book.months
        for figure, fen in (
            (F.OUTSTANDING, month.outstanding_fen),
            (F.DISBURSED, month.disbursed_fen),
            (F.COLLECTED, month.collected_fen),
        )
    ]
    for told in (*book.figures, *months):
        rows = all_loans(ask, ListPortfolioLoans(part=told.part), scope)
        assert sum(row.part_fen for row in rows) == told.fen
        assert told.count in (-1, len(rows))
        parts = [row.part_fen for row in rows]
        assert parts == sorted(parts, reverse=True)
        assert len({row.key for row in rows}) == len(rows)


def test_each_group_is_the_sum_of_its_loans(ask: Any) -> None:
    book: Portfolio = ask(GetPortfolio(), Scope.ALL)
    for told in book.figures:
        for split in SPLIT:
            groups = ask(ListPortfolioGroups(part=told.part, split=split), Scope.ALL)
            assert sum(one.fen for one in groups) == told.fen
            for one in groups:
                query = ListPortfolioLoans(part=told.part, split=split, group=one.key)
                rows = all_loans(ask, query, Scope.ALL)
                assert (sum(row.part_fen for row in rows), len(rows)) == (one.fen, one.count)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10**13), st.integers(0, 500)), min_size=6, max_size=6))
def test_sums_are_exact_whatever_the_loans(
    filled: Engine, keys: KeyRing, changed: list[tuple[int, int]]
) -> None:
    with filled.connect() as connection:
        for (n, *_rest), (fen, days) in zip(LOANS, changed, strict=True):
            row = update(LOAN_ACCOUNTS.table).where(LOAN_ACCOUNTS.table.c.key == f"l{n}")
            connection.execute(row.values(outstanding_fen=fen, days_past_due=days))

        def asking(query: Any) -> Any:
            of = centre.actor(Scope.ALL, type(query).permission)
            return centre.answer(query, of, connection, keys, s.TODAY, centre.LogArithmetic())

        book: Portfolio = asking(GetPortfolio())
        late = sum(fen for fen, days in changed if days > 30)
        assert line(book, F.OUTSTANDING).fen == 10_000_000 + sum(fen for fen, _days in changed)
        assert line(book, F.PAR30).fen == late
        for split in SPLIT:
            groups = asking(ListPortfolioGroups(part=line(book, F.PAR30).part, split=split))
            assert sum(one.fen for one in groups) == late
        connection.rollback()


def test_a_loan_tells_its_part_and_how_it_stands(ask: Any) -> None:
    part = PortfolioPart(F.RESTRUCTURED, s.TODAY, s.TODAY)
    page = ask(ListPortfolioLoans(part=part))
    assert page.rows == (
        PortfolioLoan(
            key="l36", number="L000036", customer_name="陈小明", product_name="个人信用贷",
            product_name_en=page.rows[0].product_name_en, owner_name="员工1", days_past_due=0,
            category="special_mention", restructured=True, outstanding_fen=700_017, part_fen=700_017,
        ),
    )  # fmt: skip


def test_a_mark_of_another_list_is_refused(ask: Any) -> None:
    part = PortfolioPart(F.OUTSTANDING, s.TODAY, s.TODAY)
    for mark in ("x|l1", "|", "-5|l1", "٣|l1"):
        with pytest.raises(RuleBroken) as refused:
            ask(ListPortfolioLoans(part=part, after=mark))
        assert refused.value.code == "page.unknown_mark"
