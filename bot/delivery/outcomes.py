"""The one table that classes every result of a call to Slack."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack.refusals import refused_by
from storage.delivery.claims import RATE_LIMITED


class Fate(Enum):
    TRANSIENT = auto()
    """Nothing was posted, and trying again later can work."""
    AMBIGUOUS = auto()
    """It may have been posted."""
    PERMANENT = auto()
    """Nothing was posted, and nothing will be until somebody changes something."""
    REFUSED = auto()
    """Nothing was posted, and the message is not to blame: Slack takes nothing of its kind from Baton for now."""
    TAKEN = auto()
    """Slack did what was asked."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a call; `retry_after` is what Slack asked for, if it did, `refused` what it refuses besides this
    message, and `needed` the scopes it says are missing: see bot.slack.refusals."""

    fate: Fate
    code: str
    retry_after: timedelta | None = None
    refused: str = ""
    needed: str = ""

    @property
    def is_final(self) -> bool:
        """Tell whether trying again later is no use; what Slack refuses to everybody passes once that is mended."""
        return self.fate in (Fate.PERMANENT, Fate.REFUSED) and self.refused != "everything"


TAKEN = Outcome(Fate.TAKEN, "")


class CallError(Exception):
    """A call that brought no usable answer; `outcome` says what that means."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.code)
        self.outcome = outcome


_TRANSIENT = {
    "service_unavailable",
    "external_channel_migrating",
    "streaming_state_conflict",
    "update_failed",
}
_AMBIGUOUS = {"internal_error", "fatal_error", "request_timeout", "timeout", "connection_lost", "unreadable"}

_SCOPES = re.compile(r"[a-z][a-z:._,-]{0,99}", re.ASCII)


def classify(problem: Exception, method: str) -> Outcome:
    """Class a call of `method` that raised; an exception nobody foresaw may have come after the message was out."""
    if isinstance(problem, SlackApiError):
        return _refused(problem.response, method)
    # Both mean that no connection was made; their base classes also cover connections lost later.
    if isinstance(problem, (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)):
        return Outcome(Fate.TRANSIENT, "not_sent")
    if isinstance(problem, TimeoutError):
        return Outcome(Fate.AMBIGUOUS, "timeout")
    code = "connection_lost" if isinstance(problem, (aiohttp.ClientError, OSError)) else "unreadable"
    return Outcome(Fate.AMBIGUOUS, code)


def _refused(response: Any, method: str) -> Outcome:
    # A body that is not JSON comes as aiohttp's response, everything else as the SDK's.
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    body = getattr(response, "data", None)
    code = str(body.get("error") or "") if isinstance(body, dict) else ""
    if status == 429 or code in (RATE_LIMITED, "rate_limited"):
        return Outcome(Fate.TRANSIENT, RATE_LIMITED, _retry_after(response.headers))
    if code in _TRANSIENT:
        return Outcome(Fate.TRANSIENT, code)
    needed = _scopes(body.get("needed")) if isinstance(body, dict) else ""
    refused = refused_by(code, method, needed)
    if refused:
        return Outcome(Fate.REFUSED, code, refused=refused, needed=needed)
    if code in _AMBIGUOUS or status >= 500 or status == 408 or not code:
        return Outcome(Fate.AMBIGUOUS, code or f"http_{status}")
    return Outcome(Fate.PERMANENT, code)


def _scopes(said: Any) -> str:
    """Return the scopes as Slack lists them, and nothing else: they go into the log and onto people's screens."""
    return said if isinstance(said, str) and _SCOPES.fullmatch(said) else ""


def _retry_after(headers: Mapping[str, str]) -> timedelta:
    asked = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return timedelta(seconds=max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 30)


def backoff(attempts: int) -> timedelta:
    """Return the wait after the n-th attempt: doubling from 2 s to 5 min, spread so that retries do not meet."""
    longest = min(300.0, 2.0 * 2 ** min(attempts - 1, 10))
    return timedelta(seconds=longest * random.uniform(0.5, 1))
