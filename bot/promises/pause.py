"""Pausing what is promised about a lead, with a reason and an end, and letting it go on before that."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.lead.access import hours_of, lead_named, lead_of, require, today_of
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person, Role
from bot.lead.record import Lead
from bot.lead.veil.as_seen import as_seen, hides_names
from bot.lead.veil.veiled import SEES_ALL, SOMEBODY
from bot.lead.workplace.calendar import add_working_days, start_of_day_on
from bot.lead.workplace.typed_days import read_day
from bot.promises.may_pause import may_pause
from bot.promises.paused import OnPause
from bot.promises.promise import show_again
from bot.promises.promised import promise_of
from bot.promises.standing import Standing
from bot.promises.typed_pause import TypedPause
from bot.slack.text import day, people, person
from bot.team.stand_in import covers
from storage import history, inbox, workspaces
from storage.promises import pauses, running
from storage.sql import Transaction

_LISTED = 50


class NothingPromisedError(HandoffError):
    def __init__(self, lead: Lead) -> None:
        super().__init__(
            f"*{lead.label}*: no clock runs for it, so there is nothing to pause. One runs while sales has not "
            f"answered an offer, and from Accept to the first contact. `/lead show {lead.label}` shows where it stands."
        )


class NotTheirsToPauseError(HandoffError):
    def __init__(self, lead: Lead, managers: Sequence[str]) -> None:
        theirs = person(lead.owner or lead.routed_to)
        super().__init__(
            f"*{lead.label}* waits for {theirs}, so only they or a manager of sales can pause it: "
            f"{people((lead.owner or lead.routed_to, *managers[:3]))} can help. Nothing was changed."
        )


class NotPausedError(HandoffError):
    def __init__(self, lead: Lead) -> None:
        super().__init__(f"*{lead.label}* is not paused: its clock runs. `/lead show {lead.label}` says until when.")


def to_pause(tx: Transaction, by: Person, lead_id: int, *, hold: bool = False) -> tuple[Lead, Standing, date]:
    """Return the lead, what is promised about it, and the last day until which it can be paused. Raises
    NothingPromisedError, NotTheirsToPauseError and BarredError."""
    roles = require(tx, by, Act.PAUSE)
    lead = as_seen(tx, lead_of(tx, by, lead_id, hold=hold, answers=False), by.user_id)
    require_contactable(tx, lead)
    standing = promise_of(tx, lead)
    if standing is None:
        raise NothingPromisedError(lead)
    if not may_pause(lead, by.user_id, roles, tx.now) and not covers(tx, lead, by):
        raise NotTheirsToPauseError(lead, workspaces.members(tx, by.team_id)[Role.SALES_MANAGER])
    first = min((pause.began_at for pause in standing.pauses), default=tx.now)
    hours = hours_of(tx, by.team_id, by.user_id)
    last = add_working_days(first, standing.terms.longest_pause, hours)
    return lead, standing, last.astimezone(hours.tz).date()


def pause(tx: Transaction, by: Person, lead_id: int, until: str, reason: str, key: str) -> tuple[Lead, datetime]:
    """Stop the clock until that day (ISO) begins; returns the lead, and when the clock goes on (UTC). Idempotent by
    `key`; raises FieldProblems ("until", "reason") as well."""
    require(tx, by, Act.PAUSE)
    first = inbox.receive(tx, by.team_id, key)
    lead, standing, last = to_pause(tx, by, lead_id, hold=True)
    if not first and standing.paused:
        return lead, standing.paused.ends_at
    ends_at = _end(tx, by, until, last, standing)
    if not reason.strip():
        raise FieldProblems({"reason": "Why does it have to wait? Everybody who waits for an answer reads it."})
    pauses.end(tx, lead.team_id, lead.id)
    pauses.add(tx, lead, by.user_id, reason.strip(), ends_at)
    history.record(tx, lead, EventKind.PAUSED, by.user_id, until=until, reason=reason.strip())
    running.look_again(tx, lead.team_id, lead.id)
    show_again(tx, lead)
    return lead, ends_at


def pause_called(tx: Transaction, by: Person, typed: TypedPause, key: str) -> tuple[Lead, datetime]:
    """Do the same with a lead called "L-12" and a day as typed; raises PauseProblemError with what to type."""
    require(tx, by, Act.PAUSE)
    lead = lead_named(tx, by, typed.wanted)
    found = read_day(typed.until, today_of(tx, by)) if typed.until else None
    if found is None:
        what = (
            f"“{typed.until}” is no day I know that is still to come."
            if typed.until
            else "It needs a day on which the clock goes on."
        )
        raise PauseProblemError(what, lead)
    try:
        return pause(tx, by, lead.id, found.isoformat(), typed.reason, key)
    except FieldProblems as problem:
        raise PauseProblemError(" ".join(problem.problems.values()), lead) from None


class PauseProblemError(HandoffError):
    def __init__(self, what: str, lead: Lead) -> None:
        super().__init__(
            f"*{lead.label}* was not paused. {what} For example: `/lead pause {lead.label} until friday, waiting for "
            "their board`."
        )


def _end(tx: Transaction, by: Person, until: str, last: date, standing: Standing) -> datetime:
    """Return when the clock goes on; raises FieldProblems ("until")."""
    try:
        wanted = date.fromisoformat(until)
    except ValueError:
        raise FieldProblems({"until": "Until when? The clock goes on when that day begins."}) from None
    if wanted <= today_of(tx, by):
        raise FieldProblems({"until": "Please pick a day that is still to come."})
    if wanted > last:
        most = standing.terms.longest_pause
        raise FieldProblems(
            {"until": f"At most {most} working days can be paused, until {day(last)}. Please pick a day by then."}
        )
    return start_of_day_on(wanted, standing.clock.hours)


def resume(tx: Transaction, by: Person, lead_id: int, key: str) -> tuple[Lead, datetime]:
    """Let the clock go on now; returns the lead and when it is due (UTC). Idempotent by `key`; raises NotPausedError,
    and what `to_pause` raises."""
    require(tx, by, Act.PAUSE)
    first = inbox.receive(tx, by.team_id, key)
    lead, standing, _ = to_pause(tx, by, lead_id, hold=True)
    if not first:
        return lead, standing.due_at
    if standing.paused is None:
        raise NotPausedError(lead)
    pauses.end(tx, lead.team_id, lead.id)
    history.record(tx, lead, EventKind.RESUMED, by.user_id)
    running.look_again(tx, lead.team_id, lead.id)
    show_again(tx, lead)
    now = promise_of(tx, lead)
    return lead, now.due_at if now else tx.now


def resume_called(tx: Transaction, by: Person, wanted: str, key: str) -> tuple[Lead, datetime]:
    """Do the same with a lead called "L-12"; raises NoSuchLeadError as well."""
    require(tx, by, Act.PAUSE)
    return resume(tx, by, lead_named(tx, by, wanted).id, key)


def all_paused(tx: Transaction, by: Person) -> tuple[list[OnPause], int]:
    """Return what is paused, with how many there are."""
    roles = require(tx, by, Act.LOOK_UP)
    found = pauses.all_on(tx, by.team_id, _LISTED)
    if hides_names(tx, by.team_id) and not roles & SEES_ALL:
        found = [each._replace(name=SOMEBODY) if each.stage == Stage.OFFERED else each for each in found]
    return found, len(found) if len(found) < _LISTED else pauses.counted(tx, by.team_id)


def explained(tx: Transaction, by: Person, lead_id: int) -> tuple[Lead, Standing | None]:
    """Return the lead with what is promised about it, to say how its time is counted."""
    require(tx, by, Act.LOOK_UP)
    lead = as_seen(tx, lead_of(tx, by, lead_id, answers=False), by.user_id)
    return lead, promise_of(tx, lead)
