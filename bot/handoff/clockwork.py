"""What the clock sets off: prompts and follow-ups that came due, and the weekly digest."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from bot.handoff.following_up import remind
from bot.handoff.meeting_reminders import remind_of_meeting
from bot.handoff.prompting import prompt
from bot.rules.calendar import WorkingHours, iso_week, last_weekly_moment, next_working_moment
from storage import digests, due, inbox, workspaces
from storage.delivery import outbox
from storage.due import Due
from storage.sql.engine import Transaction
from storage.sql.transaction import OvertakenError

logger = logging.getLogger(__name__)

Act = Callable[[Transaction, str, Sequence[Due]], None]

BATCH = 500
_ACTS: dict[str, Act] = {due.PROMPT: prompt, due.FOLLOW_UP: remind, due.MEETING: remind_of_meeting}
_AFTER_TROUBLE = timedelta(minutes=10)
_KEPT = timedelta(days=2)
_ON_TIME = timedelta(hours=1)


def do_what_is_due(tx: Transaction) -> int:
    """Do one batch of due work of all workspaces and return its size; call again while it is full.

    The effect is rows in this transaction only (the next date, a notice), so a crash repeats nothing. What
    comes due outside a workspace's working hours (after downtime, say) waits for them.
    """
    work = due.claim(tx, BATCH)
    hours = {workspace.team_id: workspace.hours for workspace in workspaces.everyone(tx)} if work else {}
    for (team_id, kind), items in _sorted_out(work).items():
        opens = next_working_moment(tx.now, hours[team_id])
        if opens > tx.now:
            due.postpone(tx, team_id, items, opens)
        else:
            _do(tx, _ACTS[kind], team_id, items)
    return len(work)


def _sorted_out(work: Iterable[Due]) -> dict[tuple[str, str], list[Due]]:
    sorts: dict[tuple[str, str], list[Due]] = {}
    for item in work:
        sorts.setdefault((item.team_id, item.kind), []).append(item)
    return sorts


def _do(tx: Transaction, act: Act, team_id: str, items: Sequence[Due]) -> None:
    """All in one go; where that fails, each half by itself, down to the one that cannot be done.

    That one must not keep the others waiting, and is tried again later.
    """
    try:
        with tx.savepoint():
            act(tx, team_id, items)
    except OvertakenError:
        raise  # nothing is wrong with any of it: all is done again
    except Exception as problem:
        if len(items) > 1:
            middle = len(items) // 2
            _do(tx, act, team_id, items[:middle])
            _do(tx, act, team_id, items[middle:])
            return
        logger.error("Due work %s (%s) failed: %s", items[0].id, items[0].kind, type(problem).__name__)
        due.postpone(tx, team_id, items, tx.now + _AFTER_TROUBLE)


def post_digests(tx: Transaction) -> int:
    """Leave the digest of last week for every workspace whose weekly moment has come; returns how many.

    Once per workspace, ISO week and channel, however often and in how many processes it is called. A
    workspace that was set up after the moment waits for the next one.
    """
    left = 0
    for workspace in workspaces.everyone(tx):
        tz = workspace.hours.tz
        moment = last_weekly_moment(tx.now, workspace.digest_weekday, workspace.digest_time, tz)
        if workspace.created_at > moment or _at_night(tx.now, moment, workspace.hours):
            continue
        week = iso_week(moment - timedelta(weeks=1), tz)
        for channel in ("sales", "marketing"):
            if digests.claim(tx, workspace.team_id, week, channel):
                outbox.leave(tx, workspace.team_id, "digest", channel, week=week)
                left += 1
    return left


def _at_night(now: datetime, moment: datetime, hours: WorkingHours) -> bool:
    """A digest that is late because nobody was running waits for working hours; one on time is never late."""
    return now - moment > _ON_TIME and next_working_moment(now, hours) > now


def forget_old_deliveries(tx: Transaction) -> int:
    """Empty the inbox of what Slack will not repeat any more; returns how many were forgotten."""
    return inbox.forget_before(tx, tx.now - _KEPT)
