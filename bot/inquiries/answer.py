"""Answering a question about a lead: by button, in the thread of the message that put it, or in the card's thread."""

from bot.cadence.work import Work
from bot.inquiries.inquiry import Inquiry, InquirySheet, InquiryState, Said, asks, masked
from bot.lead.access import lead_of, require
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Act, Person, Role, entitled
from bot.lead.record import Lead
from bot.slack.text import moment, person
from bot.undo.redraw import redraw_yours
from storage import due, history, inbox, workspaces
from storage.delivery import outbox
from storage.inquiries import inquiries
from storage.sql import Transaction

_CARRIED = 1500
"""Characters of an answer that a button can carry."""
_MARKETING = frozenset({Role.MARKETER, Role.MARKETING_MANAGER})


class NoSuchInquiryError(HandoffError):
    def __init__(self) -> None:
        super().__init__("That question is not there any more. `/lead mine` shows your leads as they are now.")


class AnsweredByOtherError(HandoffError):
    """Somebody else was faster with the answer."""

    def __init__(self, lead: Lead, first: Said) -> None:
        super().__init__(
            f"{person(first.by)} answered that question about *{lead.label}* {moment(first.at)}, so yours was not "
            "sent. If there is more to say, write it in the thread of the lead's card."
        )


def to_answer(tx: Transaction, by: Person, inquiry_id: int, *, hold: bool = False) -> InquirySheet:
    """Return the question; raises NoSuchInquiryError, and AnsweredByOtherError where somebody else has answered it."""
    require(tx, by, Act.REPLY)
    inquiry = inquiries.get(tx, by.team_id, inquiry_id, hold=hold)
    if inquiry is None:
        raise NoSuchInquiryError
    lead = lead_of(tx, by, inquiry.lead_id)
    others = [one for one in inquiry.said if one.by != by.user_id]
    if others:
        raise AnsweredByOtherError(lead, others[0])
    return InquirySheet(lead, inquiry, lead.in_charge)


def answer(tx: Transaction, by: Person, inquiry_id: int, text: str, key: str) -> None:
    """Send the answer to whoever asked, and to the card's thread. More can be added by whoever gave it. Idempotent by
    `key`; raises FieldProblems ("answer") as well."""
    require(tx, by, Act.REPLY)
    if not inbox.receive(tx, by.team_id, key):
        return
    found = to_answer(tx, by, inquiry_id, hold=True)
    if not text.strip():
        raise FieldProblems({"answer": "What is the answer? It can be short."})
    _take(tx, by, found.lead, found.inquiry, text.strip())
    _tell(tx, found.inquiry, "sales")


def ask_if_meant(tx: Transaction, by: Person, channel: str, text: str) -> bool:
    """Ask whether what was typed in the DM, but not beneath the question, is the answer to it; returns whether there is
    a question to ask that about."""
    inquiry = inquiries.get(tx, by.team_id, inquiries.open_in(tx, by.team_id, channel))
    if inquiry is None or not text.strip() or len(text) > _CARRIED:
        return False
    about, said = inquiry.id, text.strip()
    outbox.leave(tx, by.team_id, NoticeKind.INQUIRY_MEANT, by.user_id, inquiry.lead_id, inquiry_id=about, text=said)
    return True


def put_at(tx: Transaction, by: Person, channel: str, ts: str) -> int:
    """Return the question that the message there put to somebody of this workspace; 0 for any other message."""
    return inquiries.at(tx, by.team_id, channel, ts)


def answer_in_thread(tx: Transaction, by: Person, lead_id: int, text: str, key: str) -> bool:
    """Take what marketing writes in a card's thread for the answer to the question that is open there; returns whether
    it was. Everybody there reads it already, so only whoever asked is told."""
    lead = lead_of(tx, by, lead_id)
    inquiry = inquiries.get(tx, by.team_id, inquiries.latest_open(tx, lead), hold=True)
    if inquiry is None or inquiry.asked_by == by.user_id or not text.strip():
        return False
    roles = workspaces.roles_of(tx, by)
    theirs = lead.in_charge == by.user_id and entitled(roles, Act.REPLY)
    if not theirs and (asks(text) or not roles & _MARKETING):
        return False
    if inbox.receive(tx, by.team_id, key):
        _take(tx, by, lead, inquiry, text.strip())
        _tell(tx, inquiry)
    return True


def _take(tx: Transaction, by: Person, lead: Lead, inquiry: Inquiry, text: str) -> None:
    inquiries.answer(tx, inquiry, [*inquiry.said, Said(by.user_id, tx.now, text)])
    due.cancel_one(tx, lead.team_id, lead.id, Work.INQUIRY, inquiry.id)
    history.record(tx, lead, EventKind.INQUIRY_ANSWERED, by.user_id, text=masked(text))
    redraw_yours(tx, lead)


def _tell(tx: Transaction, inquiry: Inquiry, *also: str) -> None:
    """Tell whoever asked, and draw anew where the question stands."""
    about, number = inquiry.id, len(inquiry.said)
    for to in (*also, inquiry.asked_by):
        kind = NoticeKind.INQUIRY_ANSWERED
        outbox.leave(tx, inquiry.team_id, kind, to, inquiry.lead_id, inquiry_id=about, number=number)
    draw_anew(tx, inquiry)


def draw_anew(tx: Transaction, inquiry: Inquiry) -> None:
    """Have every message that put the question say what became of it."""
    for channel, ts, user_id in inquiries.places(tx, inquiry):
        to, about = (user_id, inquiry.lead_id), inquiry.id
        outbox.leave(tx, inquiry.team_id, NoticeKind.INQUIRY, *to, inquiry_id=about, channel=channel, ts=ts)


def close(tx: Transaction, inquiry: Inquiry, lead: Lead) -> None:
    """Stop asking, and tell whoever asked that nobody answered."""
    if inquiry.state is InquiryState.OPEN and inquiries.close(tx, inquiry):
        history.record(tx, lead, EventKind.INQUIRY_CLOSED)
        outbox.leave(tx, lead.team_id, NoticeKind.INQUIRY_CLOSED, inquiry.asked_by, lead.id, inquiry_id=inquiry.id)
        draw_anew(tx, inquiry)
