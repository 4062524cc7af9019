"""Merging two sources that turned out to be one, seen side by side beforehand."""

from bot.lead.access import require
from bot.lead.errors import FieldProblems
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.people import Act, Person
from bot.slack.filled import stamp
from bot.slack.text import esc
from bot.sources.errors import NoSuchSourceError
from bot.sources.join import join
from bot.sources.sheets import Merging, Side
from bot.sources.source import Source
from storage import inbox
from storage.sources import leads_of, sources
from storage.sources.confidence import confidence_of
from storage.sql import Transaction

FIELD = "other_source"


def both_sources(tx: Transaction, by: Person, source_id: int, other_id: int) -> Merging:
    """Return the source beside the one it is to be merged into. Raises FieldProblems (FIELD), NoSuchSourceError."""
    require(tx, by, Act.CHANGE_SOURCES)
    gone, kept = (sources.get(tx, by.team_id, each) for each in (source_id, other_id))
    if not gone.id:
        raise NoSuchSourceError
    if not kept.id:
        raise FieldProblems({FIELD: "Which source is it? Type a part of its name, and choose it."})
    if gone.id == kept.id:
        raise FieldProblems({FIELD: "That is this source itself. Please choose the other one."})
    return Merging(_side(tx, gone), _side(tx, kept), _stamp(gone, kept))


def merge_sources(tx: Transaction, by: Person, source_id: int, other_id: int, seen: str, key: str) -> Source:
    """Merge the first into the other, if both are as they were `seen`; returns the one that stands. Idempotent by
    `key`. Raises ChangedMeanwhileError, and what `both_sources` raises."""
    require(tx, by, Act.CHANGE_SOURCES)
    if not inbox.receive(tx, by.team_id, key):
        return sources.get(tx, by.team_id, other_id)
    held = sources.hold(tx, by.team_id, source_id, other_id)
    if len(held) != 2 or source_id == other_id:
        raise NoSuchSourceError
    gone, kept = held
    if gone.merged_into or kept.merged_into or _stamp(gone, kept) != seen:
        names = f"*{esc(gone.name, 80)}* or *{esc(kept.name, 80)}*"
        raise ChangedMeanwhileError([f"{names} is not what it was; both are shown as they are now"])
    join(tx, by.user_id, gone, kept)
    return sources.get(tx, by.team_id, kept.id)


def _side(tx: Transaction, source: Source) -> Side:
    return Side(source, confidence_of(tx, source.team_id, source.id), leads_of.counted(tx, source))


def _stamp(gone: Source, kept: Source) -> str:
    shown = ("id", "name", "kind", "owner", "origin", "hundredths", "currency", "merged_into")
    return stamp([f"{side} {name} {getattr(each, name)}" for side, each in enumerate((gone, kept)) for name in shown])
