"""What is sent to Slack for a notice, and how whoever composes it says that nothing can be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from storage.sql import Transaction


class UnknownNoticeError(Exception):
    """No release of Baton that is running knows this kind of notice."""


class UndeliverableError(Exception):
    """The notice has nowhere to go until somebody changes something; `reason` is a code of outcomes.REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Post:
    """One message. `channel` is a channel's id or a person's, who is then written to directly.

    With `update_ts` that message is redrawn instead. With `too_late` nothing is sent any more, and where an earlier
    attempt may have posted it, that is found out and recorded. `ephemeral_to` shows it to one person in the channel;
    such a message is in no history, so after an unclear result it is sent once more at most. `posted` is called
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
        """Whether history tells if it was posted; redrawing a message twice does no harm instead."""
        return self.method == "chat.postMessage"
