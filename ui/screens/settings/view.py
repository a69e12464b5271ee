"""The settings screen: sections at the left, one page each; every change is proposed, none is just saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lendesk.domain.access import Permission
from lendesk.domain.administration.staff import Role
from lendesk.domain.errors import Breach
from lendesk.usecases.administration.centre_queries import SpecimenContract, TrialResult
from lendesk.usecases.administration.queries import ChangeRow
from lendesk.usecases.synchronisation.state import SignedIn
from ui.screens.acting import press
from ui.screens.settings.branches_page import BranchesPage
from ui.screens.settings.calendars.page import CalendarsPage
from ui.screens.settings.centre.connectors_page import ConnectorsPage
from ui.screens.settings.centre.security_page import SecurityPage
from ui.screens.settings.centre.templates_page import TemplatesPage
from ui.screens.settings.changes_page import ChangesPage
from ui.screens.settings.devices_page import DevicesPage
from ui.screens.settings.presenter import AllSettings, SettingsPresenter
from ui.screens.settings.products_page import ProductsPage
from ui.screens.settings.roles_page import RolesPage
from ui.screens.settings.rules.page import RulesPage
from ui.screens.settings.sections import Sections
from ui.screens.settings.simulation.page import SimulationPage
from ui.screens.settings.users_page import UsersPage
from ui.screens.settings.words import SECTIONS
from ui.texts import Text, late

P = Permission


class SettingsScreen(QWidget):
    """Fills `SettingsView`; every act goes to the presenter."""

    presenter: SettingsPresenter
    crumb_changed = Signal()

    def __init__(
        self,
        me: SignedIn,
        today: date,
        refuse: Callable[[Breach, Text], None],
        tell: Callable[[Text, Text], None],
    ) -> None:
        super().__init__()
        self._refuse_aloud, self._tell = refuse, tell
        held = me.permissions
        self.sections = Sections()
        self.users = UsersPage(may_change=P.USER_WRITE.value in held)
        self.roles = RolesPage(may_change=P.ROLE_WRITE.value in held, me=me.name)
        self.branches = BranchesPage(may_change=P.BRANCH_WRITE.value in held)
        self.products = ProductsPage(may_change=P.PRODUCT_WRITE.value in held, today=today)
        self.calendars = CalendarsPage(may_change=P.CALENDAR_WRITE.value in held, today=today)
        self.devices = DevicesPage(may_change=P.DEVICE_WRITE.value in held)
        self.changes = ChangesPage(
            is_own=self._is_own, may_decide=P.SETTINGS_APPROVE.value in held, reader=me.name
        )
        self.may = SimulationPage(self.roles.draft.as_edited)
        self.rules, self.templates = RulesPage(), TemplatesPage()
        self.connectors, self.security = ConnectorsPage(), SecurityPage()
        self.pages = (
            self.users,
            self.roles,
            self.may,
            self.branches,
            self.devices,
            self.products,
            self.calendars,
            self.rules,
            self.templates,
            self.connectors,
            self.security,
            self.changes,
        )
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addWidget(self.stack, 1)

    def bind(self, presenter: SettingsPresenter) -> None:
        """Join every act of the person to the presenter."""
        self.presenter = presenter
        self.sections.chosen.connect(self._turn)
        for page in (self.users, self.roles, self.branches, self.products, self.calendars):
            page.proposed.connect(presenter.propose)
        self.roles.try_wanted.connect(self._simulate)
        self.rules.tried.connect(presenter.try_rules)
        self.templates.preview_wanted.connect(presenter.preview)
        self.devices.stop_wanted.connect(presenter.stop_device)
        self.changes.approved.connect(presenter.approve)
        self.changes.rejected.connect(presenter.reject)

    def crumb(self) -> Text:
        """The section beside the title."""
        return SECTIONS[self.sections.at][1]

    def act(self, action: str) -> None:
        """An action of the list; each turns to its section first."""
        section, _, what = action.partition(".")
        places = [key for key, _name, _icon in SECTIONS]
        self.sections.choose(places.index(section))
        buttons = {
            "users.new": self.users.add_new,
            "roles.new": self.roles.add_role,
            "roles.try": self.roles.try_it,
            "rules.try": self.rules.run,
            "branches.new": self.branches.add_new,
            "products.new": self.products.add_new,
            "calendars.read": self.calendars.paste,
            "devices.stop": self.devices.stop,
            "changes.approve": self.changes.approve,
        }
        if action == "roles.new":
            self.roles.open_editor()
        if what:
            press(self, buttons[action])

    def escape(self) -> bool:
        """Esc puts the drawer of the matrix away."""
        return self.stack.currentWidget() is self.roles and self.roles.close_editor()

    def shown(self, argument: object) -> None:
        """Ask anew; with the key of a section turn to it."""
        for number, (key, _name, _icon) in enumerate(SECTIONS):
            if key == argument:
                self.sections.choose(number)
        self.presenter.open()
        self.sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_settings(self, settings: AllSettings) -> None:
        for page in self.pages:
            page.show_settings(settings)
        self.sections.show_waiting(len(settings.changes))

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("settings", "This did not happen"))

    def show_proposed(self) -> None:
        self.roles.forget()
        self.users.fill_anew()
        self.branches.fill_anew()
        self.calendars.forget()
        self._tell(
            late("settings", "Handed in for approval"),
            late("settings", "It takes force when another person approves it."),
        )

    def show_decided(self) -> None:
        self._tell(late("settings", "Done"), late("settings", "Noted in the audit trail."))

    def show_trial(self, result: TrialResult) -> None:
        self.rules.show_trial(result)

    def show_no_trial(self, breach: Breach) -> None:
        self.rules.show_refusal(breach)

    def show_specimen(self, specimen: SpecimenContract) -> None:
        self.templates.show_specimen(specimen)

    def show_no_specimen(self, breach: Breach) -> None:
        self.templates.show_refusal(breach)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        presenter = getattr(self, "presenter", None)
        if event.type() == QEvent.Type.LanguageChange and presenter and presenter.settings:
            self.show_settings(presenter.settings)
            self.crumb_changed.emit()

    def _simulate(self, role: Role) -> None:
        """From the matrix to the role's test."""
        self.sections.choose([key for key, _name, _icon in SECTIONS].index("may"))
        self.may.choose_role(role)
        self.may.permission.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        if self.pages[number] is self.may:
            self.may.renew()
        self.crumb_changed.emit()

    def _is_own(self, change: ChangeRow) -> bool:
        return self.presenter.is_own(change)
