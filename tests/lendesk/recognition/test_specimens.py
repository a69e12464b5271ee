"""Specimens: repeatable, marked, and right by every check that a real card must pass."""

from __future__ import annotations

import io
from itertools import product

import numpy as np
import pytest
from PIL import Image

from lendesk.domain.customers import identity
from lendesk.recognition.checks import failed_checks
from lendesk.recognition.specimens import (
    HELD_BACK,
    HELD_BACK_SEED,
    TUNING,
    TUNING_SEED,
    Damage,
    Level,
    album,
    draw_bank_card,
    draw_id_back,
    draw_id_front,
    draw_specimen,
)
from lendesk.recognition.specimens.album import KINDS, turns
from lendesk.recognition.specimens.licence_truths import licence_truth
from lendesk.recognition.specimens.truths import bank_card_truth, id_back_truth, id_front_truth


def test_invented_people_pass_all_checks() -> None:
    for seed in range(300):
        front, back, bank = id_front_truth(seed), id_back_truth(seed), bank_card_truth(seed)
        assert identity.check_id_number(front["id_number"]) == (), seed
        assert identity.contradictions(front["id_number"], birth=front["birth"], sex=front["sex"]) == (), seed
        assert identity.validity_checks(back["valid_from"], back["valid_to"]) == (), seed
        assert identity.luhn_ok(bank["number"]), seed


def test_invented_firms_pass_all_checks() -> None:
    for seed in range(300):
        assert failed_checks("biz_license", licence_truth(seed)) == {}, seed


def test_an_album_is_repeatable_and_holds_all_kinds_at_all_levels() -> None:
    assert set(turns(16)) == set(product(Level, KINDS))
    level, specimen = list(album(5, 2))[1]
    assert specimen == draw_specimen("id_front", 6, level=level)


def test_the_held_back_look_and_seed_are_not_the_tuned_ones() -> None:
    assert HELD_BACK_SEED != TUNING_SEED
    tuned, held = (draw_specimen("id_back", 4, style=style).png for style in (TUNING, HELD_BACK))
    assert tuned != held


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_carries_the_red_mark(kind: str) -> None:
    pixels = np.asarray(Image.open(io.BytesIO(draw_specimen(kind, 6).png))).astype(int)
    red = pixels[:, :, 0] - pixels[:, :, 1:].max(axis=2) > 25
    assert red.sum() > 3_000


def test_one_seed_one_picture() -> None:
    assert draw_id_front(7, damage=Damage.KEYSTONE).png == draw_id_front(7, damage=Damage.KEYSTONE).png
    assert draw_id_front(7).png != draw_id_front(8).png
    assert draw_id_front(7).png != draw_id_front(7, style=HELD_BACK).png


def test_overrides_keep_the_card_consistent() -> None:
    by_number = draw_id_front(1, truth={"name": "王小明", "id_number": "11010519491231002X"}).truth
    assert (by_number["name"], by_number["birth"], by_number["sex"]) == ("王小明", "1949-12-31", "女")
    by_birth = draw_id_front(1, truth={"birth": "1990-03-07", "sex": "女"}).truth
    assert by_birth["id_number"][6:14] == "19900307"
    assert identity.check_id_number(by_birth["id_number"]) == ()


@pytest.mark.parametrize("style", [TUNING, HELD_BACK], ids=lambda style: style.name)
@pytest.mark.parametrize("draw", [draw_id_front, draw_id_back, draw_bank_card])
def test_every_specimen_carries_the_red_mark(draw, style) -> None:
    pixels = np.asarray(Image.open(io.BytesIO(draw(3, style=style).png))).astype(int)
    red = pixels[:, :, 0] - pixels[:, :, 1:].max(axis=2) > 25
    assert red.sum() > 10_000


def test_damages_change_the_shape_as_named() -> None:
    sizes = {damage: Image.open(io.BytesIO(draw_id_front(2, damage=damage).png)).size for damage in Damage}
    assert sizes[Damage.TURN_90][0] < sizes[Damage.TURN_90][1]
    assert sizes[Damage.TURN_180][0] > sizes[Damage.TURN_180][1]
    assert sizes[Damage.SMALL][0] == 640
