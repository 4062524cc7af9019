"""The sheets that the windows about tracks are drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.cadence.ahead import Ahead
from bot.cadence.outcome import TouchDone
from bot.cadence.tracks.track import DEFAULT_TRACKS, Track
from bot.lead.definition.questions import Definition
from bot.lead.record import Lead
from bot.slack.filled import stamp
from bot.tracks.changes import changes
from bot.tracks.checks import order_problems

MOVERS, LINES = 15, 8
"""The sizes of a page: of those who would move, and of the log."""


class UnderWay(StrEnum):
    """The choice for the leads that are on a track which is saved anew."""

    FINISH = "finish"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class TracksSheet:
    """All the tracks of a workspace as they are saved, how many leads are on each, and which this manager has drafts
    of; `drafted` are those of which nothing is saved yet."""

    tracks: Sequence[Track]
    on_it: Mapping[str, int] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    drafted: Sequence[Track] = ()
    moving: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TrackSheet:
    """A manager's draft of a track beside what is saved, if anything is, with who saved that when (UTC); `on_it` counts
    the leads that are on the track. `based_on` is the version the draft was begun from."""

    draft: Track
    saved: Track | None
    others: Sequence[Track]
    definition: Definition
    based_on: int = 0
    changed_by: str = ""
    changed_at: datetime | None = None
    on_it: int = 0

    @property
    def changes(self) -> list[str]:
        return changes(self.saved, self.draft)

    @property
    def problems(self) -> list[str]:
        return order_problems(self.draft)

    @property
    def version(self) -> int:
        """The version that is saved; -1 while there is none."""
        return self.saved.version if self.saved else -1

    @property
    def next_version(self) -> int:
        """The version that the draft becomes: 0 is only for what comes with Baton."""
        return self.version + 1 if self.saved else 1

    @property
    def is_changed(self) -> bool:
        return self.saved is None or bool(self.changes)

    @property
    def comes_with_baton(self) -> bool:
        return self.draft.key in DEFAULT_TRACKS

    @property
    def mark(self) -> str:
        """Return a mark by which a button can tell whether this is still the draft, and what is saved."""
        return f"{stamp(str(self.draft.to_json()))} {self.version + 1}"


@dataclass(frozen=True, slots=True)
class Mover:
    """A lead that would go over to another version of its track: what comes next there and when, and when what it
    waits for comes now; `told` if its marketer has been asked for that already."""

    label: str
    name: str
    what: str
    on: date
    now_on: date
    told: bool = False


@dataclass(frozen=True, slots=True)
class MoversSheet:
    """A page of those who would go over, after `earlier` others, of `total`."""

    track: Track
    movers: Sequence[Mover]
    earlier: int
    total: int


@dataclass(frozen=True, slots=True)
class Saved:
    """A line of the log: which track was saved as which version, by whom and when (UTC), with what is different and
    what becomes of those under way."""

    name: str
    version: int
    changed_by: str
    changed_at: datetime
    changes: Sequence[str]
    under_way: str = ""


@dataclass(frozen=True, slots=True)
class LogSheet:
    """A page of the log, newest first, after `later` newer lines; there are `known` lines, or more."""

    lines: Sequence[Saved]
    later: int
    known: int


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A lead with the touches that were made, latest first, and what is `ahead`, None while it is not nurtured. `why`
    says in mrkdwn why the next one comes then; `newest` is the newest version of its track."""

    lead: Lead
    ahead: Ahead | None = None
    done: Sequence[TouchDone] = ()
    why: str = ""
    newest: int = 0
