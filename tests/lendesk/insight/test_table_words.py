"""A decision table as rows: in the order in which it runs, named as a trace names them."""

from __future__ import annotations

import json

from lendesk.domain.decisions.inputs import DecisionInputs
from lendesk.insight.decision_tables import decide, shipped_names, shipped_table
from lendesk.insight.table_words import shipped_steps

FILE = DecisionInputs(
    product="personal_credit", amount_fen=500_000, term=6, age=16, income_fen=1_000_000,
    instalment_fen=87_763, product_max_fen=20_000_000, base_price_ppm=180_000, score=700,
)  # fmt: skip


def test_every_shipped_table_is_read_in_its_order() -> None:
    tables = shipped_steps()
    assert [table.name for table in tables] == shipped_names()
    assert [(step.first_hit, len(step.rows) > 0) for step in tables[1].steps] == [(True, True), (False, True)]
    assert tables[1].version == shipped_table("personal-credit-v1").version


def test_a_cell_under_a_field_says_the_field() -> None:
    rows = {row.key: row for step in shipped_steps()[1].steps for row in step.rows}
    assert rows["band-manual"].conditions == ("score in [600..750]", "has_score")
    assert rows["no-score"].conditions == ("not has_score",)
    assert rows["age-low"].conditions == ("age < 18",)
    assert rows["offer-4"].conditions == ()
    assert rows["age-low"].gives == {"outcome": '"decline"', "reason": '"age.too_young"'}


def test_what_a_trace_names_is_a_row() -> None:
    table = shipped_steps()[1]
    rules = json.loads(decide(shipped_table(table.name), FILE).trace)["rules"]
    known = {(step.key, row.key) for step in table.steps for row in step.rows}
    hit = {(rule["table"], rule["rule"]) for rule in rules}
    assert hit <= known
    assert {("额度与定价", "offer-3"), ("规则", "age-low"), ("规则", "band-manual")} <= hit
