"""Brings people and papers into the palette: first from this workstation's copy, then from the centre."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from lendesk.domain.errors import RuleBroken
from lendesk.domain.money import Money
from lendesk.usecases.search.queries import FindAnything, Found, FoundKind
from ui.formatting import money
from ui.ports import Background, Desk
from ui.preferences import Preferences
from ui.shell.hits import Hit, Section, Show
from ui.texts import LateText, language, late

RECENT, MOST_KEPT = "palette.recent", 12
MOST_OF_ALL, MOST_OF_ONE = 6, 20

_SECTIONS: dict[Section | None, tuple[FoundKind, ...]] = {
    None: tuple(FoundKind),
    Section.CUSTOMERS: (FoundKind.CUSTOMER,),
    Section.PAPERS: (FoundKind.APPLICATION, FoundKind.CONTRACT, FoundKind.LOAN),
}


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind is shown, and on which screen: the first that the role has; `customers` takes a person."""

    icon: str
    note: LateText
    screens: tuple[str, ...]


_LOOKS = {
    FoundKind.CUSTOMER: _Look("user", late("palette", "Customer"), ("customers",)),
    FoundKind.APPLICATION: _Look("intake", late("palette", "Application"), ("review", "customers")),
    FoundKind.CONTRACT: _Look("contracts", late("palette", "Contract"), ("contracts", "customers")),
    FoundKind.LOAN: _Look("loans", late("palette", "Loan"), ("loans", "customers")),
}
_KEPT = ("kind", "key", "customer_id", "name", "number")


class Finding:
    """Fills `ui.shell.hits.Finder` for one window; `screens` are the keys that the role has."""

    def __init__(
        self,
        desk: Desk,
        run: Background,
        preferences: Preferences,
        screens: Callable[[], Collection[str]],
        go: Callable[[str, object], bool],
        beside: Callable[[str, str], object],
    ) -> None:
        self._desk, self._run, self._preferences = desk, run, preferences
        self._screens, self._go, self._beside = screens, go, beside
        self._last: dict[str, dict[str, Any]] = {}
        self._asking = False
        self._next: tuple[FindAnything, Show] | None = None

    def find(self, words: str, section: Section | None, show: Show) -> None:
        """From the copy at once; the centre's answer replaces it. One question at a time is on the line."""
        kinds = _SECTIONS.get(section, ())
        if not kinds:
            return
        query = FindAnything(words=words, kinds=kinds, limit=MOST_OF_ONE if section else MOST_OF_ALL)
        answered: list[bool] = []

        def show_here(found: tuple[Found, ...]) -> None:
            if not answered:
                show(self._hits(found))

        def show_all(hits: Sequence[Hit]) -> None:
            answered.append(True)
            show(hits)

        self._run(lambda: self._desk.ask_here(query), show_here, lambda _refusal: None)
        self._next = (query, show_all)
        self._ask_next()

    def _ask_next(self) -> None:
        if self._asking or self._next is None:
            return
        (query, show), self._next = self._next, None
        self._asking = True

        def done(found: tuple[Found, ...]) -> None:
            self._asking = False
            show(self._hits(found))
            self._ask_next()

        def failed(_refusal: RuleBroken) -> None:
            # What the copy answered stays; the foot of the window tells how the line stands.
            self._asking = False
            self._ask_next()

        self._run(lambda: self._desk.ask(query), done, failed, lane="network")

    def recent(self, known: Sequence[Hit]) -> Sequence[Hit]:
        """What was taken last, newest first, as far as it is still offered."""
        by_key = {hit.key: hit for hit in known}
        hits = [self._recalled(kept, by_key) for kept in self._kept()]
        return [hit for hit in hits if hit is not None]

    def took(self, hit: Hit) -> None:
        """Keep it as the newest of the person's last choices."""
        if not hit.key:
            return
        kept: dict[str, Any] = {"hit": hit.key}
        if hit.section in (Section.CUSTOMERS, Section.PAPERS, Section.RECENT):
            known = [each for each in self._kept() if each["hit"] == hit.key]
            kept = self._last.get(hit.key) or (known[0] if known else kept)
        others = [each for each in self._kept() if each["hit"] != hit.key]
        self._preferences.set(RECENT, [kept, *others][:MOST_KEPT])

    def _kept(self) -> list[dict[str, Any]]:
        kept = self._preferences.get(RECENT, [])
        return [each for each in kept if isinstance(each, dict) and isinstance(each.get("hit"), str)]

    def _recalled(self, kept: dict[str, Any], by_key: dict[str, Hit]) -> Hit | None:
        if "kind" not in kept:
            return by_key.get(kept["hit"])
        try:
            found = Found(**{name: kept[name] for name in _KEPT} | {"kind": FoundKind(kept["kind"])})
        except (KeyError, ValueError):
            return None
        return self._hit(found)

    def _hits(self, found: Sequence[Found]) -> list[Hit]:
        hits = [(each, self._hit(each)) for each in found]
        shown = [(each, hit) for each, hit in hits if hit is not None]
        self._last = {hit.key: _to_keep(each, hit) for each, hit in shown}
        return [hit for _each, hit in shown]

    def _hit(self, found: Found) -> Hit | None:
        """None where the role has no screen to open it on."""
        look = _LOOKS[found.kind]
        screen = next((each for each in look.screens if each in self._screens()), "")
        if not screen:
            return None
        argument = found.customer_id if screen == "customers" else found.key
        is_person = found.kind is FoundKind.CUSTOMER
        return Hit(
            title=found.name if is_person else found.number,
            detail=_detail(found),
            icon=look.icon,
            run=partial(self._go, screen, argument),
            section=Section.CUSTOMERS if is_person else Section.PAPERS,
            key=f"{found.kind.value}:{found.key}",
            note=look.note,
            beside=partial(self._beside, screen, argument),
        )


def _to_keep(found: Found, hit: Hit) -> dict[str, Any]:
    return {"hit": hit.key} | {name: str(getattr(found, name)) for name in _KEPT}


def _detail(found: Found) -> str:
    """Masked numbers of a person; whose paper it is, for what and how much."""
    if found.kind is FoundKind.CUSTOMER:
        return " · ".join(part for part in (found.id_masked, found.phone_masked) if part)
    product = found.product_name if language() == "zh_CN" else found.product_name_en or found.product_name
    amount = money(Money(found.amount_fen)) if found.amount_fen else ""
    return " · ".join(part for part in (found.name, product, amount) if part)
