"""Planning the next time to come back to a lead: its next prompt, its next follow-up."""

from datetime import date, timedelta

from bot.cadence.coming import Coming, months_later
from bot.cadence.rhythm import prompt_day
from bot.cadence.work import Work
from bot.lead.access import hours_of
from bot.lead.record import Lead
from bot.lead.workplace.calendar import WorkingHours, add_working_days, start_of_day_on
from storage import due
from storage.sql import Transaction


def prompt_later(tx: Transaction, lead: Lead, hours: WorkingHours | None = None, *, new: bool = False) -> None:
    """Start the rhythm of prompts again from now: the draft is new, or somebody has just worked on it. `hours` are
    those of whoever is in charge, if they have been read already."""
    hours = hours or hours_of(tx, lead.team_id, lead.in_charge)
    first = add_working_days(tx.now, prompt_day(0) or 1, hours)
    due.schedule(tx, lead, Work.PROMPT, first, first=new)


def follow_up_in(tx: Transaction, lead: Lead, days: int = 0, *, months: int = 0) -> Coming:
    """Plan the lead's next follow-up for the first working day so many days, or calendar months, from now."""
    return follow_up_on(tx, lead, coming_in(tx, lead, days, months=months).on)


def follow_up_on(tx: Transaction, lead: Lead, day: date) -> Coming:
    """Plan the lead's next follow-up for that day, or the next working one, where whoever is in charge lives."""
    coming = coming_on(tx, lead, day)
    when = start_of_day_on(day, hours_of(tx, lead.team_id, lead.in_charge))
    due.cancel(tx, lead.team_id, lead.id)
    due.schedule(tx, lead, Work.FOLLOW_UP, when, step=lead.touch, day=day.isoformat())
    return coming


def coming_in(tx: Transaction, lead: Lead, days: int = 0, *, months: int = 0) -> Coming:
    """Return the first working day so many days, or calendar months, from now, when a follow-up would come."""
    hours = hours_of(tx, lead.team_id, lead.in_charge)
    day = months_later((tx.now + timedelta(days=days)).astimezone(hours.tz).date(), months)
    on = coming_on(tx, lead, day).on
    return Coming(on, on)


def coming_on(tx: Transaction, lead: Lead, day: date) -> Coming:
    """Return when a follow-up would come that is planned for that day."""
    hours = hours_of(tx, lead.team_id, lead.in_charge)
    return Coming(day, start_of_day_on(day, hours).astimezone(hours.tz).date())
