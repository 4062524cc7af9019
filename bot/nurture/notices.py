"""Notices the clock sends to a marketer: follow up now, on one lead or several; a draft nobody worked on is closed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.cadence.outcome import in_words
from bot.cadence.rhythm import REMINDERS
from bot.cadence.tracks.tracks_of import track_of
from bot.cadence.work import Work
from bot.lead.access import definition_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.definition.verdict import missing_questions
from bot.lead.drawing import Draw, in_stage, lead_of, to_person
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.post import Post
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.nurture import notes as nurture_notes
from bot.nurture.asked import Asked, Known, Reminder, Settled
from bot.nurture.lists import follow_ups
from bot.undo.deed import Result
from bot.undo.notes import said
from storage import due, history, leads, workspaces
from storage.delivery import together
from storage.delivery.claims import ClaimedNotice
from storage.engagement import conversations
from storage.sql import Transaction
from storage.undo import deeds


def _follow_up(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    asked = _asked(tx, notice, lead_of(tx, notice), notice.data)
    return Post(notice.destination, *nurture_notes.follow_up(asked)) if asked else None


def _follow_ups(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """Draw those that still wait, each as its lead is now; a single one as a message of its own. A list that was posted
    is drawn with all its lines, whatever came of each."""
    items = {int(item["lead"]): item for item in notice.data.get("leads", ())}
    barred = bars_of(tx, notice.team_id, list(items))
    found = [(leads.get(tx, notice.team_id, lead_id), item) for lead_id, item in items.items()]
    known = [(lead, item) for lead, item in found if lead]
    if any("due" in item for item in items.values()):
        lines = [_line(tx, notice, lead, item, barred=lead.id in barred) for lead, item in known]
        channel, ts = (str(notice.data.get(name) or "") for name in ("channel", "ts"))
        return Post(channel or notice.destination, *follow_ups(lines), update_ts=ts)
    asked = [one for lead, item in known if lead.id not in barred and (one := _asked(tx, notice, lead, item))]
    if not asked:
        return None
    single = len(asked) == 1
    message = nurture_notes.follow_up(asked[0]) if single else follow_ups(asked)
    kind = NoticeKind.FOLLOW_UP if single else NoticeKind.FOLLOW_UPS
    told = [{**items[one.lead.id], "due": one.due_id} for one in asked]

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        data = told[0] if single else {"leads": told}
        ids = [one.lead.id for one in asked]
        together.note(tx, notice, kind, ids, data, channel, ts)
        if any(lead is None or lead.erased_at for lead in (leads.get(tx, notice.team_id, one) for one in ids)):
            together.redraw(tx, notice.team_id, notice.destination, told, channel, ts)  # while it was on the way

    return Post(notice.destination, *message, posted=posted)


def _line(
    tx: Transaction, notice: ClaimedNotice, lead: Lead, item: Mapping[str, Any], *, barred: bool
) -> Asked | Settled:
    asked = None if barred else _asked(tx, notice, lead, item)
    return asked if asked and asked.due_id == item["due"] else _settled(tx, notice, lead)


_CAME = (EventKind.FOLLOWED_UP, EventKind.SKIPPED, EventKind.SNOOZED, EventKind.NEVER, EventKind.TALKED)


def _settled(tx: Transaction, notice: ClaimedNotice, lead: Lead) -> Settled:
    """Return what came of a follow-up: what its lead's history says last, with Undo for whoever can."""
    last = history.latest_about(tx, lead, _CAME)
    if last is None or lead.stage is not (Stage.REFUSED if last.kind == EventKind.NEVER else Stage.NURTURING):
        return Settled(lead)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    came = Result(
        EventKind(last.kind),
        last.actor,
        last.at,
        planned.on.isoformat() if planned else "",
        in_words(last.data),
    )
    left = deeds.of_lead(tx, lead.team_id, lead.id)
    mine = (deed.id for deed in left if deed.can_be_undone_by(notice.destination, tx.now))
    return Settled(lead, said(lead, came, notice.destination), next(mine, 0))


def _asked(tx: Transaction, notice: ClaimedNotice, lead: Lead, item: Mapping[str, Any]) -> Asked | None:
    """Return what is asked about the lead; None if it is not waiting, or somebody else has it by now."""
    if lead.stage is not Stage.NURTURING:
        return None
    reminder = _reminder(notice, lead, item)
    if notice.destination != lead.in_charge and not (reminder and reminder.to_manager):
        return None  # handed over since: whoever has it now is told in a message of their own
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    if planned is None or planned.state != "told":
        return None  # somebody has acted since
    return Asked(lead, definition_of(tx, lead), track_of(tx, lead), planned.id, reminder, _known(tx, notice, lead))


def _known(tx: Transaction, notice: ClaimedNotice, lead: Lead) -> Known:
    reader = Person(notice.team_id, notice.destination)
    logged = conversations.of_lead(tx, lead.team_id, lead.id)
    return Known(Reader(reader, workspaces.roles_of(tx, reader)), logged[0] if logged else None)


def _reminder(notice: ClaimedNotice, lead: Lead, item: Mapping[str, Any]) -> Reminder | None:
    number, since = item.get("number"), item.get("since")
    gone = item.get("instead_of") or notice.data.get("instead_of")
    if not number and not gone:
        return None
    to_manager = bool(gone) or (int(number or 0) > REMINDERS and notice.destination != lead.in_charge)
    first_told = datetime.fromisoformat(str(since)) if since else None
    return Reminder(int(number or 0), first_told, to_manager, gone=bool(gone))


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
