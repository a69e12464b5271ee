"""Reads one picture of a known kind of document into fields with confidence, places and doubts."""

from __future__ import annotations

from collections.abc import Mapping

from lendesk.domain.customers import identity
from lendesk.domain.errors import RuleBroken
from lendesk.recognition import second_opinion
from lendesk.recognition.bank_card import assign_bank_card, issuer_of
from lendesk.recognition.biz_license import labels_on
from lendesk.recognition.characters import simplified
from lendesk.recognition.checks import failed_checks
from lendesk.recognition.engines import tesseract_present
from lendesk.recognition.kinds import KINDS, NUMBERS, printed_as, rule_of
from lendesk.recognition.labels import BACK_LABELS, FRONT_LABELS, labels_seen
from lendesk.recognition.lines import Row, TextEngine, TextLine, rows_of, text_of
from lendesk.recognition.pictures import Pixels, decode, encode_png, without_red
from lendesk.recognition.regions import region_repair
from lendesk.recognition.second_look import disagreements, looked_again
from lendesk.recognition.sheets import Sheet, sheet_of
from lendesk.recognition.stamps import tail_at
from lendesk.recognition.upright import read_upright
from lendesk.usecases.ports import Box, ReadField, Reading

DOUBTFUL_BELOW = 0.85  # certainty of a character below which a person must look at it
PERSONS = ("name", "legal_rep")
CERTAIN = 0.97  # a number that passes its check and was read so surely needs no second opinion


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
        cleaned = pixels if kind == "bank_card" else without_red(pixels)
        lines = read_upright(cleaned, self._engine, _evidence)
        if not lines:
            raise RuleBroken("picture.unreadable")
        sheet = sheet_of(pixels, cleaned, lines, self._engine)
        found = KINDS[kind].assign(sheet)
        _refuse_other_documents(kind, sheet, found)
        flat = sheet.plane.drawn(pixels)
        if any(name not in found for name in KINDS[kind].needed):
            sheet, found = self._closer(kind, sheet, found)
        return self._reading(kind, found, sheet, flat)

    def _closer(self, kind: str, sheet: Sheet, found: dict[str, Row]) -> tuple[Sheet, dict[str, Row]]:
        """Looks once more at the document alone, laid flat, when a field was missing; the fuller counts."""
        nearer = sheet.nearer()
        again = KINDS[kind].assign(nearer)
        return (nearer, again) if len(again) > len(found) else (sheet, found)

    def _reading(self, kind: str, first: Mapping[str, Row], sheet: Sheet, flat: Pixels) -> Reading:
        found = {
            name: looked_again(_without_tail(name, row), sheet, rule_of(kind, name))
            for name, row in first.items()
        }
        found = {name: row for name, row in found.items() if row}
        texts = {name: printed_as(kind, name, text_of(row)) for name, row in found.items()}
        failed = failed_checks(kind, texts)
        doubts = {name: self._doubts(name, row, sheet, failed=name in failed) for name, row in found.items()}
        fields = {
            name: ReadField(
                text=texts[name],
                confidence=round(1000 * min(each.sure for each in row)),
                box=_box(row, flat),
                doubtful=_doubtful_positions(texts[name], row, doubts[name]),
                failed_checks=failed.get(name, ()),
                review=bool(doubts[name] or failed.get(name) or not self._engine.trusted),
                offer=_offer(name, texts) if failed.get(name) else "",
            )
            for name, row in found.items()
        }
        codes = tuple(dict.fromkeys(code for codes in failed.values() for code in codes))
        return Reading(kind, fields, codes, encode_png(flat), self._second_opinion)

    def _doubts(self, name: str, row: Row, sheet: Sheet, *, failed: bool) -> tuple[int, ...]:
        """Positions of unsure characters; in numbers also those where the second opinion differs."""
        unsure = {at for at, each in enumerate(row) if each.sure < DOUBTFUL_BELOW}
        certain = not failed and min(each.sure for each in row) >= CERTAIN
        if self._second_opinion and name in NUMBERS and not certain:
            opinion = second_opinion.digits(sheet, row, letters=NUMBERS[name])
            unsure.update(disagreements(text_of(row), opinion))
        return tuple(sorted(unsure))


def _evidence(lines: list[TextLine]) -> float:
    """How surely this is the right way up: 1 and more is enough, below it the better turn wins."""
    rows = rows_of(lines)
    labels = labels_seen(rows, FRONT_LABELS) + labels_seen(rows, BACK_LABELS) + labels_on(lines)
    card = assign_bank_card(rows)
    if "bank" in card and ("number" in card or identity.luhn_ok(text_of(card.get("number", ())))):
        labels += 2
    sure = [each.sure for line in lines for each in line.characters]
    return labels / 2 + (sum(sure) / len(sure) / 2 if sure else 0.0)


def _refuse_other_documents(kind: str, sheet: Sheet, found: Mapping[str, Row]) -> None:
    """`picture.wrong_document` for another kind's labels, `picture.unreadable` when nothing is there."""
    rows = rows_of(sheet.lines)
    seen = {
        "id_front": labels_seen(rows, FRONT_LABELS),
        "id_back": labels_seen(rows, BACK_LABELS),
        "biz_license": labels_on(sheet.lines),
    }
    mine = seen.get(kind, 0)
    other = max((name for name in seen if name != kind), key=lambda name: seen[name])
    if seen[other] >= 2 and seen[other] > mine:
        raise RuleBroken("picture.wrong_document", wanted=kind, seen=other)
    if kind != "bank_card" and mine == 0 and {"bank", "number"} <= assign_bank_card(rows).keys():
        raise RuleBroken("picture.wrong_document", wanted=kind, seen="bank_card")
    if (
        not found
        or (mine == 0 and kind != "bank_card")
        or (kind == "bank_card" and not found.keys() & {"number", "bank"})
    ):
        raise RuleBroken("picture.unreadable")


def _without_tail(name: str, row: Row) -> Row:
    return row[: tail_at(text_of(row))] if name in PERSONS else row


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
    if name == "address":
        return region_repair(texts[name], texts.get("id_number", ""))
    return issuer_of(texts.get("number", "")) if name == "bank" else ""


def _box(row: Row, flat: Pixels) -> Box:
    height, width = flat.shape[:2]
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
