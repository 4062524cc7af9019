"""A dry run: who would have got the leads of the last weeks by a draft of the rules. It changes nothing."""

from dataclasses import replace
from datetime import timedelta

from bot.lead.access import require
from bot.lead.people import Act, Person
from bot.routing.draft import look_at_routing
from bot.routing.rules.choose import Question, choose
from bot.routing.rules.explain import because, named_in
from bot.routing.rules.matching import rule_for
from bot.routing.rules.turns import Turns
from bot.routing.sheets import TrialSheet, Tried
from bot.team.look_up import reps
from bot.team.rep import Kind
from storage.routing import past, relations, turns
from storage.sql import Transaction

DAYS = 30
MOST = 300


def try_out(tx: Transaction, by: Person, later: int = 0) -> TrialSheet:
    """Route the leads offered in the last 30 days by the manager's draft, in their order, and say who got them then."""
    require(tx, by, Act.CONFIGURE)
    book, team = look_at_routing(tx, by).draft, reps(tx, by.team_id)
    farmers = {rep.user_id for rep in team if rep.kind is Kind.FARMER}
    since = tx.now - timedelta(days=DAYS)
    kept: dict[int, Turns] = {}
    tried: list[Tried] = []
    for lead, at, had in past.offered_since(tx, by.team_id, since, MOST):
        rule = rule_for(book, lead)
        group = book.group(rule.group if rule else book.catch_all).id
        taken = kept.get(group) or turns.get(tx, by.team_id, group)
        known = relations.of_lead(tx, lead, farmers, before=at) if book.relations else []
        found = choose(book, Question(lead, team, at, known, taken))
        kept[group] = found.turns or taken
        found = replace(found, about={**found.about, **named_in(book, group, found.rule)})
        tried.append(Tried(lead.label, had, found.routed.to, because(found)))
    more = past.counted_since(tx, by.team_id, since) - len(tried)
    return TrialSheet(tried[::-1], DAYS, max(0, more), max(0, min(later, len(tried) - 1)))
