"""The two readers of text: rapidocr, and Tesseract where onnxruntime cannot be had."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from lendesk.domain.errors import RuleBroken
from lendesk.recognition.characters import FOLDED
from lendesk.recognition.lines import Glyph, Quad, TextLine
from lendesk.recognition.pictures import Pixels
from lendesk.recognition.strips import cut_strip, line_of

LOOK_AT = 960  # longest side in which text is searched
LINE_HEIGHT = 48  # of a strip as the model wants it
MOST_LINE_WIDTH = 1800
SETTINGS = {
    "Det.limit_type": "max",
    "Det.limit_side_len": LOOK_AT,
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Global.log_level": "error",
}
TESSERACT_SECONDS = 6
BLANK = 0


class RapidEngine:
    """PP-OCRv6 small through rapidocr; the models come inside its wheel."""

    trusted = True

    def __init__(self) -> None:
        """Loads the models (one to two seconds). Raises ImportError where onnxruntime is missing."""
        from rapidocr import RapidOCR

        _sleep_between_steps()
        self._ocr = cast(Any, RapidOCR(params=SETTINGS))
        recogniser = self._ocr._load_rec_model()
        self._session: Any = recogniser.session
        self._letters: list[str] = recogniser.postprocess_op.character
        self._places = {letter: place for place, letter in enumerate(self._letters)}
        folded = [(one, other) for one, other in FOLDED.items() if {one, other} <= self._places.keys()]
        self._folded = np.array([self._places[one] for one, _ in folded])
        self._onto = np.array([self._places[other] for _, other in folded])

    def boxes(self, pixels: Pixels) -> list[Quad]:
        """Where text is, without reading it."""
        seen, scale = _smaller(pixels)
        found = self._ocr(_bgr(seen), use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return [] if boxes is None else [_quad(box, scale) for box in boxes]

    def page(self, pixels: Pixels) -> list[TextLine]:
        """All lines of a picture whose text is upright."""
        boxes = self.boxes(pixels)
        glyphs = self.read([cut_strip(pixels, box) for box in boxes])
        return [line_of(box, read) for box, read in zip(boxes, glyphs, strict=True) if read]

    def read(self, strips: Sequence[Pixels], alphabet: str = "") -> list[tuple[Glyph, ...]]:
        """What is written on strips of one line each; `alphabet` leaves only these characters open."""
        return [self._decoded(self._chances(strip), alphabet) for strip in strips]

    def read_together(self, looks: Sequence[Pixels], alphabet: str = "") -> tuple[Glyph, ...]:
        """One reading of several looks (equal in size) at the same strip: their chances are averaged."""
        chances = np.mean([self._chances(look) for look in looks], axis=0)
        return self._decoded(chances, alphabet)

    def _chances(self, strip: Pixels) -> NDArray[np.float32]:
        height, width = strip.shape[:2]
        wide = min(max(round(width * LINE_HEIGHT / height), 16), MOST_LINE_WIDTH)
        way = cv2.INTER_AREA if height > LINE_HEIGHT else cv2.INTER_LINEAR
        level = cv2.resize(_bgr(strip), (wide, LINE_HEIGHT), interpolation=way)
        batch = (level.astype(np.float32).transpose(2, 0, 1) / 127.5 - 1)[np.newaxis]
        chances: NDArray[np.float32] = self._session(batch)[0]
        chances[:, self._onto] += chances[:, self._folded]
        chances[:, self._folded] = 0
        return chances

    def _decoded(self, chances: NDArray[np.float32], alphabet: str) -> tuple[Glyph, ...]:
        if alphabet:
            open_places = [BLANK, *(self._places[letter] for letter in alphabet if letter in self._places)]
            only = np.zeros_like(chances)
            only[:, open_places] = chances[:, open_places]
            chances = only / np.maximum(only.sum(axis=1, keepdims=True), 1e-6)
        best = chances.argmax(axis=1)
        steps = len(best)
        starts = [at for at in range(steps) if best[at] != BLANK and (at == 0 or best[at] != best[at - 1])]
        glyphs = (_glyph(chances, best, at, self._letters) for at in starts)
        return tuple(glyph for glyph in glyphs if glyph.text.strip())


class TesseractEngine:
    """Tesseract, a page at a time: poor at Chinese, so never trusted, and never asked about a strip."""

    trusted = False

    def __init__(self) -> None:
        if not tesseract_present():
            raise RuleBroken("reader.unavailable")

    def page(self, pixels: Pixels) -> list[TextLine]:
        """Its words with their places."""
        data = page_data(pixels)
        words = [at for at, word in enumerate(data.get("text", ())) if word.strip()]
        return [line_of(_rectangle(data, at), _evenly(data, at)) for at in words]

    def boxes(self, pixels: Pixels) -> list[Quad]:
        return [line.quad for line in self.page(pixels)]

    def read(self, strips: Sequence[Pixels], alphabet: str = "") -> list[tuple[Glyph, ...]]:  # noqa: ARG002
        return [() for _ in strips]

    def read_together(self, looks: Sequence[Pixels], alphabet: str = "") -> tuple[Glyph, ...]:  # noqa: ARG002
        return ()


def best_engine() -> RapidEngine | TesseractEngine:
    """rapidocr, else Tesseract. Raises RuleBroken `reader.unavailable` when neither is there."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Tesseract's threads fight the reader's for two cores
    try:
        return RapidEngine()
    except ImportError:
        return TesseractEngine()


def tesseract_present() -> bool:
    """Whether a tesseract program is on the path."""
    return shutil.which("tesseract") is not None


def page_data(pixels: Pixels) -> dict[str, Any]:
    """Tesseract's words of a whole page with their places; empty after a time-out or a crash."""
    import pytesseract

    try:
        data: dict[str, Any] = pytesseract.image_to_data(
            pixels,
            lang="chi_sim",
            config="--psm 11",
            timeout=TESSERACT_SECONDS,
            output_type=pytesseract.Output.DICT,
        )
    except (RuntimeError, OSError):  # time-out, crash (TesseractError is a RuntimeError), not installed
        return {}
    return data


def line_text(strip: Pixels, config: str, *, language: str = "chi_sim") -> str:
    """What Tesseract reads on one line, without spaces; empty after a time-out or a crash."""
    import pytesseract

    try:
        text = pytesseract.image_to_string(strip, lang=language, config=config, timeout=TESSERACT_SECONDS)
    except (RuntimeError, OSError):
        return ""
    return "".join(text.split())


def _sleep_between_steps() -> None:
    """Threads of the models that wait shall sleep, not spin: a third less processor time on two cores.

    rapidocr has no setting for it; where its inside looks different one day, it just costs more again.
    """
    with suppress(ImportError, AttributeError):
        from rapidocr.inference_engine.onnxruntime.main import OrtInferSession

        original = OrtInferSession._init_sess_opts
        if getattr(original, "sleeps", False):
            return

        def asleep(settings: Any) -> Any:
            options = original(settings)
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            return options

        setattr(asleep, "sleeps", True)  # noqa: B010
        setattr(OrtInferSession, "_init_sess_opts", staticmethod(asleep))  # noqa: B010 - its type forbids it


def _smaller(pixels: Pixels) -> tuple[Pixels, float]:
    """At most `LOOK_AT` long, and by how much a length there is shorter."""
    longest = max(pixels.shape[:2])
    if longest <= LOOK_AT:
        return pixels, 1.0
    scale = LOOK_AT / longest
    size = (round(pixels.shape[1] * scale), round(pixels.shape[0] * scale))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), scale


def _glyph(chances: NDArray[np.float32], best: NDArray[np.int64], at: int, letters: list[str]) -> Glyph:
    """A character over all the steps on which it is the best one."""
    place, end = int(best[at]), at
    while end < len(best) and best[end] == place:
        end += 1
    sure = float(chances[at:end, place].max())
    return Glyph(letters[place], sure, (at + end) / 2 / len(best))


def _bgr(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(pixels[:, :, ::-1])


def _quad(box: Any, scale: float) -> Quad:
    a, b, c, d = ((float(x) / scale, float(y) / scale) for x, y in box)
    return (a, b, c, d)


def _rectangle(data: dict[str, Any], at: int) -> Quad:
    left, top, wide, high = (float(data[key][at]) for key in ("left", "top", "width", "height"))
    return ((left, top), (left + wide, top), (left + wide, top + high), (left, top + high))


def _evenly(data: dict[str, Any], at: int) -> tuple[Glyph, ...]:
    """A word's characters, as sure as the word."""
    word = data["text"][at].strip()
    sure = max(float(data["conf"][at]), 0.0) / 100
    return tuple(Glyph(letter, sure, (place + 0.5) / len(word)) for place, letter in enumerate(word))
