"""Four levels of damage that a document suffers on its way into a file, made from a seed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

GRAIN = 311
Picture: TypeAlias = NDArray[np.uint8]


class Level(StrEnum):
    """From a scanner's clean picture to one that an officer would rather have taken again."""

    CLEAN = "clean"
    OFFICE = "office"
    PHONE = "phone"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Wear:
    """Bounds of one level; sizes in pixels, angles in degrees, `lean` as a share of the card."""

    longest: tuple[int, int]  # of the document in the picture
    degrees: float
    lean: float
    blur: tuple[float, float]
    motion: int
    noise: float
    light: float  # how much darker the far side is
    glare: int  # most brightness added, 0 none
    quality: tuple[int, int]  # of JPEG
    turned: float  # share of pictures turned by 90, 180 or 270
    watermarked: float
    margin: tuple[float, float]  # of what lies around, as a share of the document


WEAR = {
    Level.CLEAN: Wear((1400, 1600), 0.3, 0, (0, 0.3), 0, 0, 0, 0, (92, 97), 0, 0.1, (0.02, 0.06)),
    Level.OFFICE: Wear((900, 1250), 2.5, 0.004, (0.4, 0.8), 0, 4, 0.06, 0, (70, 88), 0.15, 0.25, (0.04, 0.5)),
    Level.PHONE: Wear((1000, 1500), 8, 0.05, (0.6, 1.2), 3, 5, 0.25, 50, (60, 82), 0.25, 0.25, (0.08, 0.45)),
    Level.HARD: Wear((800, 1050), 14, 0.09, (0.9, 1.6), 4, 8, 0.45, 110, (42, 62), 0.35, 0.35, (0.08, 0.6)),
}


def worn(document: Image.Image, level: Level, random: Random, *, table: tuple[int, int, int]) -> Picture:
    """RGB of the document as this level leaves it: scanned on white, photographed on a table."""
    wear = WEAR[level]
    pixels = np.asarray(document.convert("RGB"), dtype=np.uint8)
    photographed = level in (Level.PHONE, Level.HARD)
    # Now and then a white sheet lies on white paper: no edge tells where the document ends.
    ground = table if photographed and random.random() < 0.8 else (250, 250, 248)
    scene = _placed(pixels, wear, random, ground, textured=photographed)
    scene = _lit(scene, wear, random)
    scene = _blurred(scene, wear, random)
    if level is Level.OFFICE and random.random() < 0.3:
        grey = cv2.cvtColor(scene, cv2.COLOR_RGB2GRAY)
        scene = np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), dtype=np.uint8)
    return _turned(_compressed(_grainy(scene, wear, random), wear, random), wear, random)


def _placed(
    pixels: Picture, wear: Wear, random: Random, ground: tuple[int, int, int], *, textured: bool
) -> Picture:
    """The document somewhere on the ground, turned a little and seen from one side."""
    height, width = pixels.shape[:2]
    scale = random.randint(*wear.longest) / max(width, height)
    wide, high = width * scale, height * scale
    angle = math.radians(random.uniform(-wear.degrees, wear.degrees))
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)]) - (wide / 2, high / 2)
    lean = np.array(
        [[random.uniform(-wear.lean, wear.lean) * side for side in (wide, high)] for _ in corners]
    )
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    placed = (corners + lean) @ turn
    left, right, above, below = (random.uniform(*wear.margin) for _ in range(4))
    placed -= placed.min(axis=0) - (left * wide, above * high)
    far = placed.max(axis=0)
    size = (int(far[0] + right * wide), int(far[1] + below * high))
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(source, placed.astype(np.float32))
    mode = cv2.INTER_AREA if scale < 0.7 else cv2.INTER_LINEAR
    scene = _ground(size, ground, random, textured=textured)
    smooth = cv2.GaussianBlur(pixels, (0, 0), 0.35 / scale) if scale < 0.8 else pixels
    seen = cv2.warpPerspective(smooth, matrix, size, flags=mode)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    share = (mask / 255.0)[:, :, None]
    return np.asarray(seen * share + scene * (1 - share), dtype=np.uint8)


def _ground(
    size: tuple[int, ...], colour: tuple[int, int, int], random: Random, *, textured: bool
) -> Picture:
    scene = np.full((size[1], size[0], 3), colour, dtype=np.float32)
    if textured:
        noise = np.random.default_rng(random.randrange(2**32)).normal(0, 9, (size[1] // 8 + 1, 6))
        grain = cv2.resize(noise.astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
        scene += grain[:, :, None]
    return np.clip(scene, 0, 255).astype(np.uint8)


def _lit(scene: Picture, wear: Wear, random: Random) -> Picture:
    """Darker towards one side, with a soft spot of glare."""
    height, width = scene.shape[:2]
    across, down = np.linspace(-0.5, 0.5, width), np.linspace(-0.5, 0.5, height)
    x, y = np.meshgrid(across.astype(np.float32), down.astype(np.float32))
    angle = random.uniform(0, 2 * math.pi)
    shade = 1 - random.uniform(0, wear.light) * (0.5 + x * math.cos(angle) + y * math.sin(angle))
    lit = scene * shade[:, :, None]
    if wear.glare and random.random() < 0.5:
        cx, cy, wide = random.uniform(-0.3, 0.3), random.uniform(-0.3, 0.3), random.uniform(0.06, 0.14)
        spot = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * wide**2))
        lit = lit + random.uniform(0.4, 1) * wear.glare * spot[:, :, None]
    return np.clip(lit, 0, 255).astype(np.uint8)


def _grainy(scene: Picture, wear: Wear, random: Random) -> Picture:
    """A patch of grain over and over: nobody sees the seams, and it is drawn in no time."""
    if not wear.noise:
        return scene
    noise = np.random.default_rng(random.randrange(2**32))
    patch = noise.normal(0, wear.noise, (GRAIN, GRAIN, 3)).round().astype(np.int16)
    height, width = scene.shape[:2]
    grain = np.tile(patch, (height // GRAIN + 1, width // GRAIN + 1, 1))[:height, :width]
    return np.asarray(np.clip(scene + grain, 0, 255), dtype=np.uint8)


def _blurred(scene: Picture, wear: Wear, random: Random) -> Picture:
    sigma = random.uniform(*wear.blur)
    blurred = cv2.GaussianBlur(scene, (0, 0), sigma) if sigma > 0.2 else scene
    length = random.randint(0, wear.motion)
    if length < 2:
        return np.asarray(blurred, dtype=np.uint8)
    kernel = np.zeros((length, length), dtype=np.float32)
    if random.random() < 0.5:
        kernel[length // 2, :] = 1 / length
    else:
        np.fill_diagonal(kernel, 1 / length)
    return np.asarray(cv2.filter2D(blurred, -1, kernel), dtype=np.uint8)


def _compressed(scene: Picture, wear: Wear, random: Random) -> Picture:
    _, data = cv2.imencode(
        ".jpg", scene[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, random.randint(*wear.quality)]
    )
    decoded = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
    return np.ascontiguousarray(decoded[:, :, ::-1])


def _turned(scene: Picture, wear: Wear, random: Random) -> Picture:
    turns = random.choice((1, 2, 3)) if random.random() < wear.turned else 0
    return np.ascontiguousarray(np.rot90(scene, turns))
