"""Pictures from outside: what is let in, and that refusal comes before decoding."""

from __future__ import annotations

import io
import random
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from lendesk.domain.errors import RuleBroken
from lendesk.recognition.pictures import decode, without_red
from lendesk.recognition.specimens import draw_id_front


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def _outcome(picture: bytes) -> str:
    try:
        decode(picture)
    except RuleBroken as refused:
        return refused.code
    return "pixels"


def _png_header(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("width", "height"), [(10_000, 5_000), (60_000, 60_000), (200_000, 300)], ids=["50MP", "bomb", "ribbon"]
)
def test_too_many_pixels_are_refused_by_the_header(width: int, height: int) -> None:
    with pytest.raises(RuleBroken) as refused:
        decode(_png_header(width, height))
    assert refused.value.code == "picture.too_large"


def test_too_many_bytes() -> None:
    with pytest.raises(RuleBroken, match=r"picture\.too_large"):
        decode(b"\x89PNG" + bytes(30_000_001))


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"not a picture",
        b"%PDF-1.7\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        _saved(Image.new("P", (400, 300)), "GIF"),
        _saved(Image.new("RGB", (4, 4)), "PNG"),
        draw_id_front(1).png[:9000],
        _png_header(800, 600),
    ],
    ids=["empty", "text", "pdf", "svg", "gif", "tiny", "truncated", "hollow"],
)
def test_what_is_no_picture_is_said_so(picture: bytes) -> None:
    with pytest.raises(RuleBroken) as refused:
        decode(picture)
    assert refused.value.code == "picture.not_an_image"


def test_damaged_bytes_never_raise_anything_else() -> None:
    chance = random.Random(11)
    image = Image.open(io.BytesIO(draw_id_front(1).png)).resize((320, 210))
    for form in ("PNG", "JPEG", "WEBP", "BMP", "TIFF"):
        whole = bytearray(_saved(image, form))
        for _ in range(12):
            broken = bytearray(whole)
            for _ in range(6):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            assert _outcome(bytes(broken)) in ("pixels", "picture.not_an_image", "picture.too_large")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_all_modes_become_rgb_of_bearable_size(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    pixels = decode(_saved(Image.new(mode, (400, 200)), form))
    assert pixels.shape == (600, 1200, 3)
    assert pixels.dtype == np.uint8


def test_exif_turn_is_followed() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert decode(_saved(Image.new("RGB", (400, 200)), "JPEG", exif=exif)).shape == (1200, 600, 3)


def test_a_very_large_photo_is_reduced_and_still_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    large = _saved(Image.new("RGB", (5200, 3900)), "JPEG", exif=exif)
    assert decode(large).shape == (2200, 1650, 3)
    tiff = _saved(Image.new("RGB", (5200, 3900)), "TIFF", exif=exif, compression="tiff_lzw")
    assert decode(tiff).shape == (2200, 1650, 3)


def test_red_ink_goes_and_black_stays() -> None:
    pixels = np.array([[[225, 150, 150], [30, 30, 30], [60, 120, 175]]], dtype=np.uint8)
    assert without_red(pixels).tolist() == [[[225, 225, 225], [30, 30, 30], [60, 120, 175]]]
