"""The touches of a lead: every time somebody named a source for it. They are added to and never overwritten."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from bot.lead.kinds import EventKind
from bot.slack.text import esc, short_day_of

_NAME = 60
NAMING = (EventKind.CAPTURED, EventKind.SOURCE_NAMED, EventKind.CORRECTED, EventKind.ADDED_TO, EventKind.UNDONE)
"""The lines of history that name a source, put one right, or take one back."""


class Line(NamedTuple):
    """A line of history of a lead, with the source it had then. `at` is UTC."""

    id: int
    lead_id: int
    at: datetime
    kind: str
    detail: str
    source: str
    source_id: int
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Touch:
    """A source that was named for a lead, when (UTC), and the link to where, "" for none."""

    at: datetime
    source: str
    source_id: int
    link: str = ""


def touches_in(lines: Iterable[Line]) -> list[Touch]:
    """Return the touches that a lead's lines, and those of all that were merged into it, tell of: the first first.

    A correction puts the touch before it right; what was added and taken back again is none.
    """
    by_lead: dict[int, list[Touch]] = {}
    added_at: dict[int, datetime] = {}
    for line in sorted(lines, key=lambda line: line.id):
        known = by_lead.setdefault(line.lead_id, [])
        touch = Touch(line.at, line.source, line.source_id, str(line.data.get("link") or ""))
        if line.kind == EventKind.CORRECTED:
            if "source" in line.data.get("fields", ()) and known:
                known[-1] = Touch(known[-1].at, line.source, line.source_id, known[-1].link)
        elif line.kind == EventKind.ADDED_TO:
            added_at[line.lead_id] = line.at
        elif line.kind != EventKind.UNDONE:
            known.append(touch)
        elif line.detail == EventKind.ADDED_TO and len(known) > 1 and known[-1].at == added_at.get(line.lead_id):
            known.pop()
    found = [touch for known in by_lead.values() for touch in known if touch.source or touch.link]
    return sorted(found, key=lambda touch: touch.at)


def touch_line(touches: Sequence[Touch]) -> str:
    """Say where a lead was first heard of and where last, in mrkdwn; "" where that is one and the same."""
    named = [touch for touch in touches if touch.source]
    linked = next((touch.link for touch in touches if touch.link), "")
    parts = [f"Found at {esc(linked, 200)}"] if linked else []
    if len(named) > 1:
        first, last = named[0], named[-1]
        parts += [f"First: {esc(first.source, _NAME)}, {short_day_of(first.at)}"]
        parts += [f"latest: {esc(last.source, _NAME)}, {short_day_of(last.at)}"]
        parts += [f"named {len(named)} times"] if len(named) > 2 else []
    return " · ".join(parts)
