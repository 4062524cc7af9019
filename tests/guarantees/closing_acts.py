"""The acts by which a lead that sales accepted is won, lost or released, and who may do them: part of everything.py."""

from collections.abc import Callable
from typing import Any

from bot.decisions import give_customer as customers
from bot.lead.ending.ending import Ending
from bot.lead.lifecycle import Move, Stage
from bot.lead.people import Person, Role
from bot.lead.reject_reasons import DUPLICATE
from bot.nurture import try_again as trying
from bot.outcomes import close as closing
from bot.outcomes import release as releasing
from bot.undo import take_back as taking_back
from storage import leads, workspaces
from storage.sql import Transaction
from storage.undo import deeds
from tests.guarantees.asked import ANYONE, MANAGER, Asked, Place

_SALES = frozenset({Role.REP, Role.SALES_MANAGER})
_ACCEPTED = frozenset({Stage.ACCEPTED})


def _form_by_number(tx: Transaction, by: Person, at: Place) -> Any:
    lead = leads.get(tx, by.team_id, at.lead_id)
    return closing.called_to_close(tx, by, lead.label if lead else "L-99999", Move.LOSE)


def _lose_and_take_back(tx: Transaction, by: Person, at: Place) -> Any:
    closing.lose(tx, by, at.lead_id, Ending(reason="price"), "k")
    [deed] = deeds.of_lead(tx, by.team_id, at.lead_id)
    return taking_back.take_back(tx, by, at.lead_id, deed.id, "u")


def _of_a_customer(do: Callable[[Transaction, Person, Place], Any]) -> Callable[[Transaction, Person, Place], Any]:
    """Have sales close the lead as a customer's, and somebody be there who takes it."""

    def asked(tx: Transaction, by: Person, at: Place) -> Any:
        leads.change(tx, by.team_id, at.lead_id, reject_code=DUPLICATE)
        reps = workspaces.members(tx, by.team_id)[Role.REP]
        workspaces.set_members(tx, by.team_id, Role.REP, [*reps, "U6"])
        return do(tx, by, at)

    return asked


_REFUSED = frozenset({Stage.REFUSED})

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
    "form of giving a customer": Asked(
        _of_a_customer(lambda tx, by, at: customers.to_give(tx, by, at.lead_id)), MANAGER, _REFUSED
    ),
    "give a customer": Asked(
        _of_a_customer(lambda tx, by, at: customers.give_customer(tx, by, at.lead_id, "U6", "Hers", "k")),
        MANAGER,
        _REFUSED,
        Stage.OFFERED,
    ),
    "leave a customer's closed": Asked(
        _of_a_customer(lambda tx, by, at: customers.leave_closed(tx, by, at.lead_id, "k")), MANAGER, _REFUSED
    ),
    "release": Asked(
        lambda tx, by, at: releasing.release(tx, by, at.lead_id, "on leave", "k"), _SALES, _ACCEPTED, Stage.OFFERED
    ),
}
