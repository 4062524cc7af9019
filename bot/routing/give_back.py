"""Turns that are counted otherwise than by routing: given back for what was no lead, or had by hand."""

from datetime import datetime

from bot.lead.record import Lead
from bot.routing.rules.decision import Noted, What
from bot.routing.rules.turns import charge
from bot.routing.rules.turns import give_back as without_the_last
from bot.routing.rules.turns import take_again as with_it_again
from storage.routing import log, turns
from storage.sql import Transaction
from storage.team import reps


def give_back(tx: Transaction, lead: Lead) -> None:
    """Give the turn back that this offer of the lead took, once; without one, nothing happens."""
    charged = _charged(tx, lead)
    if charged:
        weight = reps.profile(tx, lead.team_id, charged).weight
        held = turns.hold(tx, lead.team_id, lead.route_group)
        turns.save(tx, lead.team_id, lead.route_group, without_the_last(held, charged, weight))
        number = held.counts[charged].last if charged in held.counts else 0
        log.note_turn(tx, lead, What.GIVEN_BACK, charged, turn=number)


def take_again(tx: Transaction, lead: Lead, since: datetime) -> None:
    """Take the turn again that was given back for this offer at `since` (UTC), as whoever rejected the lead undoes
    that."""
    last = _last(tx, lead)
    if last and last.what is What.GIVEN_BACK and last.at >= since:
        weight = reps.profile(tx, lead.team_id, last.to).weight
        held = turns.hold(tx, lead.team_id, lead.route_group)
        taken = with_it_again(held, last.to, weight, int(last.about.get("turn", 0)))
        turns.save(tx, lead.team_id, lead.route_group, taken)
        log.note_turn(tx, lead, What.TAKEN_AGAIN, last.to)


def count_by_hand(tx: Transaction, lead: Lead, rep: str, by: str) -> None:
    """Count the lead as a turn of the rep who has it now, unless it is counted as theirs already."""
    if lead.route_group and _charged(tx, lead) != rep:
        weight = reps.profile(tx, lead.team_id, rep).weight
        held = turns.hold(tx, lead.team_id, lead.route_group)
        turns.save(tx, lead.team_id, lead.route_group, charge(held, rep, weight))
        log.note_turn(tx, lead, What.BY_HAND, rep, by)


def not_by_hand(tx: Transaction, lead: Lead) -> None:
    """Take it back that this offer was counted by hand, as whoever accepted it undoes that; a turn that routing gave
    stays taken."""
    last = _last(tx, lead)
    if last and last.what is What.BY_HAND:
        give_back(tx, lead)


def _charged(tx: Transaction, lead: Lead) -> str:
    """Return whose turn this offer of the lead counts as, "" for nobody's."""
    last = _last(tx, lead)
    return last.to if last and last.what is not What.GIVEN_BACK else ""


def _last(tx: Transaction, lead: Lead) -> Noted | None:
    """Return the last line of the log on a turn that this offer took or gave back."""
    if not lead.route_group:
        return None
    return next((each for each in log.of_lead(tx, lead) if each.offer == lead.offer and each.is_about_a_turn), None)
