"""Answering `POST /api/METHOD`: read the arguments, know the caller, let faults strike, answer, keep a log."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web

from bot.simulator.api.arguments import KNOWN_ARGUMENTS
from bot.simulator.api.call import Call
from bot.simulator.api.requests import hang_up, read_arguments
from bot.simulator.api.table import METHODS
from bot.simulator.errors import SlackError
from bot.simulator.faults import Fault, Faults
from bot.simulator.rate_limits import RateLimits
from bot.simulator.records import InstalledApp, Json
from bot.simulator.sockets import SocketMode
from bot.simulator.triggers import Triggers
from bot.simulator.workspace import Workspace


@dataclass
class LoggedCall:
    """One Web API call. `answer` is None when the caller never got one; `effect` says whether it took effect."""

    method: str
    args: Json
    at: datetime
    answer: Json | None = None
    status: int = 200
    effect: bool = False
    waiting: bool = False
    """Tell whether the caller still waits for an answer."""

    @property
    def unknown_arguments(self) -> list[str]:
        """Arguments the method does not know: real Slack drops them without a word, a careful test does not."""
        return sorted(set(self.args) - KNOWN_ARGUMENTS.get(self.method, frozenset()))


class WebApi:
    def __init__(
        self,
        workspace: Workspace,
        triggers: Triggers,
        sockets: SocketMode,
        faults: Faults,
        limits: RateLimits | None,
    ) -> None:
        self._workspace = workspace
        self._triggers = triggers
        self._sockets = sockets
        self._faults = faults
        self._limits = limits
        self._late: list[tuple[datetime, LoggedCall, str]] = []
        self._waiting: set[asyncio.Task[None]] = set()
        self.calls: list[LoggedCall] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        args = await read_arguments(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        token = token or str(args.get("token") or "")
        args.pop("token", None)
        logged = LoggedCall(method, args, self._workspace.clock.now())
        self.calls.append(logged)
        self._let_in_the_late()
        fault = self._faults.strike(method, args)
        if fault is None:
            self._answer(logged, token)
            return reply(logged, request)
        return await self._misbehave(fault, logged, token, request)

    async def _misbehave(
        self, fault: Fault, logged: LoggedCall, token: str, request: web.Request
    ) -> web.StreamResponse:
        if fault.kind == "status":
            logged.status = fault.status
            return web.Response(status=fault.status, text="")
        if fault.kind == "rate_limited":
            logged.status = 429
            logged.answer = {"ok": False, "error": "ratelimited", "retry_after": int(fault.seconds)}
            return reply(logged, request)
        if fault.kind == "error":
            logged.answer = {"ok": False, "error": fault.code, **fault.more}
            return reply(logged, request)
        if fault.kind == "slow":
            return await self._answer_slowly(fault.seconds, logged, token, request)
        if fault.kind == "accepted_then_dropped":
            self._answer(logged, token)
        elif fault.kind == "hangs":
            logged.waiting = True
            await asyncio.sleep(fault.seconds)
            logged.waiting = False
        elif fault.kind == "late":
            self._take_later(fault.seconds, logged, token)
        logged.answer = None
        if fault.meanwhile:
            fault.meanwhile()
        return hang_up(request)

    async def _answer_slowly(
        self, seconds: float, logged: LoggedCall, token: str, request: web.Request
    ) -> web.StreamResponse:
        self._answer(logged, token)
        answer, logged.answer, logged.waiting = logged.answer, None, True
        await asyncio.sleep(seconds)
        logged.answer, logged.waiting = answer, False
        return reply(logged, request)

    def _take_later(self, seconds: float, logged: LoggedCall, token: str) -> None:
        due = logged.at + timedelta(seconds=seconds)
        self._late.append((due, logged, token))
        task = asyncio.create_task(self._wait_for_the_late(due))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    def _let_in_the_late(self) -> None:
        """Calls whose time has come take effect before anything that comes after them."""
        now = self._workspace.clock.now()
        due = [late for late in self._late if late[0] <= now]
        self._late = [late for late in self._late if late[0] > now]
        for _, logged, token in sorted(due, key=lambda late: late[0]):
            self._answer(logged, token)
            logged.answer = None

    async def _wait_for_the_late(self, due: datetime) -> None:
        while (left := (due - self._workspace.clock.now()).total_seconds()) > 0:  # noqa: ASYNC110  (clocks are moved)
            await asyncio.sleep(min(left, 0.05))
        self._let_in_the_late()

    async def stop(self) -> None:
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)

    def strike(self, method: str, args: Json) -> Fault | None:
        """Return the fault that hits something beside the Web API, such as the upload of a file."""
        return self._faults.strike(method, args)

    def may_read_files(self, authorization: str) -> bool:
        try:
            return "files:read" in self._caller(authorization.removeprefix("Bearer ").strip(), "bot").scopes
        except SlackError:
            return False

    def _answer(self, logged: LoggedCall, token: str) -> None:
        try:
            logged.answer = self._call(logged, token)
            logged.effect = True
        except SlackError as refusal:
            logged.answer = {"ok": False, "error": refusal.code, **refusal.extra}
            logged.status = 429 if refusal.code == "ratelimited" else 200

    def _call(self, logged: LoggedCall, token: str) -> Json:
        method = METHODS.get(logged.method)
        if method is None:
            raise SlackError("unknown_method", req_method=logged.method)
        app = self._caller(token, method.token)
        call = Call(self._workspace, self._triggers, self._sockets.ticket, app, logged.args)
        if method.scopes:
            call.needs(*method.scopes)
        if self._limits is not None:
            wait = self._limits.retry_after(app.id, logged.method, method.tier, logged.args.get("channel"))
            if wait is not None:
                raise SlackError("ratelimited", retry_after=wait)
        answer = method.answer(call)
        if call.warnings:
            metadata = {**answer.get("response_metadata", {}), "warnings": call.warnings}
            answer |= {"warning": ",".join(call.warnings), "response_metadata": metadata}
        return {"ok": True, **answer}

    def _caller(self, token: str, wanted: str) -> InstalledApp:
        if not token:
            raise SlackError("not_authed")
        for app in self._workspace.apps.values():
            if token in (app.bot_token, app.app_token):
                if not app.installed:
                    raise SlackError("account_inactive")
                if token != (app.app_token if wanted == "app" else app.bot_token):
                    raise SlackError("not_allowed_token_type")
                return app
        raise SlackError("invalid_auth")


def reply(logged: LoggedCall, request: web.Request) -> web.Response:
    answer = dict(logged.answer or {})
    headers = {"X-Slack-Req-Id": "simulated"}
    if logged.status == 429:
        headers["Retry-After"] = str(answer.pop("retry_after", 1))
    return web.json_response(answer, status=logged.status, headers=headers)
