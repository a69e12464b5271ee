"""The FastAPI application of a centre."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.requests import Request

from lendesk.server import handlers
from lendesk.server.api import commands, errors, files, health, people, pull, queries
from lendesk.server.api.metrics import Measuring, RequestMetrics
from lendesk.server.api.requests import Service
from lendesk.server.centre import Centre
from lendesk.server.evidence import CentralEvidence
from lendesk.server.pipeline import PostgresCentre, signature_holds
from lendesk.usecases.synchronisation.accept import Acceptance
from lendesk.wire.codec import decode_command

ROUTERS = (people, commands, pull, queries, files, health)


def make_app(centre: Centre) -> FastAPI:
    """The application; no documentation pages: what it takes is said by the wire floor."""
    handlers.load()
    app = FastAPI(title="LenDesk", docs_url=None, redoc_url=None, openapi_url=None)
    acceptance = Acceptance(PostgresCentre(centre), decode_command, signature_holds)
    app.state.service = Service(centre, acceptance, CentralEvidence(centre))
    app.state.metrics = RequestMetrics()
    app.state.upload_locks = {}
    app.add_exception_handler(RequestValidationError, _malformed)
    errors.install(app)
    app.add_middleware(Measuring, metrics=app.state.metrics)
    for topic in ROUTERS:
        app.include_router(topic.router)
    return app


def _malformed(_request: Request, _error: Exception) -> Response:
    """A header or path that is not what it must be; what came in is not repeated."""
    return errors.error_reply(422, "request.malformed")
