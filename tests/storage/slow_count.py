"""The numbers of a period counted slowly and plainly, from every line there is: the database must count the same."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import Any

FOR_NOW = {"no_money", "no_hurry", "no_desire", "no_trust", "unreachable"}
PLAIN = {
    "captured": "captured",
    "offered": "offered",
    "accepted": "accepted",
    "rejected": "rejected",
    "nurturing": "nurtured",
    "recycled": "nurtured",
    "refused": "refused",
    "won": "won",
    "lost": "lost",
}


@dataclass(frozen=True)
class Line:
    id: int
    lead: int
    at: datetime
    kind: str
    detail: str = ""
    actor: str = ""
    originator: str = ""
    source: int = 0
    segment: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """All lines in their order; `became` maps a lead to the one it was merged into, and when; `joined` says when each
    source became part of which other, or (0) of none, the earliest first."""

    lines: Sequence[Line]
    became: Mapping[int, tuple[int, datetime]]
    joined: Sequence[tuple[datetime, int, int]]

    def lead(self, lead: int, as_of: datetime | None) -> int:
        while lead in self.became and (as_of is None or self.became[lead][1] <= as_of):
            lead = self.became[lead][0]
        return lead

    def source(self, source: int, as_of: datetime | None) -> int:
        part_of = {one: into for at, one, into in self.joined if as_of is None or at <= as_of}
        while part_of.get(source):
            source = part_of[source]
        return source


def stands(story: Story, line: Line, as_of: datetime | None) -> bool:
    return not any(
        later.id > line.id
        and later.lead == line.lead
        and later.kind == "undone"
        and later.detail == line.kind
        and later.data["offer"] == line.data.get("offer", later.data["offer"])
        and (as_of is None or later.at <= as_of)
        for later in story.lines
    )


def numbers_of(story: Story, line: Line) -> list[str]:
    found = [PLAIN[line.kind]]
    if line.kind == "offered" and line.detail == "nurturing":
        found.append("brought_back")
    if line.kind == "rejected" and line.detail in FOR_NOW:
        found.append("nurtured")
    if line.kind == "accepted" and any(
        (one.lead, one.kind, one.detail) == (line.lead, "offered", "nurturing") and one.id < line.id
        for one in story.lines
    ):
        found.append("brought_back_accepted")
    return found


def counted(story: Story, start: datetime, end: datetime, as_of: datetime | None = None) -> dict[str, dict[int, Line]]:
    """Return the line that counts each lead for each number."""
    found: dict[str, dict[int, Line]] = defaultdict(dict)
    for line in within(story, start, end, as_of):
        for number in numbers_of(story, line):
            found[number][story.lead(line.lead, as_of)] = line
    return found


def within(story: Story, start: datetime, end: datetime, as_of: datetime | None = None) -> list[Line]:
    return [
        line
        for line in story.lines
        if line.kind in PLAIN
        and start <= line.at < end
        and (as_of is None or line.at <= as_of)
        and stands(story, line, as_of)
    ]


def by(
    story: Story, lines: Mapping[str, Mapping[int, Line]], what: str, as_of: datetime | None
) -> dict[str, Counter[str]]:
    """Count by source or segment."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for number, of_lead in lines.items():
        for line in of_lead.values():
            key = line.segment if what == "segment" else str(story.source(line.source, as_of) or "")
            found[key][number] += 1
    return found


def answers(lines: Sequence[Line]) -> tuple[int, float | None, float | None]:
    took = sorted(
        0 if line.data.get("before_opening") else line.data["working_minutes"]
        for line in lines
        if line.kind in ("accepted", "rejected") and ("working_minutes" in line.data or "before_opening" in line.data)
    )
    return (len(took), median(took), took[math.ceil(len(took) * 9 / 10) - 1]) if took else (0, None, None)
