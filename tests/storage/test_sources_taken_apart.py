"""Sources are merged into each other and taken apart in any order: each is as it was, and every earlier moment too."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import Connection, select

from bot.sources.join import join, part
from storage import tables
from storage.numbers.groups import counted_as
from storage.sources import sources
from storage.sql import Transaction, make_engine, parse_url
from tests.guarantees.conftest import Size
from tests.guarantees.conftest import size as size
from tests.storage.many_leads import TEAM, a_workspace

BEGIN = datetime(2026, 11, 23, 9, tzinfo=UTC)
KEPT = ("kind", "origin", "link", "probation_at", "probation_why", "merged_into", "owner", "hundredths")
_columns = some.fixed_dictionaries(
    {
        "kind": some.sampled_from(["", "webinar", "list"]),
        "origin": some.sampled_from(["", "rented"]),
        "link": some.sampled_from(["", "https://a.example"]),
        "probation_why": some.sampled_from(["", "of two strikes"]),
    }
)


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = make_engine(parse_url(database_url))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_each_is_as_it_was_in_whatever_order_they_are_taken_apart(connection: Connection, size: Size) -> None:
    @settings(max_examples=size.of(25, 1000), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(some.lists(_columns, min_size=2, max_size=5), some.data())
    def check(columns: list[dict[str, str]], data: Any) -> None:
        try:
            merge_and_take_apart(connection, columns, data)
        finally:
            connection.rollback()

    check()


def merge_and_take_apart(connection: Connection, columns: list[dict[str, str]], data: Any) -> None:
    tx = Transaction(connection, BEGIN)
    a_workspace(tx)
    tx.flush()
    for number, values in enumerate(columns, start=1):
        row = tables.SourceRow(team_id=TEAM, id=number, name=f"S{number}", created_at=BEGIN)
        since = BEGIN if values["probation_why"] else None
        connection.execute(tables.source.insert(), {**row.model_dump(), **values, "probation_at": since})
    before, told = state(connection), {BEGIN: dict(counted_as(tx, TEAM))}
    merging = True
    while True:
        tx = Transaction(connection, tx.now + timedelta(minutes=1))
        merged = {number: row[KEPT.index("merged_into")] for number, row in state(connection).items()}
        alone, parts = ([number for number in merged if bool(merged[number]) == gone] for gone in (False, True))
        merging = merging and len(alone) > 1 and (not parts or data.draw(some.integers(0, 3)) > 0)
        if merging:
            gone, kept = data.draw(some.permutations(alone))[:2]
            join(tx, "U1", *sources.hold(tx, TEAM, gone, kept))
        elif parts:
            gone = data.draw(some.sampled_from(parts))
            part(tx, "U1", *sources.hold(tx, TEAM, gone, merged[gone]))
        else:
            break
        tx.flush()
        told[tx.now] = dict(counted_as(tx, TEAM))
    assert state(connection) == before
    for at, was in told.items():
        assert counted_as(tx, TEAM, at) == was


def state(connection: Connection) -> dict[int, tuple[Any, ...]]:
    source = tables.source.c
    rows = connection.execute(select(source.id, *(source[name] for name in KEPT)).where(source.team_id == TEAM))
    return {row[0]: tuple(row[1:]) for row in rows}
