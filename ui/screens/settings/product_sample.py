"""The sample loan under a product version that is being written; knows no Qt."""

from __future__ import annotations

from lendesk.domain.administration.rest_days import calendar_text
from lendesk.domain.calendars import Calendar
from lendesk.domain.errors import Breach, RuleBroken
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.projections import ProductRow
from lendesk.usecases.quotes import Quote, quote
from ui.screens.refusing import breach_of


def as_row(version: ProductVersion, calendar: Calendar) -> ProductRow:
    """The version as a workstation holds it, with the calendar in force."""
    return ProductRow(
        key=version.key,
        branch_id="",
        owner_id="",
        code=version.code,
        version=version.version,
        name=version.name,
        name_en=version.name_en,
        kind=version.kind.value,
        amount_min_fen=version.amount_min_fen,
        amount_max_fen=version.amount_max_fen,
        term_min=version.term_min,
        term_max=version.term_max,
        rate_percent=str(version.rate_percent),
        rate_unit=version.rate_unit,
        methods=",".join(version.methods),
        convention=version.convention,
        grace_days=version.grace_days,
        penalty_percent=str(version.penalty_percent),
        fee_percent=str(version.fee_percent),
        materials=",".join(version.materials),
        rest_day_shift=version.rest_day_shift.value,
        rest_day_interest=int(version.rest_day_interest),
        calendar=calendar_text(calendar),
    )


def sample(version: ProductVersion, calendar: Calendar) -> Quote | Breach:
    """The largest loan over the longest term by the first method, or why there is none."""
    if not version.methods:
        return Breach("product.incomplete")
    amount = f"{version.amount_max_fen // 100}.{version.amount_max_fen % 100:02d}"
    try:
        return quote(as_row(version, calendar), amount, str(version.term_max), version.methods[0])
    except RuleBroken as broken:
        return breach_of(broken)
