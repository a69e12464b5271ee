"""What the settings screens share: read all, propose a change, approve or turn down another's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from lendesk.domain.administration.rest_days import CalendarYear
from lendesk.domain.administration.staff import Branch, Region, Role
from lendesk.domain.errors import Breach, RuleBroken
from lendesk.domain.products.product import ProductVersion
from lendesk.usecases.administration.centre_queries import (
    CentreSettings,
    ContractTemplate,
    DecisionTableText,
    GetCentreSettings,
    ListContractTemplates,
    ListDecisionTables,
    PreviewContract,
    PreviewRules,
    SpecimenContract,
    TrialResult,
)
from lendesk.usecases.administration.commands import (
    ApproveChange,
    RejectChange,
    SaveBranch,
    SaveCalendar,
    SaveProduct,
    SaveRole,
    SaveUser,
    StopDevice,
)
from lendesk.usecases.administration.queries import (
    ChangeRow,
    DeviceRow,
    ListBranches,
    ListCalendars,
    ListChanges,
    ListDevices,
    ListProductVersions,
    ListRegions,
    ListRoles,
    ListUsers,
    UserRow,
)
from lendesk.usecases.messages import Area, Changes, Command, CommandResult
from lendesk.usecases.synchronisation.state import Queued
from ui.ports import Background, Desk
from ui.screens.refusing import breach_in, breach_of

Told = Callable[[], None]
Proposal = SaveUser | SaveRole | SaveBranch | SaveProduct | SaveCalendar


@dataclass(frozen=True, slots=True)
class AllSettings:
    """Everything in force, and what waits for a second person."""

    users: tuple[UserRow, ...]
    roles: tuple[Role, ...]
    branches: tuple[Branch, ...]
    regions: tuple[Region, ...]
    products: tuple[ProductVersion, ...]
    calendars: tuple[CalendarYear, ...]
    devices: tuple[DeviceRow, ...]
    changes: tuple[ChangeRow, ...]
    decision_tables: tuple[DecisionTableText, ...]
    templates: tuple[ContractTemplate, ...]
    centre: CentreSettings


class SettingsView(Protocol):
    def show_settings(self, settings: AllSettings) -> None: ...

    def show_refusal(self, breach: Breach) -> None: ...

    def show_proposed(self) -> None: ...

    def show_decided(self) -> None: ...

    def show_trial(self, result: TrialResult) -> None: ...

    def show_no_trial(self, breach: Breach) -> None: ...

    def show_specimen(self, specimen: SpecimenContract) -> None: ...

    def show_no_specimen(self, breach: Breach) -> None: ...


class SettingsPresenter:
    def __init__(self, desk: Desk, view: SettingsView, run: Background, person_id: str) -> None:
        self._desk = desk
        self._view = view
        self._run = run
        self._person_id = person_id
        self.settings: AllSettings | None = None

    def open(self) -> None:
        self._run(self._read, self._take, self._refuse, lane="network")

    def propose(self, command: Proposal) -> None:
        """Hand a change in; it takes force when another person approves it."""
        if not command.reason.strip():
            self._view.show_refusal(Breach("reason.empty"))
            return
        self._send(command, self._view.show_proposed)

    def approve(self, change_id: str) -> None:
        self._send(ApproveChange(change_id=change_id), self._view.show_decided)

    def reject(self, change_id: str, reason: str) -> None:
        self._send(RejectChange(change_id=change_id, reason=reason), self._view.show_decided)

    def stop_device(self, device_id: str, reason: str) -> None:
        self._send(StopDevice(device_id=device_id, reason=reason), self._view.show_decided)

    def try_rules(self, query: PreviewRules) -> None:
        """Run the rules on a file that does not exist."""

        def refused(broken: RuleBroken) -> None:
            self._view.show_no_trial(breach_of(broken))

        self._run(lambda: self._desk.ask(query), self._view.show_trial, refused, lane="network")

    def preview(self, query: PreviewContract) -> None:
        """Fill a template for a loan that does not exist."""

        def refused(broken: RuleBroken) -> None:
            self._view.show_no_specimen(breach_of(broken))

        self._run(lambda: self._desk.ask(query), self._view.show_specimen, refused, lane="network")

    def is_own(self, change: ChangeRow) -> bool:
        """Nobody approves the own proposal; the button says so before the centre does."""
        return change.proposed_by == self._person_id

    def changed(self, changes: Changes) -> None:
        if Area.SETTINGS in changes.areas:
            self.open()

    def _read(self) -> AllSettings:
        ask = self._desk.ask
        return AllSettings(
            users=ask(ListUsers()),
            roles=ask(ListRoles()),
            branches=ask(ListBranches()),
            regions=ask(ListRegions()),
            products=ask(ListProductVersions()),
            calendars=ask(ListCalendars()),
            devices=ask(ListDevices()),
            changes=ask(ListChanges()),
            decision_tables=ask(ListDecisionTables()),
            templates=ask(ListContractTemplates()),
            centre=ask(GetCentreSettings()),
        )

    def _take(self, settings: AllSettings) -> None:
        self.settings = settings
        self._view.show_settings(settings)

    def _send(self, command: Command, told: Told) -> None:
        def answered(answer: CommandResult | Queued) -> None:
            breach = breach_in(answer)
            if breach is None:
                told()
                self.open()
            else:
                self._view.show_refusal(breach)

        self._run(lambda: self._desk.send(command), answered, self._refuse, lane="network")

    def _refuse(self, broken: RuleBroken) -> None:
        self._view.show_refusal(breach_of(broken))
