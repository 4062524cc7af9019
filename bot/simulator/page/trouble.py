"""The fault menu: what a user of the page can let go wrong."""

from collections.abc import Awaitable, Callable

from bot.simulator.slack import Simulator

SECONDS = 4  # longer than an app has for its acknowledgement
FAULTS = {
    "down": "Slack is down (every call fails until cleared)",
    "storm": "A storm of 429s (the next ten calls, retry after 5 s)",
    "slow": "Slow (the next three calls take effect, answered after 4 s)",
    "hanging": "No answer (the next three calls hang for 4 s, then break off)",
    "dropped": "Dropped calls (the next three take no effect)",
    "unanswered": "Lost answers (the next three take effect, unanswered)",
    "older": "An older Slack (charts and tables are refused until cleared)",
    "sockets": "Drop the app's Socket Mode connections",
    "clear": "Clear all faults",
}


async def cause(slack: Simulator, fault: str) -> None:
    """Cause a fault; raises KeyError for one that is not on the menu."""
    await _CAUSES[fault](slack)


async def _down(slack: Simulator) -> None:
    slack.faults.down = True


async def _storm(slack: Simulator) -> None:
    slack.faults.next("*", times=10).rate_limited(5)


async def _slow(slack: Simulator) -> None:
    slack.faults.next("*", times=3).slow(SECONDS)


async def _hanging(slack: Simulator) -> None:
    slack.faults.next("*", times=3).hangs(SECONDS)


async def _dropped(slack: Simulator) -> None:
    slack.faults.next("*", times=3).dropped()


async def _unanswered(slack: Simulator) -> None:
    slack.faults.next("*", times=3).accepted_then_dropped()


async def _older(slack: Simulator) -> None:
    slack.workspace.unknown_blocks = frozenset({"data_visualization", "data_table"})


async def _clear(slack: Simulator) -> None:
    slack.faults.clear()
    slack.workspace.unknown_blocks = frozenset()


async def _sockets(slack: Simulator) -> None:
    await slack.sockets.drop()


_CAUSES: dict[str, Callable[[Simulator], Awaitable[None]]] = {
    "down": _down,
    "storm": _storm,
    "slow": _slow,
    "hanging": _hanging,
    "dropped": _dropped,
    "unanswered": _unanswered,
    "older": _older,
    "sockets": _sockets,
    "clear": _clear,
}
