"""What a person asks for with Done, and who may, on which leads."""

from collections.abc import Callable
from typing import Any

from bot.cadence.outcome import Outcome
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.nurture.done import log as noting
from bot.nurture.done import look_up as looking_up
from bot.nurture.done.sheet import NewTouch, Then
from storage.sql import Transaction
from tests.guarantees.asked import MARKETING, NURTURING, Asked, Place


def _came(outcome: Outcome, **filled: Any) -> Callable[[Transaction, Person, Place], Any]:
    return lambda tx, by, at: noting.log_touch(tx, by, at.lead_id, NewTouch(outcome, "They said so", **filled), "k")


TOUCHING = {
    "form of done": Asked(lambda tx, by, at: looking_up.to_note_done(tx, by, at.lead_id), MARKETING, NURTURING),
    **{
        f"done: {outcome}": Asked(_came(outcome), MARKETING, NURTURING)
        for outcome in (Outcome.NO_ANSWER, Outcome.REPLIED, Outcome.ASKED_FOR_SALES)
    },
    "done: learned": Asked(_came(Outcome.LEARNED, answers={"solution": "A warehouse"}), MARKETING, NURTURING),
    "done: moved closer": Asked(_came(Outcome.MOVED_CLOSER, stage="8"), MARKETING, NURTURING),
    "done: content": Asked(_came(Outcome.NOT_INTERESTED, then=Then.CONTENT), MARKETING, NURTURING),
    "done: closed": Asked(_came(Outcome.NOT_INTERESTED, then=Then.CLOSE), MARKETING, NURTURING, Stage.REFUSED),
}
