"""The state of an intake form: what each field holds, where it came from, whether a person has seen it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date

from lendesk.domain.applications.application import Applicant, FieldReading, Material
from lendesk.domain.customers.identity import (
    check_id_number,
    contradictions,
    luhn_ok,
    normalise_id_number,
    usable_mobile,
)
from lendesk.domain.errors import Breach, RuleBroken
from lendesk.domain.money import parse_amount
from lendesk.usecases.ports import Box, Reading

FROM_PICTURE = {
    "id_front": ("name", "sex", "ethnicity", "birth", "address", "id_number"),
    "id_back": ("valid_from", "valid_to"),
    "bank_card": ("card_number",),
}
"""Kind of document → the form's fields that it fills."""
NAMES_IN_READING = {"card_number": "number"}
NUMBERS = frozenset({"id_number", "card_number"})
"""Confirmed once by a person, however sure the reader is."""
APPLICANT = (
    "name",
    "sex",
    "id_number",
    "ethnicity",
    "birth",
    "valid_from",
    "valid_to",
    "address",
    "phone",
    "income",
    "card_number",
)
"""In the order of the form, which is the order of Enter and Tab."""
BUSINESS = ("business_name", "credit_code")
LONG_TERM = "长期"


@dataclass(frozen=True, slots=True)
class FieldState:
    """One field: its text, and, if it was read from a picture, how sure the reader was and of what.

    `confidence` -1 is typed by hand. `doubtful` are positions in `text`; `offer` a repair to take or leave.
    """

    text: str = ""
    raw: str = ""
    confidence: int = -1
    confirmed: bool = True
    doubtful: tuple[int, ...] = ()
    failed_checks: tuple[str, ...] = ()
    offer: str = ""
    picture: str = ""
    box: Box | None = None


@dataclass(slots=True)
class IntakeForm:
    """All that the form holds; made into a draft and back without loss."""

    application_id: str
    fields: dict[str, FieldState] = field(default_factory=dict)
    materials: list[Material] = field(default_factory=list)
    product_id: str = ""
    amount: str = ""
    term: str = "12"
    method: str = ""
    purpose: str = ""
    consented: bool = False

    def text(self, name: str) -> str:
        return self.fields.get(name, FieldState()).text

    def touched(self) -> bool:
        """Whether anything is in it that a person would miss."""
        asked = self.amount or self.purpose or self.consented or self.materials
        return bool(asked) or any(state.text for state in self.fields.values())

    def type_into(self, name: str, text: str) -> None:
        """A person typed: what was read is kept beside, and the field counts as seen."""
        was = self.fields.get(name, FieldState())
        self.fields[name] = replace(was, text=text, confirmed=True, doubtful=(), failed_checks=(), offer="")

    def confirm(self, name: str) -> None:
        """A person looked at a read field and lets it stand."""
        was = self.fields.get(name, FieldState())
        self.fields[name] = replace(was, confirmed=True)

    def take_offer(self, name: str) -> None:
        """Take the repair that the reader offered."""
        was = self.fields.get(name, FieldState())
        if was.offer:
            self.type_into(name, was.offer)

    def take_reading(self, reading: Reading) -> tuple[str, ...]:
        """Fill the fields of one document, never over what a person typed; the names that were filled."""
        filled = []
        for name in FROM_PICTURE.get(reading.kind, ()):
            read = reading.fields.get(NAMES_IN_READING.get(name, name))
            was = self.fields.get(name)
            if read is None or (was is not None and was.text and was.confidence < 0):
                continue
            self.fields[name] = FieldState(
                text=read.text,
                raw=read.text,
                confidence=read.confidence,
                confirmed=not (read.review or name in NUMBERS),
                doubtful=read.doubtful,
                failed_checks=read.failed_checks,
                offer=read.offer,
                picture=reading.kind,
                box=read.box,
            )
            filled.append(name)
        return tuple(filled)

    def confirm_sure(self) -> tuple[str, ...]:
        """Confirm the read fields in which nothing is doubtful; the doubtful stay for a look."""
        sure = [
            name
            for name, state in self.fields.items()
            if not state.confirmed and not (state.doubtful or state.failed_checks or state.offer)
        ]
        for name in sure:
            self.confirm(name)
        return tuple(sure)

    def unconfirmed(self) -> tuple[str, ...]:
        """Read fields that nobody has looked at yet."""
        return tuple(name for name, state in self.fields.items() if not state.confirmed)

    def attach(self, material: Material) -> None:
        """Add a document, or put a new picture in the place of the one of its kind."""
        self.materials = [one for one in self.materials if one.kind != material.kind] + [material]

    def readings(self) -> tuple[FieldReading, ...]:
        """What was read beside what the person confirmed, for the file."""
        return tuple(
            FieldReading(name, state.raw, state.text, state.confidence)
            for name, state in self.fields.items()
            if state.confidence >= 0
        )

    def applicant(self) -> Applicant:
        """The borrower as the form says. Raises RuleBroken of the first field that is wrong."""
        return Applicant(
            name=self.text("name").strip(),
            id_number=normalise_id_number(self.text("id_number")),
            phone=_digits(self.text("phone")),
            card_number=_digits(self.text("card_number")),
            sex=self.text("sex").strip(),
            ethnicity=self.text("ethnicity").strip(),
            birth=_day(self.text("birth"), "birth"),
            address=self.text("address").strip(),
            id_valid_from=_optional_day(self.text("valid_from"), "valid_from"),
            id_valid_to=_optional_day(self.text("valid_to"), "valid_to"),
            monthly_income_fen=parse_amount(self.text("income")).minor,
        )

    def faults(self, today: date) -> dict[str, Breach]:
        """Field → what is wrong with it, for every field at once; empty when the form may go."""
        found: dict[str, Breach] = {}
        for name in ("name", "sex", "birth", "address", "valid_to"):
            if not self.text(name).strip():
                found[name] = Breach("field.empty")
        found.update(_of_papers(self, today))
        for name in self.unconfirmed():
            found.setdefault(name, Breach("field.unconfirmed"))
        return found

    def to_draft(self) -> str:
        """The whole form as JSON text."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_draft(cls, text: str) -> IntakeForm:
        """The form that was saved. Raises ValueError, KeyError or TypeError for anything else."""
        data = json.loads(text)
        fields = {name: _field_state(state) for name, state in dict(data.pop("fields")).items()}
        materials = [Material(**one) for one in data.pop("materials")]
        return cls(**data, fields=fields, materials=materials)


def _of_papers(form: IntakeForm, today: date) -> dict[str, Breach]:
    found: dict[str, Breach] = {}
    number = normalise_id_number(form.text("id_number"))
    failed = check_id_number(number) or contradictions(number, birth=form.text("birth"), sex=form.text("sex"))
    if failed:
        found["id_number"] = Breach(failed[0])
    for name in ("birth", "valid_from", "valid_to", "income"):
        try:
            _read_one(form, name)
        except RuleBroken as wrong:
            found[name] = Breach(wrong.code, tuple(wrong.facts.items()))
    expiry = form.text("valid_to")
    if "valid_to" not in found and expiry not in ("", LONG_TERM) and _day(expiry, "valid_to") < today:
        found["valid_to"] = Breach("application.expired_id", (("valid_to", expiry),))
    if not usable_mobile(_digits(form.text("phone"))):
        found["phone"] = Breach("applicant.phone")
    card = _digits(form.text("card_number"))
    if card and not luhn_ok(card):
        found["card_number"] = Breach("bank_card.luhn", (("tail", card[-4:]),))
    return found


def _read_one(form: IntakeForm, name: str) -> None:
    if name == "income":
        parse_amount(form.text(name))
    elif form.text(name):
        _optional_day(form.text(name), name)


def _field_state(data: dict[str, object]) -> FieldState:
    box = data.pop("box")
    state = FieldState(**data)  # type: ignore[arg-type]
    return replace(
        state,
        doubtful=tuple(state.doubtful),
        failed_checks=tuple(state.failed_checks),
        box=Box(**box) if isinstance(box, dict) else None,
    )


def _digits(text: str) -> str:
    return "".join(text.split()).replace("-", "")


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise RuleBroken("date.unreadable", field=name, text=text[:20]) from None


def _optional_day(text: str, name: str) -> date | None:
    return None if text.strip() in ("", LONG_TERM) else _day(text, name)


def readable(data: str) -> bool:
    """Whether a draft's text is a form; one of an older version is not offered, and not lost either."""
    try:
        IntakeForm.from_draft(data)
    except (ValueError, KeyError, TypeError):
        return False
    return True
