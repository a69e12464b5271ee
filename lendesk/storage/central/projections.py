"""The rows of the workstations, made from the records: one set-based SELECT a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, true

from lendesk.domain.customers.identity import mask_card, mask_id, mask_phone
from lendesk.storage.central import selections as chosen
from lendesk.storage.central.kinds import CUSTOMERS
from lendesk.storage.central.loan_texts import events_text
from lendesk.storage.central.reach import Place
from lendesk.storage.central.sealed import KeyRing
from lendesk.usecases.projections import (
    ApplicationRow,
    BranchRow,
    CustomerRow,
    LoanRow,
    PersonRow,
    ProductRow,
    ReceiptRow,
    Row,
)

Columns = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Projection:
    """`chosen` selects every column that `build` reads, with its place and what a replica keeps."""

    chosen: chosen.Selection
    build: Callable[[Columns, KeyRing], Row]

    @property
    def key(self) -> ColumnElement[str]:
        return self.chosen.key

    @property
    def place(self) -> Place:
        return self.chosen.place

    def select(self) -> Select[Any]:
        """All rows; conditions, order and limit are the caller's."""
        return self.chosen.statement

    def rows(self, connection: Connection, statement: Select[Any], ring: KeyRing) -> tuple[Any, ...]:
        """Run a statement that `select` began."""
        return tuple(self.build(row, ring) for row in connection.execute(statement).mappings())


def customer_row(row: Columns, ring: KeyRing) -> CustomerRow:
    number, phone, card = (
        CUSTOMERS.reveal(row, column, row["key"], ring) for column in ("id_number", "phone", "card_number")
    )
    return CustomerRow(
        key=row["key"],
        branch_id=row["branch_id"],
        owner_id=row["owner_id"],
        name=row["name"],
        search_words=row["search_words"],
        id_masked=mask_id(number),
        id_tail=number[-4:],
        phone_masked=mask_phone(phone),
        phone_tail=phone[-4:],
        card_masked=mask_card(card),
        sex=row["sex"],
        birth=day_text(row["birth"]),
        address=row["address"],
        id_valid_to=day_text(row["id_valid_to"]) or "长期",
        monthly_income_fen=row["monthly_income_fen"],
    )


def application_row(row: Columns, _ring: KeyRing) -> ApplicationRow:
    return ApplicationRow(
        key=row["key"],
        branch_id=row["branch_id"],
        owner_id=row["owner_id"],
        number=row["number"],
        customer_id=row["customer_id"],
        customer_name=row["customer_name"],
        product_name=row["product_name"],
        product_name_en=row["product_name_en"],
        amount_fen=row["amount_fen"],
        term=row["term"],
        method=row["method"],
        status=row["status"],
        revision=row["revision"],
        claimed_by=row["claimed_by"],
        score=-1 if row["score"] is None else int(row["score"]),
        submitted_at=time_text(row["submitted_at"]),
        remark=row["remark"],
        approved_fen=row["approved_fen"],
    )


def loan_row(row: Columns, _ring: KeyRing) -> LoanRow:
    return LoanRow(
        key=row["key"],
        branch_id=row["branch_id"],
        owner_id=row["owner_id"],
        number=row["number"],
        customer_id=row["customer_id"],
        customer_name=row["customer_name"],
        product_name=row["product_name"],
        product_name_en=row["product_name_en"],
        principal_fen=row["principal_fen"],
        outstanding_fen=row["outstanding_fen"],
        due_fen=row["due_fen"],
        next_due=day_text(row["next_due"]),
        days_past_due=row["days_past_due"],
        status=row["status"],
        disbursed_on=day_text(row["disbursed_on"]),
        as_of=day_text(row["as_of"]),
        terms=row["terms"],
        events=events_text(row["events"] or ()),
    )


def receipt_row(row: Columns, _ring: KeyRing) -> ReceiptRow:
    return ReceiptRow(
        key=row["key"],
        branch_id=row["branch_id"],
        owner_id=row["owner_id"],
        number=row["number"],
        loan_id=row["loan_id"],
        loan_number=row["loan_number"],
        customer_name=row["customer_name"],
        amount_fen=row["amount_fen"],
        method=row["method"],
        payer=row["payer"],
        value_date=day_text(row["value_date"]),
        posted_at=time_text(row["posted_at"]),
        status=row["status"],
    )


def product_row(row: Columns, _ring: KeyRing) -> ProductRow:
    return ProductRow(
        key=row["key"],
        branch_id="",
        owner_id="",
        code=row["code"],
        version=row["version"],
        name=row["name"],
        name_en=row["name_en"],
        kind=row["kind"],
        amount_min_fen=row["amount_min_fen"],
        amount_max_fen=row["amount_max_fen"],
        term_min=row["term_min"],
        term_max=row["term_max"],
        rate_percent=decimal_text(row["rate_percent"]),
        rate_unit=row["rate_unit"],
        methods=",".join(row["methods"]),
        convention=row["convention"],
        grace_days=row["grace_days"],
        penalty_percent=decimal_text(row["penalty_percent"]),
        fee_percent=decimal_text(row["fee_percent"]),
        materials=",".join(row["materials"]),
        rest_day_shift=row["rest_day_shift"],
        rest_day_interest=int(row["rest_day_interest"]),
        calendar=row["calendar"] or "",
    )


def branch_row(row: Columns, _ring: KeyRing) -> BranchRow:
    return BranchRow(row["key"], row["key"], "", row["name"], row["name_en"], row["region_id"])


def person_row(row: Columns, _ring: KeyRing) -> PersonRow:
    return PersonRow(row["key"], row["branch_id"], row["key"], row["staff_number"], row["name"])


def day_text(day: date | None) -> str:
    """ISO, empty for none."""
    return day.isoformat() if day is not None else ""


def time_text(moment: datetime) -> str:
    """ISO with the offset (the connection's times are UTC)."""
    return moment.isoformat()


def decimal_text(number: Decimal) -> str:
    """As stored, never with an exponent."""
    return f"{number:f}"


PROJECTIONS: dict[str, Projection] = {
    "customers": Projection(chosen.CUSTOMER, customer_row),
    "applications": Projection(chosen.APPLICATION, application_row),
    "loans": Projection(chosen.LOAN, loan_row),
    "receipts": Projection(chosen.RECEIPT, receipt_row),
    "products": Projection(chosen.PRODUCT, product_row),
    "branches": Projection(chosen.BRANCH, branch_row),
    "persons": Projection(chosen.PERSON, person_row),
}


def rows_where(
    connection: Connection,
    table: str,
    ring: KeyRing,
    *conditions: ColumnElement[bool],
    keys: Sequence[str] | None = None,
) -> tuple[Any, ...]:
    """Rows of a table under these conditions (and of these keys only), in the order of their keys."""
    projection = PROJECTIONS[table]
    wanted = true() if keys is None else projection.key.in_(keys)
    statement = projection.select().where(wanted, *conditions).order_by(projection.key)
    return projection.rows(connection, statement, ring)
