"""The weekly digest: posted once a week in each channel, and shown on request in between."""

from datetime import timedelta

from bot.digest.numbers import Digest
from bot.lead.access import require, workspace_of
from bot.lead.kinds import Nature, NoticeKind
from bot.lead.people import Act, Person
from bot.lead.workplace.calendar import iso_week, last_weekly_moment, week_bounds
from bot.lead.workplace.quiet_hours import may_go_at
from storage import digests, workspaces
from storage.delivery import outbox
from storage.sql import Transaction


def post_digests(tx: Transaction) -> int:
    """Leave last week's digest for every workspace whose weekly moment has come; returns how many were left.

    It happens once per workspace, ISO week and channel, however often and in however many processes it is called. A
    workspace that was set up after the moment waits for the next one.
    """
    left = 0
    for workspace in workspaces.everyone(tx):
        tz = workspace.hours.tz
        moment = last_weekly_moment(tx.now, workspace.digest_weekday, workspace.digest_time, tz)
        if workspace.created_at > moment or may_go_at(Nature.REPORT, tx.now, workspace.hours, moment) > tx.now:
            continue
        week = iso_week(moment - timedelta(weeks=1), tz)
        for channel in ("sales", "marketing"):
            if digests.claim(tx, workspace.team_id, week, channel):
                outbox.leave(tx, workspace.team_id, NoticeKind.DIGEST, channel, week=week, due_at=moment.isoformat())
                left += 1
    return left


def digest_so_far(tx: Transaction, by: Person) -> Digest:
    """Count the week under way."""
    require(tx, by, Act.READ_DIGEST)
    tz = workspace_of(tx, by.team_id).hours.tz
    week = iso_week(tx.now, tz)
    return digests.of_week(tx, by.team_id, week, week_bounds(week, tz))
