"""Pictures: what is ordered, the sheets and the index of what was taken, and a kept sample of another day."""

from __future__ import annotations

import argparse
import json

import pytest
from PIL import Image

from lendesk.cli import screenshots
from lendesk.cli.demo.filled import NOTE, kept_note, schema_mark
from lendesk.cli.demo.sheets import write_index, write_sheets
from lendesk.cli.demo.shots import FRAMES, Frame, Taken
from lendesk.domain.errors import RuleBroken
from lendesk.sample.roles import ROLES


def ordered(*words):
    parser = argparse.ArgumentParser()
    screenshots.register(parser.add_subparsers())
    return screenshots._orders(parser.parse_args(["screenshots", "out", *words]))


def test_all_orders_every_role_on_every_display_in_both_themes_and_languages():
    orders = ordered("--all")
    for frame in FRAMES:
        mine = [one for one in orders if one.frame == frame]
        assert sorted(role for one in mine for role in one.roles) == sorted(role.key for role in ROLES)
        assert sum(one.sign_in for one in mine) == 1
    assert {(one.themes, one.languages) for one in orders} == {(("light", "dark"), ("zh_CN", "en"))}
    assert len({one.workstation for one in orders}) == len(orders)


def test_one_role_is_one_order_of_the_display_that_was_named():
    [order] = ordered(
        "--role", "teller", "--screen", "counter", "--lang", "zh", "--size", "1280x720", "--scale", "1.5"
    )
    assert (order.roles, order.screen, order.languages, order.themes) == (
        ("teller",),
        "counter",
        ("zh_CN",),
        ("light",),
    )
    assert order.frame == Frame(1280, 720, "1.5")
    assert order.frame.pixels == "1920x1080 150 %"


@pytest.mark.parametrize("words", [("--size", "big"), ("--role", "nobody")])
def test_what_is_unknown_is_refused(words):
    with pytest.raises(RuleBroken, match=r"settings\.malformed"):
        ordered(*words)


def test_sheets_hold_six_and_the_index_tells_problems_and_slow_screens(tmp_path):
    taken = []
    for number in range(7):
        name = f"teller-screen{number}-zh-light.png"
        Image.new("RGB", (1366, 768), (200, 30, 30)).save(tmp_path / name)
        look = ("zh", "light", "1366x768 100 %")
        taken.append(Taken("teller", f"screen{number}", *look, name, 20, 1_500 if number == 3 else 40))
    taken.append(Taken("teller", "broken", problem="ValueError: <no>"))
    sheets = write_sheets(tmp_path, taken)
    assert [one.name for one in sheets] == [
        "sheet-zh-light-1366x768-100-01.png",
        "sheet-zh-light-1366x768-100-02.png",
    ]
    with Image.open(sheets[0]) as sheet:
        assert sheet.getpixel((300, 200)) == (200, 30, 30)
    write_index(tmp_path, taken, sheets)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "7 pictures, 1 problems" in page
    assert "ValueError: &lt;no&gt;" in page
    assert "<td>screen3<td>20 ms<td>1500 ms" in page
    assert len(json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))) == 8


def test_a_kept_sample_is_used_again_only_with_the_schema_it_was_made_under(tmp_path):
    assert kept_note(tmp_path) is None
    note = {"business_date": "2026-11-20", "customers": 60, "schema": schema_mark()}
    (tmp_path / NOTE).write_text(json.dumps(note), encoding="utf-8")
    known = kept_note(tmp_path)
    assert known is not None
    assert known.business_date == "2026-11-20"
    for other in ({**note, "schema": "older"}, {"business_date": "2026-11-20"}):
        (tmp_path / NOTE).write_text(json.dumps(other), encoding="utf-8")
        with pytest.raises(RuleBroken, match=r"sample\.other_schema"):
            kept_note(tmp_path)


def test_a_sample_that_was_not_finished_is_told(tmp_path):
    (tmp_path / "centre").mkdir()
    with pytest.raises(RuleBroken, match=r"sample\.half_made"):
        kept_note(tmp_path)
