"""A follow-up nobody acts on is said again: the next working day, then weekly, and then to a manager."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from bot.cadence.rhythm import REMINDERS, reminder_days
from bot.cadence.work import Work
from bot.lead.access import hours_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import EventKind
from bot.lead.record import Lead
from bot.lead.team.recipients import whom_to_tell
from bot.lead.team.sides import Side
from bot.lead.workplace.calendar import add_working_days, start_of_day_on
from bot.nurture.ends.unanswered import what_nobody_answers
from bot.nurture.tell import tell
from storage import due, finding, history, reminders
from storage.due import Due, Plan
from storage.sql import Transaction


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
    as nobody acts there is a next time."""
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
