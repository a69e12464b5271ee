"""Contact sheets of six pictures with their names, and a page that lists all pictures."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby, islice
from pathlib import Path

from PIL import Image, ImageDraw

from lendesk.cli.demo.shots import Taken
from lendesk.recognition.specimens.styles import TUNING, font

ACROSS, DOWN = 3, 2
PICTURE = (640, 360)
CAPTION, GAP = 34, 12
PAPER, INK = (238, 241, 245), (23, 32, 43)
SLOW_MS = 1_000


def write_sheets(folder: Path, taken: Sequence[Taken]) -> list[Path]:
    """`sheet-<language>-<theme>-<n>[-<display>].png` of what was taken, one display's pictures together."""
    made: list[Path] = []
    pictures = sorted((one for one in taken if one.file), key=_group)
    for (language, theme, frame), of_group in groupby(pictures, key=_group):
        for number, six in enumerate(_sixes(of_group), start=1):
            display = frame.replace(" %", "").replace(" ", "-")
            path = folder / f"sheet-{language}-{theme}-{display}-{number:02d}.png"
            _sheet(folder, six).save(path)
            made.append(path)
    return made


def write_index(folder: Path, taken: Sequence[Taken], sheets: Sequence[Path]) -> None:
    """`index.json` with every field of every picture, `index.html` to look through them."""
    rows = [asdict(one) for one in taken]
    (folder / "index.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    problems = [one for one in taken if one.problem]
    found = [(one.file, finding) for one in taken for finding in one.findings]
    slow = sorted((one for one in taken if one.settled_ms > SLOW_MS), key=lambda one: -one.settled_ms)
    parts = [
        "<!doctype html><meta charset=utf-8><title>LenDesk</title>",
        "<style>body{font:14px sans-serif;margin:24px}td{padding:2px 12px}</style>",
        f"<h1>{sum(1 for one in taken if one.file)} pictures, {len(problems)} problems</h1>",
        *(
            f"<p><b>{html.escape(one.role)} {html.escape(one.screen)}</b> {html.escape(one.problem)}"
            for one in problems
        ),
        f"<h2>Findings: {len(found)}</h2>" if found else "",
        *(f"<p>{html.escape(file)}: {html.escape(finding)}" for file, finding in found),
        "<h2>Slow to settle</h2><table>",
        *(
            f"<tr><td>{one.role}<td>{one.screen}<td>{one.painted_ms} ms<td>{one.settled_ms} ms"
            for one in slow
        ),
        "</table><h2>Sheets</h2>",
        *(f'<p><a href="{one.name}">{one.name}</a>' for one in sheets),
        "<h2>Pictures</h2>",
        *(f'<p><a href="{one.file}">{html.escape(one.file)}</a>' for one in taken if one.file),
    ]
    (folder / "index.html").write_text("\n".join(parts), encoding="utf-8")


def _group(one: Taken) -> tuple[str, str, str]:
    return one.language, one.theme, one.frame


def _sixes(pictures: Iterator[Taken]) -> Iterator[list[Taken]]:
    while six := list(islice(pictures, ACROSS * DOWN)):
        yield six


def _sheet(folder: Path, six: Sequence[Taken]) -> Image.Image:
    across, down = PICTURE[0] + GAP, PICTURE[1] + CAPTION + GAP
    sheet = Image.new("RGB", (ACROSS * across + GAP, DOWN * down + GAP), PAPER)
    pen = ImageDraw.Draw(sheet)
    for place, one in enumerate(six):
        x, y = GAP + place % ACROSS * across, GAP + place // ACROSS * down
        with Image.open(folder / one.file) as picture:
            small = picture.convert("RGB")
            small.thumbnail(PICTURE, Image.Resampling.LANCZOS)
            sheet.paste(small, (x, y))
        words = f"{one.role} · {one.screen} · {one.language} {one.theme} · {one.frame}"
        pen.text((x, y + PICTURE[1] + 6), words, font=font(TUNING.text, 18), fill=INK)
    return sheet
