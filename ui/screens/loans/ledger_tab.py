"""The ledger of a loan: its accounts with their balances, and the postings with running balances."""

from __future__ import annotations

from collections.abc import Sequence

from lendesk.usecases.repayments.queries import LedgerLine
from ui.formatting import money
from ui.screens.loans.fitting import fit_money
from ui.screens.loans.ledger import AccountBalance, EveryAccount, Posting, balances_of, with_balances
from ui.screens.loans.tables import ACCOUNT_BALANCES, POSTINGS
from ui.texts import late
from ui.widgets.panels import Panel
from ui.widgets.rows_model import FrozenRowsModel, RowLook
from ui.widgets.states import EmptyState, OfflineState, Switcher
from ui.widgets.table import DataTable, TableFoot

ACCOUNTS_WIDTH = 310


class LedgerTab(Switcher):
    """Choosing an account at the left shows its postings alone."""

    def __init__(self) -> None:
        self._postings: tuple[Posting, ...] = ()
        self.accounts = DataTable(
            FrozenRowsModel(ACCOUNT_BALANCES, look=lambda row: RowLook(strong=isinstance(row, EveryAccount))),
            late("loans", "Accounts"),
        )
        self.postings = DataTable(
            FrozenRowsModel(POSTINGS, look=lambda _row: RowLook()), late("loans", "Ledger entries")
        )
        self.foot = TableFoot()
        left = Panel(edges="right")
        left.add(self.accounts, 1)
        left.setFixedWidth(ACCOUNTS_WIDTH)
        right = Panel()
        right.add(self.postings, 1)
        right.add(self.foot)
        both = Panel(left, across=True)
        both.add(right, 1)
        super().__init__(
            both,
            EmptyState(late("loans", "No postings yet")),
            OfflineState(
                late("loans", "This needs the server"),
                late("loans", "Plan, events and receipts are here; the rest follows when the line is back."),
            ),
        )
        self.accounts.selected.connect(self._narrow)

    def show_entries(self, lines: Sequence[LedgerLine], *, from_replica: bool) -> None:
        """Show all postings of a loan; the account chosen before is let go."""
        self._postings = with_balances(lines)
        rows: tuple[AccountBalance | EveryAccount, ...] = (EveryAccount(), *balances_of(lines))
        self.accounts.rows_model.show_rows(rows)
        fit_money(self.accounts)
        self.turn_to(0 if lines else 2 if from_replica else 1)
        self.accounts.select_line(0)
        self._narrow(EveryAccount())

    def _narrow(self, chosen: AccountBalance | EveryAccount | None) -> None:
        account = chosen if isinstance(chosen, AccountBalance) else None
        rows = [row for row in self._postings if account is None or row.line.account == account.account]
        self.postings.rows_model.show_rows(rows)
        fit_money(self.postings)
        self.postings.scrollToBottom()
        debit = sum(row.line.debit_fen for row in rows)
        if account is None:
            self.foot.say(
                late("loans", "{count} postings", count=len(rows)),
                money(debit),
                late("loans", "Debit = credit"),
            )
            return
        self.foot.say(
            late(
                "loans",
                "{count} postings · Dr {debit} · Cr {credit}",
                count=len(rows),
                debit=money(debit),
                credit=money(account.credit_fen),
            ),
            money(account.balance_fen),
            late("loans", "Balance"),
        )
