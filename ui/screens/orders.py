"""What the commands of LenDesk are called on screens; shared by Sync and Audit."""

from __future__ import annotations

from ui.texts import LateText, late

ORDERS: dict[str, LateText] = {
    "SubmitApplication": late("orders", "Submit application"),
    "AttachMaterial": late("orders", "Add document"),
    "AddCustomerNote": late("orders", "Note on customer"),
    "ClaimApplication": late("orders", "Claim file"),
    "HandBackApplication": late("orders", "Hand file back"),
    "DecideApplication": late("orders", "Decide on file"),
    "UnmaskCustomer": late("orders", "Show in clear"),
    "RecordBureauReport": late("orders", "Credit report arrived"),
    "RecordBureauFailure": late("orders", "Credit report failed"),
    "PrepareContract": late("orders", "Prepare contract"),
    "ExplainKeyTerm": late("orders", "Explain key term"),
    "SignContract": late("orders", "Sign contract"),
    "RecordContractSigned": late("orders", "Contract sealed"),
    "PrepareDisbursement": late("orders", "Prepare payment"),
    "ConfirmDisbursement": late("orders", "Release payment"),
    "CancelDisbursement": late("orders", "Cancel payment"),
    "RecordPayment": late("orders", "Answer of the bank"),
    "PostRepayment": late("orders", "Counter posting"),
    "ReverseRepayment": late("orders", "Reverse receipt"),
    "ImportStatement": late("orders", "Import statement"),
    "VoidRepayment": late("orders", "Void receipt"),
    "PostStatementLine": late("orders", "Post statement line"),
    "HoldStatementLine": late("orders", "Hold statement line"),
    "SaveUser": late("orders", "Change user"),
    "SaveRole": late("orders", "Change role"),
    "SaveBranch": late("orders", "Change branch"),
    "SaveProduct": late("orders", "Change product"),
    "ApproveChange": late("orders", "Approve change"),
    "RejectChange": late("orders", "Reject change"),
    "StopDevice": late("orders", "Stop device"),
    "ReleaseQuarantined": late("orders", "Release held command"),
    "SignIn": late("orders", "Sign in"),
    "SignOut": late("orders", "Sign out"),
    "RegisterDevice": late("orders", "Register workstation"),
    "Bootstrap": late("orders", "First set-up"),
}


def order_name(command: str) -> LateText | str:
    """The command's name, or its code for one this version does not know."""
    return ORDERS.get(command, command)
