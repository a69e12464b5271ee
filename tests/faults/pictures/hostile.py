"""Files that are no good picture, each made from a seed: broken, huge, disguised, or in an odd form."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from random import Random

from PIL import Image

FORMS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF")


def hostile_files(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Name of the trick and the file, all tricks in turn."""
    for number in range(count):
        trick = TRICKS[number % len(TRICKS)]
        yield f"{trick.__name__[1:]} {seed}/{number}", trick(Random(f"{seed} {number}"))


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def _picture(random: Random, mode: str = "RGB") -> Image.Image:
    """Coloured noise of some size; bright enough to decode, with nothing to read on it."""
    size = (random.randint(200, 900), random.randint(150, 700))
    small = Image.frombytes("RGB", (8, 6), random.randbytes(8 * 6 * 3))
    return small.resize(size).convert(mode)


def _truncated(random: Random) -> bytes:
    whole = saved(_picture(random), random.choice(FORMS))
    return whole[: random.randrange(1, len(whole))]


def _flipped(random: Random) -> bytes:
    broken = bytearray(saved(_picture(random), random.choice(FORMS)))
    for _ in range(random.randint(1, 40)):
        broken[random.randrange(len(broken))] = random.randrange(256)
    return bytes(broken)


def _lying_header(random: Random) -> bytes:
    """A PNG that says it is huge and holds nothing."""
    side = random.choice((7_000, 30_000, 65_535, 2_000_000_000))
    return png(side, random.choice((side, 300, 1)), zlib.compress(b""))


def _bomb(random: Random) -> bytes:
    """A few kilobytes that become a large even picture, just below or just above what is let in."""
    width, height = random.choice(((8_000, 4_900), (6_000, 6_000), (9_000, 9_000)))
    line = bytes(1 + width * 3)
    squeezer = zlib.compressobj(9)
    data = b"".join(squeezer.compress(line) for _ in range(height)) + squeezer.flush()
    return png(width, height, data)


def _ribbon(random: Random) -> bytes:
    sides = random.choice(((60_000, 40), (40, 60_000), (20_000, 1), (3, 3), (33, 12_000)))
    return saved(Image.new("L", sides, 255), "PNG")


def _wrong_type(random: Random) -> bytes:
    head = random.choice((
        b"", b"\x00", b"PK\x03\x04", b"MZ\x90\x00", b"<html><body>", b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"8BPS\x00\x01", b"\x7fELF", b"ID3\x03", b"\x00\x00\x00\x18ftypheic", b"RIFF\x10\x00\x00\x00WAVE",
        b"\x00\x00\x01\x00\x01\x00", b"#!/bin/sh\n",
    ))  # fmt: skip
    return head + random.randbytes(random.randrange(0, 3_000)) if head else b""


def _animated(random: Random) -> bytes:
    frames = [_picture(random).resize((320, 200)) for _ in range(random.randint(2, 30))]
    form = random.choice(("PNG", "WEBP", "TIFF", "GIF"))
    return saved(frames[0], form, save_all=True, append_images=frames[1:])


def _polyglot(random: Random) -> bytes:
    """A picture that is something else as well, or something else that ends in a picture."""
    picture = saved(_picture(random), random.choice(("JPEG", "PNG")))
    other = random.choice((b"%PDF-1.7\n", b"GIF89a", b"<script>alert(1)</script>", b"PK\x03\x04", b"MZ"))
    return random.choice((picture + other * 50, other + picture, other * 300 + picture))


def _odd_mode(random: Random) -> bytes:
    """CMYK, 16 bit, floating point, two colours: to be read like any other."""
    mode, form = random.choice((
        ("CMYK", "JPEG"), ("CMYK", "TIFF"), ("I;16", "PNG"), ("I;16", "TIFF"), ("F", "TIFF"), ("1", "PNG"),
        ("LA", "PNG"), ("P", "PNG"), ("RGBA", "WEBP"), ("YCbCr", "JPEG"), ("L", "BMP"), ("1", "TIFF"),
    ))  # fmt: skip
    grey = _picture(random, "L")
    if mode == "I;16":
        return saved(grey.convert("I").point(lambda value: value * 257).convert("I;16"), form)
    return saved(grey.convert("RGB").convert(mode) if mode in ("CMYK", "YCbCr") else grey.convert(mode), form)


def _exif(random: Random) -> bytes:
    """A turn that does not exist, or a block of data that is none."""
    exif = Image.Exif()
    exif[0x0112] = random.choice((0, 5, 8, 9, 255, 65_000))
    block = random.choice((exif.tobytes(), b"Exif\x00\x00" + random.randbytes(300)))
    return saved(_picture(random), "JPEG", exif=block)


def _pdf(random: Random) -> bytes:
    """PDF files are not read as pictures: whole, cut, with scripts, and with pages without end."""
    body = (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 99999999>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    return random.choice(
        (body, body[: random.randrange(9, len(body))], body * 200, b"%PDF-1.4\n" + random.randbytes(2_000))
    )


def _metadata(random: Random) -> bytes:
    """A PNG with a text that unpacks to a hundred megabytes."""
    squeezer = zlib.compressobj(9)
    text = b"".join(squeezer.compress(bytes(1_000_000)) for _ in range(100)) + squeezer.flush()
    chunk = b"zTXt", b"Comment\x00\x00" + text
    return png(300, 200, zlib.compress(bytes(200 * (1 + 300 * 3))), extra=chunk)


def png(width: int, height: int, data: bytes, *, extra: tuple[bytes, bytes] | None = None) -> bytes:
    """An RGB file of 8 bits with this header and this data, whether they fit or not."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width & 0xFFFFFFFF, height & 0xFFFFFFFF, 8, 2, 0, 0, 0))]
    parts += [extra] if extra else []
    parts += [(b"IDAT", data), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


TRICKS: tuple[Callable[[Random], bytes], ...] = (
    _truncated,
    _flipped,
    _lying_header,
    _bomb,
    _ribbon,
    _wrong_type,
    _animated,
    _polyglot,
    _odd_mode,
    _exif,
    _pdf,
    _metadata,
)
