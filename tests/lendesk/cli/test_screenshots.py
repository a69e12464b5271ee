"""Pictures: what is ordered, the sheets and the index of what was taken, and a kept sample of another day."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QWidget

from lendesk.cli import screenshots
from lendesk.cli.answers import ExitCode
from lendesk.cli.demo.filled import NOTE, kept_note, schema_mark
from lendesk.cli.demo.pictures import Camera
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


def test_a_finding_is_told_written_down_and_fails_the_run(tmp_path, capsys):
    arguments = argparse.Namespace(folder=tmp_path, all=False, sheets=False, check=True)
    name = "teller-today-zh-light.png"
    good = Taken("teller", "today", "zh", "light", "1366x768 100 %", name)
    assert screenshots._tell(arguments, [good]) == ExitCode.DONE
    cut = replace(good, findings=("cut: Label: '今日<b>': 12 px",))
    assert screenshots._tell(arguments, [good, cut]) == ExitCode.CHECK_FAILED
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["findings"] == 1
    assert "teller-today-zh-light.png: cut: Label: &#x27;今日&lt;b&gt;" in (
        tmp_path / "index.html"
    ).read_text(encoding="utf-8")
    assert ordered("--check")[0].check
    assert not ordered()[0].check


def test_the_camera_inspects_the_window_it_took_only_when_it_is_asked_to(qtbot, capsys, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("a text that is far too long for the room it has", window)
    label.setGeometry(0, 0, 20, 16)
    window.resize(200, 100)
    window.show()
    [order] = ordered("--role", "teller", "--check")
    found = Camera(None, order)._inspected(window, "one.png")
    assert any("far too long" in one for one in found)
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["picture"] for one in told] == ["one.png"] * len(found)
    [order] = ordered("--role", "teller")
    assert Camera(None, order)._inspected(window, "one.png") == ()
