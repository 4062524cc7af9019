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

_WAS = (
    "owner",
    "decided_by",
    "reject_code",
    "reject_note",
    "track",
    "track_version",
    "touch",
    "merged_into",
    "maturity",
)


DONE: Mapping[EventKind, tuple[str, str]] = {
    EventKind.FOLLOWED_UP: (":white_check_mark:", "Done"),
    EventKind.SKIPPED: (":fast_forward:", "Skipped"),
    EventKind.SNOOZED: (":zzz:", "Snoozed"),
    EventKind.TRACK_RESUMED: (":arrow_forward:", "Track goes on, as asked"),
    EventKind.NURTURING: (":seedling:", "Nurtured from now on"),
    EventKind.NURTURED_AGAIN: (":seedling:", "Nurtured again"),
    EventKind.NEVER: (":no_entry_sign:", "Closed for good"),
    EventKind.DISCARDED: (":wastebasket:", "Discarded"),
    EventKind.RECALLED: (":leftwards_arrow_with_hook:", "Taken back from sales"),
    EventKind.ADDED_TO: (":heavy_plus_sign:", "Added to it"),
    EventKind.MERGED_INTO: (":link:", "Merged"),
    EventKind.OFFERED: (":white_check_mark:", "Passed to sales"),
    EventKind.REJECTED: (":leftwards_arrow_with_hook:", "Rejected"),
    EventKind.PASSED_ON: (":arrow_right:", "Passed on"),
    EventKind.SENT_BACK: (":leftwards_arrow_with_hook:", "Sent back to marketing"),
    EventKind.LEFT_CLOSED: (":no_entry_sign:", "Left closed"),
    EventKind.ATTEMPTED: (":telephone_receiver:", "Attempt logged"),
    EventKind.TALKED: (":speech_balloon:", "Conversation logged"),
    EventKind.LEADER_NAMED: (":star:", "Engagement leader named"),
    EventKind.MEETING_HELD: (":white_check_mark:", "Noted as held"),
    EventKind.MEETING_MOVED: (":calendar:", "Moved"),
    EventKind.MEETING_CANCELLED: (":x:", "Called off"),
    EventKind.RECYCLED: (":leftwards_arrow_with_hook:", "Given back to marketing"),
    EventKind.RELEASED: (":leftwards_arrow_with_hook:", "Released"),
    EventKind.ACCEPTED: (":white_check_mark:", "Accepted"),
    EventKind.WON: (":trophy:", "Won"),
    EventKind.LOST: (":black_circle:", "Lost"),
}
"""The things that come of a message's buttons: its sign, and its word."""


class Message(NamedTuple):
    """A message about a lead: of which kind, to whom, where, and what its notice knew. One that is on its way has no
    place yet: `of` is its notice."""

    kind: str
    to: str
    channel: str
    ts: str
    data: Mapping[str, Any]
    of: int = 0


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

    def can_be_undone_by(self, user_id: str, now: datetime) -> bool:
        """Tell whether this person can undo it, as far as time tells."""
        return self.done_by == user_id and self.until > now

    @property
    def result(self) -> "Result":
        return Result(self.did, self.done_by, self.done_at, self.following, str(self.before.get("detail") or ""))


@dataclass(frozen=True, slots=True)
class Result:
    """Something that came of an act, to stand where its buttons were: who did what, when (UTC), and the day that is
    next (ISO), if there is one. `detail` is the reason of a rejection, or how an attempt went. With `undone`, it was
    taken back."""

    did: EventKind
    by: str
    at: datetime
    following: str = ""
    detail: str = ""
    undone: bool = False

    @property
    def data(self) -> dict[str, Any]:
        """Return it as a notice carries it."""
        at = self.at.isoformat()
        said = {"following": self.following, "detail": self.detail, "undone": self.undone}
        return {"did": self.did, "by": self.by, "at": at, **said}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Result":
        when, undone = datetime.fromisoformat(str(data["at"])), bool(data.get("undone"))
        following, detail = (str(data.get(name) or "") for name in ("following", "detail"))
        return cls(EventKind(data["did"]), str(data["by"]), when, following, detail, undone)


def before(lead: Lead, planned: Mapping[int, str]) -> dict[str, Any]:
    """Write down what the lead is, and the state of each piece of work that is planned for it, by its id."""
    was = {name: getattr(lead, name) for name in _WAS}
    stage = {"stage": lead.stage, "stage_at": lead.stage_at.isoformat()}
    return {"lead": {**was, **stage}, "due": {str(number): state for number, state in planned.items()}}


def before_accepting(lead: Lead) -> dict[str, Any]:
    """Write down what the lead is that a rep accepts; what is planned for it goes on."""
    return {"lead": before(lead, {})["lead"]}


def offered_to(lead: Lead) -> dict[str, Any]:
    """Write down whom the lead's offer is for, and until when."""
    until = lead.reserved_until.isoformat() if lead.reserved_until else ""
    whose = {"routed_to": lead.routed_to, "route_mode": lead.route_mode, "route_group": lead.route_group}
    return {**whose, "reserved_until": until}


def as_it_was(before: Mapping[str, Any]) -> tuple[Stage, dict[str, Any]]:
    """Return the stage that the lead was in, and the columns to write with it."""
    was = dict(before["lead"])
    stage = Stage(was.pop("stage"))
    return stage, {**was, "stage_at": datetime.fromisoformat(was["stage_at"])}


FOLLOW_UPS = frozenset({NoticeKind.FOLLOW_UP, NoticeKind.FOLLOW_UPS})
"""The messages that ask for a follow-up."""

NURTURED = FOLLOW_UPS | {
    NoticeKind.NURTURING,
    NoticeKind.REJECTED,
    NoticeKind.GIVEN_BACK,
    NoticeKind.TRACK_STOPPED,
}
"""The messages with buttons about a lead that is being nurtured."""

DRAFTS = frozenset(
    {
        *(NoticeKind.MISSING, NoticeKind.REJECTED, NoticeKind.STALE, NoticeKind.TRIED_AGAIN),
        *(NoticeKind.REVIEW, NoticeKind.REVIEW_WAITED_FOR, NoticeKind.REVIEW_LAPSED, NoticeKind.SENT_BACK),
    }
)
"""The messages with buttons about a draft, or about a lead that came back from sales."""

WITH_SALES = frozenset({NoticeKind.OFFERED, NoticeKind.OVERRIDDEN})
"""The messages that say that a lead is with sales."""

KEEPS_ITS_WORDS = frozenset({NoticeKind.NURTURING, NoticeKind.REJECTED, NoticeKind.GIVEN_BACK, NoticeKind.REVIEW})
"""The messages that still say something when what came of them stands below."""

PROMISED = frozenset({NoticeKind.PROMISE_DUE, NoticeKind.YOUR_TURN, NoticeKind.CONTACT_DUE, NoticeKind.CALL_BACK})
"""The messages that ask sales for what was promised, also by whoever said that they would call back."""

ASKING = (
    NURTURED | DRAFTS | PROMISED | {NoticeKind.REFUSED, NoticeKind.LIFTED, NoticeKind.YOURS, NoticeKind.WHOSE_CUSTOMER}
)
"""The messages with buttons that no longer hold once the lead has moved on."""
