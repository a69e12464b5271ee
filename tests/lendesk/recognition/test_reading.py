"""Reading specimens of the style that was held back, through the real process."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from lendesk.cli.bench_recognise import Goal, Score
from lendesk.domain.errors import RuleBroken
from lendesk.recognition.process import SubprocessReader
from lendesk.recognition.specimens import (
    HELD_BACK,
    Damage,
    Level,
    draw_bank_card,
    draw_id_back,
    draw_id_front,
    draw_specimen,
)
from lendesk.recognition.specimens.licence_truths import licence_truth
from lendesk.recognition.specimens.truths import id_front_truth


@pytest.fixture(scope="module")
def score(reader: SubprocessReader) -> Score:
    """One front for each damage."""
    whole = Score()
    for number, damage in enumerate(Damage):
        specimen = draw_id_front(910 + number, style=HELD_BACK, damage=damage)
        whole.add(specimen, reader.read(specimen.png, "id_front"))
    return whole


def test_held_back_fronts_reach_the_goals(score: Score) -> None:
    assert score.numbers["asked"] == 8
    assert score.missed(Goal(exact=99, whole=96, silent=0.3, review=4)) == [], score.wrong


@pytest.mark.parametrize(
    ("kind", "seed", "level"),
    [
        ("id_front", 77_001, Level.OFFICE),
        ("id_back", 77_002, Level.PHONE),
        ("bank_card", 77_003, Level.PHONE),
        ("biz_license", 77_004, Level.CLEAN),
        ("biz_license", 77_007, Level.OFFICE),
    ],
)
def test_all_kinds_at_several_levels(reader: SubprocessReader, kind: str, seed: int, level: Level) -> None:
    specimen = draw_specimen(kind, seed, level=level)
    score = Score()
    score.add(specimen, reader.read(specimen.png, kind))
    assert score.wrong == []
    assert score.fields["silent"] == 0


def test_a_credit_code_printed_wrong_is_flagged_and_never_repaired(reader: SubprocessReader) -> None:
    printed = licence_truth(77_009)["credit_code"]
    wrong = printed[:-1] + ("1" if printed[-1] != "1" else "2")
    specimen = draw_specimen("biz_license", 77_009, truth={"credit_code": wrong})
    code = reader.read(specimen.png, "biz_license").fields["credit_code"]
    assert (code.text, code.failed_checks, code.review) == (wrong, ("credit_code.check",), True)


def test_back_and_bank_card(reader: SubprocessReader) -> None:
    for specimen in (
        draw_id_back(21, style=HELD_BACK, damage=Damage.TURN_180),
        draw_bank_card(22, style=HELD_BACK),
    ):
        reading = reader.read(specimen.png, specimen.kind)
        assert {name: field.text for name, field in reading.fields.items()} == specimen.truth
        assert reading.checks == ()


def test_a_long_term_back(reader: SubprocessReader) -> None:
    specimen = draw_id_back(23, truth={"valid_from": "2020-02-11", "valid_to": "长期"})
    assert reader.read(specimen.png, "id_back").fields["valid_to"].text == "长期"


def test_a_wrong_check_digit_is_read_as_printed_and_offered(reader: SubprocessReader) -> None:
    good = id_front_truth(31)
    wrong = good["id_number"][:14] + "123" + good["id_number"][17]
    specimen = draw_id_front(31, truth=good | {"id_number": wrong})
    reading = reader.read(specimen.png, "id_front")
    number = reading.fields["id_number"]
    assert number.text == wrong
    assert number.review
    assert "id_number.check_digit" in number.failed_checks
    assert set(number.failed_checks) <= set(reading.checks)


def test_a_number_against_birth_and_sex_flags_all_three(reader: SubprocessReader) -> None:
    truth = id_front_truth(32)
    other = "女" if truth["sex"] == "男" else "男"
    specimen = draw_id_front(32, truth=truth | {"sex": other, "birth": "1971-01-09"})
    fields = reader.read(specimen.png, "id_front").fields
    assert fields["id_number"].failed_checks == ("id_number.birth", "id_number.sex")
    assert fields["birth"].review
    assert fields["sex"].review


def test_boxes_lie_on_the_picture_that_comes_back(reader: SubprocessReader) -> None:
    specimen = draw_id_front(33, damage=Damage.TURN_90)
    reading = reader.read(specimen.png, "id_front")
    width, height = Image.open(io.BytesIO(reading.rectified_png)).size
    assert width > height
    name, number = reading.fields["name"].box, reading.fields["id_number"].box
    assert name is not None
    assert number is not None
    assert name.top < number.top
    assert number.left + number.width <= 1_000_000
    assert number.width > 300_000


def test_another_document_and_an_empty_picture(reader: SubprocessReader) -> None:
    with pytest.raises(RuleBroken) as wrong:
        reader.read(draw_id_back(34).png, "id_front")
    assert (wrong.value.code, wrong.value.facts["seen"]) == ("picture.wrong_document", "id_back")
    blank = io.BytesIO()
    Image.new("RGB", (800, 500), "white").save(blank, "PNG")
    with pytest.raises(RuleBroken, match=r"picture\.unreadable"):
        reader.read(blank.getvalue(), "id_front")
    with pytest.raises(RuleBroken, match=r"picture\.not_an_image"):
        reader.read(b"no picture", "id_front")
    with pytest.raises(RuleBroken, match=r"reader\.unknown_kind"):
        reader.read(blank.getvalue(), "passport")
