"""Reading what the gate asks for: when a lead's marketer works, when it is day where the prospect is, what is spent."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from bot.cadence.caps import SPAN
from bot.cadence.window import Limits, Window, shared
from bot.lead.access import hours_of, workspace_of
from bot.lead.record import Lead
from bot.lead.workplace.calendar import Open, WorkingHours
from bot.lead.workplace.prospect_zone import ZoneGuess, day_there, zone_of
from bot.lead.workplace.workspace import Workspace
from storage.nurture import prospects, spent
from storage.nurture.prospects import Prospect
from storage.nurture.spent import COMPANY, MADE, PERSON, TOLD, Spent
from storage.sql import Transaction

Touches = dict[str, dict[str, list[Spent]]]
_KEPT = 2 * SPAN


class GoodHours(NamedTuple):
    """The stretches of a marketer's day (UTC) in which it is day where the prospect is, and where that is; no stretch
    where the two never overlap."""

    spans: list[Open]
    guess: ZoneGuess


def window_of(tx: Transaction, lead: Lead) -> Window:
    """Return the gate for the lead."""
    return windows_of(tx, lead.team_id, [lead.id], lead.in_charge)[lead.id]


def windows_of(
    tx: Transaction, team_id: str, lead_ids: Collection[int], marketer: str, *, sending: bool = False
) -> dict[int, Window]:
    """Return the gates for leads that one marketer has. When they are being sent, what is planned with others takes
    nothing of their caps: it is asked in turn. The windows share what the marketer has on each day."""
    workspace = workspace_of(tx, team_id)
    hours, limits = hours_of(tx, team_id, marketer, workspace), limits_of(workspace)
    found = prospects.several(tx, team_id, lead_ids)
    guesses = _guesses(tx, workspace, found.values())
    today = tx.now.astimezone(hours.tz).date()
    touches = _touches(tx, team_id, found.values(), (MADE, TOLD) if sending else (MADE, TOLD, "pending"))
    only = next(iter(found)) if len(found) == 1 else 0  # a lead being planned frees its own place
    taken = spent.taken(tx, team_id, marketer, tx.now, only)
    return {
        lead_id: Window(
            hours,
            day_there(guesses[lead_id], workspace.hours),
            limits,
            _days(who, PERSON, touches, hours, today),
            _days(who, COMPANY, touches, hours, today),
            taken,
            tuple(f"{column} {key}" for column in PERSON if (key := getattr(who, column))),
            who.company_key,
        )
        for lead_id, who in found.items()
    }


def _touches(tx: Transaction, team_id: str, people: Collection[Prospect], states: Collection[str]) -> Touches:
    """List the touches of the same people and companies by the column that makes them the same, and its key."""
    found: Touches = {}
    for column in (*PERSON, *COMPANY):
        by_key = found.setdefault(column, {})
        for each in spent.alike(tx, team_id, column, [getattr(who, column) for who in people], tx.now - _KEPT):
            if each.state in states:
                by_key.setdefault(each.key, []).append(each)
    return found


def _days(who: Prospect, columns: Iterable[str], touches: Touches, hours: WorkingHours, today: date) -> list[date]:
    """List the days of touches that count as this prospect's, where the marketer lives, but for what is planned with
    the lead itself."""
    alike = (each for column in columns for each in touches[column].get(getattr(who, column), ()))
    found = {
        (each.lead_id, each.at, each.state): each for each in alike if each.lead_id != who.id or each.state == MADE
    }
    return [_day(each, hours, today) for each in found.values()]


def _day(each: Spent, hours: WorkingHours, today: date) -> date:
    """Return the day of a touch; one that was told may be made today."""
    if each.state == MADE:
        return each.at.astimezone(hours.tz).date()
    planned = date.fromisoformat(each.day) if each.day else each.at.astimezone(hours.tz).date()
    return today if each.state == TOLD else max(planned, today)


def limits_of(workspace: Workspace) -> Limits:
    return Limits(workspace.cap_person, workspace.cap_company, workspace.ration, workspace.late_hours)


def _guesses(tx: Transaction, workspace: Workspace, people: Collection[Prospect]) -> dict[int, ZoneGuess]:
    known = prospects.zones(tx, workspace.team_id, [who.company_key for who in people if not who.tz])
    return {
        who.id: zone_of(who.tz, known.get(who.company_key, ""), who.phone, who.email, workspace.tz, tx.now)
        for who in people
    }


def zone_guess(tx: Transaction, lead: Lead) -> ZoneGuess:
    """Return where the prospect is, as far as is known, and how that is known."""
    found = prospects.several(tx, lead.team_id, [lead.id])
    return _guesses(tx, workspace_of(tx, lead.team_id), found.values())[lead.id]


def good_hours(tx: Transaction, lead: Lead, day: date) -> GoodHours:
    """Return when on a day of its marketer's the lead can be reached."""
    workspace, guess = workspace_of(tx, lead.team_id), zone_guess(tx, lead)
    hours = hours_of(tx, lead.team_id, lead.in_charge, workspace)
    return GoodHours(shared(day, hours, day_there(guess, workspace.hours)), guess)
