"""Counting what a digest says, as it stands at this moment."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.credit.shares import Credit
from bot.digest.record import Digest, Thanked
from bot.digest.talk import Reps, Talk, to_talk_about
from bot.lead.workplace.workspace import Workspace
from bot.numbers.counts import Counts
from bot.numbers.period import Period
from bot.sources.confidence import in_words
from storage.credit.ledger import thanks
from storage.numbers.counts import before, counted
from storage.numbers.now import standing
from storage.numbers.people import by_rep
from storage.sources.confidence import confidences
from storage.sql import Transaction

_JUDGED = 60
"""Sources, those with most leads, whose confidence is told."""


def count(
    tx: Transaction, workspace: Workspace, period: Period, *, skipped: Period | None = None, so_far: bool = False
) -> Digest:
    """Count a period, beside the weeks before it, and what stands now."""
    team_id, tz = workspace.team_id, workspace.hours.tz
    counts = counted(tx, team_id, period, tz)
    ids = [int(part.key) for part in counts.by_source[:_JUDGED] if part.key]
    judged = confidences(tx, team_id, ids) if ids else {}
    return Digest(
        counts,
        tx.now,
        workspace.tz,
        tuple(before(tx, team_id, period, tz)),
        standing(tx, team_id, tz),
        {str(id_): in_words.short(each) for id_, each in judged.items()},
        tuple(_thanked(each) for each in thanks(tx, team_id, period) if each.accepted or each.won),
        () if so_far else _talks(tx, team_id, counts, tz),
        skipped,
        so_far,
    )


def _talks(tx: Transaction, team_id: str, week: Counts, tz: ZoneInfo) -> tuple[Talk, ...]:
    """Find what fell against the four weeks before."""
    month = Period(week.period.before(4, tz)[0].start, week.period.start)
    now, then = (_of_reps(tx, team_id, period) for period in (week.period, month))
    return to_talk_about(week, counted(tx, team_id, month, tz), now, then)


def _of_reps(tx: Transaction, team_id: str, period: Period) -> Reps:
    return {user: (rep.numbers, rep.answering) for user, rep in by_rep(tx, team_id, period).items()}


def counted_again(tx: Transaction, workspace: Workspace, period: Period, at: datetime) -> Digest:
    """Count a period as it was known at that moment (UTC); what stands, as it does now."""
    tz = workspace.hours.tz
    counts = counted(tx, workspace.team_id, period, tz, at)
    return Digest(counts, at, workspace.tz, standing=standing(tx, workspace.team_id, tz))


def _thanked(credit: Credit) -> Thanked:
    return Thanked(credit.user_id, credit.leads, credit.share)
