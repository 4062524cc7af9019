"""Settling the question whether a source is one that is known, and taking a merged one apart."""

from bot.lead.access import require
from bot.lead.people import Act, Person
from bot.sources.changes import KEPT_APART
from bot.sources.errors import MergedAlreadyError, NoSuchSourceError, NotMergedError, ToldApartError
from bot.sources.join import join, part, settle_question
from bot.sources.likeness.became import about_likeness, what_became
from bot.sources.source import Source
from storage import inbox
from storage.sources import changes, sources
from storage.sql import Transaction


def tell_apart(tx: Transaction, by: Person, source_id: int, other_id: int, key: str, *, same: bool) -> None:
    """Settle it: merge the two, or keep them apart for good. Idempotent by `key`. Raises ToldApartError where that was
    settled before, and NoSuchSourceError."""
    require(tx, by, Act.CHANGE_SOURCES)
    if not inbox.receive(tx, by.team_id, key):
        return
    source, kept = _both(tx, by, source_id, other_id)
    if not source.resembles or source.resembles != other_id:
        last = about_likeness(changes.of(tx, by.team_id, [source.id], 20))
        raise ToldApartError(what_became(source, sources.get(tx, by.team_id, source.id), last))
    if same:
        join(tx, by.user_id, source, kept)
    else:
        sources.log(tx, source, by.user_id, KEPT_APART, "", str(kept.id))
        settle_question(tx, source)


def _both(tx: Transaction, by: Person, source_id: int, other_id: int) -> tuple[Source, Source]:
    standing = sources.get(tx, by.team_id, other_id)
    held = sources.hold(tx, by.team_id, source_id, standing.id)
    if len(held) != 2:
        raise NoSuchSourceError
    return held[0], held[1]


def take_apart(tx: Transaction, by: Person, source_id: int, key: str) -> Source:
    """Make a merged source one of its own again, as if it had never been merged; returns the one it was part of.
    Idempotent by `key`; raises NotMergedError."""
    require(tx, by, Act.CHANGE_SOURCES)
    source = sources.one(tx, by.team_id, source_id)
    if source is None:
        raise NoSuchSourceError
    if not inbox.receive(tx, by.team_id, key):
        return sources.get(tx, by.team_id, source_id)
    if not source.merged_into:
        raise NotMergedError(source.name)
    gone, kept = sources.hold(tx, by.team_id, source.id, source.merged_into)
    if gone.merged_into != kept.id:
        raise MergedAlreadyError(gone.name, sources.get(tx, by.team_id, gone.id).name)
    part(tx, by.user_id, gone, kept)
    return kept
