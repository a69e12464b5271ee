"""What a person can do on the screens, as a list: for the command palette, the help sheet and the keyboard.

An action belongs to a screen of the catalogue; taking it turns to the screen and calls its `act(key)`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lendesk.domain.access import Permission
from ui.texts import LateText, late

P = Permission


@dataclass(frozen=True, slots=True)
class ScreenAction:
    """`key` is told to the screen's `act`; `keys` is the shortcut as drawn on the button ("F9"), "" for none.

    A person is offered the action with any one of `permissions`.
    """

    screen: str
    key: str
    title: LateText
    icon: str
    permissions: tuple[Permission, ...]
    keys: str = ""


ACTIONS: tuple[ScreenAction, ...] = (
    ScreenAction("today", "todo", late("actions", "What waits for me"), "today", (P.SELF,), "1"),
    ScreenAction("today", "late", late("actions", "What is late"), "deadline", (P.SELF,), "2"),
    ScreenAction("today", "due", late("actions", "What falls due today"), "dayEnd", (P.SELF,), "3"),
    ScreenAction("today", "others", late("actions", "What others have of mine"), "customers", (P.SELF,), "4"),
    ScreenAction(
        "today", "news", late("actions", "What changed since the last visit"), "info", (P.SELF,), "5"
    ),
    ScreenAction(
        "intake", "new", late("actions", "Take a new application"), "intake", (P.APPLICATION_WRITE,), "Ctrl+N"
    ),
    ScreenAction(
        "intake",
        "scan",
        late("actions", "Add a picture of a document"),
        "camera",
        (P.APPLICATION_WRITE,),
        "F6",
    ),
    ScreenAction(
        "intake",
        "compare",
        late("actions", "Compare repayment plans"),
        "compare",
        (P.APPLICATION_WRITE,),
        "F8",
    ),
    ScreenAction(
        "intake", "submit", late("actions", "Submit the application"), "export", (P.APPLICATION_WRITE,), "F10"
    ),
    ScreenAction(
        "customers", "find", late("actions", "Find a customer"), "customers", (P.CUSTOMER_READ,), "Ctrl+F"
    ),
    ScreenAction(
        "customers", "note", late("actions", "Note on this customer"), "draft", (P.CUSTOMER_NOTE,), "Alt+M"
    ),
    ScreenAction(
        "customers",
        "apply",
        late("actions", "New application for this customer"),
        "intake",
        (P.APPLICATION_WRITE,),
        "Alt+N",
    ),
    ScreenAction(
        "customers",
        "pay",
        late("actions", "Take a payment from this customer"),
        "cashier",
        (P.REPAYMENT_POST,),
        "F9",
    ),
    ScreenAction(
        "review", "claim", late("actions", "Claim this file"), "review", (P.APPLICATION_REVIEW,), "Alt+0"
    ),
    ScreenAction(
        "review",
        "approve",
        late("actions", "Approve this application"),
        "ok",
        (P.APPLICATION_REVIEW,),
        "Alt+1",
    ),
    ScreenAction(
        "review",
        "return",
        late("actions", "Return for more documents"),
        "returned",
        (P.APPLICATION_REVIEW,),
        "Alt+2",
    ),
    ScreenAction(
        "review",
        "decline",
        late("actions", "Decline this application"),
        "x",
        (P.APPLICATION_REVIEW,),
        "Alt+3",
    ),
    ScreenAction(
        "review", "hand_back", late("actions", "Hand the file back"), "reversal", (P.APPLICATION_REVIEW,)
    ),
    ScreenAction(
        "review",
        "document",
        late("actions", "Next document of this file"),
        "intake",
        (P.APPLICATION_REVIEW,),
        "F4",
    ),
    ScreenAction(
        "contracts", "prepare", late("actions", "Prepare a contract"), "contracts", (P.CONTRACT_WRITE,), "F9"
    ),
    ScreenAction(
        "contracts", "explain", late("actions", "Key term explained"), "ok", (P.CONTRACT_WRITE,), "Space"
    ),
    ScreenAction(
        "contracts", "sign", late("actions", "Sign the contract"), "signature", (P.CONTRACT_WRITE,), "F9"
    ),
    ScreenAction(
        "contracts",
        "evidence",
        late("actions", "Save the evidence of a contract"),
        "audit",
        (P.CONTRACT_READ,),
    ),
    ScreenAction(
        "contracts", "save", late("actions", "Save the contract as PDF"), "export", (P.CONTRACT_READ,)
    ),
    ScreenAction(
        "disbursements",
        "prepare",
        late("actions", "Prepare a payment"),
        "payout",
        (P.DISBURSEMENT_PREPARE,),
        "F9",
    ),
    ScreenAction(
        "disbursements",
        "confirm",
        late("actions", "Confirm and pay out"),
        "ok",
        (P.DISBURSEMENT_CONFIRM,),
        "F9",
    ),
    ScreenAction(
        "disbursements",
        "cancel",
        late("actions", "Cancel a payment"),
        "x",
        (P.DISBURSEMENT_PREPARE, P.DISBURSEMENT_CONFIRM),
    ),
    ScreenAction(
        "counter", "find", late("actions", "Find the loan to pay on"), "search", (P.REPAYMENT_POST,)
    ),
    ScreenAction(
        "counter",
        "post",
        late("actions", "Take the money and print the receipt"),
        "print",
        (P.REPAYMENT_POST,),
        "F9",
    ),
    ScreenAction(
        "statements",
        "open",
        late("actions", "Import a bank statement"),
        "attach",
        (P.STATEMENT_IMPORT,),
        "Ctrl+O",
    ),
    ScreenAction(
        "statements", "post", late("actions", "Post the matched lines"), "ok", (P.STATEMENT_IMPORT,), "F9"
    ),
    ScreenAction(
        "statements",
        "confirm",
        late("actions", "Confirm the match, next line"),
        "ok",
        (P.STATEMENT_IMPORT,),
        "Ctrl+Return",
    ),
    ScreenAction("statements", "hold", late("actions", "Hold this line"), "pending", (P.STATEMENT_IMPORT,)),
    ScreenAction(
        "collections", "record", late("actions", "Record a call"), "collections", (P.COLLECTION_WORK,)
    ),
    ScreenAction(
        "collections", "promise", late("actions", "Record a promise to pay"), "promises", (P.COLLECTION_WORK,)
    ),
    ScreenAction(
        "collections",
        "save",
        late("actions", "Save this call"),
        "collections",
        (P.COLLECTION_WORK,),
        "Ctrl+S",
    ),
    ScreenAction(
        "collections",
        "next",
        late("actions", "Save this call, next case"),
        "collections",
        (P.COLLECTION_WORK,),
        "F10",
    ),
    ScreenAction(
        "bulk", "open", late("actions", "Open a list of payments"), "attach", (P.REPAYMENT_POST,), "Ctrl+O"
    ),
    ScreenAction(
        "bulk", "paste", late("actions", "Paste payments from Excel"), "draft", (P.REPAYMENT_POST,), "Ctrl+V"
    ),
    ScreenAction(
        "bulk", "fill", late("actions", "Fill the chosen cells"), "draft", (P.REPAYMENT_POST,), "Ctrl+D"
    ),
    ScreenAction("bulk", "check", late("actions", "Check the list again"), "sync", (P.REPAYMENT_POST,), "F8"),
    ScreenAction("bulk", "post", late("actions", "Post the sound rows"), "ok", (P.REPAYMENT_POST,), "F9"),
    ScreenAction(
        "bulk",
        "batches",
        late("actions", "Batches posted, and their reversal"),
        "reversal",
        (P.REPAYMENT_POST, P.REPAYMENT_REVERSE),
        "Alt+B",
    ),
    ScreenAction("bulk", "new", late("actions", "Begin a new list"), "plus", (P.REPAYMENT_POST,), "Ctrl+N"),
    ScreenAction(
        "bulk", "undo", late("actions", "Undo in the list"), "reversal", (P.REPAYMENT_POST,), "Ctrl+Z"
    ),
    ScreenAction("loans", "find", late("actions", "Find a loan"), "search", (P.LOAN_READ,), "Ctrl+F"),
    ScreenAction(
        "loans", "register", late("actions", "All loans as a table"), "bulk", (P.LOAN_READ,), "Alt+T"
    ),
    ScreenAction(
        "loans", "pay", late("actions", "Take a payment on this loan"), "cashier", (P.REPAYMENT_POST,), "F9"
    ),
    ScreenAction(
        "loans", "quote", late("actions", "Quote what settles this loan"), "calculator", (P.LOAN_QUOTE,), "F7"
    ),
    ScreenAction(
        "loans",
        "change",
        late("actions", "Change this loan"),
        "draft",
        (P.LOAN_SERVICE, P.REPAYMENT_POST, P.REPAYMENT_REVERSE),
        "Alt+C",
    ),
    ScreenAction(
        "limits", "new", late("actions", "Propose a credit limit"), "plus", (P.LIMIT_WRITE,), "Ctrl+N"
    ),
    ScreenAction("limits", "draw", late("actions", "Draw on this limit"), "payout", (P.LIMIT_WRITE,), "F9"),
    ScreenAction(
        "limits", "approve", late("actions", "Approve this limit"), "ok", (P.LIMIT_APPROVE,), "Ctrl+Return"
    ),
    ScreenAction("limits", "reject", late("actions", "Reject this limit"), "x", (P.LIMIT_APPROVE,), "Alt+R"),
    ScreenAction(
        "limits", "freeze", late("actions", "Freeze this limit"), "locked", (P.LIMIT_WRITE,), "Alt+F"
    ),
    ScreenAction("limits", "reopen", late("actions", "Reopen this limit"), "ok", (P.LIMIT_APPROVE,), "Alt+U"),
    ScreenAction(
        "limits", "close", late("actions", "Close this limit"), "forbidden", (P.LIMIT_APPROVE,), "Alt+C"
    ),
    ScreenAction(
        "proposals",
        "approve",
        late("actions", "Approve this loan change"),
        "ok",
        (P.LOAN_APPROVE,),
        "Ctrl+Return",
    ),
    ScreenAction(
        "proposals", "reject", late("actions", "Reject this loan change"), "x", (P.LOAN_APPROVE,), "Alt+R"
    ),
    ScreenAction(
        "proposals",
        "withdraw",
        late("actions", "Withdraw the own loan change"),
        "returned",
        (P.LOAN_SERVICE,),
        "Alt+R",
    ),
    ScreenAction(
        "proposals",
        "loan",
        late("actions", "Open the loan of this change"),
        "loans",
        (P.LOAN_SERVICE, P.LOAN_APPROVE),
        "Alt+L",
    ),
    ScreenAction(
        "reports", "refresh", late("actions", "Read the figures again"), "sync", (P.REPORT_READ,), "F5"
    ),
    ScreenAction("reports", "up", late("actions", "One level up"), "reports", (P.REPORT_READ,), "Alt+Up"),
    ScreenAction(
        "reports", "export", late("actions", "Export the figures"), "export", (P.REPORT_READ,), "Ctrl+E"
    ),
    ScreenAction(
        "reports", "print", late("actions", "Print the figures"), "print", (P.REPORT_READ,), "Ctrl+P"
    ),
    ScreenAction(
        "audit", "find", late("actions", "Filter the audit log"), "filter", (P.AUDIT_READ,), "Ctrl+F"
    ),
    ScreenAction("audit", "check", late("actions", "Check the whole log"), "audit", (P.AUDIT_READ,), "F8"),
    ScreenAction("sync", "now", late("actions", "Synchronise now"), "sync", (P.SELF,), "F5"),
    ScreenAction(
        "sync", "solve", late("actions", "Go on with a refused command"), "warning", (P.SELF,), "F9"
    ),
    ScreenAction("settings", "users", late("actions", "Users"), "customers", (P.SETTINGS_READ,)),
    ScreenAction("settings", "users.new", late("actions", "New user"), "plus", (P.USER_WRITE,)),
    ScreenAction("settings", "roles", late("actions", "Roles and permissions"), "roles", (P.SETTINGS_READ,)),
    ScreenAction("settings", "roles.new", late("actions", "New role"), "plus", (P.ROLE_WRITE,)),
    ScreenAction(
        "settings", "roles.try", late("actions", "Put a role to the test"), "review", (P.SETTINGS_READ,), "F8"
    ),
    ScreenAction("settings", "may", late("actions", "Who may do what"), "review", (P.SETTINGS_READ,)),
    ScreenAction("settings", "branches", late("actions", "Branches"), "statements", (P.SETTINGS_READ,)),
    ScreenAction("settings", "branches.new", late("actions", "New branch"), "plus", (P.BRANCH_WRITE,)),
    ScreenAction("settings", "products", late("actions", "Products"), "products", (P.SETTINGS_READ,)),
    ScreenAction("settings", "products.new", late("actions", "New product"), "plus", (P.PRODUCT_WRITE,)),
    ScreenAction(
        "settings", "calendars", late("actions", "Calendars and holidays"), "calendar", (P.SETTINGS_READ,)
    ),
    ScreenAction(
        "settings",
        "calendars.read",
        late("actions", "Read a year's holidays"),
        "calendar",
        (P.CALENDAR_WRITE,),
    ),
    ScreenAction("settings", "rules", late("actions", "Rules in force"), "rules", (P.SETTINGS_READ,)),
    ScreenAction(
        "settings", "rules.try", late("actions", "Try the rules on a file"), "rules", (P.SETTINGS_READ,), "F8"
    ),
    ScreenAction(
        "settings", "templates", late("actions", "Contract templates"), "contracts", (P.SETTINGS_READ,)
    ),
    ScreenAction("settings", "connectors", late("actions", "Connectors"), "connectors", (P.SETTINGS_READ,)),
    ScreenAction("settings", "security", late("actions", "Security rules"), "locked", (P.SETTINGS_READ,)),
    ScreenAction("settings", "devices", late("actions", "Workstations"), "desktop", (P.SETTINGS_READ,)),
    ScreenAction(
        "settings", "devices.stop", late("actions", "Stop a workstation"), "forbidden", (P.DEVICE_WRITE,)
    ),
    ScreenAction("settings", "changes", late("actions", "Changes to approve"), "compare", (P.SETTINGS_READ,)),
    ScreenAction(
        "settings",
        "changes.approve",
        late("actions", "Approve a change of settings"),
        "ok",
        (P.SETTINGS_APPROVE,),
        "Ctrl+Return",
    ),
)


def offered(may: Callable[[str], bool]) -> tuple[ScreenAction, ...]:
    """The actions of a person, by one of the permissions of each."""
    return tuple(
        action for action in ACTIONS if any(each is P.SELF or may(each.value) for each in action.permissions)
    )


def actions_for(screen: str) -> tuple[ScreenAction, ...]:
    """The actions of one screen, in the order of its work."""
    return tuple(action for action in ACTIONS if action.screen == screen)
