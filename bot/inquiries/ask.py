"""Asking the marketer of a lead: by button, or by a question typed in the thread of the lead's card."""

from bot.cadence.work import Work
from bot.inquiries.answer import answer_in_thread
from bot.inquiries.inquiry import asks, masked
from bot.lead.access import hours_of, lead_of, require, require_unmerged
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.veil.as_seen import as_seen
from bot.lead.workplace.calendar import add_working_days
from storage import due, history, inbox
from storage.delivery import cards, outbox
from storage.inquiries import inquiries
from storage.sql import Transaction


class AskYourselfError(HandoffError):
    def __init__(self, lead: Lead) -> None:
        super().__init__(
            f"You have *{lead.label}* for marketing yourself, so the question would come back to you. Press *Details* "
            "to see everything that is known."
        )


def to_ask(tx: Transaction, by: Person, lead_id: int, *, hold: bool = False) -> Lead:
    """Return the lead whose marketer can be asked; raises AskYourselfError, BarredError, MergedError."""
    require(tx, by, Act.ASK)
    lead = as_seen(tx, lead_of(tx, by, lead_id, hold=hold), by.user_id)
    require_unmerged(lead)
    require_contactable(tx, lead)
    if lead.in_charge == by.user_id:
        raise AskYourselfError(lead)
    return lead


def ask(tx: Transaction, by: Person, lead_id: int, text: str, key: str) -> Lead:
    """Put the question to whoever has the lead for marketing; returns the lead. Idempotent by `key`; raises
    FieldProblems ("question") as well."""
    require(tx, by, Act.ASK)
    if not inbox.receive(tx, by.team_id, key):
        return as_seen(tx, lead_of(tx, by, lead_id), by.user_id)
    lead = to_ask(tx, by, lead_id, hold=True)
    if not text.strip():
        raise FieldProblems({"question": "What do you want to know?"})
    _put(tx, by, lead, text.strip())
    return lead


def hear_in_thread(tx: Transaction, by: Person, channel: str, thread_ts: str, text: str, key: str) -> None:
    """Take what was typed in the thread of a card: a question goes to the lead's marketer, and what marketing writes
    while one is open answers it. Anything else is talk among people, and stays it. Idempotent by `key`."""
    found = cards.at(tx, by.team_id, channel, thread_ts)
    if found is None or answer_in_thread(tx, by, found[0], text, key) or not asks(text):
        return
    if lead_of(tx, by, found[0], answers=False).in_charge == by.user_id:
        return
    require(tx, by, Act.ASK)
    if inbox.receive(tx, by.team_id, key):
        inquiry_id = _put(tx, by, to_ask(tx, by, found[0], hold=True), text.strip(), channel, thread_ts)
        outbox.leave(tx, by.team_id, NoticeKind.INQUIRY_PASSED_ON, by.user_id, found[0], inquiry_id=inquiry_id)


def _put(tx: Transaction, by: Person, lead: Lead, text: str, channel: str = "", thread_ts: str = "") -> int:
    inquiry_id = inquiries.add(tx, lead, by, text, channel, thread_ts)
    history.record(tx, lead, EventKind.INQUIRED, by.user_id, text=masked(text))
    outbox.leave(tx, lead.team_id, NoticeKind.INQUIRY, lead.in_charge, lead.id, inquiry_id=inquiry_id)
    tomorrow = add_working_days(tx.now, 1, hours_of(tx, lead.team_id, lead.in_charge))
    due.schedule_one(tx, lead, Work.INQUIRY, inquiry_id, tomorrow)
    return inquiry_id
