"""Every failure as a code with facts: refusals by their status, defects by an id in the log."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import Response
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lendesk.domain.errors import Fact, RuleBroken
from lendesk.server.interruptions import DISK_FULL, interruptible
from lendesk.server.pipeline import log_defect
from lendesk.usecases.synchronisation.ports import Interrupted
from lendesk.wire.messages import ErrorReply

_STATUS = {
    "sign_in.refused": 401,
    "sign_in.locked": 423,
    "record.missing": 404,
    "file.missing": 404,
    "path.unknown": 404,
    "path.method": 405,
    "command.altered": 409,
    "record.exists": 409,
    "author_key.taken": 409,
    "body.too_large": 413,
    "file.too_large": 413,
}
_STATUS_BY_AREA = {"token": 401, "access": 403, "device": 403}
_PATHS = {404: "path.unknown", 405: "path.method"}


def error_reply(status: int, code: str, facts: dict[str, Fact] | None = None, error_id: str = "") -> Response:
    """The one shape of all answers that are not 2xx."""
    body = ErrorReply(code=code, facts=facts or {}, error_id=error_id).model_dump_json()
    headers = {"Retry-After": "1"} if status == 503 else {}
    return Response(body, status, headers, media_type="application/json")


def install(app: FastAPI) -> None:
    """Make the app answer failures in this way."""
    app.add_exception_handler(RuleBroken, _refused)
    app.add_exception_handler(Interrupted, _busy)
    app.add_exception_handler(DBAPIError, _database)
    app.add_exception_handler(PoolTimeout, _database)
    app.add_exception_handler(HTTPException, _path)
    app.add_middleware(Boundary)


class Boundary:
    """The last catch around every request: what nobody meant goes to the log, its id to the asker."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as defect:
            # A boundary: a defect of one request must neither leave a traceback outside nor end the server.
            if scope["type"] != "http" or begun:
                raise
            error_id = log_defect(defect, path=str(scope["path"]))
            await error_reply(500, "server.failed", error_id=error_id)(scope, receive, send)


def status_of(code: str) -> int:
    """The HTTP status of a refusal."""
    return _STATUS.get(code) or _STATUS_BY_AREA.get(code.partition(".")[0], 422)


def _refused(_request: Request, broken: Exception) -> Response:
    if not isinstance(broken, RuleBroken):
        raise broken
    return error_reply(status_of(broken.code), broken.code, broken.facts)


def _busy(_request: Request, interrupted: Exception) -> Response:
    return error_reply(503, "centre.disk_full" if str(interrupted) == DISK_FULL else "centre.busy")


def _database(request: Request, error: Exception) -> Response:
    """Lost or locked: try again. Anything else of the database is a defect."""
    try:
        with interruptible():
            raise error
    except Interrupted as interrupted:
        return _busy(request, interrupted)


def _path(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return error_reply(error.status_code, _PATHS.get(error.status_code, "request.refused"))
