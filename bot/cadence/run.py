"""A run through a track as it is kept: the course, the stop that comes next, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.cadence.because import Because, Moved, why_then
from bot.cadence.course import CHECKPOINTS, Chosen, Course, Kind, Stop


@dataclass(frozen=True, slots=True)
class Run:
    """The newest run of a lead, which goes on until `ended_at` (UTC). `next` is its stop as it is planned, or was told;
    `note` says, as it was typed, what brought it forward."""

    id: int
    lead_id: int
    course: Course
    next: Stop
    note: str = ""
    alarm_on: str = ""
    ended_at: datetime | None = None
    ended_why: str = ""

    @property
    def goes_on(self) -> bool:
        return self.ended_at is None

    @property
    def why(self) -> str:
        """Say why its next stop comes on that day, in mrkdwn."""
        months = CHECKPOINTS[min(self.next.number, len(CHECKPOINTS) - 1)]
        return why_then(self.next.because, self.next.moved, self.note, months)


def run_of(row: Mapping[str, Any]) -> Run:
    """Read a run from its row."""
    moved = tuple(Moved(each) for each in row["moved"] or ())
    stop = Stop(Kind(row["next_kind"]), row["next_number"], _day(row["next_on"]), Because(row["because"]), moved)
    chosen = None
    if row["chosen_on"]:
        chosen = Chosen(_day(row["chosen_on"]), Because(row["chosen_because"]), bool(row["asked_for"]))
    course = Course(
        row["track"],
        row["version"],
        _day(row["began_on"]),
        _day(row["last_on"]),
        row["touch"],
        row["checkpoint"],
        chosen,
        stop if row["pinned"] else None,
    )
    end = (row["ended_at"], row["ended_why"])
    return Run(row["id"], row["lead_id"], course, stop, row["note"], row["alarm_on"], *end)


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def columns_of(course: Course, stop: Stop, note: str = "") -> dict[str, Any]:
    """Return the columns that say where a run is, and what comes next."""
    chosen = course.chosen
    return {
        "track": course.track,
        "version": course.version,
        "began_on": course.began_on.isoformat(),
        "last_on": course.last_on.isoformat(),
        "touch": course.touch,
        "checkpoint": course.checkpoint,
        "next_kind": stop.kind,
        "next_number": stop.number,
        "next_on": stop.day.isoformat(),
        "because": stop.because,
        "moved": list(stop.moved),
        "note": note,
        "pinned": course.pinned is not None,
        "chosen_on": chosen.day.isoformat() if chosen else "",
        "chosen_because": chosen.because if chosen else "",
        "asked_for": bool(chosen and chosen.asked_for),
    }
