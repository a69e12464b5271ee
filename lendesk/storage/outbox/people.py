"""Who may sign in here without the centre, and which author keys the centre has been told of."""

from __future__ import annotations

from dataclasses import dataclass

from lendesk.storage.encrypted import EncryptedFile


@dataclass(frozen=True, slots=True)
class Verifier:
    """The cached way in: argon2id hash made on this workstation, the person's profile (JSON), times ISO."""

    staff_number: str
    password_hash: str
    profile: str
    valid_until: str
    failed: int = 0
    locked_until: str = ""


@dataclass(frozen=True, slots=True)
class KeptKey:
    """The public half of an author key of this workstation; `registered`: the centre knows it."""

    key_id: str
    person_id: str
    device_id: str
    public_pem: str
    registered: bool


class People:
    """Written at every sign-in on line; read when the centre does not answer."""

    def __init__(self, file: EncryptedFile) -> None:
        self._file = file

    def keep_verifier(self, verifier: Verifier) -> None:
        with self._file.transaction() as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO verifiers VALUES (?, ?, ?, ?, ?, ?)",
                (
                    verifier.staff_number,
                    verifier.password_hash,
                    verifier.profile,
                    verifier.valid_until,
                    verifier.failed,
                    verifier.locked_until,
                ),
            )

    def verifier(self, staff_number: str) -> Verifier | None:
        rows = self._file.rows("SELECT * FROM verifiers WHERE staff_number = ?", (staff_number,))
        return Verifier(*rows[0]) if rows else None

    def forget_verifier(self, staff_number: str) -> None:
        """The centre refused this person: the off-line way is closed too."""
        with self._file.transaction() as cursor:
            cursor.execute("DELETE FROM verifiers WHERE staff_number = ?", (staff_number,))

    def keep_key(self, key: KeptKey) -> None:
        with self._file.transaction() as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO author_keys VALUES (?, ?, ?, ?, ?)",
                (key.key_id, key.person_id, key.device_id, key.public_pem, int(key.registered)),
            )

    def keys(self, person_id: str) -> tuple[KeptKey, ...]:
        """The person's keys on this workstation, newest first."""
        rows = self._file.rows(
            "SELECT * FROM author_keys WHERE person_id = ? ORDER BY rowid DESC", (person_id,)
        )
        return tuple(KeptKey(row[0], row[1], row[2], row[3], bool(row["registered"])) for row in rows)

    def keys_not_registered_now(self) -> None:
        """A restored centre may not know any key: each is told again when its person signs in."""
        with self._file.transaction() as cursor:
            cursor.execute("UPDATE author_keys SET registered = 0")
