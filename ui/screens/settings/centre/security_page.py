"""Security: what sign-in goes by, and the lender as it stands on paper, read from the centre."""

from __future__ import annotations

from lendesk.usecases.administration.centre_queries import CentreSettings
from ui.formatting import NOTHING, day
from ui.screens.figures import percent_text
from ui.screens.settings.presenter import AllSettings
from ui.texts import late
from ui.widgets.facts import Fact, FactList
from ui.widgets.panels import Panel, SectionHeader, scroll

WIDTH = 560


class SecurityPage(Panel):
    """Sessions, lock, passwords; and the lender with the business date."""

    def __init__(self) -> None:
        super().__init__()
        self.session, self.password, self.lender = FactList(), FactList(), FactList()
        body = Panel(
            SectionHeader(late("centre", "Sessions")),
            self.session,
            SectionHeader(late("centre", "Passwords and lock")),
            self.password,
            SectionHeader(late("centre", "The lender")),
            self.lender,
        )
        body.box.addStretch(1)
        body.setFixedWidth(WIDTH)
        whole = Panel(body, across=True)
        whole.box.addStretch(1)
        self.add(scroll(whole), 1)

    def show_settings(self, settings: AllSettings) -> None:
        centre = settings.centre
        self._show_security(centre)
        self.lender.show_facts(
            (
                Fact(late("centre", "Name"), centre.lender),
                Fact(late("centre", "Credit code"), centre.credit_code or NOTHING),
                Fact(late("centre", "Address"), centre.address or NOTHING),
                Fact(late("centre", "Phone"), centre.phone or NOTHING),
                Fact(late("centre", "Cap of the annualised rate"), percent_text(centre.rate_cap_percent)),
                Fact(
                    late("centre", "Business date"),
                    day(centre.business_date),
                    late("centre", "stands still: demo") if centre.fixed_date else "",
                ),
            )
        )

    def _show_security(self, centre: CentreSettings) -> None:
        rules = centre.security
        self.session.show_facts(
            (
                Fact(
                    late("centre", "An access pass holds"),
                    late("centre", "{count} minutes", count=rules.access_minutes),
                ),
                Fact(
                    late("centre", "Signed in again after"),
                    late("centre", "{count} hours", count=rules.refresh_hours),
                ),
                Fact(
                    late("centre", "Off line without the centre"),
                    late("centre", "{count} days", count=rules.offline_days),
                ),
            )
        )
        self.password.show_facts(
            (
                Fact(
                    late("centre", "Shortest password"),
                    late("centre", "{count} characters", count=rules.shortest_password),
                ),
                Fact(
                    late("centre", "Longest password"),
                    late("centre", "{count} characters", count=rules.longest_password),
                ),
                Fact(late("centre", "Wrong passwords until the lock"), str(rules.failed_sign_ins)),
                Fact(
                    late("centre", "Locked for"), late("centre", "{count} minutes", count=rules.lock_minutes)
                ),
            )
        )
