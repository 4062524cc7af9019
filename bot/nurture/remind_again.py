"""A follow-up nobody acts on is said again: the next working day, then weekly, and then to a manager."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.cadence.rhythm import REMINDERS, reminder_days
from bot.cadence.work import Work
from bot.lead.access import hours_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import EventKind
from bot.lead.record import Lead
from bot.lead.team.recipients import whom_to_tell
from bot.lead.team.sides import Side
from bot.lead.workplace.calendar import add_working_days, start_of_day, start_of_day_on
from bot.nurture.ends.unanswered import what_nobody_answers
from bot.nurture.tell import tell
from storage import due, finding, follow_up_days, history, reminders
from storage.due import Due, Plan
from storage.sql import Transaction

_A_MINUTE = timedelta(minutes=1)


def remind_later(tx: Transaction, team_id: str, told: Iterable[Lead]) -> None:
    """Plan the first reminder of follow-ups that are told now."""
    due.schedule_all(tx, team_id, Work.REMINDER, [_plan(tx, lead, 1, tx.now) for lead in told])


def _plan(tx: Transaction, lead: Lead, number: int, since: datetime) -> Plan:
    """Plan it for the beginning of a day, so that one morning's reminders come together."""
    hours = hours_of(tx, lead.team_id, lead.in_charge)
    day = add_working_days(tx.now, reminder_days(number), hours).astimezone(hours.tz).date()
    return Plan(lead, start_of_day_on(day, hours), since, number)


def remind_again(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Say once more that follow-ups wait, to whoever has the lead, and later to one manager after the other; as long
    as nobody acts there is a next time. Where others come the same day, it is said in their message: nobody hears of
    follow-ups twice in a morning."""
    later = {marketer: _with_the_others(tx, team_id, marketer) for marketer in {item.marketer for item in work}}
    for marketer, moment in later.items():
        if moment:
            due.postpone(tx, team_id, [item for item in _theirs(work) if item.marketer == marketer], moment)
    waits = {item.id for item in _theirs(work) if later[item.marketer]}
    _say_again(tx, team_id, [item for item in work if item.id not in waits])


def remind_along(tx: Transaction, team_id: str, marketers: Collection[str]) -> None:
    """Say it now to these people, if it is to be said to them today: they are told of other follow-ups."""
    for marketer in sorted(marketers):
        _say_again(tx, team_id, _theirs(reminders.of_day(tx, team_id, marketer, _end_of_day(tx, team_id, marketer))))


def _theirs(work: Sequence[Due]) -> list[Due]:
    """Return the reminders that go to whoever has the lead, and to no manager yet."""
    return [item for item in work if item.step <= REMINDERS]


def _with_the_others(tx: Transaction, team_id: str, marketer: str) -> datetime | None:
    """Return when this person is told of other follow-ups today (UTC); None if there are none."""
    soonest = follow_up_days.first_of_day(tx, team_id, marketer, _end_of_day(tx, team_id, marketer))
    return max(soonest, tx.now + _A_MINUTE) if soonest else None


def _end_of_day(tx: Transaction, team_id: str, marketer: str) -> datetime:
    tz = hours_of(tx, team_id, marketer).tz
    return start_of_day(tx.now.astimezone(tz).date() + timedelta(days=1), tz)


def _say_again(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    if not work:
        return
    found = finding.several(tx, team_id, [item.lead_id for item in work])
    waiting = set(reminders.waiting(tx, team_id, list(found))) - set(bars_of(tx, team_id, list(found)))
    due.mark(tx, team_id, work, "done")
    steps = {item.lead_id: item.step for item in work if item.lead_id in waiting}
    waiting -= what_nobody_answers(tx, {lead_id: found[lead_id] for lead_id in steps}, steps)
    again = [(found[item.lead_id], item) for item in work if item.lead_id in waiting]
    history.record_all(tx, EventKind.REMINDED, [(lead, {"number": item.step}) for lead, item in again])
    to: dict[str, list[dict[str, Any]]] = {}
    for lead, item in again:
        turn = item.step - REMINDERS if item.step > REMINDERS else None
        told = {"lead": lead.id, "number": item.step, "since": item.anchor_at.isoformat()}
        to.setdefault(whom_to_tell(tx, lead, Side.MARKETING, turn=turn), []).append(told)
    tell(tx, team_id, to)
    plans = [_plan(tx, lead, item.step + 1, item.anchor_at) for lead, item in again]
    due.schedule_all(tx, team_id, Work.REMINDER, plans)
