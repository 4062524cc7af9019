"""The acts by which a lead that sales accepted is won, lost or released, and who may do them: part of everything.py."""

from typing import Any

from bot.lead.ending.ending import Ending
from bot.lead.lifecycle import Move, Stage
from bot.lead.people import Person, Role
from bot.nurture import try_again as trying
from bot.outcomes import close as closing
from bot.outcomes import release as releasing
from bot.undo import take_back as taking_back
from storage import leads
from storage.sql import Transaction
from storage.undo import deeds
from tests.guarantees.asked import ANYONE, Asked, Place

_SALES = frozenset({Role.REP, Role.SALES_MANAGER})
_ACCEPTED = frozenset({Stage.ACCEPTED})


def _form_by_number(tx: Transaction, by: Person, at: Place) -> Any:
    lead = leads.get(tx, by.team_id, at.lead_id)
    return closing.called_to_close(tx, by, lead.label if lead else "L-99999", Move.LOSE)


def _lose_and_take_back(tx: Transaction, by: Person, at: Place) -> Any:
    closing.lose(tx, by, at.lead_id, Ending(reason="price"), "k")
    [deed] = deeds.of_lead(tx, by.team_id, at.lead_id)
    return taking_back.take_back(tx, by, at.lead_id, deed.id, "u")


CLOSING: dict[str, Asked] = {
    "form of winning": Asked(lambda tx, by, at: closing.to_close(tx, by, at.lead_id, Move.WIN), _SALES, _ACCEPTED),
    "form by number": Asked(_form_by_number, _SALES, _ACCEPTED),
    "win": Asked(
        lambda tx, by, at: closing.win(tx, by, at.lead_id, Ending(amount="5k EUR"), "k"), _SALES, _ACCEPTED, Stage.WON
    ),
    "lose": Asked(
        lambda tx, by, at: closing.lose(tx, by, at.lead_id, Ending(reason="price"), "k"),
        _SALES,
        _ACCEPTED,
        Stage.LOST,
    ),
    "take a loss back": Asked(_lose_and_take_back, _SALES, _ACCEPTED, Stage.ACCEPTED),
    "try a lost lead again": Asked(
        lambda tx, by, at: trying.try_again(tx, by, at.lead_id, "k"), ANYONE, frozenset({Stage.LOST}), Stage.DRAFT
    ),
    "release": Asked(
        lambda tx, by, at: releasing.release(tx, by, at.lead_id, "on leave", "k"), _SALES, _ACCEPTED, Stage.OFFERED
    ),
}
