"""A deed: an act that whoever did it can undo for a while, with what the lead was before; and what is said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead

FOR = timedelta(minutes=10)
"""The time in which an act can be undone."""

_WAS = ("owner", "decided_by", "reject_code", "reject_note", "track", "touch", "merged_into")


DONE: Mapping[EventKind, tuple[str, str]] = {
    EventKind.FOLLOWED_UP: (":white_check_mark:", "Done"),
    EventKind.SKIPPED: (":fast_forward:", "Skipped"),
    EventKind.SNOOZED: (":zzz:", "Snoozed"),
    EventKind.NEVER: (":no_entry_sign:", "Closed for good"),
    EventKind.TALKED: (":speech_balloon:", "Conversation logged"),
}
"""The things that come of a message's buttons: its sign, and its word."""


class Message(NamedTuple):
    """A message about a lead that stands somewhere: of which kind, to whom, and what its notice knew."""

    kind: str
    to: str
    channel: str
    ts: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """An act that can be undone. `following` is the day that was planned instead (ISO), if one was; `lines` counts the
    lead's history with the act's own line; `before` is made by `before`, and `messages` tell of the act. Times are
    UTC."""

    id: int
    team_id: str
    lead_id: int
    did: EventKind
    done_by: str
    done_at: datetime
    until: datetime
    following: str
    lines: int
    before: Mapping[str, Any] = field(default_factory=dict)
    messages: Sequence[Message] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """Something that came of an act, to stand where its buttons were: who did what, when (UTC), and the day that is
    next (ISO), if there is one. With `undone`, it was taken back."""

    did: EventKind
    by: str
    at: datetime
    following: str = ""
    undone: bool = False

    @property
    def data(self) -> dict[str, Any]:
        """Return it as a notice carries it."""
        at = self.at.isoformat()
        return {"did": self.did, "by": self.by, "at": at, "following": self.following, "undone": self.undone}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Result":
        when, undone = datetime.fromisoformat(str(data["at"])), bool(data.get("undone"))
        return cls(EventKind(data["did"]), str(data["by"]), when, str(data.get("following") or ""), undone)


def before(lead: Lead, planned: Mapping[int, str]) -> dict[str, Any]:
    """Write down what the lead is, and the state of each piece of work that is planned for it, by its id."""
    was = {name: getattr(lead, name) for name in _WAS}
    stage = {"stage": lead.stage, "stage_at": lead.stage_at.isoformat()}
    return {"lead": {**was, **stage}, "due": {str(number): state for number, state in planned.items()}}


def as_it_was(before: Mapping[str, Any]) -> tuple[Stage, dict[str, Any]]:
    """Return the stage that the lead was in, and the columns to write with it."""
    was = dict(before["lead"])
    stage = Stage(was.pop("stage"))
    return stage, {**was, "stage_at": datetime.fromisoformat(was["stage_at"])}


FOLLOW_UPS = frozenset({NoticeKind.FOLLOW_UP, NoticeKind.FOLLOW_UPS})
"""The messages that ask for a follow-up."""

NURTURED = FOLLOW_UPS | {NoticeKind.NURTURING, NoticeKind.REJECTED}
"""The messages with buttons about a lead that is being nurtured."""
