"""The pictures of the documents: which of the screens they use, small, and the strip of the film."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from lendesk.recognition.specimens.styles import TUNING, font

CHINESE: dict[str, tuple[str, ...]] = {
    "any": ("sign_in",),
    "loan_officer": ("today", "intake", "contracts", "limits"),
    "risk_officer": ("review",),
    "head_of_risk": ("settings_changes",),
    "supervisor": ("disbursements", "proposals", "reports"),
    "teller": ("counter", "statements", "sync"),
    "collector": ("today", "collections", "loans", "loans_quotes"),
    "administrator": ("settings_users", "settings_roles", "settings_products"),
    "auditor": ("audit", "loans_ledger"),
}
ENGLISH: dict[str, tuple[str, ...]] = {
    "loan_officer": ("intake", "contracts"),
    "risk_officer": ("review",),
    "supervisor": ("disbursements",),
    "teller": ("counter", "statements"),
    "collector": ("collections", "loans"),
    "administrator": ("settings_roles",),
    "auditor": ("audit",),
}
"""By role the pictures that `docs/guide` shows, as `lendesk screenshots` names them."""
COLOURS = (128, 64, 32, 16)
LARGEST_BYTES = 80_000

ACROSS = 3
SMALL = (480, 270)
CAPTION, GAP, EDGE = 40, 14, 1
PAPER, INK, LINE = (255, 255, 255), (23, 32, 43), (203, 211, 221)


def names() -> list[str]:
    """Of all pictures of the guide, without their end."""
    return [
        f"{role}-{screen}-{language}"
        for language, roles in (("zh", CHINESE), ("en", ENGLISH))
        for role, screens in roles.items()
        for screen in screens
    ]


def pick(taken: Path, folder: Path) -> list[str]:
    """Write them, small, as `role-screen-lang.png`; the names of those that were not taken."""
    missing = []
    for name in names():
        source = taken / f"{name}-light.png"
        if source.exists():
            (folder / f"{name}.png").write_bytes(shrunk(Image.open(source)))
        else:
            missing.append(name)
    return missing


def shrunk(picture: Image.Image) -> bytes:
    """A PNG of as many colours as fit into LARGEST_BYTES, of the fewest if none does."""
    made = b""
    for colours in COLOURS:
        into = io.BytesIO()
        _few_colours(picture, colours).save(into, "PNG", optimize=True)
        made = into.getvalue()
        if len(made) <= LARGEST_BYTES:
            break
    return made


def cut_film(taken: Path, folder: Path, captions: Mapping[str, Mapping[str, str]]) -> None:
    """`film/NN-moment.png` in Chinese, and the strip of all in each language: `film.png`, `film-en.png`."""
    (folder / "film").mkdir(parents=True, exist_ok=True)
    for language, words in captions.items():
        frames = []
        for number, (moment, caption) in enumerate(words.items(), start=1):
            name = f"{number:02d}-{moment}"
            with Image.open(taken / f"film-{name}-{language}-light.png") as picture:
                frames.append((caption, picture.convert("RGB")))
            if language == "zh":
                (folder / "film" / f"{name}.png").write_bytes(shrunk(frames[-1][1]))
        end = "" if language == "zh" else f"-{language}"
        _few_colours(strip(frames), COLOURS[0]).save(folder / f"film{end}.png", optimize=True)


def _few_colours(picture: Image.Image, colours: int) -> Image.Image:
    """By octree: cutting at medians spends all colours on greys."""
    return picture.convert("RGB").quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def strip(frames: Sequence[tuple[str, Image.Image]]) -> Image.Image:
    """The frames beside and below one another, each with its number and caption."""
    across, down = SMALL[0] + GAP, SMALL[1] + CAPTION + GAP
    rows = -(-len(frames) // ACROSS)
    made = Image.new("RGB", (ACROSS * across + GAP, rows * down + GAP), PAPER)
    pen = ImageDraw.Draw(made)
    for place, (caption, picture) in enumerate(frames):
        x, y = GAP + place % ACROSS * across, GAP + place // ACROSS * down
        pen.rectangle((x - EDGE, y - EDGE, x + SMALL[0], y + SMALL[1]), outline=LINE)
        made.paste(picture.resize(SMALL, Image.Resampling.LANCZOS), (x, y))
        pen.text((x, y + SMALL[1] + 8), f"{place + 1}  {caption}", font=font(TUNING.text, 19), fill=INK)
    return made
