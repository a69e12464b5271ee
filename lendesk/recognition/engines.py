"""The two readers of text: rapidocr, and Tesseract where onnxruntime cannot be had."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import Any

import numpy as np

from lendesk.domain.errors import RuleBroken
from lendesk.recognition.lines import Character, Quad, TextLine
from lendesk.recognition.pictures import Pixels

SETTINGS = {
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Global.log_level": "error",
}
TESSERACT_SECONDS = 6


class RapidEngine:
    """PP-OCRv6 small through rapidocr; the models come inside its wheel."""

    trusted = True

    def __init__(self) -> None:
        """Loads the models (one to two seconds). Raises ImportError where onnxruntime is missing."""
        from rapidocr import RapidOCR

        _sleep_between_steps()
        self._ocr: Any = RapidOCR(params=SETTINGS)

    def boxes(self, pixels: Pixels) -> list[Quad]:
        """Where text is, without reading it."""
        found = self._ocr(_bgr(pixels), use_det=True, use_cls=False, use_rec=False)
        return [] if found.boxes is None else [_quad(box) for box in found.boxes]

    def lines(self, pixels: Pixels) -> list[TextLine]:
        """All lines, with each character's place and certainty."""
        found = self._ocr(
            _bgr(pixels),
            use_det=True,
            use_cls=False,
            use_rec=True,
            return_word_box=True,
            return_single_char_box=True,
        )
        if found.boxes is None or found.word_results is None:
            return []
        pairs = zip(found.boxes, found.word_results, strict=True)
        return [TextLine(_quad(box), _characters(words)) for box, words in pairs]

    def reread(self, strip: Pixels) -> tuple[str, float]:
        """Text of a strip that holds one line, and the mean certainty of its characters."""
        found = self._ocr(_bgr(strip), use_det=False, use_cls=False, use_rec=True)
        if not found.txts:
            return "", 0.0
        return "".join(found.txts[0].split()), float(found.scores[0])


class TesseractEngine:
    """Tesseract by words, each split evenly into characters: poor at Chinese, so never trusted."""

    trusted = False

    def __init__(self) -> None:
        if not tesseract_present():
            raise RuleBroken("reader.unavailable")

    def boxes(self, pixels: Pixels) -> list[Quad]:
        return [line.quad for line in self.lines(pixels)]

    def lines(self, pixels: Pixels) -> list[TextLine]:
        import pytesseract

        try:
            data = pytesseract.image_to_data(
                pixels,
                lang="chi_sim",
                config="--psm 11",
                timeout=TESSERACT_SECONDS,
                output_type=pytesseract.Output.DICT,
            )
        except (RuntimeError, OSError):  # time-out, crash (TesseractError is a RuntimeError), not installed
            return []
        return [_word_line(data, at) for at, word in enumerate(data["text"]) if word.strip()]

    def reread(self, strip: Pixels) -> tuple[str, float]:  # noqa: ARG002
        """Never asked: an engine that is not trusted gets no second look."""
        return "", 0.0


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


def _bgr(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(pixels[:, :, ::-1])


def _quad(box: Any) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in box)
    return (a, b, c, d)


def _characters(words: Any) -> tuple[Character, ...]:
    return tuple(Character(text, float(sure), _quad(box)) for text, sure, box in words if text.strip())


def _word_line(data: Any, at: int) -> TextLine:
    word = data["text"][at].strip()
    left, top, width, height = (float(data[key][at]) for key in ("left", "top", "width", "height"))
    step = width / len(word)
    sure = max(float(data["conf"][at]), 0.0) / 100
    characters = tuple(
        Character(letter, sure, _rectangle(left + i * step, top, step, height))
        for i, letter in enumerate(word)
    )
    return TextLine(_rectangle(left, top, width, height), characters)


def _rectangle(left: float, top: float, width: float, height: float) -> Quad:
    right, bottom = left + width, top + height
    return ((left, top), (right, top), (right, bottom), (left, bottom))
