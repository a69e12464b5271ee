"""Several looks at one field: what they agree on is sure, what they dispute is doubtful."""

from __future__ import annotations

from lendesk.recognition.lines import Row, text_of
from lendesk.recognition.second_look import DISAGREED, Rule, looked_again
from tests.lendesk.recognition.blind import ToldEngine, line, sheet

RIGHT = "4111111111111111"


def _row(text: str, sure: float) -> Row:
    return line(text, 100, 100, sure=sure).characters


def _looked(text: str, *told: str, sure: float = 0.8, rule: Rule | None = None) -> Row:
    return looked_again(_row(text, sure), sheet([], ToldEngine(*told)), rule or Rule())


def test_a_sure_text_that_fits_is_not_read_again() -> None:
    engine = ToldEngine("something else")
    row = _row("王小明", 0.99)
    assert looked_again(row, sheet([], engine), Rule()) == row
    assert engine.alphabets == []


def test_agreement_makes_sure() -> None:
    row = _looked("王小明", "王小明")
    assert text_of(row) == "王小明"
    assert min(one.sure for one in row) == 0.95


def test_the_text_with_most_voices_wins_and_a_lone_one_does_not_shake_it() -> None:
    row = _looked("王小朋", "王小明", "王小明", "王小明", "王小明")
    assert text_of(row) == "王小明"
    assert min(one.sure for one in row) > DISAGREED


def test_what_half_of_the_looks_dispute_is_doubtful() -> None:
    row = _looked("王小明", "王小朋", "王小朋", "王小明", "王水明")
    assert row[2].sure == DISAGREED
    assert row[0].sure > DISAGREED


def test_a_number_that_fits_goes_before_one_that_does_not() -> None:
    rule = Rule("0123456789", lambda text: text == RIGHT)
    row = _looked(RIGHT[:-1], RIGHT, RIGHT[:-1], RIGHT[:-1], RIGHT[:-1], rule=rule)
    assert text_of(row) == RIGHT
    assert any(one.sure <= DISAGREED for one in row), "read once, disputed four times: for a person"


def test_nothing_is_put_together_that_no_look_read() -> None:
    rule = Rule(fits=lambda text: text == RIGHT)
    wrong = RIGHT[:-1] + "7"
    assert text_of(_looked(wrong, wrong, wrong, wrong, wrong, rule=rule)) == wrong


def test_the_alphabet_of_a_field_goes_with_every_look() -> None:
    engine = ToldEngine("男")
    looked_again(_row("罗", 0.4), sheet([], engine), Rule("男女", lambda text: text in "男女"))
    assert set(engine.alphabets) == {"男女"}
