"""Whatever happened, the database counts what a slow count of every line counts, and lists exactly whom it counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import Connection

from bot.numbers.counting import By, Cut
from bot.numbers.counts import Part
from bot.numbers.number import OF_A_PERIOD
from bot.numbers.period import Period
from bot.sources.changes import APART, INTO
from storage import tables
from storage.numbers.behind import behind
from storage.numbers.counts import before, counted
from storage.numbers.people import brought_in, by_rep, decided
from storage.sql import Transaction, make_engine, parse_url
from tests.guarantees.conftest import Size
from tests.guarantees.conftest import size as size
from tests.storage import slow_count
from tests.storage.many_leads import a_workspace
from tests.storage.slow_count import Line, Story

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
TZ = ZoneInfo("Europe/Berlin")
TEAM = "T1"
LEADS, SOURCES = range(1, 6), range(4)
KINDS = (*slow_count.PLAIN, "undone", "answered")
DETAILS = {
    "rejected": ("no_need", "no_money", "duplicate", "unreachable"),
    "lost": ("price", "other"),
    "offered": ("", "nurturing"),
    "undone": ("accepted", "rejected", "won", "lost", "recycled"),
    "recycled": ("no_hurry",),
}


@some.composite
def lines(draw: Any) -> list[Line]:
    found = []
    for number in range(1, draw(some.integers(0, 25)) + 1):
        kind = draw(some.sampled_from(KINDS))
        data: dict[str, Any] = {"offer": draw(some.integers(1, 2))} if kind != "recycled" else {}
        data |= draw(some.sampled_from([{}, {"working_minutes": 7}, {"working_minutes": 90}, {"before_opening": True}]))
        data |= draw(some.sampled_from([{}, {"hundredths": 3_000_000_000, "currency": "EUR"}])) if kind == "won" else {}
        found.append(
            Line(
                number,
                draw(some.sampled_from(LEADS)),
                MONDAY - timedelta(hours=12 * draw(some.integers(0, 84))),
                kind,
                draw(some.sampled_from(DETAILS.get(kind, ("",)))),
                draw(some.sampled_from(["UR1", "UR2"])),
                draw(some.sampled_from(["U1", "U2"])),
                draw(some.sampled_from(SOURCES)),
                draw(some.sampled_from(["", "Enterprise"])),
                data,
            )
        )
    return found


@some.composite
def stories(draw: Any) -> Story:
    became = {
        lead: (draw(some.integers(lead + 1, max(LEADS))), MONDAY - timedelta(days=draw(some.integers(0, 30))))
        for lead in draw(some.sets(some.sampled_from(LEADS[:-1])))
    }
    joined = [
        (MONDAY - timedelta(days=draw(some.integers(0, 10))), one, into)
        for one in draw(some.sets(some.sampled_from([1, 2])))
        for into in draw(some.lists(some.sampled_from([0, *range(one + 1, 4)]), max_size=3))
    ]
    return Story(draw(lines()), became, sorted(joined))


def write(connection: Connection, story: Story) -> Transaction:
    tx = Transaction(connection, MONDAY)
    a_workspace(tx)
    a_workspace(tx, "T2")
    tx.flush()
    named = {"name": "Jane Doe", "reasons": [], "cautions": [], "created_at": MONDAY, "originator": "U1"}
    number = {lead: 10 + lead for lead in LEADS}
    for lead in LEADS:
        into, at = story.became.get(lead, (0, MONDAY))
        merged = {"merged_into": number.get(into, 0), "stage_at": at, "stage": "refused"}
        whole = tables.LeadRow(team_id=TEAM, id=lead, number=number[lead], **named, **merged)
        connection.execute(tables.lead.insert(), whole.model_dump())
    for source in SOURCES[1:]:
        row = tables.SourceRow(team_id=TEAM, id=source, name=f"S{source}", created_at=MONDAY)
        connection.execute(tables.source.insert(), row.model_dump())
    join(connection, story)
    rows = [
        {
            "team_id": TEAM,
            "id": line.id,
            "lead_id": line.lead,
            "at": line.at,
            "kind": line.kind,
            "actor": line.actor,
            "originator": line.originator,
            "detail": line.detail,
            "source": "",
            "source_id": line.source,
            "segment": line.segment,
            "data": dict(line.data),
        }
        for line in story.lines
    ]
    if rows:
        connection.execute(tables.event.insert(), rows)
    return tx


def join(connection: Connection, story: Story) -> None:
    """Join the sources and take them apart, with the lines of their logs."""
    part_of: dict[int, int] = defaultdict(int)
    for at, one, into in story.joined:
        line = {"before": str(part_of[one]), "after": str(into or one), "what": INTO if into else APART, "by": "U1"}
        connection.execute(tables.source_change.insert(), {"team_id": TEAM, "source_id": one, "at": at, **line})
        part_of[one] = into
        connection.execute(tables.source.update().where(tables.source.c.id == one).values(merged_into=into))


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = make_engine(parse_url(database_url))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


PERIOD = Period(MONDAY - timedelta(days=14), MONDAY - timedelta(days=3))
MOMENTS = (None, MONDAY - timedelta(days=2), MONDAY - timedelta(days=6))


def test_the_database_counts_what_a_slow_count_does(connection: Connection, size: Size) -> None:
    many = size.of(40, 2000)

    @settings(max_examples=many, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(stories(), some.sampled_from(MOMENTS))
    def check(story: Story, as_of: datetime | None) -> None:
        try:
            compare(write(connection, story), story, as_of)
        finally:
            connection.rollback()

    check()


def compare(tx: Transaction, story: Story, as_of: datetime | None) -> None:
    found = counted(tx, TEAM, PERIOD, TZ, as_of)
    slow = slow_count.counted(story, PERIOD.start, PERIOD.end, as_of)
    assert dict(found.numbers) == {number: len(leads) for number, leads in slow.items()}
    assert parts(found.by_source) == slow_count.by(story, slow, "source", as_of)
    assert parts(found.by_segment) == slow_count.by(story, slow, "segment", as_of)
    for reasons, number in ((found.reasons, "rejected"), (found.lost_reasons, "lost")):
        assert dict(reasons) == Counter(line.detail for line in slow[number].values())
    won = sum(line.data.get("hundredths", 0) for line in slow["won"].values())
    assert found.won_in == ({"EUR": won} if won else {})
    some_lines = slow_count.within(story, PERIOD.start, PERIOD.end, as_of)
    speed = found.answering
    assert (speed.answers, speed.median, speed.p90) == slow_count.answers(some_lines)
    lists(tx, story, slow, as_of)
    if as_of is None:
        people(tx, story, slow, some_lines)
        weeks(tx, story)


def parts(found: tuple[Part, ...]) -> dict[str, Counter[str]]:
    return {part.key: Counter({str(number): count for number, count in part.numbers.items()}) for part in found}


def lists(tx: Transaction, story: Story, slow: dict[str, dict[int, Line]], as_of: datetime | None) -> None:
    for number in OF_A_PERIOD:
        latest_first = sorted(slow[number], key=lambda lead: -slow[number][lead].id)
        shown, total = behind(tx, TEAM, number, PERIOD, None, as_of)
        assert ([row.id for row in shown], total) == (latest_first, len(latest_first))
        for cut, belongs in (
            (Cut(By.SOURCE, "3"), lambda line: story.source(line.source, as_of) == 3),
            (Cut(By.SOURCE, ""), lambda line: line.source == 0),
            (Cut(By.SEGMENT, "Enterprise"), lambda line: line.segment == "Enterprise"),
            (Cut(By.REASON, "no_money"), lambda line: line.detail == "no_money"),
            (Cut(By.REP, "UR1"), lambda line: line.actor == "UR1"),
            (Cut(By.ORIGINATOR, "U2"), lambda line: line.originator == "U2"),
        ):
            those = [lead for lead in latest_first if belongs(slow[number][lead])]
            shown, total = behind(tx, TEAM, number, PERIOD, cut, as_of, 1, 2)
            assert ([row.id for row in shown], total) == (those[1:3], len(those)), (number, cut)


def people(tx: Transaction, story: Story, slow: dict[str, dict[int, Line]], some_lines: list[Line]) -> None:
    decisions = [line for line in some_lines if line.kind in ("accepted", "rejected", "won", "lost")]
    theirs = brought_in(tx, TEAM, "U1", PERIOD)
    assert theirs == distinct(story, [line for line in some_lines if line.originator == "U1"])
    reps = by_rep(tx, TEAM, PERIOD)
    assert set(reps) == {line.actor for line in decisions}
    for rep, of_rep in reps.items():
        own = [line for line in decisions if line.actor == rep]
        said = {number: count for number, count in distinct(story, own).items() if number != "nurtured"}
        assert of_rep.numbers == said == decided(tx, TEAM, rep, PERIOD)
        speed = of_rep.answering
        assert (speed.answers, speed.median, speed.p90) == slow_count.answers(own)


def distinct(story: Story, some_lines: list[Line]) -> dict[str, int]:
    leads = {(n, story.lead(line.lead, None)) for line in some_lines for n in slow_count.numbers_of(story, line)}
    return Counter(number for number, _ in leads)


def weeks(tx: Transaction, story: Story) -> None:
    for week in before(tx, TEAM, PERIOD, TZ):
        slow = slow_count.counted(story, week.period.start, week.period.end)
        assert dict(week.numbers) == {number: len(leads) for number, leads in slow.items()}
