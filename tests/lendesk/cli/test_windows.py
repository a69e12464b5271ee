"""The demo's picker: everybody of the sample lender, one desktop at a time."""

from __future__ import annotations

import pytest

from lendesk.cli.demo import windows
from lendesk.domain.errors import RuleBroken
from lendesk.sample.setup import PASSWORD, PEOPLE


class Desktop:
    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


class Session:
    def __init__(self, desk: str, known: dict, unlock, left) -> None:
        self.desk, self.known, self.unlock, self.left = desk, known, unlock, left
        self.desktop = Desktop()
        self.begun = False

    def begin(self) -> None:
        self.begun = True


class Workstation:
    def __init__(self) -> None:
        self.refusal: RuleBroken | None = None

    def sign_in(self, staff_number: str, password: str) -> str:
        assert password == PASSWORD
        if self.refusal is not None:
            raise self.refusal
        return f"desk of {staff_number}"

    def unlock(self, password: str) -> None:
        assert password == PASSWORD


@pytest.fixture
def picker(qtbot, monkeypatch):
    monkeypatch.setattr(windows, "Session", Session)
    monkeypatch.setattr(windows, "read_preferences", lambda desk: {"of": desk})
    windows.make_application(["test"])
    made = windows.Picker(Workstation())
    qtbot.addWidget(made)
    made.show()
    yield made
    windows.stop_background()


def test_everybody_is_offered(picker):
    assert picker.people.count() == len(PEOPLE)
    assert "陈静怡" in picker.people.item(0).text()
    assert "信贷员" in picker.people.item(0).text()


def test_choosing_opens_the_desktop_of_that_person(picker, qtbot):
    picker.people.setCurrentRow(1)
    picker.choose()
    qtbot.waitUntil(lambda: picker.session is not None, timeout=5_000)
    session = picker.session
    assert (session.desk, session.known, session.begun) == ("desk of 1002", {"of": "desk of 1002"}, True)


def test_after_signing_out_the_next_one_is_chosen(picker, qtbot):
    picker.choose()
    qtbot.waitUntil(lambda: picker.session is not None, timeout=5_000)
    picker.session.left()
    assert picker.session is None
    assert picker.enter.isEnabled()


def test_another_person_closes_the_desktop_before(picker, qtbot):
    picker.choose()
    qtbot.waitUntil(lambda: picker.session is not None, timeout=5_000)
    first = picker.session
    picker.people.setCurrentRow(2)
    picker.choose()
    qtbot.waitUntil(lambda: picker.session not in (None, first), timeout=5_000)
    assert first.desktop.closed


def test_a_refusal_is_told_and_another_try_is_possible(picker, qtbot):
    picker._workstation.refusal = RuleBroken("line.needs_connection")
    picker.choose()
    qtbot.waitUntil(picker.banner.isVisible, timeout=5_000)
    assert picker.session is None
    assert picker.enter.isEnabled()


def test_a_machine_without_a_display_is_told_before_anything_is_started(monkeypatch, tmp_path):
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such-platform")
    with pytest.raises(RuleBroken, match=r"environment\.no_display"):
        windows.open_desktop(tmp_path / "demo", "")
    assert not (tmp_path / "demo").exists()
