"""The acts about promises, and who may do them: part of the table in everything.py."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.cadence.work import Work
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.promises import configure as configuring
from bot.promises import pause as pausing
from bot.promises.typed_pause import read_pause
from bot.slack.filled import Filled
from storage import leads
from storage.promises import pauses, running
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MANAGER, Asked, Place

SALES = frozenset({Role.REP, Role.SALES_MANAGER})
WAITING = frozenset({Stage.OFFERED, Stage.ACCEPTED})
_KIND = {Stage.OFFERED: Work.ANSWER, Stage.ACCEPTED: Work.FIRST_CONTACT}


def _promised(
    do: Callable[[Transaction, Person, Place], Any], *, paused: bool = False
) -> Callable[[Transaction, Person, Place], Any]:
    """Have a clock run for the lead, if it waits for sales."""

    def asked(tx: Transaction, by: Person, at: Place) -> Any:
        lead = leads.get(tx, at.team_id, at.lead_id)
        if lead and lead.team_id == by.team_id:
            running.begin(tx, lead, _KIND.get(lead.stage, Work.ANSWER), 0)
            if paused:
                pauses.add(tx, lead, by.user_id, "their board", tx.now + timedelta(days=1))
        return do(tx, by, at)

    return asked


def _in_two_days(tx: Transaction) -> str:
    return (tx.now + timedelta(days=2)).date().isoformat()


def _pause(tx: Transaction, by: Person, at: Place) -> Any:
    return pausing.pause(tx, by, at.lead_id, _in_two_days(tx), "Their board", "k")


def _pause_called(tx: Transaction, by: Person, at: Place) -> Any:
    lead = leads.get(tx, by.team_id, at.lead_id)
    name = lead.label if lead else "L-999"
    return pausing.pause_called(tx, by, read_pause(f"{name} until {_in_two_days(tx)}, their board"), "k")


def _resume_called(tx: Transaction, by: Person, at: Place) -> Any:
    lead = leads.get(tx, by.team_id, at.lead_id)
    return pausing.resume_called(tx, by, lead.label if lead else "L-999", "k")


def _change_terms(tx: Transaction, by: Person, at: Place) -> Any:
    configuring.configure_terms(tx, by, Filled({"remind": "2"}, {"remind": "1"}), "k")


PROMISING: dict[str, Asked] = {
    "form of pausing": Asked(_promised(lambda tx, by, at: pausing.to_pause(tx, by, at.lead_id)), SALES, WAITING),
    "pause": Asked(_promised(_pause), SALES, WAITING),
    "pause by its number": Asked(_promised(_pause_called), SALES, WAITING),
    "resume": Asked(_promised(lambda tx, by, at: pausing.resume(tx, by, at.lead_id, "k"), paused=True), SALES, WAITING),
    "resume by its number": Asked(_promised(_resume_called, paused=True), SALES, WAITING),
    "how the time counts": Asked(_promised(lambda tx, by, at: pausing.explained(tx, by, at.lead_id)), ANYONE),
    "what is paused": Asked(lambda tx, by, at: pausing.all_paused(tx, by), ANYONE, about=False),
    "see the terms": Asked(lambda tx, by, at: configuring.terms(tx, by), MANAGER, about=False),
    "change the terms": Asked(_change_terms, MANAGER, about=False),
}
