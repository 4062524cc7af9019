"""Reading what the gate asks for: when a lead's marketer works, when it is day where the prospect is, what is spent."""

from datetime import date
from typing import NamedTuple

from bot.cadence.window import Limits, Window, shared
from bot.lead.access import hours_of, workspace_of
from bot.lead.record import Lead
from bot.lead.workplace.calendar import Open
from bot.lead.workplace.prospect_zone import ZoneGuess, day_there, zone_of
from bot.lead.workplace.workspace import Workspace
from storage.nurture import spent
from storage.sql import Transaction


class GoodHours(NamedTuple):
    """The stretches of a marketer's day (UTC) in which it is day where the prospect is, and where that is; no stretch
    where the two never overlap."""

    spans: list[Open]
    guess: ZoneGuess


def window_of(tx: Transaction, lead: Lead) -> Window:
    """Return the gate for the lead."""
    workspace = workspace_of(tx, lead.team_id)
    hours = hours_of(tx, lead.team_id, lead.in_charge, workspace)
    today = tx.now.astimezone(hours.tz).date()
    return Window(
        hours,
        day_there(zone_guess(tx, lead, workspace), workspace.hours),
        limits_of(workspace),
        spent.of_person(tx, lead, today),
        spent.of_company(tx, lead, today),
        spent.taken(tx, lead, lead.in_charge, tx.now),
    )


def limits_of(workspace: Workspace) -> Limits:
    return Limits(workspace.cap_person, workspace.cap_company, workspace.ration, workspace.late_hours)


def zone_guess(tx: Transaction, lead: Lead, workspace: Workspace | None = None) -> ZoneGuess:
    """Return where the prospect is, as far as is known, and how that is known."""
    workspace = workspace or workspace_of(tx, lead.team_id)
    return zone_of("", "", lead.phone, lead.email, workspace.tz, tx.now)


def good_hours(tx: Transaction, lead: Lead, day: date) -> GoodHours:
    """Return when on a day of its marketer's the lead can be reached."""
    workspace = workspace_of(tx, lead.team_id)
    guess = zone_guess(tx, lead, workspace)
    hours = hours_of(tx, lead.team_id, lead.in_charge, workspace)
    return GoodHours(shared(day, hours, day_there(guess, workspace.hours)), guess)
