"""Notices about leads that sales has, or had: the owner's working place, and what became of them."""

from collections.abc import Mapping

from bot.cadence.rhythm import REMINDERS
from bot.decisions.notices import sent_back
from bot.engagement.meetings import MeetingState
from bot.engagement.sheets import GroupSheet
from bot.lead.access import definition_of
from bot.lead.definition.completeness import unvetted
from bot.lead.drawing import Draw, lead_of, to_person, workspace_of
from bot.lead.ending.ending import ENDS, ended
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.post import Post
from bot.lead.reasons.recycle_reasons import RECYCLE_BY_CODE
from bot.lead.record import Event, Lead
from bot.nurture.introduced.introduced import introduced
from bot.nurture.introduced.lines import meet
from bot.outcomes import notes
from bot.outcomes.contact_links import contact_links
from bot.outcomes.made import counted, wants_call_back
from bot.outcomes.sheets import WorkingPlace
from bot.outcomes.story import thread_line
from bot.outcomes.working_place import working_place
from bot.promises.promised import promise_of
from bot.slack.blocks import section
from storage import history
from storage.delivery import cards
from storage.delivery.claims import ClaimedNotice
from storage.engagement import contacts, conversations, meetings
from storage.intake import further
from storage.outcomes import attempts
from storage.sql import Transaction
from storage.undo import deeds

_LINES = 40


def _yours(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    if lead.owner != notice.destination or lead.stage is not Stage.ACCEPTED:
        return None
    workspace = workspace_of(tx, notice)
    definition = definition_of(tx, lead)
    not_vetted = set(unvetted(lead, definition))
    events = history.of_lead(tx, lead, _LINES)
    place = WorkingPlace(
        lead,
        definition,
        tx.now,
        workspace.home_country,
        further.of_lead(tx, lead.team_id, lead.id),
        [question for question in definition.questions if question.key in not_vetted],
        events,
        _group(tx, lead),
        _deed(tx, lead, events),
        given_by=str(notice.data.get("by") or ""),
        before=str(notice.data.get("before") or ""),
        promise=promise_of(tx, lead, workspace),
        made=counted(tx, lead),
    )
    return to_person(notice, working_place(place))


def _deed(tx: Transaction, lead: Lead, events: list[Event]) -> int:
    """Return the id of having accepted it, as long as the owner can undo that."""
    if not events or events[-1].kind != EventKind.ACCEPTED:
        return 0
    open_yet = (deed for deed in deeds.of_lead(tx, lead.team_id, lead.id) if deed.did is EventKind.ACCEPTED)
    return next((deed.id for deed in open_yet if deed.can_be_undone_by(lead.owner, tx.now)), 0)


def _group(tx: Transaction, lead: Lead) -> GroupSheet:
    """Return what the next step depends on: the meetings with whoever is invited, or else what was talked about."""
    planned = meetings.of_lead(tx, lead.team_id, lead.id)
    known = contacts.of_lead(tx, lead.team_id, lead.id) if planned else []
    people = {contact.id: contact for contact in known}
    return GroupSheet((), people, conversations.of_lead(tx, lead.team_id, lead.id), planned)


def _outcome(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    end = ended(history.of_lead(tx, lead, _LINES)) if lead.stage in (Stage.WON, Stage.LOST) else None
    told = end is not None and end.kind == notice.data.get("did")
    return to_person(notice, notes.outcome(lead, end, notice.destination)) if end and told else None


def _given_back(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    reason = RECYCLE_BY_CODE.get(lead.reject_code)
    if reason is None or lead.stage is not Stage.NURTURING:
        return None  # it has gone on since
    made = attempts.of(tx, lead) if reason.needs_attempts else []
    told = sent_back(tx, lead, reason)
    return to_person(notice, notes.given_back(lead, definition_of(tx, lead), told, notice.destination, made))


def _call_back(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    last, number = wants_call_back(tx, lead, str(notice.data.get("day"))), int(notice.data.get("number") or 0)
    if last is None:
        return None  # somebody has tried since, or the lead has moved on
    if number > REMINDERS and notice.destination != lead.owner:
        return to_person(notice, notes.nobody_called_back(lead, last))
    if lead.owner not in (notice.destination, notice.data.get("for_away")):
        return None  # somebody else has it, who is told the next time
    ways = contact_links(lead, further.of_lead(tx, lead.team_id, lead.id), workspace_of(tx, notice).country)
    return to_person(notice, notes.call_back(lead, last, ways, again=number > 0))


def _released(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    line = history.latest_about(tx, lead, (EventKind.RELEASED,), offer=notice.data.get("offer"))
    if line is None or lead.stage is not Stage.OFFERED or lead.offer != notice.data.get("offer"):
        return None  # somebody has decided on it since
    channel = workspace_of(tx, notice).sales_channel
    return to_person(notice, notes.released(lead, line, notice.destination, channel))


def _story(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """Draw a line for the thread under the card; none where the card was never posted."""
    lead = lead_of(tx, notice)
    if notice.data.get("did") in ENDS and lead.stage != notice.data.get("did"):
        return None  # taken back before it was told
    if notice.data.get("did") == EventKind.RELEASED and lead.owner and lead.owner == notice.data.get("before"):
        return None  # the same
    met = meetings.get(tx, lead.team_id, int(notice.data.get("meeting_id") or 0))
    if met and met.state is not MeetingState.HELD:
        return None
    place = cards.place(tx, lead, int(notice.data["offer"]))
    line = _meet(tx, lead) if notice.data.get("did") == EventKind.OFFERED else thread_line(notice.data, lead.originator)
    return Post(place.channel, line, [section(line)], thread_ts=place.ts) if place and line else None


def _meet(tx: Transaction, lead: Lead) -> str:
    """Introduce the lead to those who decide on it; "" once somebody has, or where marketing has not kept in touch."""
    told = introduced(tx, lead) if lead.stage is Stage.OFFERED else None
    return meet(lead, told) if told else ""


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.YOURS: _yours,
    NoticeKind.OUTCOME: _outcome,
    NoticeKind.RELEASED: _released,
    NoticeKind.GIVEN_BACK: _given_back,
    NoticeKind.CALL_BACK: _call_back,
    NoticeKind.STORY: _story,
}
