"""The acts about sources, and who may do them: part of the table in everything.py; and all that is asked of them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.lead.people import Person
from bot.sources import compare as comparing
from bot.sources import tell_apart as telling
from bot.sources.join import join
from bot.sources.source import Source
from storage.sources import changes, leads_of, likeness, sources
from storage.sql import Transaction
from tests.guarantees.asked import MARKETING, Asked, Place

_Act = Callable[[Transaction, Person, Source, Source], Any]


def _with_two(act: _Act, *, merged: bool = False) -> Callable[[Transaction, Person, Place], Any]:
    """Do it with a source that may be another, and with that one; `merged`, it turned out to be."""

    def do(tx: Transaction, by: Person, at: Place) -> Any:
        kept = sources.match(tx, by.team_id, "Fair", by.user_id)
        new = sources.write(tx, sources.match(tx, by.team_id, "Fairs", by.user_id), resembles=kept.id, asked=1)
        if merged:
            join(tx, by.user_id, new, kept)
        return act(tx, by, new, kept)

    return do


SOURCES: dict[str, Asked] = {
    "say it is the same source": Asked(
        _with_two(lambda tx, by, new, kept: telling.tell_apart(tx, by, new.id, kept.id, "k", same=True)),
        MARKETING,
        about=False,
    ),
    "say it is a new source": Asked(
        _with_two(lambda tx, by, new, kept: telling.tell_apart(tx, by, new.id, kept.id, "k", same=False)),
        MARKETING,
        about=False,
    ),
    "take a source apart": Asked(
        _with_two(lambda tx, by, new, kept: telling.take_apart(tx, by, new.id, "k"), merged=True),
        MARKETING,
        about=False,
    ),
}


def look_at_sources(tx: Transaction) -> None:
    """Do with sources what no act of a person does, and what the clock does about them."""
    source = sources.match(tx, "T1", "Fair", "U1")
    new = sources.match(tx, "T1", "Fairs", "U1")
    sources.change(tx, new, "U1", kind="event")
    sources.get(tx, "T1", source.id)
    sources.group_of(tx, "T1", source.id)
    sources.of_team(tx, "T1")
    leads_of.counted(tx, source)
    changes.of(tx, "T1", [source.id])
    likeness.is_asked(tx, "T1", "U1", 2)
    for _ in range(5):
        comparing.see_to_likeness(tx)
        tx.now += timedelta(days=5)
