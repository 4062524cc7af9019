"""The acts about sources, and who may do them: part of the table in everything.py; and all that is asked of them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.lead.people import Person
from bot.overview import list_leads as listing
from bot.slack.filled import Filled
from bot.sources import change_source as changing
from bot.sources import look_up as looking
from bot.sources import merge_sources as merging
from bot.sources.join import join
from bot.sources.likeness import compare as comparing
from bot.sources.likeness import tell_apart as telling
from bot.sources.source import Source
from storage.sources import changes, leads_of, likeness, sources
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MARKETING, Asked, Place

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


_RENAMED = Filled({"name": "Fairs"}, {"name": "Fairs of 2026", "cost": "1200 EUR"})


def _merge(tx: Transaction, by: Person, new: Source, kept: Source) -> Source:
    return merging.merge_sources(tx, by, new.id, kept.id, merging.both_sources(tx, by, new.id, kept.id).seen, "k")


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
    "see the sources": Asked(lambda tx, by, at: looking.list_sources(tx, by), ANYONE, about=False),
    "look for a source": Asked(lambda tx, by, at: looking.list_sources(tx, by, "list", "fair_%"), ANYONE, about=False),
    "my sources": Asked(lambda tx, by, at: looking.list_sources(tx, by, "mine"), ANYONE, about=False),
    "sources in doubt": Asked(lambda tx, by, at: looking.list_sources(tx, by, "in_doubt"), ANYONE, about=False),
    "one source": Asked(
        _with_two(lambda tx, by, new, kept: looking.source_sheet(tx, by, new.id), merged=True), ANYONE, about=False
    ),
    "leads of a source": Asked(
        _with_two(lambda tx, by, new, kept: listing.of_source(tx, by, str(kept.id))), ANYONE, about=False
    ),
    "sources to merge with": Asked(
        lambda tx, by, at: looking.sources_to_choose(tx, by, 0, "fair"), MARKETING, about=False
    ),
    "form of a source": Asked(
        _with_two(lambda tx, by, new, kept: changing.to_change_source(tx, by, new.id)), MARKETING, about=False
    ),
    "change a source": Asked(
        _with_two(lambda tx, by, new, kept: changing.change_source(tx, by, new.id, _RENAMED, "k")),
        MARKETING,
        about=False,
    ),
    "two sources side by side": Asked(
        _with_two(lambda tx, by, new, kept: merging.both_sources(tx, by, new.id, kept.id)), MARKETING, about=False
    ),
    "merge two sources": Asked(_with_two(_merge), MARKETING, about=False),
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
