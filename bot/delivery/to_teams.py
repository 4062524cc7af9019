"""Notices to both teams: the card, the digest, what a new owner and the managers have to know."""

from collections.abc import Mapping

from bot.delivery.outcomes import explain
from bot.delivery.post import Post
from bot.delivery.record import Draw, channel_of, definition_of, lead_of, to_person, workspace_of
from bot.rules.calendar import week_bounds
from bot.views import digest as digest_view
from bot.views import lists, team_notes
from bot.views.blocks import Message, sections
from bot.views.lead_card import earlier_card, lead_card
from storage import digests
from storage.delivery import cards, outbox
from storage.delivery.claims import ClaimedNotice
from storage.sql.engine import Transaction


def _card(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead, offer = lead_of(tx, notice), int(notice.data["offer"])
    newer = outbox.later(tx, notice.team_id, notice.stream, notice.kind, notice.id)
    if not notice.unclear and any(data["offer"] == offer for data in newer):
        return None  # the newer one draws the same
    message = lead_card(lead, definition_of(tx, lead), tx.now) if offer == lead.offer else earlier_card(lead)
    place = cards.place(tx, lead, offer)
    if place:
        return Post(place.channel, *message, update_ts=place.ts)
    # The later offer has a card of its own; this one is not posted any more, unless it already was.
    too_late = offer != lead.offer
    if too_late and not notice.unclear:
        return None

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        cards.remember(tx, lead, offer, channel, ts)
        if too_late:
            outbox.leave(tx, notice.team_id, notice.kind, notice.destination, lead.id, offer=offer)

    return Post(channel_of(tx, notice), *message, too_late=too_late, posted=posted)


def _yours(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    mine = lead.owner == notice.destination
    return to_person(notice, team_notes.yours(lead, definition_of(tx, lead)) if mine else None)


def _digest(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    week = str(notice.data["week"])
    numbers = digests.of_week(tx, notice.team_id, week, week_bounds(week, workspace_of(tx, notice).hours.tz))
    return Post(channel_of(tx, notice), *digest_view.digest(numbers))


def _confirm_suppression(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return to_person(notice, team_notes.confirm_suppression(lead_of(tx, notice), int(notice.data["suppression_id"])))


def _held_back(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    waiting = len(outbox.parked(tx, notice.team_id))
    message = team_notes.held_back(explain(str(notice.data.get("reason"))), waiting) if waiting else None
    return to_person(notice, message)


def _unclear(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    unclear = outbox.unclear_count(tx, notice.team_id)
    return to_person(notice, team_notes.unclear(unclear) if unclear else None)


def _welcome(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return to_person(notice, lists.help_message())


def _note(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    text = str(notice.data["text"])
    return to_person(notice, Message(text, sections(text)))


TO_TEAMS: Mapping[str, Draw] = {
    "card": _card,
    "yours": _yours,
    "digest": _digest,
    "confirm_suppression": _confirm_suppression,
    "held_back": _held_back,
    "unclear": _unclear,
    "welcome": _welcome,
    "note": _note,
}
