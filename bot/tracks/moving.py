"""Moving a lead that is under way to another version of its track: where it goes on there, and when."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from bot.cadence.course import Course, Fit, Gate, Kind, Stop, next_stop
from bot.cadence.run import Run
from bot.cadence.tracks.track import Track


def place_in(new: Track, old: Track, touch: int, *, told: bool = False) -> int:
    """Return the number of the touch (from 0) that comes next in `new` for a lead whose next one was `touch` in `old`.

    Everybody goes on behind the last touch they have had, so that none comes twice and none added there is missed; with
    none of them left, at the beginning. A touch that was `told` already stays the one that is asked for, if it still
    comes after those.
    """
    at = {each.id: number for number, each in enumerate(new.touches)}
    place = max((at[each.id] + 1 for each in old.touches[:touch] if each.id in at), default=0)
    asked = at.get(old.touches[touch].id, -1) if told and touch < len(old.touches) else -1
    return max(place, asked)


class Landed(NamedTuple):
    """A run on the other version: its course there, and what comes next. With `stays`, that is what came next before,
    on the same day."""

    course: Course
    next: Stop
    stays: bool


def land(run: Run, old: Track, new: Track, gate: Gate, *, told: bool = False) -> Landed:
    """Move a run from one version to another.

    What its marketer was told stays, and so does a day that somebody chose, and a touch that is the same in both
    versions; everything else is counted anew from the last touch. `gate` lets nothing through for a day that is over.
    """
    stop, course = run.next, run.course
    asks_for_touch = stop.kind is Kind.TOUCH
    place = place_in(new, old, course.touch, told=told and asks_for_touch)
    there = replace(course, version=new.version, touch=place)
    if not asks_for_touch:
        stays = told or course.pinned is not None or not run.goes_on
    else:
        same = place < len(new.touches) and _is_same(old, course.touch, new, place)
        chosen = course.pinned is not None and not told and place < len(new.touches)
        stays = chosen or (same and (told or old.touch(course.touch).offset == new.touches[place].offset))
    if stays:
        kept = stop._replace(number=place) if asks_for_touch else stop
        return Landed(replace(there, pinned=kept if course.pinned else None), kept, stays=True)
    there = replace(there, pinned=None)
    return Landed(there, next_stop(there, new, gate), stays=False)


def _is_same(old: Track, touch: int, new: Track, place: int) -> bool:
    """Tell whether the touch that comes next is the same one in both."""
    return touch < len(old.touches) and old.touches[touch].id == new.touches[place].id


@dataclass(frozen=True)
class FromTomorrow:
    """A gate that lets nothing through before a day: what was due in the past by the new version comes then."""

    gate: Gate
    first: date

    def fit(self, day: date, *, exempt: bool = False) -> Fit:
        return self.gate.fit(max(day, self.first), exempt=exempt)

    def working_day(self, since: date, number: int) -> date:
        return self.gate.working_day(since, number)
