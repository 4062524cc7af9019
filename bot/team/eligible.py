"""The question whether a rep can be given a lead now, with the reason in words; asked when the choice is made."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from bot.lead.workplace.calendar import WorkingHours, next_working_moment
from bot.slack.text import day, moment
from bot.team.rep import Away, Rep


class Obstacle(StrEnum):
    """A reason why a rep is not given leads now."""

    NONE = ""
    AWAY = "away"
    FULL = "full"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The answer for one rep; `words` stand behind their name: "is away until Fri 4 December". `until` is when (UTC)
    the obstacle ends by itself, if it does."""

    obstacle: Obstacle
    words: str
    until: datetime | None = None

    @property
    def ok(self) -> bool:
        return self.obstacle is Obstacle.NONE


def eligible(rep: Rep, now: datetime, *, in_hours: bool) -> Eligibility:
    """Tell whether a rep can be given a lead at this moment (UTC); with `in_hours`, only while they work.

    Whoever `look_up.reps` returns is active and in the role. There is no limit but the cap that somebody set.
    """
    absence = rep.away_at(now)
    if absence:
        return Eligibility(Obstacle.AWAY, f"is away {until_words(absence)}", absence.until)
    if rep.full:
        return Eligibility(Obstacle.FULL, f"is full: {rep.has}, and takes at most {rep.cap}")
    if in_hours:
        opens = at_work_from(now, rep.hours)
        if opens > now:
            return Eligibility(Obstacle.CLOSED, f"is not at work until {moment(opens)}", opens)
    return Eligibility(Obstacle.NONE, "can be given leads")


@lru_cache(maxsize=256)
def at_work_from(now: datetime, hours: WorkingHours) -> datetime:
    """Return the same as `next_working_moment`: worked out once for all who share their hours, as most of a team do."""
    return next_working_moment(now, hours)


def until_words(away: Away) -> str:
    """Say until when somebody is away, to stand behind "away": the last day, or the moment they are back."""
    return f"until {day(away.last_day)}" if away.last_day else f"until {moment(away.until)}"
