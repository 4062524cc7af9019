"""A source is found by every wording it was ever typed in, and what was merged can be told apart again."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.sources.source import NOWHERE, Source
from storage import tables
from storage.sources import sources
from storage.sql import Database, Transaction


@pytest.mark.parametrize("typed", ["Webinar Q3", "  webinar  q3 ", "WEBINAR, Q3!", "Ｗebinar Q3"])
async def test_wordings_that_are_alike_are_one_source(database: Database, typed: str) -> None:
    def both(tx: Transaction) -> tuple[Source, Source]:
        return sources.match(tx, "T1", "Webinar Q3", "UMIA", "webinar"), sources.match(tx, "T1", typed, "UTOM")

    made, found = await database.transact(both)
    assert made.id
    assert (made.name, made.kind, made.owner, made.asked) == (
        "Webinar Q3",
        "webinar",
        "UMIA",
        0,
    )
    assert replace(found, named_id=0) == made
    assert found.as_named == made.as_named == made.id


async def test_nothing_typed_is_no_source_and_workspaces_are_apart(database: Database) -> None:
    def typed(tx: Transaction) -> list[Source]:
        return [sources.match(tx, team, text, "UMIA") for team, text in (("T1", " "), ("T1", "Fair"), ("T2", "fair"))]

    nothing, one, other = await database.transact(typed)
    assert nothing is NOWHERE
    assert one.id != other.id
    assert await database.read(sources.get, "T2", one.id) is NOWHERE


async def test_a_merged_source_is_found_as_the_one_it_was_merged_into(database: Database) -> None:
    def merged(tx: Transaction) -> tuple[Source, Source, Source]:
        kept, gone = (sources.match(tx, "T1", text, "UMIA") for text in ("Webinar Q3 2026", "Webinar Q3 26"))
        sources.change(tx, gone, "UMIA", merged_into=kept.id)
        return kept, gone, sources.match(tx, "T1", "webinar q3 26", "UTOM")

    kept, gone, found = await database.transact(merged)
    assert (found.id, found.as_named, found.name) == (kept.id, gone.id, kept.name)
    assert (await database.read(sources.get, "T1", gone.id)).id == kept.id
    assert sorted(await database.read(sources.group_of, "T1", kept.id)) == [kept.id, gone.id]
    assert [each.id for each in await database.read(sources.of_team, "T1")] == [kept.id]


async def test_each_change_leaves_a_line_and_the_same_again_none(database: Database) -> None:
    def changed(tx: Transaction) -> list[tuple[str, ...]]:
        source = sources.match(tx, "T1", "Fair", "UMIA")
        for _ in range(2):
            source = sources.change(tx, source, "UTOM", name="Hannover Fair", hundredths=50_000, resembles=0)
        assert sources.get(tx, "T1", source.id).name == "Hannover Fair"
        change = tables.source_change.c
        lines = tx.connection.execute(select(change.by, change.what, change.before, change.after).order_by(change.id))
        return [tuple(line) for line in lines]

    assert await database.transact(changed) == [
        ("UTOM", "name", "Fair", "Hannover Fair"),
    ]
