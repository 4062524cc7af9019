"""Learning where somebody lives, from what Slack says of them."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.lead.workplace.calendar import start_of_day_on
from bot.lead.workplace.places import zone_named
from storage import follow_up_days, workspaces, zones
from storage.promises import running
from storage.sql import Transaction
from storage.team import reps

_FIRST, _LAST = timedelta(hours=14), timedelta(hours=-12)
"""Hours by which clocks are ahead of UTC where a day begins first, and where it begins last."""


def learn_zone(tx: Transaction, team_id: str, user_id: str, tz: str) -> None:
    """Remember the zone in somebody's profile. It is the workspace's as well, if nobody has said or known that yet."""
    zone, before = zone_named(tz), zones.of(tx, team_id, user_id)
    zones.keep(tx, team_id, user_id, zone)
    workspace = workspaces.get(tx, team_id)
    if workspace and zone and zone != before:
        running.look_at_all_again(tx, team_id)
        own = reps.own_hours(tx, team_id, user_id)
        for day in follow_up_days.untold(tx, team_id, user_id):
            opens = start_of_day_on(date.fromisoformat(day), workspace.hours_in(own.tz or zone, own.week))
            follow_up_days.move_day(tx, team_id, user_id, day, opens)
    if zone and workspace and workspace.tz_assumed:
        workspaces.change(tx, team_id, tz=zone, tz_assumed=False, digest_since=tx.now)


def moved_away(tx: Transaction, team_id: str, user_id: str, tz: str) -> bool:
    """Tell whether somebody whose zone is known lives in another one now."""
    return bool(zones.of(tx, team_id, user_id)) and is_news(tx, team_id, user_id, tz)


def is_news(tx: Transaction, team_id: str, user_id: str, tz: str) -> bool:
    """Tell whether somebody lives in that zone, and it is not known yet."""
    return zone_named(tz) not in ("", zones.of(tx, team_id, user_id))


def depends_on_the_zone(tx: Transaction, days: Iterable[date]) -> bool:
    """Tell whether one of these days is today for some people on Earth, and not for others."""
    return any((tx.now + _LAST).date() <= day <= (tx.now + _FIRST).date() for day in days)
