"""The headings of the columns that the lists of several screens share."""

from __future__ import annotations

from ui.texts import late

AMOUNT = late("listing", "Amount")
CONTRACT = late("listing", "Contract")
CUSTOMER = late("listing", "Customer")
LOAN = late("listing", "Loan")
MADE = late("listing", "Made")
NUMBER = late("listing", "Number")
PREPARED_BY = late("listing", "Prepared by")
PRODUCT = late("listing", "Product")
PROPOSED_BY = late("listing", "Proposed by")
STATE = late("listing", "State")
