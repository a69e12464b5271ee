"""Pictures of the documents: those that the pages show, small enough, colours true, the film in order."""

from __future__ import annotations

import argparse
import io
import random
import re
from pathlib import Path

import pytest
from PIL import Image

from lendesk.cli import screenshots
from lendesk.cli.demo import guide
from lendesk.cli.demo.line import MOMENTS
from lendesk.domain.errors import RuleBroken

ROOT = Path(__file__).parents[3]
PICTURES = ROOT / "docs/pictures"
RED, GREY = (201, 42, 42), (120, 120, 120)


def busy_picture():
    """Greys of all shades with a little red, as a screen has it."""
    dice = random.Random(5)
    picture = Image.new("RGB", (600, 400))
    picture.putdata([(shade := dice.randrange(256), shade, shade) for _ in range(600 * 400)])
    picture.paste(RED, (10, 10, 30, 30))
    return picture


def test_a_plain_picture_keeps_its_colours_and_its_size():
    picture = Image.new("RGB", (1366, 768), GREY)
    picture.paste(RED, (10, 10, 30, 30))
    small = Image.open(io.BytesIO(guide.shrunk(picture))).convert("RGB")
    assert small.size == (1366, 768)
    assert all(abs(a - b) < 12 for a, b in zip(small.getpixel((20, 20)), RED, strict=True))


def test_a_busy_picture_loses_colours_until_it_fits():
    made = Image.open(io.BytesIO(guide.shrunk(busy_picture()))).convert("RGB")
    assert len(made.getcolors(guide.COLOURS[-1])) <= guide.COLOURS[-1]


def test_picks_what_was_taken_and_names_what_was_not(tmp_path):
    taken, folder = tmp_path / "taken", tmp_path / "folder"
    taken.mkdir()
    folder.mkdir()
    first, *rest = guide.names()
    Image.new("RGB", (40, 30), RED).save(taken / f"{first}-light.png")
    assert guide.pick(taken, folder) == rest
    assert [one.name for one in folder.iterdir()] == [f"{first}.png"]


def test_the_film_is_cut_in_the_order_of_its_moments(tmp_path):
    captions = {"zh": dict.fromkeys(MOMENTS, "第一"), "en": dict.fromkeys(MOMENTS, "First")}
    for number, moment in enumerate(MOMENTS, start=1):
        for language in captions:
            Image.new("RGB", (1366, 768), (number * 20, 0, 0)).save(
                tmp_path / f"film-{number:02d}-{moment}-{language}-light.png"
            )
    guide.cut_film(tmp_path, tmp_path, captions)
    assert [one.name for one in sorted((tmp_path / "film").iterdir())] == [
        f"{number:02d}-{moment}.png" for number, moment in enumerate(MOMENTS, start=1)
    ]
    with Image.open(tmp_path / "film-en.png") as strip:
        reds = [
            strip.convert("RGB").getpixel((guide.GAP + column * (guide.SMALL[0] + guide.GAP) + 100, 100))[0]
            for column in range(guide.ACROSS)
        ]
    assert reds == sorted(reds)
    assert reds[0] < reds[-1]


def test_every_picture_of_the_pages_is_one_that_the_command_makes():
    made = {f"{name}.png" for name in guide.names()} | {"film.png", "film-en.png"}
    made |= {f"film/{number:02d}-{moment}.png" for number, moment in enumerate(MOMENTS, start=1)}
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    shown = {
        name
        for page in pages
        for name in re.findall(r"pictures/([\w./-]+\.png)", page.read_text(encoding="utf-8"))
    }
    assert (
        set(guide.names())
        <= {one.removesuffix(".png") for one in shown}
        <= {one.removesuffix(".png") for one in made}
    )
    assert {one.relative_to(PICTURES).as_posix() for one in PICTURES.rglob("*.png")} == made


@pytest.mark.parametrize(
    "words", [("--keep", "kept"), ("--all",), ("--role", "teller"), ("--screen", "loans")]
)
def test_the_guide_takes_its_own_pictures_of_its_own_sample(words):
    parser = argparse.ArgumentParser()
    screenshots.register(parser.add_subparsers())
    with pytest.raises(RuleBroken, match=r"settings\.malformed"):
        screenshots.run(parser.parse_args(["screenshots", "out", "--guide", *words]))
