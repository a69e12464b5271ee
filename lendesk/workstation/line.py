"""The way to the centre over HTTPS: TLS 1.3, the lender's own authority, time-outs, refusals by code."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import requests
from pydantic import BaseModel, ValidationError
from requests.adapters import HTTPAdapter

from lendesk.domain.errors import RuleBroken
from lendesk.usecases.messages import CommandResult, Query
from lendesk.usecases.synchronisation import exchange
from lendesk.wire import codec, messages, paths
from lendesk.workstation.settings import WorkstationSettings

Answer = TypeVar("Answer")
Reply = TypeVar("Reply", bound=BaseModel)

_GATEWAY = frozenset({502, 504})
DOWN_FOR_SECONDS = 3.0
"""After a failure nobody waits for another time-out before this has passed."""


class OutcomeUnknown(Exception):
    """A change was sent and no clear answer came. `ended`: the centre is through with it, so asking tells."""

    def __init__(self, *, ended: bool) -> None:
        super().__init__(ended)
        self.ended = ended


class StrictTls(HTTPAdapter):
    """TLS 1.3 or nothing, trusting only the lender's authority."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        super().init_poolmanager(*arguments, **named, ssl_context=self._context)


@dataclass(slots=True)
class Tokens:
    """Kept in memory only."""

    access: str = ""
    refresh: str = ""


class HttpLine:
    """Fills `usecases.synchronisation.ports.Line`, and carries all else that goes to the centre."""

    def __init__(
        self, settings: WorkstationSettings, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        if not settings.server_url.startswith("https://"):
            raise RuleBroken("line.not_encrypted")
        self._settings = settings
        self._monotonic = monotonic
        self._threads = threading.local()
        self._renewing = threading.Lock()
        self._tokens = Tokens()
        self._down_until = 0.0
        self.up = False
        self.sign_in_again = False

    # -- what is said --------------------------------------------------------------------------------

    def push(self, request: exchange.PushRequest) -> exchange.PushReply:
        return self._post(paths.PUSH, messages.PushRequest.of(request), messages.PushReply).plain()

    def pull(self, request: exchange.PullRequest) -> exchange.PullReply:
        return self._post(paths.PULL, messages.PullRequest.of(request), messages.PullReply).plain()

    def carry_out(self, body: str) -> CommandResult:
        """One on-line command. Raises OutcomeUnknown when it was sent and no answer came."""
        message = messages.OnlineRequest(body=body).model_dump_json()
        return codec.decode_result(self.call("POST", paths.COMMANDS, message, asks=False).text)

    def ask(self, query: Query[Answer]) -> Answer:
        response = self.call("POST", paths.QUERIES, codec.encode_query(query))
        return codec.decode_answer(query, response.text)

    def register(self, request: messages.RegisterDeviceRequest) -> messages.RegisterDeviceReply:
        return self._post(paths.DEVICES, request, messages.RegisterDeviceReply, signed_in=False)

    def sign_in(self, request: messages.SignInRequest) -> messages.SignInReply:
        """Tokens are kept here, those of a session before are ended.

        Raises what the centre answers, or `line.needs_connection`.
        """
        reply = self._post(paths.SIGN_IN, request, messages.SignInReply, signed_in=False)
        before = self._tokens.refresh
        self._keep(reply)
        self._tell_end(before)
        return reply

    def register_key(self, key_id: str, public_pem: str) -> None:
        message = messages.RegisterKeyRequest(key_id=key_id, public_pem=public_pem)
        self.call("POST", paths.AUTHOR_KEYS, message.model_dump_json())

    def health(self) -> messages.HealthReply:
        response = self.call("GET", paths.HEALTH, signed_in=False)
        return _read(messages.HealthReply, response.text)

    def sign_out(self) -> None:
        """Forget the tokens; the centre is told if it can be reached."""
        refresh, self._tokens = self._tokens.refresh, Tokens()
        self._tell_end(refresh)

    def _tell_end(self, refresh: str) -> None:
        if refresh and self.up:
            message = messages.RefreshRequest(refresh_token=refresh).model_dump_json()
            try:
                self.call("POST", paths.SIGN_OUT, message, signed_in=False)
            except RuleBroken:
                return

    @property
    def has_tokens(self) -> bool:
        return bool(self._tokens.access)

    def is_down(self) -> bool:
        """Whether an attempt failed a moment ago, so that another would only make the person wait."""
        return not self.up and self._monotonic() < self._down_until

    # -- how it is said ------------------------------------------------------------------------------

    def call(
        self,
        method: str,
        path: str,
        body: str | bytes = b"",
        *,
        headers: dict[str, str] | None = None,
        signed_in: bool = True,
        asks: bool = True,
    ) -> requests.Response:
        """One request, renewed once when the access token has run out.

        `asks` false: it changes something, so that a lost answer is OutcomeUnknown. Raises RuleBroken
        `line.needs_connection`, `line.not_trusted`, `line.sign_in_again`, or the centre's own code.
        """
        if signed_in and not self._tokens.access:
            raise RuleBroken("line.sign_in_again" if self.up else "line.needs_connection")
        used = self._tokens.access
        response = self._request(method, path, body, headers or {}, used if signed_in else "", asks)
        if response.status_code == 401 and signed_in:
            self._renew(used)
            response = self._request(method, path, body, headers or {}, self._tokens.access, asks)
            if response.status_code == 401:
                raise RuleBroken("line.sign_in_again")
        if response.status_code >= 500 and not asks:
            raise OutcomeUnknown(ended=response.status_code not in _GATEWAY)
        if response.status_code >= 400 and method != "HEAD":
            raise _refusal(response)
        return response

    def _request(
        self, method: str, path: str, body: str | bytes, headers: dict[str, str], token: str, asks: bool
    ) -> requests.Response:
        plain = body.encode() if isinstance(body, str) else body
        named = {"Content-Type": "application/json", **headers}
        if token:
            named["Authorization"] = f"Bearer {token}"
        timeout = (self._settings.connect_seconds, self._settings.read_seconds)
        url = self._settings.server_url.rstrip("/") + path
        try:
            response = self._session().request(
                method, url, data=plain or None, headers=named, timeout=timeout
            )
        except requests.exceptions.ConnectTimeout:
            self._mark_down()
            raise RuleBroken("line.needs_connection") from None
        except requests.RequestException as lost:
            self._mark_down()
            if isinstance(lost, requests.exceptions.SSLError) and "EOF" not in repr(lost):
                # Another certificate or an older TLS: somebody else answers there.
                raise RuleBroken("line.not_trusted") from None
            if asks or _never_left(lost):
                raise RuleBroken("line.needs_connection") from None
            raise OutcomeUnknown(ended=False) from None
        self.up = True
        return response

    def _post(self, path: str, message: BaseModel, kind: type[Reply], *, signed_in: bool = True) -> Reply:
        return _read(kind, self.call("POST", path, message.model_dump_json(), signed_in=signed_in).text)

    def _session(self) -> requests.Session:
        """One a thread: a long upload does not hold up a question."""
        session: requests.Session | None = getattr(self._threads, "session", None)
        if session is None:
            session = requests.Session()
            session.trust_env = False
            if self._settings.authority is not None:
                session.verify = str(self._settings.authority)
            session.mount("https://", StrictTls(self._context()))
            self._threads.session = session
        return session

    def _context(self) -> ssl.SSLContext:
        authority = self._settings.authority
        try:
            context = ssl.create_default_context(cafile=str(authority) if authority else None)
        except (OSError, ssl.SSLError):
            raise RuleBroken("line.not_trusted") from None
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        return context

    def _renew(self, used: str) -> None:
        with self._renewing:
            if self._tokens.access != used:
                return  # another thread was faster
            message = messages.RefreshRequest(refresh_token=self._tokens.refresh)
            try:
                self._keep(self._post(paths.REFRESH, message, messages.SignInReply, signed_in=False))
            except RuleBroken as broken:
                if broken.code.startswith(("token.", "device.", "sign_in.")):
                    self._tokens = Tokens()
                    self.sign_in_again = True
                    raise RuleBroken("line.sign_in_again") from None
                raise

    def _keep(self, reply: messages.SignInReply) -> None:
        self._tokens = Tokens(reply.access_token, reply.refresh_token)
        self.sign_in_again = False

    def _mark_down(self) -> None:
        self.up = False
        self._down_until = self._monotonic() + DOWN_FOR_SECONDS


def _never_left(lost: Exception) -> bool:
    """Whether no connection was made at all, so that the centre cannot have seen the request."""
    return "NewConnectionError" in repr(lost)


def _read(kind: type[Reply], text: str) -> Reply:
    try:
        return kind.model_validate_json(text)
    except ValidationError:
        raise RuleBroken("line.strange_answer") from None


def _refusal(response: requests.Response) -> RuleBroken:
    """The centre's own code and facts; a gateway's page is no answer of the centre."""
    try:
        error = messages.ErrorReply.model_validate_json(response.text)
    except ValidationError:
        unreachable = response.status_code in {*_GATEWAY, 503}
        return RuleBroken("line.needs_connection" if unreachable else "line.strange_answer")
    facts = {**error.facts, **({"error_id": error.error_id} if error.error_id else {})}
    return RuleBroken(error.code, **facts)
