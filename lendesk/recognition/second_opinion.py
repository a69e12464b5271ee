"""What Tesseract reads where rapidocr saw a number: it knows no Chinese worth the name, but digits."""

from __future__ import annotations

import cv2
import numpy as np

from lendesk.recognition.engines import line_text
from lendesk.recognition.lines import Row, outline
from lendesk.recognition.pictures import Pixels
from lendesk.recognition.sheets import Sheet


def digits(sheet: Sheet, row: Row, *, letters: str = "") -> str:
    """Digits (and `letters`) that Tesseract reads in the region of some characters; empty when it fails."""
    strip = _dark_on_light(sheet.strip(outline(row), edge=0.2))
    return line_text(strip, f"--psm 7 -c tessedit_char_whitelist=0123456789{letters}", language="eng")


def _dark_on_light(strip: Pixels) -> Pixels:
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY).astype(np.float32)
    if float(np.median(grey)) < 128:
        grey = 255 - grey
    least, most = float(grey.min()), float(grey.max())
    return ((grey - least) * (255 / max(most - least, 1.0))).astype(np.uint8)
