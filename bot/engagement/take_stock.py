"""The beginning and end of every act on a lead's conversations, contacts and meetings."""

from collections.abc import Sequence
from typing import Any

from bot.engagement.buying_group import Contact
from bot.engagement.maturity import Evidence, advanced
from bot.engagement.meetings import MeetingState, may_lift
from bot.engagement.responsibility import may_engage, responsible
from bot.lead.access import definition_of, lead_of, require, require_unmerged
from bot.lead.definition.completeness import unvetted
from bot.lead.definition.verdict import missing_questions
from bot.lead.errors import NotTheirLeadError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person, Role
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.team.stand_in import covers
from bot.undo.redraw import redraw_yours
from bot.worth.rate import rate
from storage import history, leads, tags, workspaces
from storage.delivery import outbox
from storage.engagement import contacts, conversations, engagements, meetings
from storage.sql import Transaction


def engaged(tx: Transaction, by: Person, lead_id: int, *, hold: bool = True) -> tuple[Lead, frozenset[Role]]:
    """Return the lead and the person's roles if they may work on it; raises NotAllowedError, MergedError
    and NotTheirLeadError."""
    roles = require(tx, by, Act.ENGAGE)
    lead = lead_of(tx, by, lead_id, hold=hold)
    require_unmerged(lead)
    if not may_engage(lead, by.user_id, roles) and not covers(tx, lead, by):
        raise NotTheirLeadError(lead, workspaces.managers(tx, by.team_id)[:3])
    return lead, roles


def leader_of(tx: Transaction, lead: Lead) -> str:
    """Return the lead's engagement leader as long as managers consider them experienced; else ""."""
    leader = engagements.of_lead(tx, lead.team_id, lead.id).leader
    return leader if leader in tags.holders(tx, lead.team_id, tags.SALES_EXPERIENCED) else ""


def tell_concerned(
    tx: Transaction, lead: Lead, kind: NoticeKind, *but: str, also: Sequence[str] = (), **data: Any
) -> None:
    """Leave a notice for the lead's owner, who has it for marketing, and `also`, except for those named in `but`."""
    for user in dict.fromkeys((lead.owner, lead.in_charge, *also)):
        if user and user not in but:
            outbox.leave(tx, lead.team_id, kind, user, lead.id, **data)


def take_stock(tx: Transaction, lead: Lead, by: Person, *, stage_said: int = 0, reason: str = "") -> Lead:
    """Update whatever follows from the record: who is in the group, the stage, holds that can be lifted, and the
    owner's message.

    `stage_said` is the stage a person says it is at, 0 to go by the record; going back needs a `reason`, which the
    caller has checked. Returns the lead as it is then. Doing it twice changes nothing more. The lead has to be held.
    """
    group = contacts.gather(tx, lead, by.user_id)
    if lead.stage is Stage.ACCEPTED:
        redraw_yours(tx, lead)
    _lift(tx, lead, group, by)
    evidence = evidence_of(tx, lead, group)
    if stage_said and stage_said != lead.maturity:
        spoke_for = advanced(stage_said, evidence)
        return _mature(tx, lead, stage_said, by, reason, spoke_for if stage_said < lead.maturity else 0)
    last = history.latest(tx, lead, EventKind.MATURED)
    stage = advanced(lead.maturity, evidence, int(last.data["taken_back"]) if last else 0)
    if stage != lead.maturity:
        return _mature(tx, lead, stage, by, "", 0)
    rate(tx, lead)
    return lead


def evidence_of(tx: Transaction, lead: Lead, group: list[Contact]) -> Evidence:
    definition = definition_of(tx, lead)
    return Evidence(
        group,
        [frozenset(conversation.with_ids) for conversation in conversations.of_lead(tx, lead.team_id, lead.id)],
        [
            frozenset(meeting.with_ids)
            for meeting in meetings.of_lead(tx, lead.team_id, lead.id)
            if meeting.state is MeetingState.HELD
        ],
        len(missing_questions(lead, definition, tx.now)),
        len(unvetted(lead, definition)),
    )


def _mature(tx: Transaction, lead: Lead, stage: int, by: Person, reason: str, taken_back: int) -> Lead:
    leads.change(tx, lead.team_id, lead.id, maturity=stage)
    said: dict[str, Any] = {"earlier": lead.maturity, "to": stage, "reason": reason, "taken_back": taken_back}
    history.record(tx, lead, EventKind.MATURED, by.user_id, **said)
    if lead.stage is Stage.OFFERED:
        show_card(tx, lead, redrawn=True)
    lead = lead_of(tx, by, lead.id)
    rate(tx, lead)
    return lead


def _lift(tx: Transaction, lead: Lead, group: list[Contact], by: Person) -> None:
    for meeting in meetings.of_lead(tx, lead.team_id, lead.id):
        if may_lift(meeting, group) and meetings.change(tx, lead.team_id, meeting.id, on_hold=False):
            history.record(tx, lead, EventKind.HOLD_LIFTED, by.user_id, meeting_id=meeting.id)
            for user in dict.fromkeys((responsible(lead), meeting.planned_by)):
                outbox.leave(tx, lead.team_id, NoticeKind.HOLD_LIFTED, user, lead.id, meeting_id=meeting.id)
