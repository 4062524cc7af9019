"""The lists of one's own leads and of one's team's: what is in each, which lead to which, and what comes next."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from bot.lead.lifecycle import CLOSED, Stage
from bot.lead.people import MANAGERS, Role
from bot.lead.record import Listed
from bot.overview.pages import Which

Parts = tuple[tuple[str, Stage], ...]

_OPEN = (Stage.DRAFT, Stage.RETURNED, Stage.NURTURING, Stage.OFFERED, Stage.ACCEPTED)
_CLOSED = tuple(sorted(CLOSED))
_OF_TEAM: Mapping[Role, tuple[Stage, ...]] = {
    Role.MARKETING_MANAGER: (Stage.DRAFT, Stage.RETURNED, Stage.NURTURING, Stage.OFFERED),
    Role.SALES_MANAGER: (Stage.OFFERED, Stage.ACCEPTED),
}
_MINE: Parts = (*(("in_charge", stage) for stage in _OPEN), ("owner", Stage.ACCEPTED))
_MINE_CLOSED: Parts = tuple((whose, stage) for stage in _CLOSED for whose in ("in_charge", "owner"))

WHOSE: Mapping[Which, tuple[Which, ...]] = {
    Which.MINE: (Which.CLOSED, Which.TEAM),
    Which.CLOSED: (Which.MINE,),
    Which.TEAM: (Which.TEAM_CLOSED, Which.MINE),
    Which.TEAM_CLOSED: (Which.TEAM,),
}
"""The lists, each with those it leads to."""


def parts_of(which: Which, roles: frozenset[Role]) -> Parts:
    """Return the parts that make up a list; nobody but managers has a team's."""
    if which is Which.MINE:
        return _MINE
    if which is Which.CLOSED:
        return _MINE_CLOSED
    if which is Which.TEAM_CLOSED:
        return tuple(("", stage) for stage in _CLOSED) if roles & MANAGERS else ()
    stages = dict.fromkeys(stage for role, of_role in _OF_TEAM.items() if role in roles for stage in of_role)
    return tuple(("", stage) for stage in stages)


def beside(which: Which, roles: frozenset[Role]) -> list[Which]:
    """Return the lists that this one leads to, for somebody with these roles."""
    return [each for each in WHOSE[which] if parts_of(each, roles)]


def with_date(
    lead: Listed, day: str, reminder: datetime | None, meeting: datetime | None, today: date, tz: tzinfo
) -> Listed:
    """Return the lead with the day on which something comes next, and what: a follow-up, a reminder or a meeting."""
    told = day or (reminder.astimezone(tz).date().isoformat() if reminder else "")
    met = meeting.astimezone(tz).date().isoformat() if meeting else ""
    if met and not (told and told < met):
        return lead._replace(date=met, comes="meeting")
    what = "follow-up" if day else "reminder"
    overdue = bool(day) and day < today.isoformat()
    return lead._replace(date=told, comes="follow-up was due" if overdue else what)
