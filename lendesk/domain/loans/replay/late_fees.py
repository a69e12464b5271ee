"""Charges that a product adds by itself: at the end of a day, to each instalment that is overdue."""

from __future__ import annotations

from dataclasses import replace

from lendesk.domain.loans.events.events import ChargeAdded, DayClosed
from lendesk.domain.loans.replay import charging
from lendesk.domain.loans.replay.book import Row
from lendesk.domain.loans.replay.running import Run
from lendesk.domain.loans.replay.undoing import OWN
from lendesk.domain.loans.terms.servicing import ProductCharge
from lendesk.domain.money import Money


def close_day(run: Run, event: DayClosed) -> None:
    """Each charge of the product, once for each instalment still open after its due date."""
    for rule in run.terms.servicing.product_charges:
        asked = {charge.due_date for charge in run.book.charges if charge.name == rule.name}
        for row in tuple(run.book.rows):
            if row.due_date < event.posted_on and row.outstanding.total and row.due_date not in asked:
                charging.add(run, _charge(run, event, rule, row))


def _charge(run: Run, event: DayClosed, rule: ProductCharge, row: Row) -> ChargeAdded:
    made = ChargeAdded(
        key=f"{event.key}{OWN}{rule.name} {row.due_date.isoformat()}",
        value_date=event.value_date,
        name=rule.name,
        due_date=row.due_date,
        amount=None if rule.amount_fen is None else Money(rule.amount_fen),
        percent=rule.percent,
        percent_of=rule.percent_of,
        is_penalty=rule.is_penalty,
    )
    of_the_row = charging.amount_of(run, replace(made, per_instalment=True), row)
    return replace(made, amount=Money(of_the_row))
