"""What happens to a card between the wallet and the file: turned, skewed, glaring, small."""

from __future__ import annotations

from enum import StrEnum
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from lendesk.recognition.specimens.styles import Colour


class Damage(StrEnum):
    """One damage a picture; turns are clockwise degrees, `SMALL` is 640 pixels wide."""

    NONE = "as_is"
    TURN_90 = "turn_90"
    TURN_180 = "turn_180"
    TURN_270 = "turn_270"
    SKEW = "skew_8"
    KEYSTONE = "keystone"
    GLARE = "glare"
    SMALL = "small_640"


def photograph(card: Image.Image, table: Colour, damage: Damage, random: Random) -> Image.Image:
    """The card on a table as a camera would see it after `damage`."""
    margin_x, margin_y = random.randint(40, 110), random.randint(40, 110)
    scene = Image.new("RGB", (card.width + 2 * margin_x, card.height + 2 * margin_y), table)
    scene.paste(card, (margin_x, margin_y), _rounded(card.size))
    match damage:
        case Damage.TURN_90 | Damage.TURN_180 | Damage.TURN_270:
            return scene.rotate(-int(damage.value.removeprefix("turn_")), expand=True)
        case Damage.SKEW:
            angle = random.choice((-8, 8))
            return scene.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC, fillcolor=table)
        case Damage.KEYSTONE:
            return _keystone(scene, table, random)
        case Damage.GLARE:
            return _glare(scene, random)
        case Damage.SMALL:
            return scene.resize((640, round(640 * scene.height / scene.width)), Image.Resampling.LANCZOS)
        case _:
            return scene


def _rounded(size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), radius=36, fill=255)
    return mask


def _keystone(scene: Image.Image, table: Colour, random: Random) -> Image.Image:
    """One side further away, its edge up to 12 % shorter: the corners taken from the scene lie outside it."""
    width, height = scene.size
    lean = random.uniform(0.07, 0.12)
    dx, dy = width * lean / 2, height * lean / 4
    quads = (
        (-dx, -dy, 0, height, width, height, width + dx, -dy),
        (0, 0, -dx, height + dy, width + dx, height + dy, width, 0),
        (-dy, -dy * 2, -dy, height + dy * 2, width, height, width, 0),
    )
    return scene.transform(
        scene.size, Image.Transform.QUAD, random.choice(quads), Image.Resampling.BICUBIC, fillcolor=table
    )


def _glare(scene: Image.Image, random: Random) -> Image.Image:
    """A soft light spot that washes out part of the card."""
    light = Image.new("L", scene.size, 0)
    x = random.uniform(0.25, 0.7) * scene.width
    y = random.uniform(0.25, 0.8) * scene.height
    rx, ry = scene.width * 0.12, scene.height * 0.08
    ImageDraw.Draw(light).ellipse((x - rx, y - ry, x + rx, y + ry), fill=random.randint(120, 165))
    light = light.filter(ImageFilter.GaussianBlur(scene.width * 0.04))
    return ImageChops.add(scene, Image.merge("RGB", (light, light, light)))
