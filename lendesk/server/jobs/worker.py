"""A worker: takes jobs from the queue in the database, looks after stalled ones, keeps the log sealed."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import procrastinate
import psycopg
import psycopg_pool
import structlog
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from sqlalchemy.exc import SQLAlchemyError

from lendesk.connectors.failures import ConnectorFailed
from lendesk.domain.errors import RuleBroken
from lendesk.server import handlers
from lendesk.server.centre import Centre
from lendesk.server.jobs.bureau import query_bureau
from lendesk.server.jobs.day_end.running import days_to_run, run_days
from lendesk.server.jobs.outside import Outside, open_outside
from lendesk.server.jobs.payments import StillOpen, pay
from lendesk.server.jobs.sealing import seal_log
from lendesk.server.jobs.signing import sign_contract
from lendesk.server.pipeline import log_defect
from lendesk.server.tools import QUEUE, CentralTools
from lendesk.storage.central.engine import libpq_url
from lendesk.storage.central.horizon import move_horizon
from lendesk.usecases.synchronisation.ports import Interrupted

LOG = structlog.get_logger("lendesk.server.jobs")
LONGEST_WAIT_SECONDS = 60
DEFECT_TRIES = 5
_PASSING = (ConnectorFailed, StillOpen, RuleBroken, Interrupted, SQLAlchemyError)
_DATABASE = (ConnectorException, psycopg.Error, psycopg_pool.PoolTimeout, OSError)


class Patience(BaseRetryStrategy):
    """Waits 1, 2, 4 … 60 seconds for what passes; a defect is tried a few times and then left to be seen."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        passing = isinstance(exception, _PASSING)
        if not passing and isinstance(exception, Exception):
            log_defect(exception, job=job.task_name, job_id=str(job.id))
        if not passing and job.attempts >= DEFECT_TRIES:
            return None
        wait_seconds = min(2**job.attempts, LONGEST_WAIT_SECONDS)
        LOG.info("job again", job=job.task_name, wait_seconds=wait_seconds, reason=type(exception).__name__)
        return RetryDecision(retry_in={"seconds": wait_seconds})


@dataclass(frozen=True, slots=True)
class Jobs:
    """The centre's jobs by the names under which handlers defer them."""

    centre: Centre
    outside: Outside

    def register(self, app: procrastinate.App) -> None:
        """Tell the queue what there is to run."""
        add = app.task
        add(name="query_bureau", queue=QUEUE, retry=Patience(), pass_context=True)(self.query_bureau)
        add(name="pay", queue=QUEUE, retry=Patience())(self.pay)
        add(name="sign_contract", queue=QUEUE, retry=Patience())(self.sign_contract)
        add(name="seal_log", queue=QUEUE, retry=Patience())(self.seal_log)
        add(name="day_end", queue=QUEUE, retry=Patience())(self.day_end)

    def query_bureau(self, context: procrastinate.JobContext, *, application_id: str, intent_id: str) -> None:
        last_try = context.job.attempts + 1 >= self.centre.settings.bureau_tries
        query_bureau(self.centre, self.outside.bureau, application_id, intent_id, last_try=last_try)

    def pay(self, *, disbursement_id: str, intent_id: str) -> None:
        pay(self.centre, self.outside.bank, disbursement_id, intent_id)

    def sign_contract(self, *, contract_id: str, signature_sha256: str, intent_id: str) -> None:
        sign_contract(self.centre, self.outside, contract_id, signature_sha256, intent_id)

    def day_end(self, *, business_date: str) -> None:
        run_days(self.centre, date.fromisoformat(business_date))

    def seal_log(self) -> None:
        seal_log(self.centre, self.outside.authority)


def work(centre: Centre, tell_ready: Callable[[], None]) -> None:
    """Work until SIGTERM or SIGINT; a job under way is finished first."""
    handlers.load()
    with open_outside(centre) as outside:
        asyncio.run(_Worker(centre, Jobs(centre, outside), tell_ready).run())


class _Worker:
    def __init__(self, centre: Centre, jobs: Jobs, tell_ready: Callable[[], None]) -> None:
        self._centre = centre
        self._jobs = jobs
        self._tell_ready = tell_ready
        self._ended = asyncio.Event()
        self._told = False

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._ended.set)
        sealing = asyncio.create_task(self._housekeeping())
        while not self._ended.is_set():
            try:
                await self._work_once()
            except _DATABASE as lost:
                LOG.warning("database lost", reason=type(lost).__name__)
                await self._pause(1.0)
        await sealing

    async def _work_once(self) -> None:
        """A queue on its own connections, until the end is asked for or the database is lost."""
        connector = procrastinate.PsycopgConnector(conninfo=libpq_url(self._centre.url), max_size=6)
        app = procrastinate.App(connector=connector)
        self._jobs.register(app)
        settings = self._centre.settings
        async with app.open_async():
            if not self._told:
                self._told = True
                self._tell_ready()
            working = asyncio.create_task(
                app.run_worker_async(
                    queues=[QUEUE],
                    concurrency=settings.worker_concurrency,
                    install_signal_handlers=False,
                    fetch_job_polling_interval=1.0,
                    delete_jobs="successful",
                    update_heartbeat_interval=settings.heartbeat_seconds,
                    stalled_worker_timeout=settings.stalled_seconds,
                )
            )
            beside = [
                asyncio.create_task(self._take_up_stalled(app)),
                asyncio.create_task(self._ended.wait()),
            ]
            await _first_of(working, *beside)

    async def _take_up_stalled(self, app: procrastinate.App) -> None:
        """Jobs of a worker that was killed wait again, a few seconds after its last heartbeat."""
        settings = self._centre.settings
        while True:
            stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=settings.stalled_seconds)
            for job in stalled:
                LOG.info("job taken up", job=job.task_name, job_id=job.id)
                await app.job_manager.retry_job(job)
            await asyncio.sleep(settings.heartbeat_seconds)

    async def _housekeeping(self) -> None:
        """Every few seconds: seal the log; on a new day, move the horizon and start the day-end."""
        day = None
        while not self._ended.is_set():
            try:
                await asyncio.to_thread(self._jobs.seal_log)
                today = self._centre.clock.business_date()
                if today != day:
                    await asyncio.to_thread(self._open_day, today)
                    day = today
            except SQLAlchemyError as lost:
                LOG.warning("not sealed", reason=type(lost).__name__)
            except Exception as defect:  # noqa: BLE001 - one bad round must not end the sealing for good
                log_defect(defect, job="housekeeping")
            await self._pause(self._centre.settings.seal_seconds)

    def _open_day(self, today: date) -> None:
        """Move the horizon, and let every worker that sees the new day first take a share of the day-end."""
        centre = self._centre
        with centre.transaction() as (connection, _):
            move_horizon(connection, today)
            if days_to_run(connection, today):
                tools = CentralTools(connection, centre.files, centre.ring, centre.clock.now())
                tools.defer("day_end", business_date=today.isoformat())

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._ended.wait(), seconds)
        except TimeoutError:
            return


async def _first_of(*tasks: asyncio.Task[Any]) -> None:
    """Wait for the first to end, end the others, and raise what any of them raised."""
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, Exception):
            raise outcome
