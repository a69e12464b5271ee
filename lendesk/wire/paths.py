"""The addresses of the centre's interface; both sides take them from here."""

from __future__ import annotations

PREFIX = "/api/v1"

HEALTH = f"{PREFIX}/health"
"""GET, no token → HealthReply."""
DEVICES = f"{PREFIX}/devices"
"""POST RegisterDeviceRequest → RegisterDeviceReply. No token: the request carries staff number and password
of a person who may register devices, or (re-registration) of a person of the branch and the old secret."""
SIGN_IN = f"{PREFIX}/sign-in"
"""POST SignInRequest → SignInReply."""
REFRESH = f"{PREFIX}/refresh"
"""POST RefreshRequest → SignInReply (the old refresh token is used up)."""
SIGN_OUT = f"{PREFIX}/sign-out"
"""POST RefreshRequest → 204."""
AUTHOR_KEYS = f"{PREFIX}/author-keys"
"""POST RegisterKeyRequest → 204; for the signed-in person on this device. The same again is fine."""
PUSH = f"{PREFIX}/commands/push"
"""POST PushRequest → PushReply."""
COMMANDS = f"{PREFIX}/commands"
"""POST OnlineRequest → CommandResult as JSON (also when refused)."""
QUERIES = f"{PREFIX}/queries"
"""POST the query's body as JSON → the answer as JSON."""
PULL = f"{PREFIX}/pull"
"""POST PullRequest → PullReply."""
FILES = f"{PREFIX}/files"
"""GET /files/{sha256} → bytes. HEAD → `Upload-Offset` (bytes held of an unfinished one) or 404 when unknown,
`Upload-Complete: 1` when whole. PATCH with `Upload-Offset` and `Upload-Length` headers and raw bytes (at most
LARGEST_CHUNK_BYTES) → 204 with the new `Upload-Offset`; 409 with the right offset when it does not fit."""

LARGEST_CHUNK_BYTES = 1_048_576
LARGEST_FILE_BYTES = 52_428_800
