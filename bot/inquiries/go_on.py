"""The open questions about a lead that turned out to be another one: they go on with the lead it became."""

from bot.inquiries.answer import draw_anew
from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from storage.delivery import outbox
from storage.inquiries import inquiries
from storage.sql import Transaction


def go_on(tx: Transaction, lead: Lead, into: Lead, in_charge: str) -> None:
    """Have what is open about `lead` asked about `into`: whoever is `in_charge` of that one answers. Whoever was asked
    before still may."""
    for inquiry in inquiries.follow(tx, lead, into):
        draw_anew(tx, inquiry)
        if not any(put.user_id == in_charge for put in inquiries.places(tx, inquiry)):
            outbox.leave(tx, into.team_id, NoticeKind.INQUIRY, in_charge, into.id, inquiry_id=inquiry.id)
