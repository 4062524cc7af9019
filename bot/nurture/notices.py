"""Notices the clock sends to a marketer: follow up now, on one lead or several; a draft nobody worked on is closed."""

from collections.abc import Mapping

from bot.lead.access import definition_of
from bot.lead.definition.verdict import missing_questions
from bot.lead.drawing import Draw, in_stage, lead_of, to_person
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.post import Post
from bot.nurture import notes as nurture_notes
from bot.nurture.lists import follow_ups
from bot.nurture.morning import asked_again, asked_of, page_of, still_waiting
from storage import history, leads
from storage.answers import whole_leads
from storage.delivery import together
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _follow_up(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    reader, lead = Person(notice.team_id, notice.destination), lead_of(tx, notice)
    if asked_again(tx, reader, [lead.id], str(notice.data.get("shown_at") or "")):
        return Post(notice.destination, *nurture_notes.asked_again(lead))
    asked = asked_of(tx, reader, lead, notice.data)

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        together.point_to_newer(tx, notice, [{"lead": lead.id, **notice.data}], ts)

    return Post(notice.destination, *nurture_notes.follow_up(asked), posted=posted) if asked else None


def _follow_ups(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """Draw those that still wait, each as its lead is now; a single one as a message of its own. A list that was posted
    is drawn with all its lines, whatever came of each: the page on which the notice's lead stands."""
    reader, items = Person(notice.team_id, notice.destination), together.items_of(tx, notice.team_id, notice.data)
    list_id = int(notice.data.get("list") or notice.id)
    if not items:
        return None  # it is not known any more what the list held
    if any("due" in item for item in items):
        channel, ts = (str(notice.data.get(name) or "") for name in ("channel", "ts"))
        shown_at = ts or str(notice.data.get("shown_at") or "")
        shown = follow_ups(page_of(tx, reader, items, list_id, about=notice.lead_id or 0, ts=shown_at))
        return Post(channel or notice.destination, *shown, update_ts=ts)
    instead_of = {"instead_of": notice.data["instead_of"]} if notice.data.get("instead_of") else {}
    items = [{**item, **instead_of} for item in items]
    waits = still_waiting(tx, reader, items)
    told = [{**item, "due": waits[item["lead"]]} for item in items if item["lead"] in waits]
    if len(told) > 1:
        return _list(tx, notice, told)
    return _one(tx, notice, told[0]) if told else None


def _list(tx: Transaction, notice: ClaimedNotice, told: list[together.Item]) -> Post:
    reader, ids = Person(notice.team_id, notice.destination), [item["lead"] for item in told]

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        together.keep(tx, notice, told)
        together.note(tx, notice, NoticeKind.FOLLOW_UPS, ids, {"list": notice.id}, channel, ts)
        together.point_to_newer(tx, notice, told, ts)
        there = whole_leads.by_id(tx, notice.team_id, ids)
        if len(there) < len(set(ids)) or any(lead.erased_at for lead in there.values()):
            together.redraw(tx, notice.team_id, notice.destination, told, channel, ts)  # while it was on the way

    return Post(notice.destination, *follow_ups(page_of(tx, reader, told, notice.id)), posted=posted)


def _one(tx: Transaction, notice: ClaimedNotice, item: together.Item) -> Post | None:
    lead = leads.get(tx, notice.team_id, item["lead"])
    asked = asked_of(tx, Person(notice.team_id, notice.destination), lead, item) if lead else None

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        together.note(tx, notice, NoticeKind.FOLLOW_UP, [item["lead"]], item, channel, ts)
        together.point_to_newer(tx, notice, [item], ts)
        if lead is None or lead.erased_at:
            together.redraw(tx, notice.team_id, notice.destination, [item], channel, ts)

    return Post(notice.destination, *nurture_notes.follow_up(asked), posted=posted) if asked else None


def _tried_again(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    lost = history.latest_about(tx, lead, (EventKind.LOST,))
    if lead.stage is not Stage.DRAFT or lost is None or notice.destination != lead.in_charge:
        return None
    definition = definition_of(tx, lead)
    open_now = [definition.by_key[key].prompt for key in missing_questions(lead, definition, tx.now)]
    message = nurture_notes.tried_again(lead, lost, open_now, str(notice.data.get("by") or ""))
    return to_person(notice, message)


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.STALE: in_stage(Stage.STALE, nurture_notes.stale),
    NoticeKind.FOLLOW_UP: _follow_up,
    NoticeKind.TRIED_AGAIN: _tried_again,
    NoticeKind.FOLLOW_UPS: _follow_ups,
}
