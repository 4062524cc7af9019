"""Taking the next step of a promise that nobody has kept: remind, say it in the thread, tell a manager, offer it on.

It is worked out again whenever it is looked at, by the hours, holidays, pauses and terms as they are then, and it is
taken only if nothing has happened since. Each look is one transaction that holds the lead.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.cadence.work import Work
from bot.lead.access import workspace_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Event, Lead
from bot.lead.team.recipients import whom_to_tell
from bot.lead.team.sides import Side
from bot.lead.workplace.working_time import working_time_between
from bot.lead.workplace.workspace import Workspace
from bot.promises.ladder import ContactStep, Step, begun, first_step
from bot.promises.pass_on import pass_on, waits_for_its_rep, why_not_any_more
from bot.promises.promise import over, show_again
from bot.promises.promised import can_be_told, holds, in_sales, is_gone, standing_of
from bot.promises.standing import Standing
from bot.promises.tell_managers import tell_together
from bot.promises.terms import minutes
from bot.team.rep import Away
from storage import due, history, leads
from storage.delivery import outbox
from storage.due import Due
from storage.promises import pauses
from storage.sql import Transaction
from storage.team import absences

ACTIVITY = frozenset({EventKind.ATTEMPTED, EventKind.TALKED, EventKind.MEETING_PLANNED})
"""Lines of history that count as being in touch."""


def take_step(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Take the steps that have come, and put off the others to when they come."""
    workspace = workspace_of(tx, team_id)
    barred = bars_of(tx, team_id, {item.lead_id for item in work})
    for item in work:
        lead = leads.get(tx, team_id, item.lead_id, hold=True, answers=False)
        if lead is None or lead.id in barred or not holds(lead, item):
            due.mark(tx, team_id, [item], "cancelled")
        else:
            _look(tx, lead, item, workspace)
    tell_together(tx, team_id)


def _look(tx: Transaction, lead: Lead, planned: Due, workspace: Workspace) -> None:
    done = _activity(tx, lead, planned)
    if done and done.kind in ACTIVITY and planned.kind == Work.FIRST_CONTACT:
        over(tx, lead)
        return
    item = replace(planned, anchor_at=done.at, step=0) if done else planned
    item = replace(item, anchor_at=min(item.anchor_at, tx.now))  # whoever it waited for is back before their time
    item = replace(item, step=max(item.step, first_step(Work(item.kind), lead.routed_to)))
    standing = standing_of(tx, lead, item, workspace)
    if standing.paused:
        _put_off(tx, lead, planned, item, standing.paused.ends_at)
        return
    if standing.pauses and not standing.pauses[-1].over:
        _go_on(tx, lead, standing)
    absent = absences.of(tx, lead.team_id, lead.routed_to) if standing.answers and lead.routed_to else ()
    away = next((each for each in absent if each.lasts_at(tx.now)), None)
    if standing.answers and (why := why_not_any_more(tx, lead, away)):
        _offer_on(tx, lead, why, {"since": item.anchor_at.isoformat(), "offer": lead.offer}, away=True)
        due.postpone(tx, lead.team_id, [planned], tx.now)  # by then it is for somebody else
        return
    if away and waits_for_its_rep(tx, lead):
        _put_off(tx, lead, planned, replace(item, anchor_at=away.until, step=0), away.until)
        if planned.anchor_at != away.until:
            show_again(tx, lead)  # what was drawn before says by when, as if it did not wait
        return
    if standing.step_at > tx.now:
        _put_off(tx, lead, planned, item, _next_look(tx, absent, standing.step_at))
    else:
        _take(tx, lead, item, standing, absent)
    if done:
        show_again(tx, lead)


def _activity(tx: Transaction, lead: Lead, item: Due) -> Event | None:
    """Return the last line of the lead's history since the clock began that begins it anew, or ends it."""
    answer = item.kind == Work.ANSWER
    kinds = {*ACTIVITY, EventKind.INQUIRED} if answer else ACTIVITY
    for event in reversed(history.of_lead(tx, lead, 50)):
        if event.at <= item.anchor_at:
            return None
        given = event.kind == EventKind.HANDED_OVER and event.data.get("side") == Side.SALES
        who = str(event.data.get("talked_by") or event.actor)
        if given or (event.kind in kinds and in_sales(tx, lead, who)):
            return event
    return None


def _put_off(tx: Transaction, lead: Lead, planned: Due, item: Due, until: datetime) -> None:
    """Look at it again then; it may be another step by now, of a clock that began anew."""
    if (item.step, item.anchor_at) == (planned.step, planned.anchor_at):
        due.postpone(tx, lead.team_id, [item], until)
    else:
        due.mark(tx, lead.team_id, [item], "done")
        due.schedule(tx, lead, item.kind, until, step=item.step, anchor_at=item.anchor_at, first=True)


def _next_look(tx: Transaction, absent: Sequence[Away], step_at: datetime) -> datetime:
    """Return when (UTC) to look again: for the next step, or before it as whoever the lead is for goes away."""
    return min([step_at, *(each.since for each in absent if each.since > tx.now)])


def _go_on(tx: Transaction, lead: Lead, standing: Standing) -> None:
    """Say that a pause is over, where it was said that it was on."""
    ended = standing.pauses[-1]
    pauses.seen_to(tx, lead.team_id, lead.id)
    history.record(tx, lead, EventKind.RESUMED, "")
    show_again(tx, lead)
    who = lead.owner or lead.routed_to or ended.by
    outbox.leave(tx, lead.team_id, NoticeKind.PAUSE_OVER, who, lead.id, since=standing.since.isoformat())


def _take(tx: Transaction, lead: Lead, item: Due, planned: Standing, absent: Sequence[Away]) -> None:
    since = begun(planned.step_at, planned.since, tx.now, planned.clock)
    standing = replace(planned, since=since)
    due.mark(tx, lead.team_id, [item], "done")
    if not standing.answers:
        _ask_for_contact(tx, lead, standing)
    elif _ask_for_answer(tx, lead, standing):
        return
    following = replace(standing, step=item.step + 1)
    then = _next_look(tx, absent, following.step_at)
    due.schedule(tx, lead, item.kind, then, step=following.step, anchor_at=since, first=True)


def _ask_for_answer(tx: Transaction, lead: Lead, standing: Standing) -> bool:
    """Take a step towards an answer; returns whether another rep is asked now, with a clock of their own."""
    step = standing.step
    about: dict[str, Any] = {"since": standing.since.isoformat(), "step": standing.step, "offer": lead.offer}
    if step == Step.REMIND:
        if can_be_told(tx, lead.team_id, lead.routed_to):
            outbox.leave(tx, lead.team_id, NoticeKind.PROMISE_DUE, lead.routed_to, lead.id, **about)
        return False
    passed = lead.routed_to if step == Step.REOFFER and not _has_just_come(tx, lead, standing) else ""
    if passed and _offer_on(tx, lead, "did not answer in time", about):
        return True
    if step == Step.THREAD or step >= Step.AGAIN or (step == Step.REOFFER and not passed):
        outbox.leave(tx, lead.team_id, NoticeKind.PROMISE_IN_THREAD, "sales", lead.id, **about)
    if step >= Step.MANAGER:
        _tell_manager(tx, lead, NoticeKind.PROMISE_DUE, step - Step.MANAGER, about)
    return False


def _has_just_come(tx: Transaction, lead: Lead, standing: Standing) -> bool:
    """Tell whether routing has passed it on to whoever it is for now too lately to ask them for an answer."""
    went_on = history.latest(tx, lead, EventKind.WENT_ON)
    if went_on is None or went_on.at <= standing.since:
        return False
    return working_time_between(went_on.at, tx.now, *standing.clock) < minutes(standing.terms.remind)


def _offer_on(tx: Transaction, lead: Lead, why: str, about: dict[str, Any], *, away: bool = False) -> bool:
    """Pass over whoever the lead is for; returns whether another rep is asked now."""
    before = lead.routed_to
    to = pass_on(tx, lead, why, away=away)
    if to == before:
        return False
    told = {**about, "before": before, "because": why}
    if to:
        told |= {"since": tx.now.isoformat(), "step": Step.REMIND}
    outbox.leave(tx, lead.team_id, NoticeKind.PROMISE_IN_THREAD, "sales", lead.id, **told)
    return bool(to)


def _ask_for_contact(tx: Transaction, lead: Lead, standing: Standing) -> None:
    step = standing.step
    about: dict[str, Any] = {"since": standing.since.isoformat(), "step": standing.step}
    if step != ContactStep.MANAGER and not is_gone(tx, lead.team_id, lead.owner):  # away: their cover is told
        outbox.leave(tx, lead.team_id, NoticeKind.CONTACT_DUE, lead.owner, lead.id, **about)
    if step >= ContactStep.MANAGER:
        _tell_manager(tx, lead, NoticeKind.CONTACT_DUE, step - ContactStep.MANAGER, about)


def _tell_manager(tx: Transaction, lead: Lead, kind: NoticeKind, turn: int, about: dict[str, Any]) -> None:
    """Tell one of the managers of sales, the next in turn each time."""
    manager = whom_to_tell(tx, lead, Side.SALES, turn=turn)
    if manager and (manager != lead.owner or lead.stage is Stage.OFFERED):
        outbox.leave(tx, lead.team_id, kind, manager, lead.id, late=True, **about)
