"""The fault script: what goes wrong with the next Web API calls."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from bot.simulator.records import Json

When = Callable[[Json], bool]
Kind = Literal["status", "rate_limited", "error", "accepted_then_dropped", "dropped", "hangs", "late", "slow"]


@dataclass
class Fault:
    """One thing that goes wrong, `times` times, with calls of `method` (and `channel`, and where `when` says so)."""

    method: str
    kind: Kind = "status"
    status: int = 500
    code: str = ""
    more: Json = field(default_factory=dict)
    seconds: float = 0.0
    times: int = 1
    channel: str | None = None
    when: When | None = None
    meanwhile: Callable[[], None] | None = None

    def strikes(self, method: str, args: Json) -> bool:
        return (
            self.times > 0
            and self.method in (method, "*")
            and self.channel in (None, args.get("channel"))
            and (self.when is None or self.when(args))
        )

    def rate_limited(self, retry_after: int = 30) -> None:
        """HTTP 429 with Retry-After (seconds)."""
        self.kind, self.seconds = "rate_limited", retry_after

    def error(self, code: str, **more: str) -> None:
        """`{"ok": false, "error": code}` and what else Slack says of it; nothing takes effect."""
        self.kind, self.code, self.more = "error", code, more

    def accepted_then_dropped(self) -> None:
        """The call takes effect, then the connection closes without an answer."""
        self.kind = "accepted_then_dropped"

    def dropped(self) -> None:
        """The connection closes; nothing takes effect."""
        self.kind = "dropped"

    def hangs(self, seconds: float) -> None:
        """Nothing takes effect; the connection closes after `seconds`."""
        self.kind, self.seconds = "hangs", seconds

    def and_then(self, happens: Callable[[], None]) -> None:
        """Something else happens as well when a connection closes: after the effect, if there is one."""
        self.meanwhile = happens

    def late(self, seconds: float) -> None:
        """The connection closes at once, and the call takes effect `seconds` afterwards, by the workspace's clock."""
        self.kind, self.seconds = "late", seconds

    def slow(self, seconds: float) -> None:
        """The call takes effect at once, and its true answer comes after `seconds`."""
        self.kind, self.seconds = "slow", seconds


class Faults:
    """Scripted faults strike in the order they were written; `down` fails every call while it is True."""

    def __init__(self) -> None:
        self.down = False
        self._script: list[Fault] = []

    def next(
        self,
        method: str,
        *,
        status: int = 500,
        times: int = 1,
        channel: str | None = None,
        when: When | None = None,
    ) -> Fault:
        """Script a fault for the next calls of `method` ('*' for any): an HTTP status unless refined.

        `faults.next("chat.postMessage").accepted_then_dropped()`; `when` is given the call's arguments.
        """
        fault = Fault(method, status=status, times=times, channel=channel, when=when)
        self._script.append(fault)
        return fault

    def clear(self) -> None:
        self.down = False
        self._script.clear()

    def strike(self, method: str, args: Json) -> Fault | None:
        """The fault that hits this call, used up by one."""
        if self.down:
            return Fault(method, status=503)
        for fault in self._script:
            if fault.strikes(method, args):
                fault.times -= 1
                return fault
        return None
