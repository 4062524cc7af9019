"""The acts on a lead whose track has stopped, or has come to its end: part of the table in everything.py."""

from bot.cadence.stop import stop
from bot.cadence.why import Why
from bot.competitors import stir as stirring
from bot.competitors.names import Rival
from bot.lead.people import Person
from bot.nurture.ends import go_on as going_on
from storage import leads
from storage.competitors import rivals
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MARKETING, NURTURING, Asked, Place


def _go_on(tx: Transaction, by: Person, at: Place) -> None:
    lead = leads.get(tx, by.team_id, at.lead_id)
    if lead:
        stop(tx, lead, Why.REPLIED)
    going_on.go_on(tx, by, at.lead_id, "k")


def _stir(tx: Transaction, by: Person, at: Place) -> None:
    lead = leads.get(tx, at.team_id, at.lead_id)
    if lead:
        rivals.name(tx, lead, Rival("acme rival", "Acme Rival"))
    stirring.stir(tx, by, "Acme Rival", "k")


ENDING: dict[str, Asked] = {
    "go on with the track": Asked(_go_on, MARKETING, NURTURING),
    "hear of a competitor": Asked(_stir, ANYONE, about=False),
}
