"""Reads one picture of a known kind of document into fields with confidence, places and doubts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lendesk.domain.customers import identity
from lendesk.domain.errors import RuleBroken
from lendesk.recognition import second_opinion
from lendesk.recognition.bank_card import assign_bank_card, issuer_of
from lendesk.recognition.characters import simplified
from lendesk.recognition.checks import failed_checks
from lendesk.recognition.engines import tesseract_present
from lendesk.recognition.id_back import assign_id_back, day_iso
from lendesk.recognition.id_front import assign_id_front, birth_iso
from lendesk.recognition.labels import BACK_LABELS, FRONT_LABELS, labels_seen
from lendesk.recognition.lines import Row, TextEngine, TextLine, rows_of, text_of
from lendesk.recognition.pictures import Pixels, decode, encode_png, without_red
from lendesk.recognition.second_look import disagreements, looked_again
from lendesk.recognition.upright import level, most_readable
from lendesk.usecases.ports import Box, ReadField, Reading

KINDS = ("id_front", "id_back", "bank_card")

DOUBTFUL_BELOW = 0.85  # certainty of a character below which a person must look at it
NUMBERS = {"id_number": "X", "number": ""}  # fields of digits, with the letters they may hold

_ASSIGN: dict[str, Callable[[Sequence[Row]], dict[str, Row]]] = {
    "id_front": assign_id_front,
    "id_back": assign_id_back,
    "bank_card": assign_bank_card,
}
# Names of places and offices are always in simplified characters; a person's name stays as it was read.
_SPELLING: dict[str, Callable[[str], str]] = dict.fromkeys(
    ("ethnicity", "address", "authority", "bank"), simplified
)
_PRINTED: dict[str, Callable[[str], str]] = {"birth": birth_iso, "valid_from": day_iso, "valid_to": day_iso}


class PictureReader:
    """A DocumentReader within this process; `SubprocessReader` is the one for pictures from outside."""

    def __init__(self, engine: TextEngine, *, second_opinion_wanted: bool = True) -> None:
        self._engine = engine
        self._second_opinion = second_opinion_wanted and engine.trusted and tesseract_present()

    def read(self, picture: bytes, kind: str) -> Reading:
        """One picture's fields. Raises RuleBroken as `DocumentReader` says, and `reader.unknown_kind`."""
        if kind not in KINDS:
            raise RuleBroken("reader.unknown_kind", kind=kind)
        pixels = decode(picture)
        clean = _as_it_is if kind == "bank_card" else without_red
        boxes = self._engine.boxes(clean(pixels))
        if not boxes:
            raise RuleBroken("picture.unreadable")
        upright, lines = most_readable(level(pixels, boxes), self._engine, clean, _evidence)
        rows = rows_of(lines)
        found = _ASSIGN[kind](rows)
        _refuse_other_documents(kind, rows, found)
        return self._reading(kind, found, upright, clean(upright))

    def _reading(self, kind: str, first: Mapping[str, Row], upright: Pixels, cleaned: Pixels) -> Reading:
        found = {
            name: looked_again(_spelt(name, row), cleaned, self._engine, _SPELLING.get(name, _as_printed))
            for name, row in first.items()
        }
        texts = {name: _printed(name, row) for name, row in found.items()}
        failed = failed_checks(kind, texts)
        doubts = {name: self._doubts(name, row, cleaned) for name, row in found.items()}
        fields = {
            name: ReadField(
                text=texts[name],
                confidence=round(1000 * min(each.sure for each in row)),
                box=_box(row, upright),
                doubtful=_doubtful_positions(texts[name], row, doubts[name]),
                failed_checks=failed.get(name, ()),
                review=bool(doubts[name] or failed.get(name) or not self._engine.trusted),
                offer=_offer(name, texts) if failed.get(name) else "",
            )
            for name, row in found.items()
        }
        codes = tuple(dict.fromkeys(code for codes in failed.values() for code in codes))
        return Reading(kind, fields, codes, encode_png(upright), self._second_opinion)

    def _doubts(self, name: str, row: Row, cleaned: Pixels) -> tuple[int, ...]:
        """Positions of unsure characters; in numbers also those where the second opinion differs."""
        unsure = {at for at, each in enumerate(row) if each.sure < DOUBTFUL_BELOW}
        if self._second_opinion and name in NUMBERS:
            opinion = second_opinion.digits(cleaned, row, letters=NUMBERS[name])
            unsure.update(disagreements(text_of(row), opinion))
        return tuple(sorted(unsure))


def _as_it_is(pixels: Pixels) -> Pixels:
    return pixels


def _evidence(lines: list[TextLine]) -> float:
    """How surely this is the right way up: 1 and more is enough, below it the better turn wins."""
    rows = rows_of(lines)
    labels = labels_seen(rows, FRONT_LABELS) + labels_seen(rows, BACK_LABELS)
    card = assign_bank_card(rows)
    if "bank" in card and identity.luhn_ok(text_of(card.get("number", ()))):
        labels += 2
    sure = [each.sure for line in lines for each in line.characters]
    return labels / 2 + (sum(sure) / len(sure) / 2 if sure else 0.0)


def _refuse_other_documents(kind: str, rows: Sequence[Row], found: Mapping[str, Row]) -> None:
    """`picture.wrong_document` for another kind's labels, `picture.unreadable` when nothing is there."""
    seen = {"id_front": labels_seen(rows, FRONT_LABELS), "id_back": labels_seen(rows, BACK_LABELS)}
    mine = seen.get(kind, 0)
    other = max((name for name in seen if name != kind), key=lambda name: seen[name])
    if seen[other] >= 2 and seen[other] > mine:
        raise RuleBroken("picture.wrong_document", wanted=kind, seen=other)
    if kind != "bank_card" and mine == 0 and {"bank", "number"} <= assign_bank_card(rows).keys():
        raise RuleBroken("picture.wrong_document", wanted=kind, seen="bank_card")
    if not found or (mine == 0 and kind != "bank_card") or (kind == "bank_card" and "number" not in found):
        raise RuleBroken("picture.unreadable")


def _as_printed(text: str) -> str:
    return text


def _spelt(name: str, row: Row) -> Row:
    spelling = _SPELLING.get(name, _as_printed)
    return tuple(replace(each, text=spelling(each.text)) for each in row)


def _printed(name: str, row: Row) -> str:
    text = text_of(row)
    return _PRINTED[name](text) if name in _PRINTED else text


def _doubtful_positions(text: str, row: Row, doubts: tuple[int, ...]) -> tuple[int, ...]:
    """Positions in the text as it is shown; a date was rewritten, so that all of it is doubtful."""
    if len(text) == len(row) or not doubts:
        return doubts
    return tuple(range(len(text)))


def _offer(name: str, texts: Mapping[str, str]) -> str:
    if name == "id_number":
        return identity.id_repair(texts[name], birth=texts.get("birth", ""), sex=texts.get("sex", ""))
    if name == "name":
        other = simplified(texts[name])
        return other if other != texts[name] else ""
    return issuer_of(texts.get("number", "")) if name == "bank" else ""


def _box(row: Row, upright: Pixels) -> Box:
    height, width = upright.shape[:2]
    xs = [x for each in row for x, _ in each.quad]
    ys = [y for each in row for _, y in each.quad]
    left, top = max(min(xs), 0.0), max(min(ys), 0.0)
    right, bottom = min(max(xs), float(width)), min(max(ys), float(height))
    return Box(
        left=round(1_000_000 * left / width),
        top=round(1_000_000 * top / height),
        width=round(1_000_000 * max(right - left, 0) / width),
        height=round(1_000_000 * max(bottom - top, 0) / height),
    )
