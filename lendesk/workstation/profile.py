"""What the workstation keeps of a signed-in person for the windows, also while the centre is out of reach."""

from __future__ import annotations

from lendesk.usecases.synchronisation.state import SignedIn
from lendesk.wire.messages import SignInReply

_NO_TOKEN = "-"  # noqa: S105 - stands in the place of tokens, which are never written to disk


def profile_text(reply: SignInReply) -> str:
    """The reply without its tokens, as JSON."""
    bare = reply.model_copy(update={"access_token": _NO_TOKEN, "refresh_token": _NO_TOKEN})
    return bare.model_dump_json()


def profile_of(text: str) -> SignInReply:
    """The kept reply."""
    return SignInReply.model_validate_json(text)


def signed_in(reply: SignInReply, offline_until: str = "") -> SignedIn:
    """The person as the windows show it."""
    return SignedIn(
        person_id=reply.person_id,
        staff_number=reply.staff_number,
        name=reply.name,
        branch_id=reply.branch_id,
        branch_name=reply.branch_name,
        role_names=tuple((role.name, role.name_en) for role in reply.roles),
        permissions=frozenset(reply.permissions),
        device_code=reply.device_code,
        business_date=reply.business_date,
        offline_until=offline_until,
        branch_name_en=reply.branch_name_en,
    )
