"""Looking up how leads are routed: whose turn is next, why a lead went where it went, and the log."""

from collections.abc import Sequence

from bot.lead.access import lead_named, lead_of, require
from bot.lead.people import Act, Person
from bot.lead.veil.as_seen import as_seen
from bot.routing.routed import Mode
from bot.routing.rules.matching import is_in
from bot.routing.rules.rulebook import Group, Rulebook
from bot.routing.rules.turns import order
from bot.routing.sheets import LogSheet, RouteSheet, RoutingSheet
from bot.team.eligible import eligible
from bot.team.look_up import reps
from bot.team.rep import Rep
from storage.routing import log, rulebooks, turns
from storage.sql import Transaction
from storage.team import groups

PAGE = 15
_NEXT = 3


def route_of(tx: Transaction, by: Person, lead_id: int) -> RouteSheet:
    """Return how a lead was routed; changes nothing."""
    require(tx, by, Act.LOOK_UP)
    lead = lead_of(tx, by, lead_id, answers=False)
    book, following = rulebooks.in_force(tx, by.team_id), []
    if book and lead.route_group:
        following = following_in(tx, by.team_id, book.group(lead.route_group), reps(tx, by.team_id))
    return RouteSheet(as_seen(tx, lead, by.user_id), log.of_lead(tx, lead), following)


def route_called(tx: Transaction, by: Person, wanted: str) -> RouteSheet:
    """Return the same of the lead called "L-12"; raises NoSuchLeadError."""
    require(tx, by, Act.LOOK_UP)
    return route_of(tx, by, lead_named(tx, by, wanted).id)


def whose_turns(tx: Transaction, by: Person) -> RoutingSheet | None:
    """Return what is in force with whose turn is next; None while nothing is set up. It is for everybody."""
    require(tx, by, Act.LOOK_UP)
    book = rulebooks.newest(tx, by.team_id)
    return routing_sheet(tx, by.team_id, book) if book else None


def routing_sheet(tx: Transaction, team_id: str, draft: Rulebook) -> RoutingSheet:
    book, team = rulebooks.newest(tx, team_id), reps(tx, team_id)
    found = rulebooks.version(tx, team_id, book.version) if book else None
    following = {group.id: following_in(tx, team_id, group, team) for group in draft.groups}
    members = {group.id: sum(is_in(group, rep) for rep in team) for group in draft.groups}
    by_whom, at = (found[1], found[2]) if found else ("", None)
    called = {each.id: each.name or each.handle for each in groups.known(tx, team_id).values() if not each.gone}
    return RoutingSheet(draft, book, by_whom, at, following, members, called)


def following_in(tx: Transaction, team_id: str, group: Group, team: Sequence[Rep]) -> list[str]:
    """Return whose turn is next in a group, of those who can be given leads whatever the hour."""
    if group.mode is Mode.OPEN:
        return []
    can = [rep for rep in team if is_in(group, rep) and eligible(rep, tx.now, in_hours=False).ok]
    return order(turns.get(tx, team_id, group.id), {rep.user_id: rep.weight for rep in can}, min(_NEXT, len(can)))


def routing_log(tx: Transaction, by: Person, later: int) -> LogSheet:
    """Return a page of the log, after so many later lines."""
    require(tx, by, Act.CONFIGURE)
    lines = log.page(tx, by.team_id, later, PAGE + 1)
    return LogSheet(lines[:PAGE], later, later + len(lines))
