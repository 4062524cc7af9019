"""Putting off all follow-ups of somebody that are overdue or due today, at once; it can be undone for ten minutes."""

from datetime import date, datetime, timedelta

from bot.cadence.plan import put_off
from bot.lead.access import hours_of, require, today_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.form_checks import future_date_problem
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.people import Act, Person
from bot.lead.workplace.calendar import start_of_day
from bot.nurture.all_at_once.all_due import AllDue
from bot.nurture.presets import presets
from bot.undo.deed import NURTURED
from bot.undo.settle import as_it_is, let_undo_in
from bot.undo.settle_all import let_undo_all
from storage import history, inbox, leads
from storage.follow_up_days import coming, coming_counted
from storage.sql import Transaction
from storage.undo import posted

MOST = 40
"""Follow-ups put off at once, those that come first: as many as find their days while somebody waits, also where all
days are full for months. The others are a press away."""


def to_snooze_all(tx: Transaction, by: Person) -> AllDue:
    """Return what would be put off; raises NothingDueError."""
    require(tx, by, Act.NURTURE)
    hours = hours_of(tx, by.team_id, by.user_id)
    until = _end_of_today(tx, by)
    found = coming(tx, by.team_id, until, by.user_id, MOST)
    barred = bars_of(tx, by.team_id, [lead.id for lead in found])
    due = [lead for lead in found if lead.stage is Stage.NURTURING and lead.id not in barred]
    if not due:
        raise NothingDueError
    total = len(due) if len(found) < MOST else coming_counted(tx, by.team_id, until, by.user_id)
    return AllDue(due, total, presets(today_of(tx, by), hours))


def snooze_all(tx: Transaction, by: Person, until: str, seen: str, key: str) -> int:
    """Move them to an ISO date, or the next days that have room; returns how many, 0 for a repeat. Idempotent by `key`.

    Raises FieldProblems ("until"), NothingDueError, and ChangedMeanwhileError unless they are those that were `seen`.
    """
    require(tx, by, Act.NURTURE)
    if not inbox.receive(tx, by.team_id, key):
        return 0
    problem = future_date_problem(until, today_of(tx, by))
    if problem:
        raise FieldProblems({"until": problem})
    found = to_snooze_all(tx, by)
    if found.stamp != seen:
        raise ChangedMeanwhileError(["Other follow-ups are due by now than were shown"])
    day = date.fromisoformat(until)
    done, last = [], day
    for each in sorted(found.leads):
        lead = leads.get(tx, by.team_id, each.id, hold=True)
        if lead is None or lead.stage is not Stage.NURTURING:
            continue
        was = as_it_is(tx, lead)
        history.record(tx, lead, EventKind.SNOOZED, by.user_id, until=until)
        coming_on = put_off(tx, lead, day).on
        messages = posted.about(tx, lead, NURTURED, was.since)
        about = (tx, by, was, EventKind.SNOOZED, messages, coming_on.isoformat())
        done.append([lead.id, let_undo_in(*about, quietly=True)])
        last = max(last, coming_on)
    said = {"count": len(done), "day": until, "last": last.isoformat(), "left": max(found.total - len(done), 0)}
    let_undo_all(tx, by, EventKind.SNOOZED, {"deeds": done}, **said)
    return len(done)


def _end_of_today(tx: Transaction, by: Person) -> datetime:
    return start_of_day(today_of(tx, by) + timedelta(days=1), hours_of(tx, by.team_id, by.user_id).tz)


class NothingDueError(HandoffError):
    def __init__(self) -> None:
        super().__init__("No follow-up of yours is due any more, so nothing was put off. `/lead due` lists what comes.")
