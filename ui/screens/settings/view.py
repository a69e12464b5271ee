"""The settings screen: sections at the left, one page each; every change is proposed, none is just saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TypeVar

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
from ui.widgets.painted import keep_tab_order

P = Permission
SettingsPage = (
    UsersPage
    | RolesPage
    | SimulationPage
    | BranchesPage
    | DevicesPage
    | ProductsPage
    | CalendarsPage
    | RulesPage
    | TemplatesPage
    | ConnectorsPage
    | SecurityPage
    | ChangesPage
)
Page = TypeVar("Page", bound=SettingsPage)


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
        self._me, self._today = me, today
        self._refuse_aloud, self._tell = refuse, tell
        self.sections = Sections()
        self.stack = QStackedWidget()
        self.opened: dict[str, SettingsPage] = {}
        """The pages that were asked for, by section: to build all at once would hold up the window."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addWidget(self.stack, 1)

    def bind(self, presenter: SettingsPresenter) -> None:
        """Join the sections to the presenter; a page is joined when it is first opened."""
        self.presenter = presenter
        self.sections.chosen.connect(self._turn)
        self.stack.setCurrentWidget(self._page(self.sections.at))

    # -- the pages, each built when it is first asked for ----------------------------------------------

    @cached_property
    def users(self) -> UsersPage:
        page = UsersPage(may_change=self._may(P.USER_WRITE))
        page.proposed.connect(self.presenter.propose)
        return self._placed("users", page)

    @cached_property
    def roles(self) -> RolesPage:
        page = RolesPage(may_change=self._may(P.ROLE_WRITE), me=self._me.name)
        page.proposed.connect(self.presenter.propose)
        page.try_wanted.connect(self._simulate)
        return self._placed("roles", page)

    @cached_property
    def may(self) -> SimulationPage:
        return self._placed("may", SimulationPage(self.roles.draft.as_edited))

    @cached_property
    def branches(self) -> BranchesPage:
        page = BranchesPage(may_change=self._may(P.BRANCH_WRITE))
        page.proposed.connect(self.presenter.propose)
        return self._placed("branches", page)

    @cached_property
    def devices(self) -> DevicesPage:
        page = DevicesPage(may_change=self._may(P.DEVICE_WRITE))
        page.stop_wanted.connect(self.presenter.stop_device)
        return self._placed("devices", page)

    @cached_property
    def products(self) -> ProductsPage:
        page = ProductsPage(may_change=self._may(P.PRODUCT_WRITE), today=self._today)
        page.proposed.connect(self.presenter.propose)
        return self._placed("products", page)

    @cached_property
    def calendars(self) -> CalendarsPage:
        page = CalendarsPage(may_change=self._may(P.CALENDAR_WRITE), today=self._today)
        page.proposed.connect(self.presenter.propose)
        return self._placed("calendars", page)

    @cached_property
    def rules(self) -> RulesPage:
        page = RulesPage()
        page.tried.connect(self.presenter.try_rules)
        return self._placed("rules", page)

    @cached_property
    def templates(self) -> TemplatesPage:
        page = TemplatesPage()
        page.preview_wanted.connect(self.presenter.preview)
        return self._placed("templates", page)

    @cached_property
    def connectors(self) -> ConnectorsPage:
        return self._placed("connectors", ConnectorsPage())

    @cached_property
    def security(self) -> SecurityPage:
        return self._placed("security", SecurityPage())

    @cached_property
    def changes(self) -> ChangesPage:
        page = ChangesPage(
            is_own=self._is_own, may_decide=self._may(P.SETTINGS_APPROVE), reader=self._me.name
        )
        page.approved.connect(self.presenter.approve)
        page.rejected.connect(self.presenter.reject)
        return self._placed("changes", page)

    def _may(self, permission: Permission) -> bool:
        return permission.value in self._me.permissions

    def _placed(self, section: str, page: Page) -> Page:
        """Put a new page among the others, and show on it what is known."""
        self.opened[section] = page
        self.stack.addWidget(page)
        keep_tab_order(self.stack, [page])
        if self.presenter.settings:
            page.show_settings(self.presenter.settings)
        return page

    def _page(self, number: int) -> SettingsPage:
        page: SettingsPage = getattr(self, SECTIONS[number][0])
        return page

    def crumb(self) -> Text:
        """The section beside the title."""
        return SECTIONS[self.sections.at][1]

    def act(self, action: str) -> None:
        """An action of the list; each turns to its section first."""
        section, _, what = action.partition(".")
        self.sections.choose(_number(section))
        buttons: dict[str, Callable[[], QWidget]] = {
            "users.new": lambda: self.users.add_new,
            "roles.new": lambda: self.roles.add_role,
            "roles.try": lambda: self.roles.try_it,
            "rules.try": lambda: self.rules.run,
            "branches.new": lambda: self.branches.add_new,
            "products.new": lambda: self.products.add_new,
            "calendars.read": lambda: self.calendars.paste,
            "devices.stop": lambda: self.devices.stop,
            "changes.approve": lambda: self.changes.approve,
        }
        if action == "roles.new":
            self.roles.open_editor()
        if what:
            press(self, buttons[action]())

    def escape(self) -> bool:
        """Esc puts the drawer of the matrix away."""
        page = self.stack.currentWidget()
        return isinstance(page, RolesPage) and page.close_editor()

    def shown(self, argument: object) -> None:
        """Ask anew; with the key of a section turn to it."""
        for number, (key, _name, _icon) in enumerate(SECTIONS):
            if key == argument:
                self.sections.choose(number)
        self.presenter.open()
        self.sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_settings(self, settings: AllSettings) -> None:
        for key, _name, _icon in SECTIONS:
            if key in self.opened:
                self.opened[key].show_settings(settings)
        self.sections.show_waiting(len(settings.changes))

    def show_refusal(self, breach: Breach) -> None:
        self._refuse_aloud(breach, late("settings", "This did not happen"))

    def show_proposed(self) -> None:
        for page in self.opened.values():
            if isinstance(page, RolesPage | CalendarsPage):
                page.forget()
            elif isinstance(page, UsersPage | BranchesPage):
                page.fill_anew()
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
        self.sections.choose(_number("may"))
        self.may.choose_role(role)
        self.may.permission.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, number: int) -> None:
        page = self._page(number)
        self.stack.setCurrentWidget(page)
        if isinstance(page, SimulationPage):
            page.renew()
        self.crumb_changed.emit()

    def _is_own(self, change: ChangeRow) -> bool:
        return self.presenter.is_own(change)


def _number(section: str) -> int:
    """Where the section stands."""
    return [key for key, _name, _icon in SECTIONS].index(section)
