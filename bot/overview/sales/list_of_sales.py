"""Lists for sales: what a rep has and may decide on, and what each rep of a manager's has."""

from collections.abc import Iterable
from dataclasses import replace

from bot.lead.access import hours_of, require, today_of
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person, Role
from bot.lead.record import Listed
from bot.overview.pages import PAGE, LeadPage, Which
from bot.overview.whose_leads import with_date
from bot.team.look_up import reps
from bot.worth.in_words import worth_line
from storage import workspaces
from storage.answers import whole_leads
from storage.overview.next_first import Upcoming, counted_in, next_first
from storage.overview.worth_first import best_first, waiting_for
from storage.sql import Transaction

_OWNED = (("owner", Stage.ACCEPTED),)


def dated(tx: Transaction, upcoming: Iterable[Upcoming], by: Person) -> list[Listed]:
    today, tz = today_of(tx, by), hours_of(tx, by.team_id, by.user_id).tz
    return [with_date(each.lead, each.day, each.reminder, each.meeting, today, tz) for each in upcoming]


def owned(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List the leads a rep has, what is due next first."""
    require(tx, by, Act.LOOK_UP)
    found = dated(tx, next_first(tx, by.team_id, by.user_id, _OWNED, skip + most + 1), by)
    whole = len(found) <= skip + most
    total = len(found) if whole else counted_in(tx, by.team_id, by.user_id, _OWNED)
    return LeadPage(Which.OWNED, found[skip : skip + most], total, skip)


def to_decide(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List what a rep may decide on, the most valuable first, and say of each what makes it so."""
    require(tx, by, Act.LOOK_UP)
    found = best_first(tx, by.team_id, by.user_id, skip + most + 1)
    shown, whole = found[skip : skip + most], len(found) <= skip + most
    total = len(found) if whole else waiting_for(tx, by.team_id, by.user_id)
    known = whole_leads.by_id(tx, by.team_id, [each.id for each in shown]) if shown else {}
    versions = {each.definition_version for each in known.values()}
    definitions = {version: workspaces.definition(tx, by.team_id, version) for version in versions}
    why = {each.id: worth_line(each, definitions[each.definition_version], tx.now) for each in known.values()}
    return LeadPage(Which.TO_DECIDE, [each._replace(why=why.get(each.id, "")) for each in shown], total, skip)


def of_rep(tx: Transaction, by: Person, user_id: str, skip: int = 0) -> LeadPage:
    """List what a rep of theirs has, for a manager of sales, what is due next first."""
    if Role.SALES_MANAGER not in require(tx, by, Act.LOOK_UP):
        return LeadPage(Which.OF_REP, [], 0, wanted=user_id)
    return replace(owned(tx, Person(by.team_id, user_id), skip), which=Which.OF_REP, wanted=user_id)


def by_rep(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List the reps, those with the most open leads first."""
    if Role.SALES_MANAGER not in require(tx, by, Act.LOOK_UP):
        return LeadPage(Which.REPS, [], 0)
    found = sorted(reps(tx, by.team_id), key=lambda rep: (-rep.open_leads, rep.user_id))
    return LeadPage(Which.REPS, [], len(found), skip, reps=found[skip : skip + most], now=tx.now)
