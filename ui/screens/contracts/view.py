"""The contract screen: contracts at the left, key terms in the middle, explanation and signature right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from lendesk.domain.errors import Breach
from lendesk.usecases.contracts.queries import ContractFile, ContractRow, KeyTerm
from ui.formatting import money
from ui.screens.acting import press
from ui.screens.contracts.list_panel import ListPanel, row_key
from ui.screens.contracts.paper_panel import PaperPanel
from ui.screens.contracts.presenter import COST_SHEET, ContractsPresenter
from ui.screens.contracts.signing_panel import SigningPanel
from ui.screens.contracts.words import is_failure, state_chip
from ui.screens.figures import percent_text
from ui.screens.naming import named
from ui.texts import Text, late, tr
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.facts import Fact, FactStrip
from ui.widgets.label import Label
from ui.widgets.panels import Avatar, Panel
from ui.widgets.states import EmptyState, Switcher
from ui.widgets.tabs import StepsBar

SIDE_WIDTH = 372
STEPS = (
    late("contracts", "Cost sheet"),
    late("contracts", "Checks"),
    late("contracts", "Key terms"),
    late("contracts", "Signature"),
    late("contracts", "Evidence"),
)


def step_of(file: ContractFile, terms: tuple[KeyTerm, ...]) -> int:
    """Which of the five steps is under way; 5 when all are done."""
    if file.row.status == "signed":
        return 5 if file.leaf_index >= 0 else 4
    if file.row.status != "presented":
        return 4
    if any(term.term_id == COST_SHEET and not term.explained for term in terms):
        return 0
    if any(is_failure(code, good) for code, good in file.checks):
        return 1
    return 3 if all(term.explained for term in terms) else 2


class ContractsScreen(QWidget):
    """Fills `ContractsView`; every act goes to the presenter."""

    presenter: ContractsPresenter

    def __init__(
        self, may_write: bool, refuse: Callable[[Breach, Text], None], tell: Callable[[Text], None]
    ) -> None:
        super().__init__()
        self._may_write = may_write
        self._refuse_aloud, self._tell = refuse, tell
        self._file: ContractFile | None = None
        self._pdf = b""
        self._waiting: ContractRow | None = None
        self._wanted = ""
        self._folder = QTemporaryDir()
        self.list = ListPanel()
        self.avatar = Avatar("", 40)
        self.name, self.number, self.state = Label("", "page"), Label("", "body", "ink2"), Chip()
        self.steps = StepsBar(STEPS)
        self.paper = PaperPanel()
        self.signing = SigningPanel(may_write)
        self.signing.setFixedWidth(SIDE_WIDTH)
        self.prepare = Button(late("contracts", "Prepare contract"), "primary", icon="contracts", key="F9")
        self.offer = FactStrip()
        nothing = EmptyState(
            late("contracts", "No contract chosen"),
            late("contracts", "Choose one in the list."),
            icon="contracts",
        )
        self.work = Switcher(self._contract(), self._approved(), nothing)
        self.work.turn_to(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.work, 1)

    def _contract(self) -> QWidget:
        first = Panel(self.name, self.state, across=True, gap=8)
        first.box.addStretch(1)
        head = Panel(self.avatar, Panel(first, self.number), across=True, edges="bottom", gap=12)
        head.box.setContentsMargins(16, 8, 16, 7)
        head.box.setStretch(1, 1)
        middle = Panel(self.paper, self.signing, across=True)
        middle.box.setStretch(0, 1)
        work = Panel(head, self.steps)
        work.add(middle, 1)
        return work

    def _approved(self) -> QWidget:
        """An approved file without a contract: its figures and the one act."""
        call = EmptyState(
            late("contracts", "Approved, contract not made yet"),
            late("contracts", "What is printed is checked against the law at once."),
            self.prepare,
            icon="contracts",
        )
        work = Panel(self.offer)
        work.add(call, 1)
        return work

    def bind(self, presenter: ContractsPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.list.chosen.connect(self._chosen)
        self.prepare.clicked.connect(lambda _checked: self._prepare())
        self.signing.explain_wanted.connect(presenter.explained)
        self.signing.sign_wanted.connect(presenter.sign)
        self.signing.evidence_wanted.connect(presenter.ask_evidence)
        self.paper.open_pdf.clicked.connect(lambda _checked: self._open_pdf())
        self.paper.save_pdf.clicked.connect(lambda _checked: self._save_pdf())

    def file_key(self) -> str:
        """What brings `shown` back to the file in work."""
        return self.presenter.file.row.key if self.presenter.file else ""

    def act(self, action: str) -> None:
        """An action of the list."""
        buttons = {
            "prepare": self.prepare,
            "explain": self.signing.explained,
            "sign": self.signing.sign,
            "evidence": self.signing.evidence,
            "save": self.paper.save_pdf,
        }
        press(self, buttons[action])

    def shown(self, argument: object) -> None:
        """Ask anew; with the key of a contract (or `application:` and that of a file) show that row."""
        self._wanted = argument if isinstance(argument, str) else ""
        self.presenter.open()
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, rows: tuple[ContractRow, ...]) -> None:
        self.list.show_rows(rows)
        wanted, self._wanted = self._wanted, ""
        if any(row_key(row) == wanted for row in rows):
            self.list.list.select_key(wanted)
        elif wanted:
            self.presenter.choose(wanted)

    def show_contract(self, file: ContractFile, terms: tuple[KeyTerm, ...]) -> None:
        same = self._file is not None and self._file.row.key == file.row.key
        self._file, self._waiting = file, None
        row = file.row
        self.avatar.show_name(row.customer_name)
        self.name.say(row.customer_name)
        self.state.show_spec(state_chip(row.status))
        self._name_product(row)
        self.steps.go_to(step_of(file, terms))
        if same and len(self.paper.cards) == len(terms):
            self.paper.show_progress(terms)
        else:
            self.paper.show_contract(file, terms)
        self.signing.show_contract(file, terms)
        self.list.mark(row.key)
        self.work.turn_to(0)

    def _name_product(self, row: ContractRow) -> None:
        product = named(row.product_name, row.product_name_en)
        self.number.say(
            late("contracts", "{product} · contract {number}", product=product, number=row.number)
        )

    def show_pdf(self, content: bytes) -> None:
        self._pdf = content

    def allow_signing(self, allowed: bool) -> None:
        self.signing.allow_signing(allowed)

    def show_evidence(self, bundle: str) -> None:
        number = self._file.row.number if self._file else "contract"
        self._save(tr("contracts", "Save evidence"), f"{number}-evidence.json", bundle.encode())

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("contracts", "This did not happen"))
        self.prepare.allow()
        self.signing.not_sent()

    def show_signed(self) -> None:
        self._tell(late("contracts", "Signed by the borrower; the seal follows"))

    def _chosen(self, key: str) -> None:
        row = next((row for row in self.list.rows if row_key(row) == key), None)
        if row is None:
            return
        if row.key:
            self.presenter.choose(row.key)
            return
        self._waiting, self._file = row, None
        self._show_offer(row)
        self.prepare.setVisible(self._may_write)
        self.prepare.allow()
        self.work.turn_to(1)

    def _show_offer(self, row: ContractRow) -> None:
        self.offer.show_facts(
            (
                Fact(late("contracts", "Borrower"), row.customer_name, row.application_number),
                Fact(late("contracts", "Product"), named(row.product_name, row.product_name_en)),
                Fact(late("contracts", "Approved"), money(row.amount_fen)),
                Fact(late("contracts", "Annualised rate"), percent_text(row.rate_disclosed), strong=True),
            )
        )

    def _prepare(self) -> None:
        if self._waiting is not None:
            self.prepare.refuse(late("contracts", "being printed"))
            self.presenter.prepare(self._waiting.application_id)

    def _open_pdf(self) -> None:
        if self._pdf and self._file is not None:
            path = Path(self._folder.filePath(f"{self._file.row.number}.pdf"))
            path.write_bytes(self._pdf)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _save_pdf(self) -> None:
        if self._pdf and self._file is not None:
            self._save(tr("contracts", "Save PDF"), f"{self._file.row.number}.pdf", self._pdf)

    def _save(self, title: str, name: str, content: bytes) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(self, title, name)
        if not chosen:
            return
        try:
            Path(chosen).write_bytes(content)
        except OSError:
            self.show_refusal(Breach("file.not_written", (("name", Path(chosen).name),)))
            return
        self._tell(late("contracts", "Saved: {name}", name=Path(chosen).name))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() != QEvent.Type.LanguageChange:
            return
        if getattr(self, "_file", None):
            self._name_product(self._file.row)  # type: ignore[union-attr]  # just seen not to be None
        if getattr(self, "_waiting", None):
            self._show_offer(self._waiting)  # type: ignore[arg-type]  # just seen not to be None
