"""Films one borrower's line: at each moment the window of whoever sits at the desk then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from lendesk.cli.answers import tell
from lendesk.cli.demo.command import play
from lendesk.cli.demo.line import MOMENTS, Line
from lendesk.cli.demo.papers import papers
from lendesk.cli.demo.pictures import Camera
from lendesk.cli.demo.scenes import read_card
from lendesk.cli.demo.shots import SHORT, Frame, Language, Order
from lendesk.cli.demo.stage import Stage
from lendesk.cli.demo.story import Story
from lendesk.workstation.desk import WorkstationDesk
from ui.background import stop_background
from ui.desktop.desktop import Desktop
from ui.texts import Text, late

WORKSTATION = "film"
LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")
AMOUNT = "1,500.00"

CAPTIONS: dict[str, Text] = {
    "application": late("demo", "The ID card is read; what is doubtful is asked"),
    "review": late("demo", "A risk officer sees file, bureau and rules at once"),
    "approved": late("demo", "Approved: the contract can be prepared"),
    "explained": late("demo", "Cost first, then every key term, one by one"),
    "signed": late("demo", "Signed, sealed, stamped, in the evidence log"),
    "prepared": late("demo", "A second person checks the payment"),
    "paid": late("demo", "The bank has paid, once"),
    "off_line": late("demo", "A month later: the line is gone, the counter works"),
    "queued": late("demo", "Two provisional receipts wait to be sent"),
    "sent": late("demo", "The line is back: both are confirmed"),
    "matched": late("demo", "A transfer on the bank statement finds its loan"),
    "loan": late("demo", "The loan's page tells all that was paid"),
}
"""What each picture shows; a moment of the line each."""


class Told(Story):
    """The story as a machine reads it."""

    def say(self, text: str) -> None:
        tell({"film": text})


class Film:
    """`watch` is the line's; pictures are `film-NN-moment-lang-light.png` in `folder`."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        workstation = stage.workstation(WORKSTATION)
        frame = Frame(1366, 768)
        self._order = Order(WORKSTATION, WORKSTATION, folder, frame, (), "", LANGUAGES, ("light",))
        self._camera = Camera(workstation, self._order)
        self._stage = stage
        self._line = Line(stage, Told(), workstation, papers(None, None), watch=self.watch)

    def shoot(self) -> None:
        """Play the whole line. Raises RuleBroken where an act of it is refused."""
        play(self._stage, self._line.story, self._line)
        stop_background()

    def watch(self, moment: str, desk: WorkstationDesk) -> None:
        """Open the desktop of whoever is signed in, show the moment, take its pictures, leave."""
        desk.sync_now()
        desktop = Desktop(desk)
        desktop.window.resize(self._order.frame.width, self._order.frame.height)
        desktop.window.show()
        self._camera.settle()
        SHOW[moment](self, desktop)
        self._camera.settle()
        name = f"{MOMENTS.index(moment) + 1:02d}-{moment}"
        self._camera.in_each_look("film", name, desktop.window)
        desktop.close()
        QApplication.processEvents()

    def captions(self, language: Language) -> dict[str, str]:
        """By moment, in the order of the film."""
        self._camera.speak(language)
        return {moment: str(CAPTIONS[moment]) for moment in MOMENTS}

    def at_intake(self, desktop: Desktop) -> None:
        screen = self._turned(desktop, "intake")
        read_card(self._camera, screen, self._line.papers.front, self._line.papers.back)

    def at_file(self, desktop: Desktop) -> None:
        desktop.window.go("review", self._line.application_id)

    def at_approved(self, desktop: Desktop) -> None:
        desktop.window.go("contracts")  # the newest stands first

    def at_contract(self, desktop: Desktop) -> None:
        assert self._line.contract is not None
        desktop.window.go("contracts", self._line.contract.row.key)

    def at_payment(self, desktop: Desktop) -> None:
        desktop.window.go("disbursements", self._line.payment_id)

    def at_counter(self, desktop: Desktop) -> None:
        desktop.window.go("counter", self._line.loan)
        self._camera.settle()
        desktop.window.screen_now().payment.amount.set_text(AMOUNT)  # type: ignore[union-attr]
        desktop.window.screen_now().presenter.type_amount(AMOUNT)  # type: ignore[union-attr]

    def at_outbox(self, desktop: Desktop) -> None:
        desktop.window.go("sync")

    def at_statement(self, desktop: Desktop) -> None:
        desktop.window.go("statements")

    def at_loan(self, desktop: Desktop) -> None:
        assert self._line.loan is not None
        desktop.window.go("loans", self._line.loan.key)

    def _turned(self, desktop: Desktop, key: str) -> Any:
        desktop.window.go(key)
        self._camera.settle()
        return desktop.window.screen_now()


SHOW: dict[str, Callable[[Film, Desktop], None]] = {
    "application": Film.at_intake,
    "review": Film.at_file,
    "approved": Film.at_approved,
    "explained": Film.at_contract,
    "signed": Film.at_contract,
    "prepared": Film.at_payment,
    "paid": Film.at_payment,
    "off_line": Film.at_counter,
    "queued": Film.at_outbox,
    "sent": Film.at_outbox,
    "matched": Film.at_statement,
    "loan": Film.at_loan,
}


def shoot(stage: Stage, folder: Path) -> dict[str, dict[str, str]]:
    """Film the line on this stage; for "zh" and "en" the caption of each moment.

    The stage's business date is a month later afterwards.
    """
    film = Film(stage, folder)
    film.shoot()
    return {SHORT[language]: film.captions(language) for language in LANGUAGES}
