"""Undoing: whoever did it takes it back, and all is as it was."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.lead.access import lead_of, require
from bot.lead.barred.may_contact import bar_of, require_contactable
from bot.lead.errors import HandoffError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Act, Person
from bot.lead.record import Event, Lead
from bot.lead.show_card import show_card
from bot.slack.text import moment, person
from bot.undo.deed import DONE, Deed, Result, as_it_was
from bot.undo.redraw import redraw_yours
from bot.undo.settle import leave_results, redraw
from bot.worth.rate import rate
from storage import history, inbox, leads
from storage.answers import answered
from storage.delivery import outbox
from storage.do_not_contact import entries
from storage.engagement import contacts, engagements, meetings
from storage.intake import taken_over
from storage.nurture import courses, touches_done
from storage.outcomes import attempts
from storage.sql import Transaction
from storage.undo import deeds, planned, posted

_IN_THE_STORY = (EventKind.WON, EventKind.LOST, EventKind.RECYCLED, EventKind.RELEASED, EventKind.MEETING_HELD)


def can_take_back(tx: Transaction, by: Person, lead_id: int) -> bool:
    """Tell whether there is something about the lead that `by` can still undo."""
    return any(deed.can_be_undone_by(by.user_id, tx.now) for deed in deeds.of_lead(tx, by.team_id, lead_id))


def take_back(tx: Transaction, by: Person, lead_id: int, deed_id: int, key: str) -> Deed | None:
    """Undo what `by` did with the lead and return it. Idempotent by `key`: None for a repeat. Raises NotUndoneError
    and BarredError."""
    require(tx, by, Act.LOOK_UP)
    lead = lead_of(tx, by, lead_id, hold=True)
    if not inbox.receive(tx, by.team_id, key):
        return None
    deed = deeds.get(tx, lead.team_id, lead.id, deed_id)
    if deed is None or deed.until <= tx.now:
        raise NotUndoneError(lead, "The ten minutes in which that could be undone are over.")
    if deed.done_by != by.user_id:
        raise NotUndoneError(lead, f"{person(deed.done_by)} did that, and only they can undo it.", in_place=False)
    if _went_on(tx, lead, deed):
        raise NotUndoneError(lead, _meanwhile(history.of_lead(tx, lead, 1)[0], by))
    _take_back(tx, by, lead, deed)
    return deed


def take_back_quietly(tx: Transaction, by: Person, lead_id: int, deed_id: int) -> Lead | None:
    """Undo a part of what `by` did to many leads; returns the lead where something else has happened to it since, so
    that this stays done."""
    require(tx, by, Act.LOOK_UP)
    lead = lead_of(tx, by, lead_id, hold=True)
    deed = deeds.get(tx, lead.team_id, lead.id, deed_id)
    if deed is None or deed.done_by != by.user_id or _went_on(tx, lead, deed) or bar_of(tx, lead):
        return lead
    _take_back(tx, by, lead, deed)
    return None


def _take_back(tx: Transaction, by: Person, lead: Lead, deed: Deed) -> None:
    other = _other(tx, by, deed)
    require_contactable(tx, lead)
    deeds.forget(tx, deed)
    _restore(tx, by, lead, deed)
    known = not any(said.get("did") == deed.did for said in _story_to_tell(tx, lead))
    for one in filter(None, (lead, other)):
        offer = one.offer if one is lead else 0  # only of the lead itself was anything decided
        history.record(tx, one, EventKind.UNDONE, by.user_id, detail=deed.did, offer=offer)
        _tell(tx, one, deed)
    if deed.did in _IN_THE_STORY and known:
        told: dict[str, Any] = {"did": EventKind.UNDONE, "by": by.user_id, "offer": lead.offer, "detail": deed.did}
        outbox.leave(tx, lead.team_id, NoticeKind.STORY, "sales", lead.id, **told)


def _story_to_tell(tx: Transaction, lead: Lead) -> list[dict[str, Any]]:
    """Return the lines of its story that the channel has not been told yet."""
    return outbox.later(tx, lead.team_id, f"sales:{lead.id}", NoticeKind.STORY, 0)


def _went_on(tx: Transaction, lead: Lead, deed: Deed) -> bool:
    """Tell whether something else has happened to the lead. Accepting it counts no lines: it has the last one."""
    if deed.did is EventKind.ACCEPTED:
        return history.of_lead(tx, lead, 1)[0].kind != EventKind.ACCEPTED
    return history.counted(tx, lead) != deed.lines


def _other(tx: Transaction, by: Person, deed: Deed) -> Lead | None:
    """Return the lead that took this one over; raises NotUndoneError if something has happened to it since."""
    if not deed.before.get("other"):
        return None
    other = lead_of(tx, by, int(deed.before["other"]), hold=True)
    if history.counted(tx, other) != deed.before["other_lines"]:
        raise NotUndoneError(other, _meanwhile(history.of_lead(tx, other, 1)[0], by))
    return other


def _restore(tx: Transaction, by: Person, lead: Lead, deed: Deed) -> None:
    was = deed.before
    if was.get("taken_over"):
        taken_over.put_back(tx, lead.team_id, int(was["taken_over"]))
    stage, columns = as_it_was(was)
    leads.move(tx, lead, {lead.stage}, stage, **columns)
    if "due" in was:
        planned.put_back(tx, lead.team_id, lead.id, was["due"])
    if "run" in was:
        courses.put_back(tx, lead, was["run"])
    answered.stand_again(tx, lead.team_id, lead.id, was.get("reopened", ()))
    if was.get("contact"):
        contacts.take_out(tx, lead.team_id, lead.id, int(was["contact"]))
    if was.get("routed"):
        until = was["routed"].get("reserved_until")
        routed = {**was["routed"], "reserved_until": datetime.fromisoformat(until) if until else None}
        leads.change(tx, lead.team_id, lead.id, **routed)
    if was.get("attempt"):
        attempts.remove(tx, lead.team_id, lead.id, int(was["attempt"]))
    answered.put_back(tx, lead, was.get("answers") or {})
    if was.get("touch_done"):
        touches_done.remove(tx, lead.team_id, lead.id, int(was["touch_done"]))
    meetings.put_back(tx, lead.team_id, was.get("meetings") or {})
    if was.get("meeting"):
        _plan_again(tx, by, lead, was["meeting"])
    if was.get("entry"):
        entries.decide(tx, lead.team_id, int(was["entry"]), "asked", "dropped", by.user_id)


def _plan_again(tx: Transaction, by: Person, lead: Lead, was: Mapping[str, Any]) -> None:
    """Plan a meeting again as it was, with what followed from what became of it."""
    meetings.plan_again(tx, lead.team_id, int(was["id"]), datetime.fromisoformat(was["at"]), on_hold=was["on_hold"])
    alarm_at = datetime.fromisoformat(was["alarm_at"]) if was["alarm_at"] else None
    now = engagements.of_lead(tx, lead.team_id, lead.id)
    if now.alarm_at != alarm_at:
        then = engagements.Engagement(now.leader, alarm_at, was["alarm_missing"])
        engagements.save(tx, lead.team_id, lead.id, then)
    leads.change(tx, lead.team_id, lead.id, maturity=was["maturity"])
    rate(tx, lead_of(tx, by, lead.id))


def _tell(tx: Transaction, lead: Lead, deed: Deed) -> None:
    """Draw the messages as they were whose buttons it was done with. All others that told of it say that it was taken
    back; what nobody has been told yet is not told."""
    asked = [message for message in deed.messages if message.kind != NoticeKind.RESULT]
    told = posted.told_since(tx, lead, deed.done_at)
    if lead.id == deed.lead_id:
        redraw(tx, lead.team_id, lead.id, asked)
    posted.drop_unsent(tx, lead, deed.done_at)
    leave_results(tx, lead.team_id, lead.id, told, Result(deed.did, deed.done_by, tx.now, undone=True))
    if deed.did is not EventKind.ACCEPTED:
        redraw_yours(tx, lead)
    if lead.offer:
        show_card(tx, lead, redrawn=True)


def _meanwhile(last: Event, by: Person) -> str:
    who = "" if not last.actor else " by you" if last.actor == by.user_id else f" by {person(last.actor)}"
    known = DONE.get(EventKind(last.kind))
    what = f": “{known[1]}”" if known else ""
    return f"Something else has happened to it since{what}{who}, {moment(last.at)}."


class NotUndoneError(HandoffError):
    """An act that stays done, because it was too late to undo it, or somebody else did it."""

    def __init__(self, lead: Lead, why: str, *, in_place: bool = True) -> None:
        self.lead = lead
        self.in_place = in_place
        super().__init__(f"*{lead.label}*: {why} Nothing was changed; *Details* shows where it stands.")
