"""Whether the centre lives and can work, for machines that watch it."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request

from lendesk.server.api.requests import Serving
from lendesk.server.interruptions import interruptible
from lendesk.server.pipeline import incarnation
from lendesk.wire import paths
from lendesk.wire.messages import HealthReply

router = APIRouter()


@router.get("/health/live")
def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/health/ready")
@router.get(paths.HEALTH)
def ready(service: Serving) -> HealthReply:
    """The database answers too; 503 otherwise."""
    with interruptible(), service.centre.engine.connect() as connection:
        key = incarnation(connection)
    day = service.centre.clock.business_date().isoformat()
    return HealthReply(status="ok", version=version("lendesk"), incarnation=key, business_date=day)


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Counts for Prometheus; nothing in them is about a person."""
    return Response(generate_latest(request.app.state.metrics.registry), media_type=CONTENT_TYPE_LATEST)
