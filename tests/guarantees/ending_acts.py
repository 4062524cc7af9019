"""The acts on a lead whose track has stopped, or has come to its end: part of the table in everything.py."""

from bot.cadence.stop import stop
from bot.cadence.why import Why
from bot.competitors import stir as stirring
from bot.competitors.names import Rival
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.nurture.ends import decide as deciding
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


def _end(tx: Transaction, by: Person, at: Place) -> None:
    deciding.end(tx, by, at.lead_id, "no_answer", "", "k")


ENDING: dict[str, Asked] = {
    "forms to decide": Asked(lambda tx, by, at: deciding.to_decide(tx, by, at.lead_id), MARKETING, NURTURING),
    "nurture it again": Asked(
        lambda tx, by, at: deciding.nurture_again(tx, by, at.lead_id, "content", "k"), MARKETING, NURTURING
    ),
    "close it for a reason": Asked(_end, MARKETING, NURTURING, Stage.REFUSED),
    "go on with the track": Asked(_go_on, MARKETING, NURTURING),
    "hear of a competitor": Asked(_stir, ANYONE, about=False),
}
