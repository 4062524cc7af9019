"""Notices that draw a message anew, once what it asked for is done, or was taken back."""

from dataclasses import replace

from bot.lead.drawing import lead_of
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.post import Post
from bot.slack.blocks import Block, section
from bot.undo import notes
from bot.undo.deed import KEEPS_ITS_WORDS, Message, Result
from storage.delivery.claims import ClaimedNotice
from storage.privacy.lead_messages import Posted, place_of
from storage.sql import Transaction
from storage.undo import deeds


def first_notice(notice: ClaimedNotice) -> ClaimedNotice | None:
    """Return the notice that the message came from; None if it tells of the result alone."""
    drawn = str(notice.data.get("drawn") or "")
    if not drawn or drawn == NoticeKind.RESULT:
        return None
    knew = {**(notice.data.get("knew") or {}), "redrawn": True, "shown_at": notice.data.get("ts") or ""}
    return replace(notice, kind=drawn, data=knew, unclear=False)


def result(tx: Transaction, notice: ClaimedNotice, own: Post | None) -> Post | None:
    """Draw what came of an act; `own` is the message as it would be drawn now."""
    lead, data = lead_of(tx, notice), notice.data
    if data.get("drawn") == NoticeKind.FOLLOW_UPS:  # each line is drawn as its lead is now
        return redrawn(tx, notice, own)
    deed = deeds.get(tx, notice.team_id, lead.id, int(data.get("deed") or 0))
    open_for_undo = deed is not None and deed.can_be_undone_by(notice.destination, tx.now)
    keeps = data.get("drawn") in KEEPS_ITS_WORDS and data.get("did") != EventKind.OFFERED  # its words say the same
    kept = own.blocks if own and keeps and not data.get("undone") else []
    words: list[Block] = [block for block in kept if block["type"] != "actions"]
    shown = notes.result(lead, Result.of(data), notice.destination, deed.id if deed and open_for_undo else 0, words)
    if data.get("drawn"):
        place = _place(tx, notice)
        return Post(place.channel, *shown, update_ts=place.ts) if place else None

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        still = deeds.get(tx, notice.team_id, lead.id, int(data.get("deed") or 0))
        if still:
            here = Message(NoticeKind.RESULT, notice.destination, channel, ts, {})
            deeds.tell_in(tx, notice.team_id, lead.id, still.id, [*still.messages, here])

    return Post(notice.destination, *shown, posted=posted)


def redrawn(tx: Transaction, notice: ClaimedNotice, own: Post | None) -> Post | None:
    """Draw a message anew: its own words if it still has any, or where the lead stands. One about no lead may have been
    told what to say instead."""
    said, place = str(notice.data.get("said") or ""), _place(tx, notice)
    if said:
        return Post(place.channel, said, [section(said)], update_ts=place.ts) if place else None
    if own is None and notice.data.get("drawn") == NoticeKind.FOLLOW_UPS:
        return None  # it is not known any more what else the list held
    if own is None and notice.lead_id is None:
        return None
    text, blocks = (own.text, own.blocks) if own else notes.nothing_left(lead_of(tx, notice), notice.destination)
    return Post(place.channel, text, blocks, update_ts=place.ts) if place else None


def _place(tx: Transaction, notice: ClaimedNotice) -> Posted | None:
    """Return where the message stands; None if it was not posted after all."""
    data = notice.data
    if data.get("ts"):
        return Posted(str(data["channel"]), str(data["ts"]))
    return place_of(tx, notice.team_id, int(data.get("of") or 0))
