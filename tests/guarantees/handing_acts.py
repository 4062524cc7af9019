"""The acts of handing leads over, and who may do them: part of the table in everything.py."""

from typing import Any

from bot.handover import hand_over as handing
from bot.handover import look_up as to_hand
from bot.lead.errors import FieldProblems
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.team.sides import Side
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, EVERY, WHO, Asked, Place

_HAD_BY_SOMEBODY = EVERY - {Stage.REFUSED, Stage.WON, Stage.LOST}


def _one(tx: Transaction, by: Person, at: Place) -> Any:
    return _whoever_takes_over(lambda to: handing.hand_over(tx, by, at.lead_id, to, {}, "k"))


def _all(tx: Transaction, by: Person, at: Place) -> Any:
    return _whoever_takes_over(lambda to: handing.hand_over_all(tx, by, WHO, to, {}, "k"))


def _whoever_takes_over(give: Any) -> Any:
    """Whether somebody is of the team that takes over is another question than who may hand over."""
    try:
        return give({Side.MARKETING: WHO})
    except FieldProblems:
        return None


HANDING: dict[str, Asked] = {
    "form of handing over": Asked(
        lambda tx, by, at: to_hand.to_hand_over(tx, by, at.lead_id), ANYONE, _HAD_BY_SOMEBODY
    ),
    "hand over": Asked(_one, ANYONE, _HAD_BY_SOMEBODY),
    "form of handing over all": Asked(lambda tx, by, at: to_hand.all_to_hand_over(tx, by, WHO), ANYONE, about=False),
    "hand over all": Asked(_all, ANYONE, about=False),
    "choose whose": Asked(lambda tx, by, at: to_hand.whose_to_hand_over(tx, by), ANYONE, about=False),
}
