"""Watching what sales decides about a source: two strikes in a row put it on probation, three accepted leads end it."""

from datetime import UTC, datetime
from typing import Any

from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.lead.team.sides import Side, managing
from bot.sources.probation.strikes import CHAFF, TO_PROBATION, TO_TRUST, Decided, accepted, strikes, why
from bot.sources.source import Source
from bot.undo.settle import redraw
from storage import workspaces
from storage.delivery import outbox
from storage.sources import decided, reviews, sources
from storage.sql import Transaction
from storage.undo import posted

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
TRUSTED = f"sales accepted {TO_TRUST} of its leads in a row"
TAKEN_BACK = "a rejection was taken back"
"""Clauses that say why a probation is over."""


def rejected(tx: Transaction, lead: Lead, code: str) -> None:
    """Note that sales rejected the lead, which its history says already: the second strike in a row puts its source on
    probation, and whoever that concerns is told."""
    if code not in CHAFF or not lead.source_id:
        return
    source = _held(tx, lead)
    if not source.id or source.probation_at:
        return
    row = strikes(_decided(tx, source, _counted_from(tx, source), tx.now))
    if len(row) >= TO_PROBATION:
        begin(tx, source, why(row))


def is_watched(tx: Transaction, lead: Lead) -> bool:
    """Tell whether the lead's source is on probation."""
    return bool(lead.source_id) and sources.get(tx, lead.team_id, lead.source_id).probation_at is not None


def sales_accepted(tx: Transaction, lead: Lead) -> None:
    """Note that sales accepted the lead of a source that is watched, which its history says already: the third in a row
    ends the probation."""
    source = _held(tx, lead)
    if source.probation_at and len(accepted(_decided(tx, source, source.probation_at, tx.now))) >= TO_TRUST:
        end(tx, source, "", TRUSTED)


def undone(tx: Transaction, lead: Lead, did: EventKind) -> None:
    """Note that a decision of sales about the lead was taken back: if the probation of its source, or its end, rests on
    it, that is taken back as well."""
    if did not in (EventKind.REJECTED, EventKind.ACCEPTED) or not lead.source_id:
        return
    source = _held(tx, lead)
    if not source.id:
        return
    if did is EventKind.REJECTED and source.probation_at:
        row = strikes(_decided(tx, source, _counted_from(tx, source), source.probation_at))
        if len(row) < TO_PROBATION:
            end(tx, source, "", TAKEN_BACK)
    elif did is EventKind.ACCEPTED and not source.probation_at:
        _on_again(tx, source)


def _on_again(tx: Transaction, source: Source) -> None:
    """Have a source be on probation again that was trusted for leads one of which was not accepted after all."""
    before = decided.last_probation(tx, source.team_id, source.id)
    if before is None or before.by or before.why != TRUSTED:
        return
    if len(accepted(_decided(tx, source, before.since, before.until))) < TO_TRUST:
        begin(tx, source, "one of the leads for which it was trusted again was not accepted after all")


def _counted_from(tx: Transaction, source: Source) -> datetime:
    """Return since when (UTC) strikes count: those before a probation that is over have been paid for."""
    before = decided.last_probation(tx, source.team_id, source.id, but=TAKEN_BACK)
    return before.until if before else _EVER


def begin(tx: Transaction, source: Source, because: str) -> None:
    """Put the source on probation and tell its owner and the managers of marketing. `because` is a clause."""
    sources.change(tx, source, "", probation_at=tx.now, probation_why=because)
    for user in concerned(tx, source):
        outbox.leave(tx, source.team_id, NoticeKind.PROBATION, user, source_id=source.id, since=tx.now.isoformat())


def end(tx: Transaction, source: Source, by: str, because: str) -> None:
    """End the probation, tell whoever was told of it, and have the leads that wait for a review looked at again: they
    need none now. `because` is a clause, or what the manager `by` wrote."""
    since = source.probation_at
    sources.change(tx, source, by, probation_at=None, probation_why="")
    sources.log(tx, source, by, "lifted", since.isoformat() if since else "", because)
    about: dict[str, Any] = {"source_id": source.id, "by": by, "why": because}
    told = concerned(tx, source)
    for user in told:
        if user != by:
            outbox.leave(tx, source.team_id, NoticeKind.PROBATION_LIFTED, user, **about)
    known = posted.to_people(tx, source.team_id, told, [NoticeKind.PROBATION])
    redraw(tx, source.team_id, None, [each for each in known if each.data.get("source_id") == source.id])
    if since:
        reviews.look_again(tx, source.team_id, sources.group_of(tx, source.team_id, source.id))


def concerned(tx: Transaction, source: Source) -> list[str]:
    """Return the source's owner, if they still have a role, and the managers of marketing."""
    owner = Person(source.team_id, source.owner)
    theirs = [source.owner] if source.owner and workspaces.roles_of(tx, owner) else []
    return list(dict.fromkeys([*theirs, *managing(workspaces.members(tx, source.team_id), Side.MARKETING)]))


def _held(tx: Transaction, lead: Lead) -> Source:
    """Hold the lead's source and read it as it is then."""
    decided.hold(tx, lead.team_id, sources.get(tx, lead.team_id, lead.source_id).id)
    return sources.get(tx, lead.team_id, lead.source_id)


def _decided(tx: Transaction, source: Source, after: datetime, until: datetime) -> list[Decided]:
    return decided.latest(tx, source.team_id, sources.group_of(tx, source.team_id, source.id), after, until)
