"""Doing what has come due: it is claimed in batches, and a table names the act for each kind of work."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.cadence.sift import take_along
from bot.cadence.work import Work
from bot.lead.natures import Nature
from bot.lead.workplace.calendar import WorkingHours, start_of_day_on
from bot.lead.workplace.quiet_hours import may_go_at
from storage import due, leads, workspaces, zones
from storage.due import Due
from storage.sql import Transaction, Trouble, is_about_the_database, trouble_of

logger = logging.getLogger(__name__)

Doing = Callable[[Transaction, str, Sequence[Due]], None]
"""An act that does these pieces of work, all of one kind and one workspace, in the given transaction."""

BATCH = 500
_AFTER_TROUBLE = timedelta(minutes=10)
_WHILE_HELD = timedelta(minutes=1)
_AT_ONCE = (Work.FOLLOW_UP, Work.MEETING, Work.CALL_BACK, Work.ANSWER, Work.FIRST_CONTACT, Work.REVIEW)


def do_what_is_due(tx: Transaction, table: Mapping[Work, Doing]) -> int:
    """Do one batch of due work of all workspaces and return its size; call again while it is full.

    The effect is rows in this transaction only (the next date, a notice), so a crash repeats nothing. What comes due
    outside the working hours of whoever is told (after downtime, say) waits for them.
    """
    work = due.claim(tx, BATCH)
    for (team_id, kind, opens), items in _sorted_out(tx, work).items():
        if opens > tx.now:
            due.postpone(tx, team_id, items, opens)
        else:
            along = _along(tx, team_id, items) if kind == Work.FOLLOW_UP else []
            _do(tx, table[Work(kind)], team_id, [*items, *along])
    return len(work)


def _along(tx: Transaction, team_id: str, items: Sequence[Due]) -> list[Due]:
    """Claim what comes along in one message with these follow-ups; whoever has something wrong keeps nobody waiting."""
    known, found = {item.id for item in items}, []
    for marketer in sorted({item.marketer for item in items}):
        try:
            with tx.savepoint():
                found += [item for item in take_along(tx, team_id, marketer) if item.id not in known]
        except Exception as problem:
            if is_about_the_database(problem):
                raise
            # It comes up for itself when it is due, and is told alone.
            logger.error("What comes along for %s could not be read: %s", marketer, type(problem).__name__)
    return found


def _sorted_out(tx: Transaction, work: Iterable[Due]) -> dict[tuple[str, str, datetime], list[Due]]:
    """Sort work by workspace, kind, and when whoever is told of it works (UTC), which is now for most."""
    known = {workspace.team_id: workspace for workspace in workspaces.everyone(tx)} if work else {}
    lives = {team_id: zones.of_team(tx, team_id) for team_id in {item.team_id for item in work}}
    opens: dict[tuple[str, str, str], datetime] = {}
    sorts: dict[tuple[str, str, datetime], list[Due]] = {}
    for item in work:
        workspace = known[item.team_id]
        zone = lives[item.team_id].get(item.marketer) or workspace.tz
        known_as = (item.team_id, zone, item.day)
        if known_as not in opens:
            opens[known_as] = opens_for(item, tx.now, workspace.hours_in(zone))
        # Who is told is known only then, and the notice waits for their hours; follow-ups have a gate of their own.
        when = tx.now if item.kind in _AT_ONCE else opens[known_as]
        sorts.setdefault((item.team_id, item.kind, when), []).append(item)
    return sorts


def opens_for(item: Due, now: datetime, hours: WorkingHours) -> datetime:
    """Return when it may be done: within those hours, and not before its day has come there."""
    opens = may_go_at(Nature.REMINDER, now, hours)
    return max(opens, start_of_day_on(item.on, hours)) if item.day else opens


def _do(tx: Transaction, act: Doing, team_id: str, items: Sequence[Due]) -> None:
    """Do all of it in one go; if that fails, each half by itself, down to the piece that cannot be done.

    That piece must not keep the others waiting, and is tried again later. Trouble with the database itself is raised:
    nothing is wrong with the work, which will be done again.
    """
    try:
        with tx.savepoint():
            act(tx, team_id, items)
        return
    except Exception as caught:
        problem = caught
    if trouble_of(problem) is Trouble.HELD_UP and (held := _put_off_what_is_held(tx, team_id, items)):
        rest = [item for item in items if item not in held]
        if rest:
            _do(tx, act, team_id, rest)
        return
    if is_about_the_database(problem):
        raise problem
    if len(items) > 1:
        middle = len(items) // 2
        _do(tx, act, team_id, items[:middle])
        _do(tx, act, team_id, items[middle:])
        return
    logger.error("Due work %s (%s) failed: %s", items[0].id, items[0].kind, type(problem).__name__)
    due.postpone(tx, team_id, items, tx.now + _AFTER_TROUBLE)


def _put_off_what_is_held(tx: Transaction, team_id: str, items: Sequence[Due]) -> list[Due]:
    """Put off, briefly, the work on leads that somebody else holds, perhaps for long; returns that work."""
    free = leads.hold_free(tx, team_id, [item.lead_id for item in items])
    held = [item for item in items if item.lead_id not in free]
    if held:
        due.postpone(tx, team_id, held, tx.now + _WHILE_HELD)
    return held
