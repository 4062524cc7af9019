"""Nurturing: a follow-up comes due, its marketer acts on it, and the next one is planned."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.cadence.plan import follow_up_in, follow_up_on
from bot.cadence.tracks import track
from bot.cadence.work import Work
from bot.judging.judge import judge
from bot.lead.access import lead_of, require, require_nurtured, require_stage, today_of, workspace_of
from bot.lead.errors import FieldProblems, HandoffError, MovedOnError
from bot.lead.form_checks import future_date_problem
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.slack.text import day
from storage import due, finding, history, inbox, leads
from storage.delivery import outbox
from storage.due import Due
from storage.sql import Transaction


def remind(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Tell the marketers of a workspace that follow-ups are due."""
    found = finding.several(tx, team_id, [item.lead_id for item in work])
    ripe = [item for item in work if _is_nurtured(found.get(item.lead_id))]
    if len(ripe) < len(work):
        due.mark(tx, team_id, [item for item in work if item not in ripe], "cancelled")
    due.mark(tx, team_id, ripe, "told")
    told = [found[item.lead_id] for item in ripe]
    history.record_all(tx, EventKind.FOLLOW_UP_DUE, [(lead, {"touch": lead.touch}) for lead in told])
    outbox.leave_all(tx, team_id, NoticeKind.FOLLOW_UP, {lead.id: lead.originator for lead in told})


def _is_nurtured(lead: Lead | None) -> bool:
    return lead is not None and lead.stage is Stage.NURTURING


def done(tx: Transaction, by: Person, lead_id: int, key: str, *, skipped: bool = False) -> datetime | None:
    """The touch was made (or skipped): plan the next one. Returns when it comes (UTC), None for a repeat."""
    if not inbox.receive(tx, by.team_id, key):
        return None
    lead = _nurtured(tx, by, lead_id)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    if planned and planned.state != "told":
        raise DoneAlreadyError(lead, planned.due_at)
    return _go_on(tx, by, lead, EventKind.SKIPPED if skipped else EventKind.FOLLOWED_UP)


def answered_by_conversation(tx: Transaction, lead: Lead, by: Person) -> datetime | None:
    """A logged conversation answers a follow-up that was told and waits; returns when the next comes (UTC)."""
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    waits = lead.stage is Stage.NURTURING and planned is not None and planned.state == "told"
    return _go_on(tx, by, lead, EventKind.FOLLOWED_UP) if waits else None


def _go_on(tx: Transaction, by: Person, lead: Lead, what: EventKind) -> datetime:
    leads.change(tx, lead.team_id, lead.id, touch=lead.touch + 1)
    history.record(tx, lead, what, by.user_id, touch=lead.touch)
    moved_on = lead_of(tx, by, lead.id)
    return follow_up_in(tx, moved_on, max(track(lead.track).touch(moved_on.touch).days, 1))


def snooze(tx: Transaction, by: Person, lead_id: int, until: str, key: str) -> datetime | None:
    """Come back on an ISO date instead. Raises FieldProblems ("until"). Returns when (UTC)."""
    if not inbox.receive(tx, by.team_id, key):
        return None
    lead = _nurtured(tx, by, lead_id)
    today = today_of(tx, lead.team_id)
    problem = future_date_problem(until, today)
    if problem:
        raise FieldProblems({"until": problem})
    when = follow_up_on(tx, lead, date.fromisoformat(until))
    history.record(tx, lead, EventKind.SNOOZED, by.user_id, until=when.isoformat())
    return when


def never(tx: Transaction, by: Person, lead_id: int, key: str) -> Lead | None:
    """Give the lead up for good; returns it, None for a repeat."""
    if not inbox.receive(tx, by.team_id, key):
        return None
    lead = _nurtured(tx, by, lead_id)
    if not leads.move(tx, lead, MOVES[Move.NEVER].sources, Stage.REFUSED):
        raise MovedOnError(lead)
    due.cancel(tx, lead.team_id, lead.id)
    history.record(tx, lead, EventKind.NEVER, by.user_id)
    return lead


def ready_now(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Nothing has to be asked again: judge the lead as it is."""
    if inbox.receive(tx, by.team_id, key):
        judge(tx, _nurtured(tx, by, lead_id), by)


def reopen(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Bring a draft that was closed as stale back, and ask for what is missing."""
    require(tx, by, Act.CAPTURE)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_of(tx, by, lead_id, hold=True)
    require_stage(lead, Move.REOPEN)
    if not leads.move(tx, lead, MOVES[Move.REOPEN].sources, Stage.DRAFT):
        raise MovedOnError(lead)
    history.record(tx, lead, EventKind.REOPENED, by.user_id)
    judge(tx, lead_of(tx, by, lead_id), by)


def _nurtured(tx: Transaction, by: Person, lead_id: int) -> Lead:
    require(tx, by, Act.NURTURE)
    lead = lead_of(tx, by, lead_id, hold=True)
    require_nurtured(lead)
    return lead


def to_snooze(tx: Transaction, by: Person, lead_id: int) -> tuple[Lead, str]:
    """The lead, and the ISO date suggested: a week from now, where the workspace is."""
    require(tx, by, Act.NURTURE)
    lead = lead_of(tx, by, lead_id)
    require_nurtured(lead)
    local = (tx.now + timedelta(days=7)).astimezone(workspace_of(tx, by.team_id).hours.tz)
    return lead, local.date().isoformat()


class DoneAlreadyError(HandoffError):
    """The follow-up was answered before: a second press must not skip the next one."""

    def __init__(self, lead: Lead, following: datetime) -> None:
        super().__init__(
            f"That follow-up of *{lead.label}* is done already. The next one comes {day(following)}; I will remind you."
        )
