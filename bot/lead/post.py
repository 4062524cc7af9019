"""The message sent to Slack for a notice, and the errors that say that none can be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from storage.sql import Transaction


class UnknownNoticeError(Exception):
    """A kind of notice that no running release of Baton knows."""


class UndeliverableError(Exception):
    """A notice with nowhere to go until somebody changes something; `reason` is a code of outcomes.REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Post:
    """One message. `channel` is the id of a channel, or of a person to write to directly.

    With `update_ts`, that message is redrawn instead. With `too_late`, nothing is sent any more, but if an earlier
    attempt may have posted it, that is found out and recorded. `ephemeral_to` shows it to one person in the channel;
    history does not hold such a message, so after an unclear result it is sent at most once more. `posted` is called
    with (channel, ts) in the transaction that records the delivery.
    """

    channel: str
    text: str
    blocks: list[dict[str, Any]]
    update_ts: str = ""
    thread_ts: str = ""
    ephemeral_to: str = ""
    too_late: bool = False
    posted: Callable[[Transaction, str, str], None] | None = None

    @property
    def method(self) -> str:
        if self.update_ts:
            return "chat.update"
        return "chat.postEphemeral" if self.ephemeral_to else "chat.postMessage"

    @property
    def leaves_a_trace(self) -> bool:
        """Tell whether history shows if it was posted; a redrawn message need not, as redrawing twice does no harm."""
        return self.method == "chat.postMessage"
