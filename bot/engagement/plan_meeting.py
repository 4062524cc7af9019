"""Planning a meeting: with whom and when, what blocks it, and what puts it on hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.cadence.stop import stop
from bot.cadence.why import Why
from bot.engagement.buying_group import PART_WORDS, Contact, Part
from bot.engagement.hear_out import hear_out
from bot.engagement.introduce import newcomer_problem, still_there, with_newcomer
from bot.engagement.may_invite import invitation_problem
from bot.engagement.meetings import Meeting, MeetingKind, blocks, pile_up, same_occasion, strangers
from bot.engagement.remind import remind_before
from bot.engagement.responsibility import responsible
from bot.engagement.sheets import MeetingChange, MeetingPlan
from bot.engagement.take_stock import engaged, leader_of, take_stock, tell_concerned
from bot.lead.access import definition_of, workspace_of
from bot.lead.barred.may_contact import require_contactable
from bot.lead.definition.completeness import unvetted
from bot.lead.definition.verdict import missing_questions
from bot.lead.errors import FieldProblems, MovedOnError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.people import Act, Person, entitled
from bot.lead.record import Lead
from bot.lead.team.sides import Side, managing, may_act
from bot.lead.workplace.places import zone_named
from bot.promises.promise import contacted
from bot.slack.filled import Filled
from bot.slack.text import person
from bot.undo.deed import Result
from bot.undo.settle import settle
from bot.undo.tell_story import tell_story
from storage import history, inbox, tags, workspaces
from storage.delivery import outbox
from storage.engagement import contacts, engagements, meetings
from storage.engagement.engagements import Engagement
from storage.sql import Transaction


def plan_meeting(tx: Transaction, by: Person, lead_id: int, plan: MeetingPlan, key: str) -> None:
    """Book the meeting, on hold while somebody's part in it is unknown, and tell those concerned.

    Idempotent by `key`. Raises FieldProblems by field, also for a block, which a manager may override.
    """
    lead, roles = engaged(tx, by, lead_id)
    if not inbox.receive(tx, by.team_id, key):
        return
    require_contactable(tx, lead)
    group = contacts.gather(tx, lead, by.user_id)
    still_there(tx, lead, plan.picked)
    kind = MeetingKind.EXPERT if plan.expert else MeetingKind.PROSPECT
    definition = definition_of(tx, lead)
    found = blocks(lead, definition, kind, leader_of(tx, lead), unvetted(lead, definition))
    override = plan.reason if entitled(roles, Act.OVERRIDE_HOLD) else ""
    invited = [contact for contact in group if contact.id in plan.with_ids]
    if problems := _problems(tx, lead, group, invited, plan) | (_blocked(plan, found) if not override else {}):
        raise FieldProblems(problems)
    with_ids = with_newcomer(tx, lead, by, [contact.id for contact in invited], plan.newcomer)
    newcomer = {with_ids[-1]: plan.parts.get(0, "")} if plan.newcomer else {}
    _say_who_plays(tx, lead, by, {**plan.parts, **newcomer})
    unknown = strangers(with_ids, contacts.of_lead(tx, lead.team_id, lead.id))
    meeting = Meeting(0, lead.id, moment_at(tx, lead, plan), kind, tuple(with_ids), by.user_id, expert=plan.expert)
    if override and (found or unknown):
        meeting = replace(meeting, overridden_by=by.user_id, override=override)
    else:
        meeting = replace(meeting, on_hold=bool(unknown))
    meeting_id = meetings.plan(tx, lead.team_id, meeting)
    at = meeting.at.isoformat()
    history.record(tx, lead, EventKind.MEETING_PLANNED, by.user_id, kind, meeting_id=meeting_id, at=at)
    contacted(tx, lead, by.user_id)
    stop(tx, lead, Why.MEETING, by.user_id, after=meeting.at)
    if lead.stage is Stage.ACCEPTED:
        tell_story(tx, lead, EventKind.MEETING_PLANNED, by.user_id, at=at)
    if meeting.override:
        history.record(tx, lead, EventKind.BLOCK_OVERRIDDEN, by.user_id, meeting_id=meeting_id, reason=override)
    asked = responsible(lead) if meeting.on_hold else ""
    if asked:
        history.record(tx, lead, EventKind.MEETING_ON_HOLD, meeting_id=meeting_id)
        outbox.leave(tx, lead.team_id, NoticeKind.MEETING_ON_HOLD, asked, lead.id, meeting_id=meeting_id)
    tell_concerned(tx, lead, NoticeKind.MEETING_PLANNED, by.user_id, asked, also=(plan.expert,), meeting_id=meeting_id)
    remind_before(tx, lead, meeting_id, meeting.at)
    watch_waste(tx, lead, by)
    take_stock(tx, lead, by)


def _problems(
    tx: Transaction, lead: Lead, group: Sequence[Contact], invited: Sequence[Contact], plan: MeetingPlan
) -> dict[str, str]:
    """Say by field what is wrong with a plan."""
    found = {"meet.newcomer": newcomer_problem(group, plan.newcomer), "meet.day": moment_problem(tx, lead, plan)}
    if invited or plan.newcomer:
        found["meet.with"] = invitation_problem(tx, lead.team_id, invited)
    else:
        found["meet.with"] = "With whom? Pick somebody of the group, or name somebody new below."
    return {field: problem for field, problem in found.items() if problem}


def _blocked(plan: MeetingPlan, why: Sequence[str]) -> dict[str, str]:
    said = " ".join([*why, "A manager may override this with a reason."])
    return {"meet.expert" if plan.expert else "meet.with": said} if why else {}


def _say_who_plays(tx: Transaction, lead: Lead, by: Person, parts: Mapping[int, str]) -> None:
    """Note what part somebody plays, by the contact's id, who was unknown when a meeting with them was planned; that
    is their reason to join as well, as long as nobody gives another."""
    for contact in contacts.of_lead(tx, lead.team_id, lead.id):
        part = next((part for part in Part if part == parts.get(contact.id)), None)
        if part and not contact.is_known:
            why = contact.why or f"{PART_WORDS[part][2].capitalize()}, as said when a meeting was planned"
            known = replace(contact, parts=contact.parts | {part}, why=why, edited=True)
            contacts.change(tx, lead.team_id, known)
            history.record(tx, lead, EventKind.CONTACT_CHANGED, by.user_id, name=contact.name, contact_id=contact.id)
            hear_out(tx, lead, by, known, {part})


def moment_problem(tx: Transaction, lead: Lead, said: MeetingPlan | MeetingChange) -> str:
    """Say what is wrong with a date and time that have to lie ahead; "" if nothing is."""
    try:
        when = moment_at(tx, lead, said)
    except ValueError:
        return "When is it? Please give a date and a time."
    if when <= tx.now:
        return "That moment has passed. Please pick one that is still to come."
    return "That is more than two years away. Please pick an earlier day." if when.year > tx.now.year + 2 else ""


def moment_at(tx: Transaction, lead: Lead, said: MeetingPlan | MeetingChange) -> datetime:
    """Return the moment, in UTC, at which clocks in the zone that the form named show this; raises ValueError."""
    tz = ZoneInfo(zone_named(said.zone) or workspace_of(tx, lead.team_id).tz)
    return datetime.combine(date.fromisoformat(said.day), time.fromisoformat(said.time), tz).astimezone(UTC)


def watch_waste(tx: Transaction, lead: Lead, by: Person) -> None:
    """Raise the waste alarm once per occasion, and end the occasion once there is nothing to be alarmed about."""
    definition = definition_of(tx, lead)
    missing = missing_questions(lead, definition, tx.now)
    count = pile_up(meetings.of_lead(tx, lead.team_id, lead.id), missing, definition)
    known = engagements.of_lead(tx, lead.team_id, lead.id)
    stands = known.alarm_at is not None and same_occasion(known.alarm_at, known.alarm_missing, lead.answers)
    if not count and known.alarm_at:
        engagements.save(tx, lead.team_id, lead.id, Engagement(known.leader))
    if count and not stands:
        engagements.save(tx, lead.team_id, lead.id, Engagement(known.leader, tx.now, missing))
        history.record(tx, lead, EventKind.WASTE_ALARM, by.user_id, meetings=count, missing=list(missing))
        for user in dict.fromkeys((lead.owner, lead.in_charge, *workspaces.managers(tx, lead.team_id))):
            if user:
                outbox.leave(tx, lead.team_id, NoticeKind.WASTE_ALARM, user, lead.id)


def ask_for_leader(tx: Transaction, by: Person, lead_id: int, key: str) -> tuple[str, ...]:
    """Ask the managers of sales to name a leader; returns who was asked. Idempotent by `key`; raises MovedOnError
    unless sales has accepted the lead."""
    lead, _ = engaged(tx, by, lead_id)
    asked = managing(workspaces.members(tx, by.team_id), Side.SALES, by.user_id)
    if inbox.receive(tx, by.team_id, key):
        if lead.stage is not Stage.ACCEPTED:
            raise MovedOnError(lead)
        for manager in asked:
            about = {"by": by.user_id}
            outbox.leave(tx, lead.team_id, NoticeKind.LEADER_WANTED, manager, lead.id, replace=True, **about)
    return asked


_WANTED = (NoticeKind.LEADER_WANTED,)


def name_leader(tx: Transaction, by: Person, lead_id: int, leader: str, key: str, form: Filled | None = None) -> None:
    """Make somebody tagged `sales_experienced` the engagement leader; a manager's choice is tagged with it. Idempotent
    by `key`.

    Raises FieldProblems ("leader"), MovedOnError unless sales has accepted the lead, and ChangedMeanwhileError where
    somebody else named one since the `form` was drawn.
    """
    lead, roles = engaged(tx, by, lead_id)
    if not inbox.receive(tx, by.team_id, key):
        return
    experienced = tags.holders(tx, lead.team_id, tags.SALES_EXPERIENCED)
    if lead.stage is not Stage.ACCEPTED:
        raise MovedOnError(lead)
    now = leader_of(tx, lead)
    if form and form.clashes({"leader": now}):
        named = history.latest(tx, lead, EventKind.LEADER_NAMED)
        who = "You" if named and named.actor == by.user_id else person(named.actor) if named else "Somebody"
        raise ChangedMeanwhileError([f"{who} made {person(now) if now else 'nobody'} the engagement leader"])
    if form and not form.changed:
        return
    if leader not in experienced:
        if not (entitled(roles, Act.CONFIGURE) and may_act(workspaces.members(tx, lead.team_id), leader, Side.SALES)):
            raise FieldProblems({"leader": "Please pick somebody experienced in sales; managers say who is."})
        tags.set_holders(tx, lead.team_id, tags.SALES_EXPERIENCED, [*experienced, leader])
    known = engagements.of_lead(tx, lead.team_id, lead.id)
    if known.leader != leader:
        engagements.save(tx, lead.team_id, lead.id, replace(known, leader=leader))
        history.record(tx, lead, EventKind.LEADER_NAMED, by.user_id, leader=leader)
        settle(tx, lead, Result(EventKind.LEADER_NAMED, by.user_id, tx.now), _WANTED, lead.created_at)
        tell_concerned(tx, lead, NoticeKind.LEADER_NAMED, by.user_id, also=(leader,), leader=leader)
