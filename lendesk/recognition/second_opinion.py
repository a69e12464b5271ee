"""What Tesseract reads where rapidocr saw a number: it knows no Chinese worth the name, but digits."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from lendesk.recognition.lines import Character, outline
from lendesk.recognition.pictures import Pixels
from lendesk.recognition.second_look import cut_strip

LINE_HEIGHT = 56
TIMEOUT_SECONDS = 3


def digits(pixels: Pixels, characters: Sequence[Character], *, letters: str = "") -> str:
    """Digits (and `letters`) that Tesseract reads in the region of some characters; empty when it fails."""
    import pytesseract

    strip = _dark_on_light(cut_strip(pixels, outline(characters), height=LINE_HEIGHT))
    try:
        text = pytesseract.image_to_string(
            strip,
            lang="eng",
            config=f"--psm 7 -c tessedit_char_whitelist=0123456789{letters}",
            timeout=TIMEOUT_SECONDS,
        )
    except (RuntimeError, OSError):  # time-out, crash (TesseractError is a RuntimeError), not installed
        return ""
    return "".join(text.split())


def _dark_on_light(strip: Pixels) -> Pixels:
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY).astype(np.float32)
    if float(np.median(grey)) < 128:
        grey = 255 - grey
    least, most = float(grey.min()), float(grey.max())
    return ((grey - least) * (255 / max(most - least, 1.0))).astype(np.uint8)
