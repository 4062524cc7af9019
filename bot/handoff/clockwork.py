"""What the clock sets off: prompts and follow-ups that came due, and the weekly digest."""

import logging
from datetime import datetime, timedelta

from bot.handoff.following_up import remind
from bot.handoff.meeting_reminders import remind_of_meeting
from bot.handoff.prompting import prompt
from bot.rules.calendar import WorkingHours, iso_week, last_weekly_moment, next_working_moment
from storage import digests, due, inbox, outbox, workspaces
from storage.engine import Transaction

logger = logging.getLogger(__name__)

BATCH = 100
_AFTER_TROUBLE = timedelta(minutes=10)
_KEPT = timedelta(days=2)
_ON_TIME = timedelta(hours=1)


def do_what_is_due(tx: Transaction) -> int:
    """Do one batch of due work of all workspaces and return its size; call again while it is full.

    The effect is rows in this transaction only (the next date, a notice), so a crash repeats nothing. What
    comes due outside a workspace's working hours (after downtime, say) waits for them.
    """
    acts = {due.PROMPT: prompt, due.FOLLOW_UP: remind, due.MEETING: remind_of_meeting}
    work = due.claim(tx, BATCH)
    hours = {workspace.team_id: workspace.hours for workspace in workspaces.everyone(tx)} if work else {}
    for item in work:
        opens = next_working_moment(tx.now, hours[item.team_id])
        if opens > tx.now:
            due.postpone(tx, item, opens)
            continue
        try:
            with tx.savepoint():
                acts[item.kind](tx, item)
        except Exception as problem:
            # One that cannot be done must not keep the others waiting; it is tried again later.
            logger.error("Due work %s (%s) failed: %s", item.id, item.kind, type(problem).__name__)
            due.postpone(tx, item, tx.now + _AFTER_TROUBLE)
    return len(work)


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
