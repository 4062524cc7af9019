"""What is drawn about sources, with anything that people type in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.slack.blocks import Message
from bot.sources.changes import INTO, Change
from bot.sources.confidence.confidence import Confidence
from bot.sources.form import merging_form, source_choices, source_form, which_source_form
from bot.sources.likeness import notes
from bot.sources.likeness.became import what_became
from bot.sources.page import sources_page
from bot.sources.sheets import SHOWS, Merging, Side, SourceList, SourceSheet
from bot.sources.source import Source
from bot.sources.source_page import source_page

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
_TRUST = Confidence(1, 0.23, 0.11, 0.37, 40, 100, 3, 20)


def source(typed: str, **more: Any) -> Source:
    long = (typed * 300)[:150]
    link = "https://example.com/" + (typed * 300)[:900]
    made = Source(1, "T1", long, "discussion", "U1", "rented", link, 10**14, "EUR", created_at=NOW, created_by="U1")
    return replace(made, probation_at=NOW, probation_why=(typed * 300)[:500], resembles=2, **more)


def source_messages(typed: str) -> Iterator[tuple[str, Message]]:
    one, other = source(typed), source(typed, id=2)
    merged = replace(one, merged_into=2)
    line = Change(1, NOW, "U1", INTO, "0", "2")
    for again in (False, True):
        yield "same source", notes.same_source(one, other, "U9", 12_345, again=again)
    for became in (what_became(merged, other, line), what_became(one, one, None), what_became(one, one, line)):
        yield "settled source", notes.settled(one, became, undoes=True)


def source_views(typed: str) -> Iterator[tuple[str, dict[str, Any]]]:
    one, other = source(typed), source(typed, id=2)
    for shown in SHOWS:
        rows = [replace(one, id=number) for number in range(15)]
        trust = dict.fromkeys(range(15), _TRUST)
        yield f"sources {shown}", sources_page(SourceList(rows, trust, 10_000, 30, shown, (typed * 300)[:150]))
        yield f"no sources {shown}", sources_page(SourceList([], {}, 0, 0, shown))
    wordings = [Change(1, NOW, "U1", what, (typed * 99)[:150], (typed * 99)[:150]) for what in ("name", INTO, "lifted")]
    sheet = SourceSheet(
        one, _TRUST, 10_000, [other] * 30, other, wordings * 3, {"1": one.name, "2": other.name}, True, True
    )
    yield "source", source_page(sheet)
    yield "new source", source_page(SourceSheet(Source(1, "T1", "Fair", created_at=NOW), _TRUST))
    yield "form of a source", source_form(one)
    yield "merge a source", which_source_form(one)
    yield "merging sources", merging_form(Merging(Side(one, _TRUST, 3), Side(other, _TRUST, 10_000), "a1b2c3d4"))
    assert len(source_choices([one] * 100)["options"]) == 100
