"""The pictures in a digest: its weeks as bars, and its sources as a table."""

from collections.abc import Sequence

from bot.digest.frozen import first_parts
from bot.digest.record import Digest
from bot.numbers.counts import Counts, Part
from bot.numbers.number import Number
from bot.slack.blocks import Block
from bot.slack.charts import Cell, bar_chart, data_table
from bot.slack.text import shortened

_BARS = {"Sent to sales": Number.OFFERED, "Accepted": Number.ACCEPTED, "Rejected": Number.REJECTED}
_COLUMNS = (Number.OFFERED, Number.ACCEPTED, Number.REJECTED, Number.NURTURED, Number.WON)
_HEADER = ("Sent", "Accepted", "Rejected", "Nurtured", "Won")
_FUNNEL = {"Added": Number.CAPTURED, "Sent to sales": Number.OFFERED, "Accepted": Number.ACCEPTED, "Won": Number.WON}
_SOURCES, _ON_A_PAGE, _NAME = 20, 6, 50
_BEFORE_CONFIDENCE = 3
"""Columns of numbers before what sales makes of a source: a phone shows no more at once."""


def over_time(digest: Digest, parts: Sequence[Counts] = (), *, title: str = "Week by week") -> list[Block]:
    """Draw the period beside those before it, or the `parts` it consists of; where there is nothing beside it, how far
    its leads came."""
    each, beside = list(parts) or [*digest.known_before, digest.counts], parts or digest.known_before
    if len(each) < 2 or not any(counts[number] for counts in beside for number in _BARS.values()):
        came = {"Leads": [digest.counts[number] for number in _FUNNEL.values()]}
        return [bar_chart("How far leads came", list(_FUNNEL), came)]
    firsts = [counts.period.days(digest.zone)[0] for counts in each]
    across_years = firsts[0].year != firsts[-1].year and len(each) > len(digest.before) + 1
    labels = [f"{first:%-d %b %y}" if across_years else f"{first:%-d %b}" for first in firsts]
    series = {name: [counts[number] for counts in each] for name, number in _BARS.items()}
    return [bar_chart(title, labels, series, y_label="Leads")]


def by_source(digest: Digest) -> list[Block]:
    """Draw the sources whose leads anything happened to, with what sales makes of them; nothing if none has a name."""
    parts = [part for part in digest.counts.by_source if any(part.numbers.get(number) for number in _COLUMNS)]
    if not parts or all(not part.key for part in parts):
        return []
    shown = [number for number in _COLUMNS if any(part.numbers.get(number) for part in parts)]
    names = [name for number, name in zip(_COLUMNS, _HEADER, strict=True) if number in shown]
    at = min(_BEFORE_CONFIDENCE, len(shown)) if digest.confidence else 0
    header = ["Source", *names[:at], *(["Confidence"] if at else []), *names[at:]]
    rows = [_row(part, shown, digest, at) for part in first_parts(parts, _SOURCES)]
    return [data_table("By source", header, rows, _ON_A_PAGE)]


def _row(part: Part, shown: Sequence[Number], digest: Digest, at: int) -> list[Cell]:
    counts: list[Cell] = [part.numbers.get(number, 0) for number in shown]
    judged: list[Cell] = [digest.confidence.get(part.key, "–")] if at else []
    return [shortened(part.name, _NAME) or "No source given", *counts[:at], *judged, *counts[at:]]
