"""Reading the follow-ups of a morning: which of them still wait, and each as its lead is now."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.cadence.gated import good_hours
from bot.cadence.outcome import in_words
from bot.cadence.rhythm import REMINDERS
from bot.cadence.work import Work
from bot.lead.access import definition_of, hours_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.nurture.asked import PER_PAGE, Asked, Known, MorningList, Reminder, Settled, There
from bot.nurture.which_touch import which_touch
from bot.undo.deed import Result
from storage import due, history, reminders, workspaces
from storage.answers import whole_leads
from storage.delivery import together
from storage.engagement import conversations
from storage.sql import Transaction
from storage.undo import deeds

Item = Mapping[str, Any]
"""The things told of a lead: its id ("lead"), and of a reminder its "number", "since" when and "instead_of" whom; once
it was posted, the id of the follow-up ("due")."""

_ENDS = (EventKind.NURTURED_AGAIN, EventKind.TRACK_RESUMED)
_CAME = (EventKind.FOLLOWED_UP, EventKind.SKIPPED, EventKind.SNOOZED, EventKind.NEVER, EventKind.TALKED, *_ENDS)


def page_of(
    tx: Transaction, reader: Person, items: Sequence[Item], list_id: int, page: int = 0, about: int = 0, ts: str = ""
) -> MorningList:
    """Return a page of the list that a notice keeps, or the one on which the lead `about` stands. Where its message
    stands, if it is posted, says the `ts`."""
    at = next((at for at, item in enumerate(items) if item["lead"] == about), page * PER_PAGE)
    page = min(at, max(len(items) - 1, 0)) // PER_PAGE
    shown = items[page * PER_PAGE : (page + 1) * PER_PAGE]
    left = still_waiting(tx, reader, items)
    again = asked_again(tx, reader, left, ts)
    found = whole_leads.by_id(tx, reader.team_id, [int(item["lead"]) for item in shown])
    lines = [
        Settled(lead, again=True) if lead.id in again else _line(tx, reader, lead, item, waits=lead.id in left)
        for item in shown
        if (lead := found.get(int(item["lead"])))
    ]
    pages = -(-len(items) // PER_PAGE)
    return MorningList(lines, len(left) - len(again), len(items), page, pages, list_id, len(again))


def asked_again(tx: Transaction, reader: Person, lead_ids: Collection[int], ts: str) -> set[int]:
    """Return those of the leads that a newer message than the one at `ts` asks for."""
    if not ts or not lead_ids:
        return set()
    newest = {one.lead_id: one.ts for one in together.asking(tx, reader.team_id, reader.user_id, lead_ids)}
    return {lead for lead, at in newest.items() if at > ts}


def still_waiting(tx: Transaction, reader: Person, items: Collection[Item]) -> dict[int, int]:
    """Return the leads that still wait for this reader, each with the id of the follow-up."""
    told = reminders.told(tx, reader.team_id, [int(item["lead"]) for item in items])
    barred = bars_of(tx, reader.team_id, list(told)) if told else {}
    by_lead = {int(item["lead"]): item for item in items}
    return {
        lead: due_id
        for lead, (due_id, marketer) in told.items()
        if lead not in barred
        and by_lead[lead].get("due") in (None, due_id)
        # One that was handed over since is told to whoever has it now in a message of their own.
        and (marketer == reader.user_id or _to_manager(by_lead[lead], reader, marketer))
    }


def asked_of(tx: Transaction, reader: Person, lead: Lead, item: Item) -> Asked | None:
    """Return what is asked about the lead; None if it is not waiting, or somebody else has it by now."""
    waits = still_waiting(tx, reader, [{**item, "lead": lead.id}]) if lead.stage is Stage.NURTURING else {}
    return in_full(tx, asked_about(tx, reader, lead, item, waits[lead.id])) if waits else None


def in_full(tx: Transaction, asked: Asked) -> Asked:
    """Add what only a message of its own tells: when it is day where the prospect is, if the clocks differ."""
    lead = asked.lead
    tz = hours_of(tx, lead.team_id, lead.in_charge).tz
    there = good_hours(tx, lead, tx.now.astimezone(tz).date())
    same = tx.now.astimezone(ZoneInfo(there.guess.zone)).utcoffset() == tx.now.astimezone(tz).utcoffset()
    known = There(there.guess, there.spans)
    return asked if same else asked._replace(known=asked.known._replace(there=known))


def asked_about(tx: Transaction, reader: Person, lead: Lead, item: Item, due_id: int) -> Asked:
    """Return what this reader is asked about the lead, whether or not that waits; a list tells no more."""
    logged = conversations.of_lead(tx, lead.team_id, lead.id)
    known = Known(Reader(reader, workspaces.roles_of(tx, reader)), logged[0] if logged else None)
    reminder = _reminder(item, reader, lead.in_charge)
    return Asked(lead, definition_of(tx, lead), which_touch(tx, lead), due_id, reminder, known)


def _line(tx: Transaction, reader: Person, lead: Lead, item: Item, *, waits: bool) -> Asked | Settled:
    if waits and lead.stage is Stage.NURTURING:
        return asked_about(tx, reader, lead, item, int(item["due"]))
    return _settled(tx, reader, lead)


def _settled(tx: Transaction, reader: Person, lead: Lead) -> Settled:
    """Return what came of a follow-up: what its lead's history says last, with Undo for whoever can."""
    last = history.latest_about(tx, lead, _CAME)
    if last is None or lead.stage is not (Stage.REFUSED if last.kind == EventKind.NEVER else Stage.NURTURING):
        return Settled(lead, reader.user_id)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    following = planned.on.isoformat() if planned else ""
    came = Result(EventKind(last.kind), last.actor, last.at, following, in_words(last.data))
    left = deeds.of_lead(tx, lead.team_id, lead.id)
    mine = (deed.id for deed in left if deed.can_be_undone_by(reader.user_id, tx.now))
    return Settled(lead, reader.user_id, came, next(mine, 0))


def _reminder(item: Item, reader: Person, in_charge: str) -> Reminder | None:
    number, since, gone = int(item.get("number") or 0), item.get("since"), bool(item.get("instead_of"))
    if not number and not gone:
        return None
    first_told = datetime.fromisoformat(str(since)) if since else None
    return Reminder(number, first_told, _to_manager(item, reader, in_charge), gone=gone)


def _to_manager(item: Item, reader: Person, in_charge: str) -> bool:
    """Tell whether a manager is told instead of whoever has the lead."""
    late = int(item.get("number") or 0) > REMINDERS
    return bool(item.get("instead_of")) or (late and reader.user_id != in_charge)
