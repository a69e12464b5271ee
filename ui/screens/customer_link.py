"""The way from a record to its customer: an icon button beside the name.

link = CustomerLink();  link.show_customer(row.customer_id);  link.lead_to(around)   # hidden before
"""

from __future__ import annotations

from lendesk.domain.access import Permission
from ui.screens.surroundings import Surroundings
from ui.texts import late
from ui.widgets.button import IconButton


class CustomerLink(IconButton):
    """Absent for whoever may not see customers."""

    def __init__(self) -> None:
        super().__init__("customers", late("naming", "All about this customer"))
        self._customer_id = ""
        self.hide()

    def show_customer(self, customer_id: str) -> None:
        """Lead to another customer."""
        self._customer_id = customer_id

    def lead_to(self, around: Surroundings) -> None:
        """From now on turn to the customer's page when pressed."""
        if around.may(Permission.CUSTOMER_READ.value):
            self.show()
            self.clicked.connect(lambda _checked: around.go("customers", self._customer_id))
