"""Where the work is done: the screens that a row of the queue leads to, the best first.

Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Callable

from ui.screens.today.work import LOAN_DUE, WorkRow

Place = tuple[str, object]
Places = tuple[Place, ...]


def _key(screen: str, prefix: str = "") -> Callable[[WorkRow], Places]:
    return lambda row: ((screen, prefix + row.key),)


def _file(row: WorkRow) -> Places:
    """A file on its way is read on the customer's page, or where files are decided."""
    return (("customers", row.customer_id), ("review", row.key))


_PLACES: dict[str, Callable[[WorkRow], Places]] = {
    "review": _key("review"),
    "file": _file,
    "contract": _key("contracts"),
    "contract.prepare": _key("contracts", "application:"),
    "payment": _key("disbursements"),
    "payment.prepare": _key("disbursements", "contract:"),
    "proposal": _key("proposals"),
    "limit": _key("limits"),
    "setting": lambda _row: (("settings", "changes"),),
    "statement": _key("statements"),
    "loan": _key("loans"),
    LOAN_DUE: _key("loans"),
    "outbox": _key("sync"),
    "news.file": _file,
    "news.contract": _key("contracts"),
    "news.payment": _key("disbursements"),
    "news.proposal": _key("proposals"),
    "news.limit": _key("limits"),
    "news.setting": lambda _row: (("settings", "changes"),),
    "news.receipt": lambda _row: (("counter", None),),
}


_ALERTS: dict[str, Places] = {
    "devices.silent": (("settings", "devices"),),
    "log.unsealed": (("audit", None),),
    "limits.ending": (("limits", None),),
}


def alert_places(key: str) -> Places:
    """Where an alert is looked into; empty for what is ended at the centre itself."""
    return _ALERTS.get(key, ())


def places_of(row: WorkRow) -> Places:
    """By the whole kind, else by what stands before its dot; empty for work without a screen."""
    found = _PLACES.get(row.kind) or _PLACES.get(row.kind.partition(".")[0])
    return found(row) if found else ()
