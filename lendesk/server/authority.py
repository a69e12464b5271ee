"""The authority of the lender's seals and of the log's key, in the data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lendesk.domain.administration.staff import Lender
from lendesk.domain.errors import RuleBroken
from lendesk.server.centre import Centre
from lendesk.server.folder_turns import one_at_a_time

if TYPE_CHECKING:
    from lendesk.documents.signing.authority import TestAuthority


def open_authority(centre: Centre) -> TestAuthority:
    """Made at the first use, by one process only: server and worker start together."""
    # Late: it brings the PDF writer along, which a server needs only when something is signed or proven.
    from lendesk.documents.signing.authority import TestAuthority

    folder = centre.settings.data / "authority"
    with one_at_a_time(centre):
        try:
            return TestAuthority.open(folder)
        except RuleBroken as missing:
            if missing.code != "authority.missing":
                raise
        return TestAuthority.create(folder, _lender_name(centre), centre.clock.now())


def _lender_name(centre: Centre) -> str:
    with centre.transaction() as (_, records):
        found = records.find(Lender, key="lender")
    return found[0].name if found else centre.settings.lender
