"""Looking up sources: a page of their list, one with all that is known of it, and those one may be merged with."""

from collections.abc import Sequence

from bot.lead.access import require
from bot.lead.people import Act, Person, entitled
from bot.sources.changes import APART, INTO, KEPT_APART
from bot.sources.errors import NoSuchSourceError
from bot.sources.sheets import ALL, ON_A_PAGE, SHOWS, SourceList, SourceSheet
from bot.sources.source import Source
from storage.sources import changes, leads_of, listing, sources
from storage.sources.confidence import confidence_of, confidences
from storage.sources.spending import spent
from storage.sql import Transaction

_LINES, _OFFERED = 8, 100


def list_sources(tx: Transaction, by: Person, shown: str = ALL, wanted: str = "", skip: int = 0) -> SourceList:
    """Return a page of the workspace's sources; of one that is not there any more, the first."""
    require(tx, by, Act.LOOK_UP)
    shown = shown if shown in SHOWS else ALL
    found, total = listing.page(tx, by.team_id, by.user_id, shown, wanted, skip, ON_A_PAGE)
    if skip and not found:
        return list_sources(tx, by, shown, wanted)
    trusted = confidences(tx, by.team_id, [source.id for source in found])
    return SourceList(found, trusted, total, skip, shown, wanted)


def source_sheet(tx: Transaction, by: Person, source_id: int) -> SourceSheet:
    """Return a source, or the one it was merged into; raises NoSuchSourceError."""
    roles = require(tx, by, Act.LOOK_UP)
    source = sources.get(tx, by.team_id, source_id)
    if not source.id:
        raise NoSuchSourceError
    merged = sources.merged_into(tx, by.team_id, source.id)
    lines = changes.of(tx, by.team_id, [source.id, *(each.id for each in merged)], _LINES)
    lines = [line for line in lines if line.what != "probation_why"]  # the line beside it says so
    named = {each for line in lines if line.what in (INTO, APART, KEPT_APART) for each in (line.before, line.after)}
    known = {str(each.id): each for each in (source, *merged)}
    names = {each: found.name for each in named if (found := known.get(each) or _one(tx, by, each))}
    return SourceSheet(
        source,
        confidence_of(tx, by.team_id, source.id),
        leads_of.counted(tx, source),
        merged,
        sources.get(tx, by.team_id, source.resembles),
        lines,
        names | {key: each.name for key, each in known.items()},
        entitled(roles, Act.CHANGE_SOURCES),
        entitled(roles, Act.LIFT_PROBATION),
        spent(tx, by.team_id, [source.id, *(each.id for each in merged)]),
    )


def _one(tx: Transaction, by: Person, written: str) -> Source | None:
    return sources.one(tx, by.team_id, int(written)) if written.isdecimal() and written != "0" else None


def sources_to_choose(tx: Transaction, by: Person, but: int, typed: str) -> Sequence[Source]:
    """Return the sources that one may be merged with, for what was typed so far."""
    require(tx, by, Act.CHANGE_SOURCES)
    found, _ = listing.page(tx, by.team_id, by.user_id, ALL, typed, 0, _OFFERED)
    return [source for source in found if source.id != but]
