"""The door before the desk: registration, sign-in on line, sign-in by the cached verifier off line."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from lendesk.domain.errors import RuleBroken
from lendesk.storage.outbox.outbox import Outbox, open_outbox
from lendesk.storage.outbox.people import KeptKey, Verifier
from lendesk.storage.replica.replica import open_replica
from lendesk.usecases.messages import new_id
from lendesk.usecases.ports import DocumentReader
from lendesk.usecases.synchronisation.state import SignedIn
from lendesk.wire import messages
from lendesk.workstation.desk import WorkstationDesk
from lendesk.workstation.folder_lock import FolderLock
from lendesk.workstation.keyring import AuthorSigner, Secrets, SecretStore, SystemKeyring, file_key
from lendesk.workstation.line import HttpLine
from lendesk.workstation.listeners import Listeners
from lendesk.workstation.profile import profile_of, profile_text, signed_in
from lendesk.workstation.settings import WorkstationSettings
from lendesk.workstation.sync.background import BackgroundSync
from lendesk.workstation.sync.rounds import Rounds

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)


def _reader() -> DocumentReader:
    raise RuleBroken("reader.unavailable")


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Workstation:
    """Fills `ui.ports.SignIn`; holds the data folder, the outbox and the line for as long as it is open.

    Raises RuleBroken `workstation.already_open`, `keyring.missing`, `outbox.newer_version`,
    `outbox.unreadable`, `line.not_encrypted`.
    """

    def __init__(
        self,
        settings: WorkstationSettings,
        *,
        store: SecretStore | None = None,
        now: Callable[[], datetime] = _utc_now,
        reader: Callable[[], DocumentReader] = _reader,
        in_background: bool = True,
    ) -> None:
        self._settings = settings
        self._now = now
        self._reader = reader
        self._in_background = in_background
        self._hasher = PasswordHasher()
        self._password = ""
        self._signing_in = threading.RLock()
        self._desk: WorkstationDesk | None = None
        self._line = HttpLine(settings)
        self._lock = FolderLock(settings.data)
        try:
            self._secrets = Secrets(store if store is not None else SystemKeyring(settings.data))
            self._key = self._secrets.database_key(outbox_exists=settings.outbox_path.exists())
            self._outbox: Outbox = open_outbox(settings.outbox_path, file_key(self._key, "outbox"))
        except BaseException:
            self._lock.release()
            raise

    # -- what the sign-in window asks ----------------------------------------------------------------

    def is_registered(self) -> bool:
        return bool(self._secrets.device()[0])

    def line_is_up(self) -> bool:
        try:
            self._line.health()
        except RuleBroken:
            return False
        return True

    def business_date(self) -> str:
        """Of the centre, else the newest that this workstation was told ("" when never)."""
        try:
            return self._line.health().business_date
        except RuleBroken:
            return self._outbox.commands.fact("business_date")

    def register(self, staff_number: str, password: str, name: str = "") -> None:
        """Make this workstation known, or known anew after it was stopped: the outbox goes along.

        Raises RuleBroken `sign_in.refused`, `access.…`, `line.needs_connection`.
        """
        device_id, secret = self._secrets.device()
        reply = self._line.register(
            messages.RegisterDeviceRequest(
                staff_number=staff_number,
                password=password,
                name=name or self._settings.name,
                replaces=device_id,
                replaced_secret=secret,
            )
        )
        self._secrets.set_device(reply.device_id, reply.secret)
        self._outbox.commands.set_device(reply.device_id, reply.code)

    def sign_in(self, staff_number: str, password: str) -> WorkstationDesk:
        """On line if the centre answers, else against the cached verifier.

        Raises RuleBroken `sign_in.refused`, `.locked` (until), `.expired_offline`, `.never_here`,
        `.device_unknown`.
        """
        with self._signing_in:
            self._end_desk()
            if not self.is_registered():
                raise RuleBroken("sign_in.device_unknown")
            self._desk = self._open_desk(self._let_in(staff_number, password))
            return self._desk

    def unlock(self, password: str) -> None:
        """Whether it is still the signed-in person who sits here, judged as at sign-in; the desk stays open.

        Raises RuleBroken as `sign_in`; `sign_in.refused` too when nobody is signed in.
        """
        with self._signing_in:
            desk = self._desk
            if desk is None:
                raise RuleBroken("sign_in.refused")
            person = self._let_in(desk.person.staff_number, password)
            if self._line.has_tokens:
                self._password = ""  # kept only to come in at a centre that has not seen this person
            if not person.offline_until:
                desk.person = person

    def sign_out(self) -> None:
        """End the desk of the person who is signed in; the outbox stays, and somebody else may sign in."""
        with self._signing_in:
            self._end_desk()

    def close(self) -> None:
        """Sign out, close the outbox, let the folder go."""
        self._end_desk()
        self._outbox.close()
        self._lock.release()

    def _let_in(self, staff_number: str, password: str) -> SignedIn:
        """On line if the centre answers, else against the cached verifier. Raises as `sign_in`."""
        try:
            return self._sign_in_online(staff_number, password)
        except RuleBroken as broken:
            if broken.code not in ("line.needs_connection", "centre.busy"):
                self._close_offline_way(staff_number, password, broken)
                raise
            return self._sign_in_offline(staff_number, password)

    # -- on line -------------------------------------------------------------------------------------

    def _sign_in_online(self, staff_number: str, password: str) -> SignedIn:
        device_id, secret = self._secrets.device()
        try:
            reply = self._line.sign_in(
                messages.SignInRequest(
                    staff_number=staff_number, password=password, device_id=device_id, device_secret=secret
                )
            )
        except RuleBroken as broken:
            if broken.code in ("device.unknown", "device.revoked"):
                raise RuleBroken("sign_in.device_unknown") from None
            raise
        self._keep_device(device_id, reply.device_code)
        until = (self._now() + timedelta(seconds=reply.offline_seconds)).isoformat(timespec="seconds")
        hashed = self._hasher.hash(password)
        profile = profile_text(reply)
        self._outbox.people.keep_verifier(Verifier(staff_number, hashed, profile, until))
        self._outbox.commands.set_fact("business_date", reply.business_date)
        self._password = ""
        person = signed_in(profile_of(profile))
        self._register_author(person.person_id)
        return person

    def _keep_device(self, device_id: str, code: str) -> None:
        """Registration wrote keyring and outbox one after the other: a crash between is healed here."""
        if self._outbox.commands.device_id() != device_id:
            self._outbox.commands.set_device(device_id, code)

    def _close_offline_way(self, staff_number: str, password: str, broken: RuleBroken) -> None:
        """A person whom the centre does not let in must not come in by pulling the cable.

        A mistyped password leaves the way open; one that was right here and is refused there means that
        the person left or the password was changed.
        """
        verifier = self._outbox.people.verifier(staff_number)
        if verifier is None:
            return
        right_here = broken.code == "sign_in.refused" and self._fits(verifier.password_hash, password)
        if right_here or broken.code in ("sign_in.locked", "sign_in.device_unknown"):
            self._outbox.people.forget_verifier(staff_number)

    # -- off line ------------------------------------------------------------------------------------

    def _sign_in_offline(self, staff_number: str, password: str) -> SignedIn:
        verifier = self._outbox.people.verifier(staff_number)
        if verifier is None:
            raise RuleBroken("sign_in.never_here")
        now = self._now()
        if verifier.locked_until and datetime.fromisoformat(verifier.locked_until) > now:
            raise RuleBroken("sign_in.locked", until=verifier.locked_until)
        if not self._fits(verifier.password_hash, password):
            self._count_failure(verifier)
            raise RuleBroken("sign_in.refused")
        if datetime.fromisoformat(verifier.valid_until) <= now:
            raise RuleBroken("sign_in.expired_offline", until=verifier.valid_until)
        self._count_success(verifier)
        # Kept in memory until the centre answers, so that the queue can leave without asking again.
        self._password = password
        return signed_in(profile_of(verifier.profile), offline_until=verifier.valid_until)

    def _fits(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    def _count_failure(self, verifier: Verifier) -> None:
        failed = verifier.failed + 1
        locked = failed >= MOST_FAILURES
        until = (self._now() + LOCKED_FOR).isoformat(timespec="seconds") if locked else ""
        self._keep_attempts(verifier, 0 if locked else failed, until)

    def _count_success(self, verifier: Verifier) -> None:
        if verifier.failed or verifier.locked_until:
            self._keep_attempts(verifier, 0, "")

    def _keep_attempts(self, verifier: Verifier, failed: int, locked_until: str) -> None:
        self._outbox.people.keep_verifier(
            Verifier(
                verifier.staff_number,
                verifier.password_hash,
                verifier.profile,
                verifier.valid_until,
                failed,
                locked_until,
            )
        )

    # -- the person's key and desk -------------------------------------------------------------------

    def _register_author(self, person_id: str) -> None:
        """Tell the centre the public key of this person here; made at the first sign-in."""
        kept = self._author_key(person_id)
        if not kept.registered or kept.device_id != self._secrets.device()[0]:
            self._line.register_key(kept.key_id, kept.public_pem)
            device_id = self._secrets.device()[0]
            known = KeptKey(kept.key_id, person_id, device_id, kept.public_pem, registered=True)
            self._outbox.people.keep_key(known)

    def _author_key(self, person_id: str) -> KeptKey:
        for kept in self._outbox.people.keys(person_id):
            if self._secrets.author_key(kept.key_id) is not None:
                return kept
        key_id = new_id()
        signer = self._secrets.new_author_key(key_id)
        made = KeptKey(key_id, person_id, self._secrets.device()[0], signer.public_pem(), registered=False)
        self._outbox.people.keep_key(made)
        return made

    def _open_desk(self, person: SignedIn) -> WorkstationDesk:
        path = self._settings.replica_path(person.person_id)
        replica = open_replica(path, file_key(self._key, path.name))
        kept = self._author_key(person.person_id)
        signer = self._secrets.author_key(kept.key_id)
        if not isinstance(signer, AuthorSigner):
            raise RuleBroken("keyring.missing")
        listeners = Listeners()
        rounds = Rounds(
            self._line,
            self._outbox,
            replica,
            self._now,
            listeners.tell,
            partial(self._register_author, person.person_id),
        )
        background = BackgroundSync(
            lambda: self._round(person, rounds),
            self._settings.sync_seconds,
            self._settings.longest_wait_seconds,
        )
        desk = WorkstationDesk(
            person,
            signer,
            kept.key_id,
            self._line,
            self._outbox,
            replica,
            rounds,
            background,
            listeners,
            self._now,
            self._reader,
            self._settings.settled_seconds,
        )
        rounds.before = lambda: self._renew_offline(person)
        if self._in_background:
            background.start()
        return desk

    def _round(self, person: SignedIn, rounds: Rounds) -> bool:
        rounds.run()
        desk = self._desk
        if desk is not None and desk.person.person_id == person.person_id and rounds.status.online:
            desk.ask_noted()
            self._outbox.commands.set_fact("business_date", desk.business_date().isoformat())
        return rounds.status.online

    def _renew_offline(self, person: SignedIn) -> None:
        """Signed in off line: come in at the centre as soon as it answers. Raises as the line does."""
        if self._line.has_tokens or not self._password:
            return
        password, self._password = self._password, ""
        try:
            renewed = self._sign_in_online(person.staff_number, password)
        except RuleBroken as broken:
            if broken.code in ("line.needs_connection", "centre.busy"):
                self._password = password
                raise
            # The password was changed meanwhile, or the person may not come in any more.
            self._line.sign_in_again = True
            raise RuleBroken("line.sign_in_again") from None
        if self._desk is not None:
            self._desk.person = renewed

    def _end_desk(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None
        self._password = ""
