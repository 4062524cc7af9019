"""The attempts that were made: those that count for the lead's owner, and whether they wait to be called back."""

from bot.engagement.meetings import MeetingState
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.outcomes.attempts import Attempt, that_count
from storage import history
from storage.engagement import conversations, meetings
from storage.outcomes import attempts
from storage.sql import Transaction


def counted(tx: Transaction, lead: Lead) -> list[Attempt]:
    """Return the attempts that count, latest first: those since its owner has the lead."""
    given = history.latest_about(tx, lead, (EventKind.HANDED_OVER,), to=lead.owner)
    return that_count(attempts.of(tx, lead), max(lead.stage_at, given.at) if given else lead.stage_at)


def wants_call_back(tx: Transaction, lead: Lead, day: str) -> Attempt | None:
    """Return the attempt at which they asked for that day (ISO); None once somebody has tried since, talked to them or
    planned a meeting, or sales has the lead no more."""
    last = next(iter(attempts.of(tx, lead)), None)
    if last is None or last.call_back is None or last.call_back.isoformat() != day:
        return None
    if lead.stage is not Stage.ACCEPTED or not lead.owner:
        return None
    if any(said.at > last.at for said in conversations.of_lead(tx, lead.team_id, lead.id)):
        return None
    known = meetings.of_lead(tx, lead.team_id, lead.id)
    return None if any(each.state is MeetingState.PLANNED and each.at > tx.now for each in known) else last
