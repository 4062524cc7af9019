"""Looking at the numbers in between: the digest so far, the last one, and the leads behind a number."""

from datetime import datetime, timedelta

from bot.digest.count import count, counted_again
from bot.digest.periods import period_so_far, week_of
from bot.digest.record import Digest
from bot.digest.sheet import BY_NAME_TO_MANAGERS, PAGE, Behind, Preview, Wanted
from bot.lead.access import require, workspace_of
from bot.lead.people import MANAGERS, Act, Person, entitled
from bot.lead.veil.as_seen import rows_as_seen
from bot.lead.workplace.calendar import last_weekly_moment
from bot.lead.workplace.workspace import Workspace
from bot.numbers.number import STANDING, Number
from storage.digest import digests, now
from storage.numbers.behind import behind
from storage.sql import Transaction

_WEEK = timedelta(weeks=1)


def preview(tx: Transaction, by: Person, *, last: bool = False) -> Preview:
    """Return what the next digest would say now, or the `last` one as it was posted, if there was one."""
    roles = require(tx, by, Act.READ_DIGEST)
    workspace = workspace_of(tx, by.team_id)
    latest, due_at = digests.latest(tx, by.team_id), next_due(tx, workspace)
    return Preview(
        latest if last and latest else _so_far(tx, workspace, due_at),
        latest,
        due_at,
        workspace.digest_weekday,
        workspace.digest_hour,
        [each for each in (workspace.marketing_channel, workspace.sales_channel) if each],
        entitled(roles, Act.CONFIGURE),
    )


def _so_far(tx: Transaction, workspace: Workspace, due_at: datetime) -> Digest:
    tz, last_end = workspace.hours.tz, digests.last_end(tx, workspace.team_id)
    return count(tx, workspace, period_so_far(tx.now, due_at, tz, last_end), so_far=True)


def leads_behind(tx: Transaction, by: Person, wanted: Wanted) -> Behind:
    """List the leads behind a number of a digest or of any period, as it was counted; what stood then, as it is now."""
    manages = bool(require(tx, by, Act.READ_DIGEST) & MANAGERS)
    if wanted.number in BY_NAME_TO_MANAGERS and not manages:
        wanted = wanted.instead(Number.WAITING)
    workspace, period = workspace_of(tx, by.team_id), wanted.period
    digest = digests.kept(tx, by.team_id, period.end)
    if digest is None or digest.at != wanted.at or digest.period != period:
        digest = counted_again(tx, workspace, period, wanted.at)
    if wanted.number in STANDING:
        found = now.listed(tx, by.team_id, wanted.number, workspace.hours.tz, wanted.earlier, PAGE)
    else:
        found = behind(tx, by.team_id, wanted.number, period, wanted.cut, wanted.at, wanted.earlier, PAGE)
    leads, total = found
    return Behind(wanted, digest, rows_as_seen(tx, by, leads), total, manages)


def next_due(tx: Transaction, workspace: Workspace) -> datetime:
    """Return when (UTC) the next digest is due: on its weekday, in a week that has had none."""
    tz = workspace.hours.tz
    moment = (workspace.digest_weekday, workspace.digest_time, tz)
    due_at = last_weekly_moment(tx.now + _WEEK, *moment)
    return last_weekly_moment(due_at + _WEEK, *moment) if _had(tx, workspace, due_at) else due_at


def _had(tx: Transaction, workspace: Workspace, due_at: datetime) -> bool:
    return digests.was_in(tx, workspace.team_id, week_of(due_at, workspace.hours.tz))
