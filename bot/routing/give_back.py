"""Turns that are counted otherwise than by routing: given back for what was no lead, or had by hand."""

from bot.lead.record import Lead
from bot.routing.rules.decision import Noted, What
from bot.routing.rules.turns import charge
from bot.routing.rules.turns import give_back as without_the_last
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
        log.note_turn(tx, lead, What.GIVEN_BACK, charged)


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
