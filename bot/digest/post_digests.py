"""The weekly digest: posted once in an ISO week and channel, with what it says frozen at that moment."""

from bot.digest.count import count
from bot.digest.periods import next_period, skipped, week_of
from bot.digest.record import Digest
from bot.digest.talk import CONCERNS
from bot.lead.kinds import NoticeKind
from bot.lead.natures import Nature
from bot.lead.team.sides import Side, managing
from bot.lead.workplace.calendar import last_weekly_moment
from bot.lead.workplace.quiet_hours import may_go_at
from bot.lead.workplace.workspace import Workspace
from bot.numbers.number import Number
from storage import workspaces
from storage.delivery import outbox
from storage.digest import digests
from storage.sql import Transaction


def post_digests(tx: Transaction) -> int:
    """Leave the digest for every workspace whose weekly moment has come; return how many.

    Once per workspace, ISO week and channel, however often and in how many processes it is called. A workspace, a day
    or an hour that was set after the moment waits for the next one, and so does a channel.
    """
    return sum(_post(tx, workspace) for workspace in workspaces.everyone(tx))


def _post(tx: Transaction, workspace: Workspace) -> int:
    hours, team_id = workspace.hours, workspace.team_id
    due_at = last_weekly_moment(tx.now, workspace.digest_weekday, workspace.digest_time, hours.tz)
    if workspace.digest_since > due_at or may_go_at(Nature.REPORT, tx.now, hours, due_at) > tx.now:
        return 0
    last_end = digests.last_end(tx, team_id)
    period = next_period(due_at, hours.tz, last_end)
    if period is None or not digests.claim(tx, team_id, period, week_of(due_at, hours.tz)):
        return 0
    digest = count(tx, workspace, period, skipped=skipped(period, last_end))
    digests.keep(tx, team_id, digest)
    due, end = due_at.isoformat(), period.end.isoformat()
    channels = {workspace.marketing_channel: "marketing", workspace.sales_channel: "sales"}
    places = [place for channel, place in channels.items() if channel]
    for place in places:
        outbox.leave(tx, team_id, NoticeKind.DIGEST, place, end=end, due_at=due)
    for manager in _to_talk(tx, team_id, digest):
        outbox.leave(tx, team_id, NoticeKind.TO_TALK_ABOUT, manager, end=end, due_at=due)
    return len(places)


def _to_talk(tx: Transaction, team_id: str, digest: Digest) -> list[str]:
    """Return the managers of the sides that something is to be said to alone."""
    sides = {CONCERNS[talk.what] for talk in digest.talks}
    if digest.standing.get(Number.OVERDUE) or digest.standing.get(Number.UNOWNED):
        sides.add(Side.SALES)
    members = workspaces.members(tx, team_id) if sides else {}
    return list(dict.fromkeys(user for side in sorted(sides) for user in managing(members, side)))
