"""Finding: the copy first, then the centre, one question on the line at a time; what was taken is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.search.queries import FindAnything, Found, FoundKind
from lendesk.usecases.synchronisation.state import Draft
from ui.preferences import Preferences
from ui.shell.finding import Finding
from ui.shell.hits import Hit, Section

PERSON = Found(
    FoundKind.CUSTOMER, "c1", "c1", "李秀芳", id_masked="4406**********3828", phone_masked="138****2210"
)
FILE = Found(FoundKind.APPLICATION, "a1", "c1", "李秀芳", "JJ-1", "", "", "经营贷", "Business", 12_000_000)
LOAN = Found(FoundKind.LOAN, "l1", "c1", "李秀芳", "DK-1")


class Desk:
    """The copy knows the person only; the centre all."""

    def __init__(self) -> None:
        self.asked: list[FindAnything] = []
        self.kept: dict[str, Draft] = {}
        self.down = False

    def ask(self, query: FindAnything) -> tuple[Found, ...]:
        self.asked.append(query)
        if self.down:
            raise RuleBroken("line.needs_connection")
        return (PERSON, FILE, LOAN)

    def ask_here(self, _query: FindAnything) -> tuple[Found, ...]:
        return (PERSON,)

    def save_draft(self, draft: Draft) -> None:
        self.kept[draft.key] = draft

    def drop_draft(self, key: str) -> None:
        del self.kept[key]


class Lanes:
    """Work waits until the test lets it go."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, Callable[[], None]]] = []

    def __call__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[RuleBroken], None] | None = None,
        *,
        lane: str = "database",
    ) -> object:
        def go() -> None:
            try:
                answer = work()
            except RuleBroken as refusal:
                if failed:
                    failed(refusal)
                return
            if done:
                done(answer)

        self.waiting.append((lane, go))
        return None

    def let(self, lane: str) -> None:
        at = next(place for place, (name, _go) in enumerate(self.waiting) if name == lane)
        self.waiting.pop(at)[1]()

    def count(self, lane: str) -> int:
        return sum(name == lane for name, _go in self.waiting)


class Case:
    def __init__(self, *screens: str) -> None:
        self.desk, self.lanes = Desk(), Lanes()
        self.went: list[tuple[str, object]] = []
        self.preferences = Preferences(self.desk, self.lanes)  # type: ignore[arg-type]  # what it needs
        self.finding = self.anew(self.preferences, *screens)
        self.shown: list[list[str]] = []

    def anew(self, preferences: Preferences, *screens: str) -> Finding:
        return Finding(
            self.desk,  # type: ignore[arg-type]  # what it needs
            self.lanes,  # type: ignore[arg-type]  # as above
            preferences,
            lambda: screens,
            lambda screen, argument: not self.went.append((screen, argument)),
            lambda screen, argument: self.went.append((f"beside {screen}", argument)),
        )

    def find(self, words: str, section: Section | None = None) -> None:
        self.hits: Sequence[Hit] = ()

        def show(hits: Sequence[Hit]) -> None:
            self.hits = hits
            self.shown.append([hit.key for hit in hits])

        self.finding.find(words, section, show)


@pytest.fixture
def case() -> Case:
    return Case("customers", "review", "loans")


def test_the_copy_answers_first_then_the_centre(case: Case) -> None:
    case.find("lxf")
    case.lanes.let("database")
    case.lanes.let("network")
    assert case.shown == [["customer:c1"], ["customer:c1", "application:a1", "loan:l1"]]
    assert case.desk.asked == [FindAnything(words="lxf", kinds=tuple(FoundKind), limit=6)]


def test_a_late_copy_does_not_overwrite_the_centre(case: Case) -> None:
    case.find("lxf")
    case.lanes.let("network")
    case.lanes.let("database")
    assert case.shown == [["customer:c1", "application:a1", "loan:l1"]]


def test_one_question_is_on_the_line_and_only_the_newest_waits(case: Case) -> None:
    for words in ("l", "lx", "lxf"):
        case.find(words)
    assert case.lanes.count("network") == 1
    case.lanes.let("network")
    case.lanes.let("network")
    assert [query.words for query in case.desk.asked] == ["l", "lxf"]
    assert case.lanes.count("network") == 0


def test_without_a_line_the_copy_stays_and_the_next_question_is_asked(case: Case) -> None:
    case.desk.down = True
    case.find("lxf")
    case.lanes.let("database")
    case.lanes.let("network")
    assert case.shown == [["customer:c1"]]
    case.find("lx")
    assert case.lanes.count("network") == 1


def test_a_limit_asks_for_its_kinds_only_and_for_more_of_them(case: Case) -> None:
    case.find("lxf", Section.PAPERS)
    case.lanes.let("network")
    (query,) = case.desk.asked
    assert query.kinds == (FoundKind.APPLICATION, FoundKind.CONTRACT, FoundKind.LOAN)
    assert query.limit == 20
    case.find("lxf", Section.ACTIONS)
    assert case.lanes.count("network") == 0


def opened(case: Case) -> list[tuple[str, object]]:
    case.find("lxf")
    case.lanes.let("network")
    for hit in case.hits:
        hit.run()
    return case.went


def test_hits_open_on_the_screen_that_the_role_has() -> None:
    assert opened(Case("customers", "review", "loans")) == [
        ("customers", "c1"),
        ("review", "a1"),
        ("loans", "l1"),
    ]
    assert opened(Case("customers", "loans")) == [("customers", "c1"), ("customers", "c1"), ("loans", "l1")]
    assert opened(Case("loans")) == [("loans", "l1")]


def test_a_line_shows_masked_numbers_and_what_a_paper_is_about(case: Case) -> None:
    case.find("lxf")
    case.lanes.let("network")
    person, file, _loan = case.hits
    assert (person.title, person.detail) == ("李秀芳", "4406**********3828 · 138****2210")
    assert (file.title, file.detail) == ("JJ-1", "李秀芳 · 经营贷 · 120,000.00")
    assert file.beside is not None
    file.beside()
    assert case.went == [("beside review", "a1")]


def test_what_was_taken_is_kept_for_the_next_session(case: Case) -> None:
    action = Hit("收款", "", "print", lambda: None, Section.ACTIONS, "action:counter:post")
    case.find("lxf")
    case.lanes.let("network")
    case.finding.took(case.hits[2])
    case.finding.took(action)
    case.finding.took(case.hits[0])
    case.finding.took(case.hits[2])
    kept = Preferences(case.desk, case.lanes, {"palette.recent": case.preferences.get("palette.recent")})  # type: ignore[arg-type]
    later = case.anew(kept, "customers", "loans")
    assert [hit.key for hit in later.recent([action])] == ["loan:l1", "customer:c1", "action:counter:post"]
    assert [hit.key for hit in later.recent([])] == ["loan:l1", "customer:c1"]
    later.took(later.recent([])[1])
    assert [hit.title for hit in later.recent([])] == ["李秀芳", "DK-1"]


def test_no_number_of_a_person_is_kept(case: Case) -> None:
    case.find("lxf")
    case.lanes.let("network")
    case.finding.took(case.hits[0])
    assert "3828" not in str(case.preferences.get("palette.recent"))


@pytest.mark.parametrize(
    "broken", [[{}], [{"hit": 5}], ["x"], [{"hit": "a", "kind": "other"}], [{"hit": "a"}]]
)
def test_what_cannot_be_read_is_left_out(case: Case, broken: list[object]) -> None:
    kept = Preferences(case.desk, case.lanes, {"palette.recent": broken})  # type: ignore[arg-type]
    assert case.anew(kept, "customers").recent([]) == []
