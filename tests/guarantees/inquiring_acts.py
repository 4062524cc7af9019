"""The acts of asking a lead's marketer, and who may do them: part of the table in everything.py."""

from collections.abc import Callable
from typing import Any

from bot.answers.ask import NothingAskedError
from bot.inquiries import answer as answering
from bot.inquiries import ask as asking
from bot.inquiries.answer import NoSuchInquiryError
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import leads
from storage.delivery import cards
from storage.inquiries import inquiries
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MARKETING, Asked, Place

SOMEBODY = "U2"


def asked_by_somebody(tx: Transaction, lead: Lead) -> int:
    """Have somebody ask about the lead."""
    return inquiries.add(tx, lead, Person(lead.team_id, SOMEBODY), "Who is their CFO?")


def _of_somebody(do: Callable[[Transaction, Person, Place], Any]) -> Callable[[Transaction, Person, Place], Any]:
    """Have somebody else be the marketer that is asked."""

    def asked(tx: Transaction, by: Person, at: Place) -> Any:
        leads.change(tx, by.team_id, at.lead_id, in_charge=SOMEBODY)
        return do(tx, by, at)

    return asked


def _hear(tx: Transaction, by: Person, at: Place) -> Any:
    lead = leads.get(tx, by.team_id, at.lead_id)
    if lead is None:
        raise NothingAskedError
    cards.remember(tx, lead, 1, "C1", f"{at.lead_id}.1")
    return asking.hear_in_thread(tx, by, "C1", f"{at.lead_id}.1", "Why?", "k")


def _hear_answer(tx: Transaction, by: Person, at: Place) -> Any:
    answering.to_answer(tx, by, at.inquiry_id)  # what others write beneath a card is none of our business
    return answering.answer_in_thread(tx, by, at.lead_id, "Tom Chen", "k")


def _ask_if_meant(tx: Transaction, by: Person, at: Place) -> Any:
    found = answering.to_answer(tx, by, at.inquiry_id)
    inquiries.remember(tx, found.inquiry, "D8", f"{at.lead_id}.8", by.user_id)
    return answering.ask_if_meant(tx, by, "D8", "Tom")


def _put_at(tx: Transaction, by: Person, at: Place) -> Any:
    found = answering.to_answer(tx, by, at.inquiry_id)
    inquiries.remember(tx, found.inquiry, "D1", "7.7", by.user_id)
    if not answering.put_at(tx, by, "D1", "7.7"):
        raise NoSuchInquiryError


INQUIRING: dict[str, Asked] = {
    "form of asking": Asked(_of_somebody(lambda tx, by, at: asking.to_ask(tx, by, at.lead_id)), ANYONE),
    "ask the marketer": Asked(_of_somebody(lambda tx, by, at: asking.ask(tx, by, at.lead_id, "Why?", "k")), ANYONE),
    "ask beneath the card": Asked(_of_somebody(_hear), ANYONE),
    "form of answering": Asked(lambda tx, by, at: answering.to_answer(tx, by, at.inquiry_id), MARKETING),
    "answer whoever asked": Asked(lambda tx, by, at: answering.answer(tx, by, at.inquiry_id, "Tom", "k"), MARKETING),
    "answer beneath the card": Asked(_hear_answer, MARKETING),
    "answer beside the question": Asked(_ask_if_meant, MARKETING),
    "answer beneath the question": Asked(_put_at, MARKETING),
}
