"""Reading the Home tab for a person. Nothing here changes anything."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.agreement.look_up import waiting_for
from bot.lead.access import workspace_of
from bot.lead.people import MANAGERS, Person, Role
from bot.lead.reader import Reader
from bot.lead.veil.as_seen import rows_as_seen
from bot.lead.workplace.calendar import start_of_day
from bot.numbers.period import Period
from bot.nurture.late.late_now import late_now
from bot.nurture.late.untold import Untold
from bot.overview.list_leads import OWN_WAY, PARTS, list_leads
from bot.overview.marketing.list_triage import looked_at
from bot.overview.pages import LeadPage, Which, on_home, turned_to
from bot.overview.sheets import HomeSheet, Weeks
from bot.requests.whom_to_ask import waits_for_access
from storage import finding, workspaces
from storage.delivery import outbox, refusals
from storage.numbers import people
from storage.overview import team_weeks
from storage.sql import Transaction

_LISTS = {
    Role.MARKETER: (Which.DUE_NOW, Which.RETURNED, Which.DRAFTS, Which.WAITING, Which.DUE_THEN),
    Role.REP: (Which.OWNED, Which.PROMISES, Which.TO_DECIDE),
    Role.MARKETING_MANAGER: (Which.TEAM_RETURNED, Which.TEAM_WAITING),
    Role.SALES_MANAGER: (Which.OVERDUE, Which.UNOWNED, Which.PAUSED, Which.REPS),
}
_IF_ANY = (Which.TO_REVIEW, Which.TRIAGE)
"""Lists of marketing that stand there only while there is something in them."""


def home(tx: Transaction, by: Person, shown: str = "") -> HomeSheet:
    """Return what is waiting for this person; somebody on neither team learns who could add them. `shown` is the page
    of one list that they chose, as its button carries it; "" for the beginning of all lists."""
    with tx.asking_once():  # each list asks for itself who is asking, and what the workspace has settled
        return _home(tx, by, shown)


def _home(tx: Transaction, by: Person, shown: str) -> HomeSheet:
    roles = workspaces.roles_of(tx, by)
    reader = Reader(by, roles)
    if not roles:
        return HomeSheet(
            reader, tx.now, managers=workspaces.managers(tx, by.team_id), asked_for_access=waits_for_access(tx, by)
        )
    manager = bool(roles & MANAGERS)
    theirs = tuple(which for role, lists in _LISTS.items() if role in roles for which in lists)
    most = on_home(len(theirs))
    leads = {which: OWN_WAY[which](tx, by, 0, most) for which in theirs if which in OWN_WAY}
    if roles & {Role.MARKETER, *MANAGERS}:
        some = {which: OWN_WAY[which](tx, by, 0, most) for which in _IF_ANY}
        leads |= {which: page for which, page in some.items() if page.items}
    leads |= _first_of(tx, by, tuple(each for each in theirs if each in PARTS), most)
    leads = {
        which: replace(page, items=looked_at(tx, by.team_id, rows_as_seen(tx, by, page.items)))
        for which, page in leads.items()
    }
    return HomeSheet(
        reader,
        tx.now,
        leads=leads,
        held_back=[notice.error for notice in outbox.parked(tx, by.team_id)] if manager else (),
        refused=[(each, refusals.waiting_count(tx, each)) for each in refusals.of_team(tx, by.team_id)],
        to_sign=waiting_for(tx, by) if manager else 0,
        zone_assumed=manager and workspace_of(tx, by.team_id).tz_assumed,
        late=_late(tx, by, roles),
        chosen=_chosen(tx, by, shown, (*theirs, *_IF_ANY)),
        numbers=list(_numbers(tx, by, roles)),
    )


def _chosen(tx: Transaction, by: Person, shown: str, theirs: tuple[Which, ...]) -> LeadPage | None:
    """Return a page of the list that was chosen, if it is one of theirs."""
    which, skip, _ = turned_to(shown)
    return list_leads(tx, by, which, skip) if which in theirs else None


def _late(tx: Transaction, by: Person, roles: frozenset[Role]) -> list[Untold]:
    """List follow-ups that are late, for a manager of marketing everybody's, for a marketer their own."""
    if not roles & {Role.MARKETER, Role.MARKETING_MANAGER}:
        return []
    return late_now(tx, workspace_of(tx, by.team_id), "" if Role.MARKETING_MANAGER in roles else by.user_id)


def _first_of(tx: Transaction, by: Person, lists: tuple[Which, ...], most: int) -> dict[Which, LeadPage]:
    """The beginning of each list, up to `most` leads of it; those that go on are counted."""
    parts = tuple(PARTS[which] for which in lists)
    found = finding.in_each(tx, by.team_id, by.user_id, parts, most + 1)
    pages = {}
    for which, some in zip(lists, found, strict=True):
        whole = len(some) <= most
        total = len(some) if whole else finding.counted(tx, by.team_id, by.user_id, PARTS[which])
        pages[which] = LeadPage(which, some[:most], total)
    return pages


def _numbers(tx: Transaction, by: Person, roles: frozenset[Role]) -> Iterator[Weeks]:
    """Count for each role what is of interest to it: this week so far, from Monday on in the workspace's zone, and the
    week before."""
    tz = workspace_of(tx, by.team_id).hours.tz
    today = tx.now.astimezone(tz).date()
    monday = today - timedelta(days=today.weekday())
    begins = [start_of_day(monday + timedelta(weeks=week), tz) for week in (-1, 0, 1)]
    last, this = (Period(begin, end) for begin, end in pairwise(begins))
    if Role.MARKETER in roles:
        yield Weeks("brought_in", *(people.brought_in(tx, by.team_id, by.user_id, week) for week in (this, last)))
    if Role.REP in roles:
        yield Weeks("decided", *(people.decided(tx, by.team_id, by.user_id, week) for week in (this, last)))
    if roles & MANAGERS:
        yield Weeks("team", team_weeks.of_team(tx, by.team_id, this), team_weeks.of_team(tx, by.team_id, last))
