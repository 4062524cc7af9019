"""Logging an attempt to reach the prospect: at most one per channel and hour, and only by whoever owns the lead."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.cadence.work import Work
from bot.engagement.meetings import CHANNELS
from bot.lead.access import definition_of, hours_of, lead_named, lead_of, require, today_of
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import FieldProblems, MovedOnError, NotTheirLeadError
from bot.lead.form_checks import future_date_problem
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.workplace.calendar import start_of_day_on
from bot.lead.workplace.places import zone_named
from bot.outcomes.attempts import Attempt, Came, to_the_minute, too_soon
from bot.outcomes.made import counted
from bot.outcomes.sheets import LONGEST_NOTE, AttemptSheet, NewAttempt
from bot.outcomes.who_may import NobodyOwnsItError
from bot.promises.promise import contacted
from bot.team.stand_in import covers
from bot.undo.redraw import redraw_yours
from bot.undo.settle import as_it_is, let_undo
from storage import due, history, inbox, workspaces
from storage.outcomes import attempts
from storage.sql import Transaction


@dataclass(frozen=True, slots=True)
class Logged:
    """The lead with the attempt that was logged."""

    lead: Lead
    attempt: Attempt


def log_attempt(tx: Transaction, by: Person, lead_id: int, new: NewAttempt, key: str) -> Logged | None:
    """Log one attempt, which can be undone for ten minutes. Idempotent by `key`: None for a repeat.

    Raises NobodyOwnsItError, MovedOnError, NotTheirLeadError and BarredError, and FieldProblems by field.
    """
    lead = _owned(tx, by, lead_id, hold=True)
    if not inbox.receive(tx, by.team_id, key):
        return None
    made = attempts.of(tx, lead)
    attempt = _checked(tx, by, lead, made, new)
    was = as_it_is(tx, lead)
    attempt_id = attempts.log(tx, lead, attempt)
    so_far = len(counted(tx, lead))
    agreed = definition_of(tx, lead).attempts_before_unreachable
    asked = {"call_back": new.call_back} if attempt.call_back else {}
    said = {"channel": attempt.channel, "came": attempt.came, "note": attempt.note, **asked}
    history.record(tx, lead, EventKind.ATTEMPTED, by.user_id, number=so_far, **said)
    contacted(tx, lead, by.user_id)
    if attempt.call_back:
        opens = start_of_day_on(attempt.call_back, hours_of(tx, lead.team_id, lead.owner))
        due.schedule(tx, lead, Work.CALL_BACK, opens, day=new.call_back)
    redraw_yours(tx, lead)
    words = f"{attempt.words}. Attempt {so_far} of the {agreed} agreed."
    let_undo(tx, by, was, EventKind.ATTEMPTED, (), detail=words, attempt=attempt_id)
    return Logged(lead, attempt)


def to_log_attempt(tx: Transaction, by: Person, lead_id: int) -> AttemptSheet:
    """Return what the form shows; raises as `log_attempt` does."""
    lead = _owned(tx, by, lead_id)
    hours, agreed = hours_of(tx, by.team_id, by.user_id), definition_of(tx, lead).attempts_before_unreachable
    return AttemptSheet(lead, tx.now.astimezone(hours.tz), hours.tz.key, counted(tx, lead), agreed)


def called_to_log_attempt(tx: Transaction, by: Person, wanted: str) -> AttemptSheet:
    """Return the same for the lead called "L-12"; raises NoSuchLeadError as well."""
    require(tx, by, Act.LOG_ATTEMPT)
    return to_log_attempt(tx, by, lead_named(tx, by, wanted).id)


def _owned(tx: Transaction, by: Person, lead_id: int, *, hold: bool = False) -> Lead:
    require(tx, by, Act.LOG_ATTEMPT)
    lead = lead_of(tx, by, lead_id, hold=hold)
    require_contactable(tx, lead)
    if lead.stage is Stage.OFFERED:
        raise NobodyOwnsItError(lead)
    if lead.stage is not Stage.ACCEPTED:
        raise MovedOnError(lead)
    if lead.owner != by.user_id and not covers(tx, lead, by):
        raise NotTheirLeadError(lead, workspaces.managers(tx, by.team_id)[:3])
    return lead


def _checked(tx: Transaction, by: Person, lead: Lead, made: list[Attempt], new: NewAttempt) -> Attempt:
    problems = {}
    if new.channel not in CHANNELS:
        problems["attempt.channel"] = "How did you try? Please pick one."
    came = next((came for came in Came if came == new.came), None)
    if came is None:
        problems["attempt.came"] = "What came of it? Please pick one."
    asked = came is Came.CALL_BACK
    if asked and (problem := future_date_problem(new.call_back, today_of(tx, by))):
        problems["attempt.call_back"] = problem if new.call_back else "On which day? I remind you then."
    if len(new.note) > LONGEST_NOTE:
        problems["attempt.note"] = f"Please keep this under {LONGEST_NOTE:,} characters."
    at = _moment(tx, by, new)
    if at is None:
        problems["attempt.time"] = "When was it? Please give a date and a time."
    elif at > tx.now:
        problems["attempt.time"] = "That is still to come. Please log an attempt once you have made it."
    elif at < to_the_minute(lead.stage_at):
        taken = _by_their_clock(tx, by, lead.stage_at)
        problems["attempt.time"] = f"You accepted it {taken}; only attempts since then count."
    elif earlier := too_soon(made, new.channel, at):
        problems["attempt.channel"] = (
            f"There is one by {CHANNELS[earlier.channel].lower()} already, {_by_their_clock(tx, by, earlier.at)}. One "
            "per channel and hour counts: please try another channel, or this one again in an hour."
        )
    if problems or at is None or came is None:
        raise FieldProblems(problems)
    call_back = date.fromisoformat(new.call_back) if asked else None
    return Attempt(0, at, by.user_id, new.channel, came, call_back, new.note.strip())


def _moment(tx: Transaction, by: Person, new: NewAttempt) -> datetime | None:
    """Return the moment (UTC) at which clocks in the zone that the form named show this; None for none."""
    named = zone_named(new.zone)
    tz = ZoneInfo(named) if named else hours_of(tx, by.team_id, by.user_id).tz
    try:
        return datetime.combine(date.fromisoformat(new.day), time.fromisoformat(new.time), tz).astimezone(UTC)
    except ValueError:
        return None


def _by_their_clock(tx: Transaction, by: Person, at: datetime) -> str:
    """Write a moment for the plain text at a field: "on Monday at 14:05"."""
    there, today = at.astimezone(hours_of(tx, by.team_id, by.user_id).tz), today_of(tx, by)
    return f"today at {there:%H:%M}" if there.date() == today else f"on {there:%A, %B %-d, at %H:%M}"
