"""Bytes from outside to a picture of bearable size, or a refusal before anything large is decoded."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from lendesk.domain.errors import RuleBroken

Pixels: TypeAlias = NDArray[np.uint8]

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF")
MOST_PIXELS = 40_000_000
MOST_BYTES = 30_000_000
LONGEST_SIDE = 2200
SHORTEST_LONG_SIDE = 1200
LEAST_SIDE = 32


def decode(picture: bytes) -> Pixels:
    """RGB pixels, turned as EXIF says, long side 1200 to 2200 pixels.

    Only the first frame of an animation is looked at. Raises RuleBroken `picture.too_large`
    (`megapixels` or `megabytes`, with `limit`) or `picture.not_an_image`.
    """
    if len(picture) > MOST_BYTES:
        raise RuleBroken(
            "picture.too_large", megabytes=len(picture) // 1_000_000, limit=MOST_BYTES // 1_000_000
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decode(picture)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        struct.error,
        MemoryError,
        KeyError,
        IndexError,
    ) as broken:
        # Decoders answer a damaged file with any of these; for the person all say the same.
        raise RuleBroken("picture.not_an_image") from broken


def encode_png(pixels: Pixels) -> bytes:
    """PNG of RGB pixels."""
    _, buffer = cv2.imencode(".png", pixels[:, :, ::-1], [cv2.IMWRITE_PNG_COMPRESSION, 3])
    return bytes(buffer.tobytes())


def without_red(pixels: Pixels) -> Pixels:
    """Red ink (stamps, the emblem) lightened to its red channel, so that the text under it stays."""
    red = pixels[:, :, 0]
    stamped = red.astype(np.int16) - pixels[:, :, 1:].max(axis=2) > 30
    cleaned = pixels.copy()
    cleaned[stamped] = red[stamped][:, np.newaxis]
    return cleaned


def _decode(picture: bytes) -> Pixels:
    try:
        image = Image.open(io.BytesIO(picture), formats=FORMATS)
    except (UnidentifiedImageError, Image.DecompressionBombError) as unknown:
        if isinstance(unknown, Image.DecompressionBombError):
            raise RuleBroken("picture.too_large", limit=MOST_PIXELS // 1_000_000) from unknown
        raise RuleBroken("picture.not_an_image") from unknown
    with image:
        _refuse_size(image.width, image.height)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
        smaller = _reduced(image)
        upright = ImageOps.exif_transpose(smaller)
    return np.asarray(_bearable(_on_white(upright)), dtype=np.uint8)


def _reduced(image: Image.Image) -> Image.Image:
    """A whole fraction of a very large picture, before its colours take more room."""
    times = max(image.size) // LONGEST_SIDE
    if times < 2 or image.mode in ("P", "1") or image.mode.startswith("I") or image.mode == "F":
        return image
    reduced = image.reduce(times)
    reduced.info = image.info
    reduced.getexif().update(image.getexif())
    return reduced


def _refuse_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise RuleBroken(
            "picture.too_large", megapixels=width * height // 1_000_000, limit=MOST_PIXELS // 1_000_000
        )
    if min(width, height) < LEAST_SIDE:
        raise RuleBroken("picture.not_an_image")


def _on_white(image: Image.Image) -> Image.Image:
    """RGB; transparent parts become white, 16-bit grey is scaled to 8."""
    if image.mode.startswith("I") or image.mode == "F":
        values = np.asarray(image, dtype=np.float64)
        scale = 255.0 / max(float(values.max()), 1.0)
        return Image.fromarray((values * scale).clip(0, 255).astype(np.uint8)).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        coloured = image.convert("RGBA")
        white = Image.new("RGBA", coloured.size, (255, 255, 255, 255))
        white.alpha_composite(coloured)
        return white.convert("RGB")
    return image.convert("RGB")


def _bearable(image: Image.Image) -> Image.Image:
    longest = max(image.size)
    wanted = min(max(longest, SHORTEST_LONG_SIDE), LONGEST_SIDE)
    if longest == wanted:
        return image
    size = (max(1, image.width * wanted // longest), max(1, image.height * wanted // longest))
    return image.resize(size, Image.Resampling.LANCZOS if longest > wanted else Image.Resampling.BICUBIC)
