"""Branches: name in both languages, region, in use or closed."""

from __future__ import annotations

from lendesk.domain.administration.staff import Branch, Region
from lendesk.usecases.administration.commands import SaveBranch
from lendesk.usecases.messages import new_id
from ui.error_texts import error_text
from ui.screens.naming import named
from ui.screens.settings.editing import EditingPage
from ui.screens.settings.presenter import AllSettings
from ui.texts import late
from ui.widgets.choices import ComboField, TickBox
from ui.widgets.fields import TextField
from ui.widgets.form import FormGrid, FormRow
from ui.widgets.painting import ChipSpec
from ui.widgets.rows_model import Column, FrozenRowsModel, RowLook
from ui.widgets.table import DataTable


def _state(row: Branch) -> ChipSpec:
    if row.active:
        return ChipSpec(late("settings", "In use"), "success", "ok")
    return ChipSpec(late("settings", "Closed"))


class BranchesPage(EditingPage):
    """List and form of branches."""

    def __init__(self, *, may_change: bool) -> None:
        self._key = ""
        self._regions: dict[str, Region] = {}
        self.name = TextField(late("settings", "Name"))
        self.name_en = TextField(late("settings", "English name"))
        self.region = ComboField(late("settings", "Region"))
        self.active = TickBox(late("settings", "In use"))
        self.name_row = FormRow(late("settings", "Name"), self.name)
        form = FormGrid(columns=1)
        form.add(self.name_row)
        form.add(FormRow(late("settings", "English name"), self.name_en))
        form.add(FormRow(late("settings", "Region"), self.region))
        form.add(FormRow(late("settings", "State"), self.active))
        table = DataTable(
            FrozenRowsModel(self._columns(), look=lambda row: RowLook(faint=not row.active)),
            late("settings", "Branches"),
        )
        super().__init__(late("settings", "Branches"), table, form, may_change=may_change, width=404)

    def show_settings(self, settings: AllSettings) -> None:
        self._regions = {region.key: region for region in settings.regions}
        self.region.set_items([(one.key, named(one.name, one.name_en)) for one in settings.regions])
        keys = [row.key for row in settings.branches]
        self.show_rows(settings.branches, keys.index(self._key) if self._key in keys else -1)
        for row in settings.branches:
            if row.key == self._key:
                self.editor.title.say(named(row.name, row.name_en))

    def _columns(self) -> tuple[Column[Branch], ...]:
        return (
            Column("name", late("settings", "Name"), lambda r: r.name, "strong", 160, stretch=True),
            Column("name_en", late("settings", "English name"), lambda r: r.name_en or "—", "text", 180),
            Column("region", late("settings", "Region"), self._region, "text", 130),
            Column("state", late("settings", "State"), _state, "chip", 96),
        )

    def _region(self, row: Branch) -> str:
        region = self._regions.get(row.region_id)
        return named(region.name, region.name_en) if region else row.region_id

    def edit(self, row: object) -> None:
        if isinstance(row, Branch):
            self._put_in(row)
            self.editor.title.say(named(row.name, row.name_en))

    def begin_new(self) -> None:
        self.table.clearSelection()
        self._put_in(Branch(new_id(), str(self.region.value() or ""), "", ""))
        self.editor.title.say(late("settings", "New branch"))
        self.name.setFocus()

    def _put_in(self, row: Branch) -> None:
        self._key = row.key
        self.name.set_text(row.name)
        self.name_en.set_text(row.name_en)
        self.region.set_value(row.region_id)
        self.active.setChecked(row.active)
        self.name_row.message("")

    def collect(self) -> SaveBranch | None:
        name = self.name.text().strip()
        self.name_row.message("" if name else error_text("branch.incomplete"))
        if not name:
            return None
        region = str(self.region.value() or "")
        branch = Branch(self._key, region, name, self.name_en.text().strip(), self.active.isChecked())
        return SaveBranch(branch=branch, reason="")
