"""Draws ID card fronts and backs and bank cards as specimens marked 样本, from a seed."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageDraw

from lendesk.recognition.specimens.damage import Damage, photograph
from lendesk.recognition.specimens.styles import TUNING, Style, font
from lendesk.recognition.specimens.truths import bank_card_truth, id_back_truth, id_front_truth

CARD = (1012, 638)
ADDRESS_LINE = 11  # characters a line, as on the card
STAMP = (214, 40, 40, 120)


@dataclass(frozen=True, slots=True)
class Specimen:
    """A drawn picture and what is printed on it (`truth`: field name to text, dates ISO)."""

    kind: str
    truth: dict[str, str]
    png: bytes


def draw_id_front(
    seed: int,
    *,
    style: Style = TUNING,
    damage: Damage = Damage.NONE,
    truth: Mapping[str, str] | None = None,
) -> Specimen:
    """An ID card front of an invented person; `truth` overrides any of its fields."""
    printed = id_front_truth(seed, truth)
    return _finish("id_front", printed, id_front_card(printed, style, seed), style, damage)


def draw_id_back(
    seed: int,
    *,
    style: Style = TUNING,
    damage: Damage = Damage.NONE,
    truth: Mapping[str, str] | None = None,
) -> Specimen:
    """An ID card back: authority and validity."""
    printed = id_back_truth(seed, truth)
    return _finish("id_back", printed, id_back_card(printed, style, seed), style, damage)


def id_front_card(printed: Mapping[str, str], style: Style, seed: int) -> Image.Image:
    """The front alone, as it lies before any camera sees it."""
    card, draw = _paper(style.paper, style.wave, seed)
    _portrait(draw, style)
    _front_rows(draw, style, printed)
    return card


def id_back_card(printed: Mapping[str, str], style: Style, seed: int) -> Image.Image:
    """The back alone."""
    card, draw = _paper(style.paper, style.wave, seed)
    dx, dy = style.shift
    draw.ellipse((60 + dx, 50 + dy, 250 + dx, 240 + dy), outline=(196, 60, 50), width=9)
    draw.ellipse((105 + dx, 95 + dy, 205 + dx, 195 + dy), outline=(196, 60, 50), width=6)
    draw.text((320 + dx, 60 + dy), "中华人民共和国", font=font(style.title, 60), fill=style.ink)
    draw.text((300 + dx, 150 + dy), "居民身份证", font=font(style.title, 84), fill=style.ink)
    rows = (("签发机关", printed["authority"]), ("有效期限", _period(printed)))
    for number, (label, value) in enumerate(rows):
        y = 440 + dy + number * (82 + style.row_gap)
        draw.text((190 + dx, y), label, font=font(style.title, 34), fill=style.ink)
        draw.text((400 + dx, y - 2), value, font=font(style.text, style.text_size), fill=style.ink)
    return card


def draw_bank_card(
    seed: int,
    *,
    style: Style = TUNING,
    damage: Damage = Damage.NONE,
    truth: Mapping[str, str] | None = None,
) -> Specimen:
    """A bank card: bank, number in groups of four, a network mark."""
    printed = bank_card_truth(seed, truth)
    return _finish("bank_card", printed, bank_card(printed, style, seed), style, damage)


def bank_card(printed: Mapping[str, str], style: Style, seed: int) -> Image.Image:
    """The bank card alone."""
    light = (240, 236, 220)
    shade: tuple[int, int, int] = (style.bank[0] + 14, style.bank[1] + 14, style.bank[2] + 14)
    card, draw = _paper(style.bank, shade, seed)
    dx, dy = style.shift
    draw.text((70 + dx, 50 + dy), printed["bank"], font=font(style.title, 58), fill=light)
    draw.text((760 + dx, 60 + dy), "借记卡", font=font(style.text, 38), fill=light)
    draw.rounded_rectangle((90 + dx, 190 + dy, 210 + dx, 280 + dy), 14, fill=(206, 176, 104))
    groups = [printed["number"][i : i + 4] for i in range(0, len(printed["number"]), 4)]
    draw.text((80 + dx, 350 + dy), " ".join(groups), font=font(style.number, 60), fill=light)
    draw.text((800 + dx, 530 + dy), "UnionPay", font=font(style.title, 36), fill=light)
    return card


def _paper(
    paper: tuple[int, int, int], wave: tuple[int, int, int], seed: int
) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A card with a pattern of fine waves."""
    card = Image.new("RGB", CARD, paper)
    draw = ImageDraw.Draw(card)
    random = Random(f"paper {seed}")  # noqa: S311
    for base in range(-40, CARD[1] + 40, 14):
        phase, lift = random.uniform(0, 6.28), random.uniform(6, 14)
        points = [(x, base + lift * math.sin(x / 90 + phase)) for x in range(0, CARD[0] + 12, 12)]
        draw.line(points, fill=wave, width=2)
    return card, draw


def _portrait(draw: ImageDraw.ImageDraw, style: Style) -> None:
    """A faceless shape where the photo would be."""
    dx, dy = style.shift
    left, top = 660 + dx, 75 + dy
    draw.rectangle((left, top, left + 270, top + 350), fill=(206, 212, 218))
    draw.ellipse((left + 75, top + 55, left + 195, top + 195), fill=(150, 158, 168))
    draw.pieslice((left + 25, top + 205, left + 245, top + 495), 180, 360, fill=(150, 158, 168))


def _front_rows(draw: ImageDraw.ImageDraw, style: Style, printed: Mapping[str, str]) -> None:
    dx, dy = style.shift
    left, value = 66 + dx, 170 + dx
    year, month, day = printed["birth"].split("-")
    rows = [62 + dy + number * (76 + style.row_gap) for number in range(4)]
    _pair(draw, style, (left, value, rows[0]), "姓名", printed["name"])
    _pair(draw, style, (left, value, rows[1]), "性别", printed["sex"])
    _pair(draw, style, (left + 224, value + 230, rows[1]), "民族", printed["ethnicity"])
    draw.text((left, rows[2]), "出生", font=font(style.text, 31), fill=style.label)
    x: float = value
    for text, unit in ((year, "年"), (str(int(month)), "月"), (str(int(day)), "日")):
        draw.text((x, rows[2] - 4), text, font=font(style.text, style.text_size), fill=style.ink)
        x += draw.textlength(text, font=font(style.text, style.text_size)) + 16
        draw.text((x, rows[2]), unit, font=font(style.text, 31), fill=style.label)
        x += 52
    address = printed["address"]
    lines = [address[i : i + ADDRESS_LINE] for i in range(0, len(address), ADDRESS_LINE)]
    for number, line in enumerate(lines):
        _pair(draw, style, (left, value, rows[3] + number * 52), "" if number else "住址", line)
    draw.text((left, 545 + dy), "公民身份号码", font=font(style.text, 31), fill=style.label)
    _spaced(draw, (340 + dx, 536 + dy), printed["id_number"], style)


def _pair(draw: ImageDraw.ImageDraw, style: Style, at: tuple[int, int, int], label: str, text: str) -> None:
    """A label and its value; `at` is the label's left, the value's left and their top."""
    left, value, y = at
    draw.text((left, y), label, font=font(style.text, 31), fill=style.label)
    draw.text((value, y - 4), text, font=font(style.text, style.text_size), fill=style.ink)


def _spaced(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, style: Style) -> None:
    """Digits at an even pitch, as the number is printed."""
    face, pitch = font(style.number, style.number_size), style.number_size * 0.68
    for position, character in enumerate(text):
        draw.text((at[0] + position * pitch, at[1]), character, font=face, fill=style.ink)


def _period(printed: Mapping[str, str]) -> str:
    return f"{printed['valid_from'].replace('-', '.')}-{printed['valid_to'].replace('-', '.')}"


def marked(card: Image.Image, style: Style) -> Image.Image:
    """样本 in red across the card, through which everything can still be read."""
    layer = Image.new("RGBA", (620, 320), (0, 0, 0, 0))
    face = font(style.title, 220)
    ImageDraw.Draw(layer).text((70, 0), "样本", font=face, fill=STAMP)
    turned = layer.rotate(style.stamp_angle, expand=True, resample=Image.Resampling.BICUBIC)
    x, y = style.stamp_at
    whole = card.convert("RGBA")
    whole.alpha_composite(turned, (x - turned.width // 2 + 60, max(0, y - turned.height // 2)))
    small = ImageDraw.Draw(whole)
    small.text((CARD[0] - 190, 14), "样本 SPECIMEN", font=font(style.title, 22), fill=(214, 40, 40))
    return whole.convert("RGB")


def _finish(kind: str, printed: dict[str, str], card: Image.Image, style: Style, damage: Damage) -> Specimen:
    random = Random(f"photo {printed} {damage}")  # noqa: S311
    picture = photograph(marked(card, style), style.table, damage, random)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=3)
    return Specimen(kind, printed, buffer.getvalue())
