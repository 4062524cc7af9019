"""Notices about a question: put to the marketer, passed on, answered, given back."""

from collections.abc import Mapping

from bot.inquiries import notes
from bot.inquiries.inquiry import InquirySheet, masked
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.people import Person
from bot.lead.post import Post
from bot.lead.reader import A_CHANNEL, Reader
from storage import workspaces
from storage.delivery import cards, outbox
from storage.delivery.cards import PostedCard
from storage.delivery.claims import ClaimedNotice
from storage.inquiries import inquiries
from storage.sql import Transaction


def _sheet(tx: Transaction, notice: ClaimedNotice) -> InquirySheet | None:
    lead = lead_of(tx, notice)
    inquiry = inquiries.get(tx, notice.team_id, int(notice.data["inquiry_id"]))
    return InquirySheet(lead, inquiry, lead.in_charge) if inquiry else None


def _inquiry(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    sheet, again = _sheet(tx, notice), bool(notice.data.get("again"))
    if sheet is None:
        return None
    message = notes.asked(sheet, notice.destination, again=again)
    if notice.data.get("ts"):
        return Post(str(notice.data["channel"]), *message, update_ts=str(notice.data["ts"]))
    if not sheet.inquiry.waits:
        return None  # answered before it was told
    inquiry = sheet.inquiry

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        now, about = inquiries.get(tx, notice.team_id, inquiry.id) or inquiry, inquiry.id
        inquiries.remember(tx, now, channel, ts, notice.destination)
        if not now.waits or now.lead_id != inquiry.lead_id:  # answered, or gone on, while this was on the way
            to = (notice.destination, now.lead_id)
            outbox.leave(tx, notice.team_id, NoticeKind.INQUIRY, *to, inquiry_id=about, channel=channel, ts=ts)

    found = to_person(notice, message)
    return Post(notice.destination, message.text, found.blocks, posted=posted) if found else None


def _meant(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    sheet = _sheet(tx, notice)
    return to_person(notice, notes.meant(sheet, str(notice.data["text"]))) if sheet and sheet.inquiry.waits else None


def _passed_on(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    sheet = _sheet(tx, notice)
    if sheet is None:
        return None
    place, message = sheet.inquiry, notes.passed_on(sheet)
    return Post(place.channel, *message, thread_ts=place.thread_ts, ephemeral_to=notice.destination)


def _answered(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    sheet, number = _sheet(tx, notice), int(notice.data["number"])
    if sheet is None or number >= len(sheet.inquiry.said):
        return None
    said, to_channel = sheet.inquiry.said[number], notice.destination == "sales"
    reader = A_CHANNEL if to_channel else _reader(tx, notice)
    texts = [sheet.inquiry.text, said.text]
    question, text = texts if reader.sees_contact_details_of(sheet.lead) else map(masked, texts)
    if not to_channel:
        return to_person(notice, notes.answered(sheet, said, question, text))
    thread = _thread(tx, sheet)
    message = notes.answered_in_thread(sheet, said, question, text)
    return Post(thread.channel, *message, thread_ts=thread.ts) if thread else None


def _reader(tx: Transaction, notice: ClaimedNotice) -> Reader:
    whoever = Person(notice.team_id, notice.destination)
    return Reader(whoever, workspaces.roles_of(tx, whoever))


def _thread(tx: Transaction, sheet: InquirySheet) -> PostedCard | None:
    """Return the thread it was asked in, as long as there is a card at its top; else that of the lead's latest card."""
    asked = PostedCard(sheet.inquiry.channel, sheet.inquiry.thread_ts)
    if asked.ts and cards.at(tx, sheet.lead.team_id, *asked):
        return asked
    return cards.place(tx, sheet.lead, sheet.lead.offer)


def _closed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    sheet = _sheet(tx, notice)
    return to_person(notice, notes.unanswered(sheet)) if sheet else None


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.INQUIRY: _inquiry,
    NoticeKind.INQUIRY_MEANT: _meant,
    NoticeKind.INQUIRY_PASSED_ON: _passed_on,
    NoticeKind.INQUIRY_ANSWERED: _answered,
    NoticeKind.INQUIRY_CLOSED: _closed,
}
