"""Lists a page at a time: which list it is, what is on the page, and how many there are in all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from bot.lead.record import Listed
from bot.promises.standing import Standing
from bot.team.rep import Rep

PAGE = 20
MOST = 1000
"""Nobody leafs through more; words narrow a list down."""


HISTORY_PAGE = 20


def on_home(lists: int) -> int:
    """Return how many rows of each list Home shows to somebody who has so many lists there: Slack takes a hundred
    blocks, and nobody reads more."""
    return 8 if lists <= _FEW else 5 if lists <= _SOME else 3


_FEW, _SOME = 5, 7


class FullPart(StrEnum):
    """A part of a lead that Details may cut short and show in full elsewhere; the values stand in buttons."""

    NOTES = "notes"
    ANSWERS = "answers"
    GROUP = "group"
    HISTORY = "history"
    HEARD = "heard"


IN_FULL = {
    FullPart.NOTES: "Notes",
    FullPart.ANSWERS: "Answers",
    FullPart.GROUP: "Buying group",
    FullPart.HISTORY: "History",
    FullPart.HEARD: "What was heard",
}


class Which(StrEnum):
    """The lists of leads; the values stand in buttons."""

    MINE = "mine"
    CLOSED = "closed"
    TEAM = "team"
    TEAM_CLOSED = "team_closed"
    FIND = "find"
    DUE = "due"
    DUE_NOW = "due_now"
    DUE_THEN = "due_then"
    DRAFTS = "drafts"
    RETURNED = "returned"
    WAITING = "waiting"
    TO_DECIDE = "to_decide"
    OWNED = "owned"
    PROMISES = "promises"
    OVERDUE = "overdue"
    UNOWNED = "unowned"
    PAUSED = "paused"
    REPS = "reps"
    OF_REP = "of_rep"
    TEAM_RETURNED = "team_returned"
    TEAM_WAITING = "team_waiting"
    TRIAGE = "triage"
    TO_REVIEW = "to_review"
    OF_SOURCE = "of_source"


TITLES = {
    Which.MINE: "Your open leads",
    Which.CLOSED: "Your closed leads",
    Which.TEAM: "Your team's open leads",
    Which.TEAM_CLOSED: "Your team's closed leads",
    Which.DUE_NOW: "Due now",
    Which.DUE_THEN: "Coming up",
    Which.DRAFTS: "My drafts",
    Which.RETURNED: "Returned by sales",
    Which.WAITING: "Waiting for sales",
    Which.TO_DECIDE: "Waiting for you",
    Which.OWNED: "My leads",
    Which.PROMISES: "My promises",
    Which.OVERDUE: "Overdue",
    Which.UNOWNED: "Nobody has it yet",
    Which.PAUSED: "Paused",
    Which.REPS: "By rep",
    Which.TEAM_RETURNED: "Returned to your team",
    Which.TEAM_WAITING: "Waiting for sales, all of your team's",
    Which.TRIAGE: "Triage: they only attended",
    Which.TO_REVIEW: "To review before sales",
    Which.OF_SOURCE: "Leads of this source",
}


class Waits(NamedTuple):
    """A promise about a lead in a list, and who is to keep it, "" for everybody."""

    standing: Standing
    user_id: str


@dataclass(frozen=True, slots=True)
class LeadPage:
    """Leads of a list without the first `skipped`; `total` is how many the list holds, `MOST` for as many or more.
    `wanted` is what was looked for, or whose leads these are, `beside` are the lists that this one leads to. `waits`
    says what is promised, by the lead's id; a list of people has `reps` instead of leads, as they are `now` (UTC). A
    list of follow-ups has its own `title`; it is looked at `today`, when `due_now` are due; an empty one says which day
    is `next`. The triage list `asks` what would show an opportunity; a list of leads to review has the ids of their
    `reviews`, by the lead's."""

    which: Which
    items: Sequence[Listed]
    total: int
    skipped: int = 0
    wanted: str = ""
    beside: Sequence[Which] = ()
    waits: Mapping[int, Waits] = field(default_factory=dict)
    reps: Sequence[Rep] = ()
    now: datetime | None = None
    title: str = ""
    today: date | None = None
    due_now: int = 0
    next: date | None = None
    asks: Sequence[str] = ()
    reviews: Mapping[int, int] = field(default_factory=dict)

    @property
    def shown(self) -> int:
        """Count what is on this page."""
        return len(self.items) or len(self.reps)

    @property
    def left(self) -> int:
        """Count those that come after this page."""
        return max(self.total - self.skipped - self.shown, 0)


def turning(which: Which, skip: int, wanted: str = "") -> str:
    """Return what a button carries that turns to a page of a list; what was looked for comes last."""
    return f"{which} {skip} {wanted}".strip()


def turned_to(carried: str) -> tuple[Which, int, str]:
    """Read it back; anything else is the first page of one's own leads."""
    which, _, rest = carried.partition(" ")
    skip, _, wanted = rest.partition(" ")
    if which not in set(Which):
        return Which.MINE, 0, ""
    return Which(which), min(int(skip), MOST) if skip.isdecimal() and len(skip) < 6 else 0, wanted
