"""Draws business licences: the sheet lying down with two columns, and the older one standing."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import TypeAlias

from PIL import Image, ImageDraw

from lendesk.domain.customers.identity import LONG_TERM
from lendesk.recognition.specimens.licence_truths import OWN_ACCOUNT
from lendesk.recognition.specimens.styles import Style, font

LYING, STANDING = (1500, 1060), (1060, 1500)
LABEL_SIZE, TEXT_SIZE = 30, 31
Rows: TypeAlias = list[tuple[str, str]]
Place: TypeAlias = tuple[int, int, int, int]
"""Left of the labels, top, left of the values, characters a line."""


def licence_sheet(printed: Mapping[str, str], style: Style, seed: int) -> Image.Image:
    """The sheet alone, as it lies before any camera sees it."""
    random = Random(f"sheet {seed}")  # noqa: S311
    lying = random.random() < 0.7
    sheet = Image.new("RGB", LYING if lying else STANDING, (253, 251, 245))
    draw = ImageDraw.Draw(sheet)
    _frame(draw, sheet.size, style)
    (_lying if lying else _standing)(draw, style, printed)
    _seal(sheet, style)
    return sheet


def _frame(draw: ImageDraw.ImageDraw, size: tuple[int, int], style: Style) -> None:
    width, height = size
    draw.rectangle((26, 26, width - 26, height - 26), outline=(186, 152, 84), width=10)
    draw.rectangle((44, 44, width - 44, height - 44), outline=(206, 180, 124), width=3)
    for y in range(70, height - 60, 22):
        draw.line((60, y, width - 60, y), fill=(248, 242, 226), width=2)
    centre = width // 2
    draw.ellipse((centre - 60, 64, centre + 60, 184), outline=(196, 60, 50), width=8)
    draw.text((centre, 250), "营业执照", font=font(style.title, 92), fill=style.ink, anchor="mm")


def _lying(draw: ImageDraw.ImageDraw, style: Style, printed: Mapping[str, str]) -> None:
    dx, dy = style.shift
    draw.text((110 + dx, 120 + dy), "统一社会信用代码", font=font(style.title, 27), fill=style.ink)
    draw.text((110 + dx, 166 + dy), printed["credit_code"], font=font(style.number, 33), fill=style.ink)
    draw.text((1180, 150 + dy), "（副 本）", font=font(style.text, 30), fill=style.ink)
    left, right = _columns(printed)
    _column(draw, style, (110 + dx, 380 + dy, 320 + dx, 15), left)
    _column(draw, style, (870 + dx, 380 + dy, 1050 + dx, 12), right)
    _foot(draw, style, (900, 900), printed)


def _standing(draw: ImageDraw.ImageDraw, style: Style, printed: Mapping[str, str]) -> None:
    dx, dy = style.shift
    code = f"统一社会信用代码 {printed['credit_code']}"
    draw.text((300 + dx, 330 + dy), code, font=font(style.number, 30), fill=style.ink)
    left, right = _columns(printed)
    rows = [*left[:-1], *right, left[-1]]
    _column(draw, style, (130 + dx, 430 + dy, 350 + dx, 18), rows)
    _foot(draw, style, (560, 1340), printed)


def _columns(printed: Mapping[str, str]) -> tuple[Rows, Rows]:
    """Left: who and what; right: since when and where. The scope comes last on the left."""
    own = printed["type"] == OWN_ACCOUNT
    left = [
        ("名称", printed["name"]),
        ("类型", printed["type"]),
        ("经营者" if own else "法定代表人", printed["legal_rep"]),
        ("经营范围", printed["scope"]),
    ]
    day = _day(printed["est_date"])
    right = [("注册日期" if own else "成立日期", day)]
    if "capital" in printed:
        right.insert(0, ("注册资本", printed["capital"]))
    if "valid_to" in printed:
        right.append(("营业期限", f"{day}至{_day(printed['valid_to'])}"))
    right.append(("经营场所" if own else "住所", printed["address"]))
    return left, right


def _column(draw: ImageDraw.ImageDraw, style: Style, place: Place, rows: Rows) -> None:
    left, y, value, wide = place
    face, text_face = font(style.title, LABEL_SIZE), font(style.text, TEXT_SIZE)
    for label, text in rows:
        spread = value - left - 40
        step = (spread - LABEL_SIZE) / max(1, len(label) - 1) if len(label) <= 4 else LABEL_SIZE + 2
        for at, letter in enumerate(label):
            draw.text((left + at * step, y), letter, font=face, fill=style.label)
        for start in range(0, len(text), wide):
            draw.text((value, y - 2), text[start : start + wide], font=text_face, fill=style.ink)
            y += 44
        y += 24 + style.row_gap


def _foot(draw: ImageDraw.ImageDraw, style: Style, at: tuple[int, int], printed: Mapping[str, str]) -> None:
    x, y = at
    draw.text((x, y), "登记机关", font=font(style.title, 34), fill=style.label)
    draw.text((x + 180, y + 56), _day(printed["est_date"]), font=font(style.text, 28), fill=style.ink)


def _seal(sheet: Image.Image, style: Style) -> None:
    """A red round seal beside the authority, over a little of the text."""
    layer = Image.new("RGBA", sheet.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    x, y = sheet.width - 330, sheet.height - 250
    draw.ellipse((x, y, x + 200, y + 200), outline=(214, 40, 40, 150), width=6)
    draw.text((x + 100, y + 100), "样本", font=font(style.title, 60), fill=(214, 40, 40, 150), anchor="mm")
    sheet.paste(layer, (0, 0), layer)


def _day(iso: str) -> str:
    if iso == LONG_TERM:
        return iso
    year, month, day = iso.split("-")
    return f"{year}年{month}月{day}日"
