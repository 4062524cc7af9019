"""Coming back before a date that a prospect named: so many working days earlier, as a manager has set it."""

from datetime import date, timedelta

from bot.lead.access import hours_of, workspace_of
from bot.lead.record import Lead
from bot.lead.workplace.calendar import start_of_day_on, working_day_before
from storage.sql import Transaction


def early(tx: Transaction, lead: Lead, named: date) -> date:
    """Return the day on which the lead comes back to its marketer: tomorrow at the earliest, and that date itself where
    it is no later."""
    workspace = workspace_of(tx, lead.team_id)
    hours = hours_of(tx, lead.team_id, lead.in_charge, workspace)
    moment = start_of_day_on(named, hours)
    for _ in range(workspace.early_days):
        moment = working_day_before(moment, hours)
    tomorrow = tx.now.astimezone(hours.tz).date() + timedelta(days=1)
    return min(max(moment.astimezone(hours.tz).date(), tomorrow), max(named, tomorrow))
