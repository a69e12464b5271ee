"""An album of specimens of all four kinds over all four levels, each looking a little different."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

import cv2
from PIL import Image, ImageDraw

from lendesk.recognition.specimens.cards import Specimen, bank_card, id_back_card, id_front_card, marked
from lendesk.recognition.specimens.levels import WEAR, Level, worn
from lendesk.recognition.specimens.licence_truths import licence_truth
from lendesk.recognition.specimens.licences import licence_sheet
from lendesk.recognition.specimens.styles import TUNING, Style, font
from lendesk.recognition.specimens.truths import bank_card_truth, id_back_truth, id_front_truth

TUNING_SEED = 10_000
HELD_BACK_SEED = 770_000
KINDS = ("id_front", "id_back", "bank_card", "biz_license")
WATERMARKS = ("仅供办理贷款业务使用", "仅供办理贷款业务使用 再次复印无效", "仅用于贷款申请")

_TRUTHS: dict[str, Callable[[int, Mapping[str, str] | None], dict[str, str]]] = {
    "id_front": id_front_truth,
    "id_back": id_back_truth,
    "bank_card": bank_card_truth,
    "biz_license": licence_truth,
}
_DRAWN: dict[str, Callable[[Mapping[str, str], Style, int], Image.Image]] = {
    "id_front": id_front_card,
    "id_back": id_back_card,
    "bank_card": bank_card,
    "biz_license": licence_sheet,
}


def draw_specimen(
    kind: str,
    seed: int,
    *,
    style: Style = TUNING,
    level: Level = Level.CLEAN,
    truth: Mapping[str, str] | None = None,
) -> Specimen:
    """One document of an invented person or firm as a level leaves it; `truth` overrides its fields."""
    random = Random(f"{kind} {seed} {level} {style.name}")  # noqa: S311
    printed = _TRUTHS[kind](seed, truth)
    look = varied(style, random)
    document = _DRAWN[kind](printed, look, seed)
    document = marked(document, look) if kind != "biz_license" else _named(document, look)
    if random.random() < WEAR[level].watermarked:
        document = _watermarked(document, look, random)
    pixels = worn(document, level, random, table=look.table)
    _, data = cv2.imencode(".png", pixels[:, :, ::-1], [cv2.IMWRITE_PNG_COMPRESSION, 1])
    return Specimen(kind, printed, data.tobytes())


def album(first_seed: int, count: int, *, style: Style = TUNING) -> Iterator[tuple[Level, Specimen]]:
    """`count` specimens, all kinds and levels in turn."""
    for number, (level, kind) in enumerate(turns(count)):
        yield level, draw_specimen(kind, first_seed + number, style=style, level=level)


def turns(count: int) -> Iterator[tuple[Level, str]]:
    """Level and kind of each picture of an album."""
    levels = tuple(Level)
    for number in range(count):
        yield levels[number % len(levels)], KINDS[number // len(levels) % len(KINDS)]


def varied(style: Style, random: Random) -> Style:
    """The style with places, sizes, colours and the stamp of one card among many."""
    heavy = random.random() < 0.2
    return replace(
        style,
        text=style.title if heavy else style.text,
        shift=(style.shift[0] + random.randint(-10, 10), style.shift[1] + random.randint(-8, 8)),
        row_gap=style.row_gap + random.randint(-2, 2),
        text_size=style.text_size + random.randint(-2, 1),
        number_size=style.number_size + random.randint(-3, 2),
        stamp_angle=style.stamp_angle + random.randint(-10, 10),
        stamp_at=(style.stamp_at[0] + random.randint(-60, 60), style.stamp_at[1] + random.randint(-40, 40)),
        bank=random.choice((style.bank, (34, 92, 70), (180, 150, 90), (60, 62, 70))),
        table=random.choice((style.table, (70, 92, 120), (150, 120, 90), (205, 205, 200))),
    )


def _named(sheet: Image.Image, style: Style) -> Image.Image:
    """A sheet says 样本 in its corner; its seal says so, too."""
    pen = ImageDraw.Draw(sheet)
    pen.text(
        (sheet.width - 70, 66), "样本 SPECIMEN", font=font(style.title, 24), fill=(214, 40, 40), anchor="ra"
    )
    return sheet


def _watermarked(document: Image.Image, style: Style, random: Random) -> Image.Image:
    """What branches write across copies, slanting or level, grey, blue or red."""
    text, size = random.choice(WATERMARKS), round(document.width * random.uniform(0.03, 0.045))
    face = font(style.title, size)
    colour = random.choice(((120, 120, 120), (70, 90, 170), (200, 60, 60)))
    layer = Image.new("RGBA", (round(face.getlength(text)) + 20, size * 2), (0, 0, 0, 0))
    ImageDraw.Draw(layer).text((10, size // 3), text, font=face, fill=(*colour, random.randint(60, 110)))
    turned = layer.rotate(random.choice((0, 12, 20, -15, 28)), expand=True, resample=Image.Resampling.BICUBIC)
    whole = document.convert("RGBA")
    left = random.randint(0, max(1, whole.width - turned.width))
    top = random.randint(0, max(1, whole.height - turned.height))
    layer = Image.new("RGBA", whole.size, (0, 0, 0, 0))
    layer.paste(turned, (left, top))
    return Image.alpha_composite(whole, layer).convert("RGB")
