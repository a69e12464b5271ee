"""Connectors: the bureau, the bank and the time stamps that the centre reaches, and how they answer."""

from __future__ import annotations

from lendesk.usecases.administration.centre_queries import CentreSettings, Connector
from ui.formatting import NOTHING
from ui.screens.figures import full_moment
from ui.screens.settings.presenter import AllSettings
from ui.texts import LateText, Text, late
from ui.widgets.facts import Fact, FactList
from ui.widgets.painting import ChipSpec
from ui.widgets.panels import Panel, SectionHeader
from ui.widgets.rows_model import Column, FrozenRowsModel
from ui.widgets.table import DataTable

NAMES: dict[str, LateText] = {
    "bureau": late("centre", "Credit bureau"),
    "payment": late("centre", "Bank, payouts"),
    "signing": late("centre", "Signing and time stamps"),
}


def _name(row: Connector) -> Text:
    return NAMES.get(row.kind, row.kind)


def _address(row: Connector) -> Text:
    return late("centre", "in the centre itself") if row.local else row.address or NOTHING


def _state(row: Connector) -> ChipSpec:
    if row.simulator:
        return ChipSpec(late("centre", "Simulator"), "warning", "warning")
    if row.local:
        return ChipSpec(late("centre", "Own test authority"), "warning", "warning")
    if not row.address:
        return ChipSpec(late("centre", "Not set up"), "danger", "error")
    return ChipSpec(late("centre", "Set up"), "success", "ok")


def _moment(text: str) -> str:
    return full_moment(text) if text else NOTHING


COLUMNS: tuple[Column[Connector], ...] = (
    Column("name", late("centre", "Connector"), _name, "strong", 180, stretch=True),
    Column("state", late("centre", "State"), _state, "chip", 150),
    Column("address", late("centre", "Address"), _address, "mono", 180),
    Column("key", late("centre", "Key name"), lambda r: r.key_id or NOTHING, "mono", 140),
    Column("asked", late("centre", "Last asked"), lambda r: _moment(r.asked_at), "text", 136),
    Column("settled", late("centre", "Last with an outcome"), lambda r: _moment(r.settled_at), "text", 136),
    Column("waiting", late("centre", "Open"), lambda r: r.waiting, "number", 60),
)


class ConnectorsPage(Panel):
    """Addresses and key names; secrets never leave the centre."""

    def __init__(self) -> None:
        super().__init__()
        self.table = DataTable(
            FrozenRowsModel(COLUMNS), late("centre", "Connectors"), key="settings.connectors"
        )
        self.facts = FactList()
        self.add(SectionHeader(late("centre", "How the centre asks")))
        self.add(self.facts)
        self.add(SectionHeader(late("centre", "Connectors")))
        self.add(self.table, 1)

    def show_settings(self, settings: AllSettings) -> None:
        centre: CentreSettings = settings.centre
        self.table.rows_model.show_rows(centre.connectors)
        self.facts.show_facts(
            (
                Fact(
                    late("centre", "Given up after"),
                    late("centre", "{count} seconds", count=centre.timeout_seconds),
                ),
                Fact(late("centre", "Tries at a time"), str(centre.attempts)),
            )
        )
