"""Planning the next time to come back to a lead: its next prompt, its next follow-up."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.cadence.because import Because
from bot.cadence.coming import Coming, months_later
from bot.cadence.course import Chosen, Course, Kind, Stop, after, next_stop
from bot.cadence.gated import window_of
from bot.cadence.planned import run_before_runs
from bot.cadence.rhythm import prompt_day
from bot.cadence.run import Run
from bot.cadence.tracks.track import Track
from bot.cadence.tracks.tracks_of import track_of
from bot.cadence.window import Window
from bot.cadence.work import Work
from bot.lead.access import hours_of
from bot.lead.record import Lead
from bot.lead.workplace.calendar import WorkingHours, add_working_days
from storage import due, leads
from storage.nurture import courses
from storage.sql import Transaction


def prompt_later(tx: Transaction, lead: Lead, hours: WorkingHours | None = None, *, new: bool = False) -> None:
    """Start the rhythm of prompts again from now: the draft is new, or somebody has just worked on it. `hours` are
    those of whoever is in charge, if they have been read already."""
    hours = hours or hours_of(tx, lead.team_id, lead.in_charge)
    first = add_working_days(tx.now, prompt_day(0) or 1, hours)
    due.schedule(tx, lead, Work.PROMPT, first, first=new)


def begin(
    tx: Transaction,
    lead: Lead,
    track: Track,
    on: date | None = None,
    because: Because = Because.CHOSEN,
    *,
    asked_for: bool = False,
    again: bool = False,
) -> Coming:
    """Begin a run of the lead, which is nurtured from now on, through the track; one that goes on ends.

    `on` is the day chosen for its first touch, and why; `asked_for` by the prospect. The touches of a track that were
    made are not made again, unless `again` is chosen: the lead goes on after them.
    """
    window = window_of(tx, lead)
    today, before = _today(tx, window), None if again else courses.of_track(tx, lead, track.key, track.version)
    made = before.course.touch if before else 0
    chosen = Chosen(on, because, asked_for) if on else None
    if before and before.goes_on:  # it is judged anew: its checkpoints stay where they are
        course = replace(before.course, chosen=chosen, pinned=None)
    else:
        course = Course(track.key, track.version, today, today, made, 0, chosen)
    stop = next_stop(course, track, window)
    if before and before.goes_on:
        courses.keep(tx, lead, before, course, stop)
    else:
        courses.begin(tx, lead, course, stop)
    on_track = {"track": track.key, "track_version": track.version, "touch": made}
    return _plan(tx, lead, window, stop, on, **on_track)


def plan_next(tx: Transaction, lead: Lead) -> Coming:
    """Note that the stop the lead's marketer was told of is over, made or skipped, and plan the next one."""
    run, window = run_of(tx, lead), window_of(tx, lead)
    course = after(run.course, run.next, _today(tx, window))
    return _go_on(tx, lead, window, run, course, touch=course.touch)


def note_over(tx: Transaction, lead: Lead) -> None:
    """Note that the stop the lead's marketer was told of is over, and plan nothing."""
    run, today = run_of(tx, lead), tx.now.astimezone(hours_of(tx, lead.team_id, lead.in_charge).tz).date()
    course = after(run.course, run.next, today)
    courses.keep(tx, lead, run, course, run.next)
    leads.change(tx, lead.team_id, lead.id, touch=course.touch)


def put_off(tx: Transaction, lead: Lead, day: date, because: Because = Because.SNOOZED) -> Coming:
    """Have the next stop, whatever it is, come on that day."""
    run, window = run_of(tx, lead), window_of(tx, lead)
    course = replace(run.course, pinned=run.next._replace(day=day, because=because))
    return _go_on(tx, lead, window, run, course, day)


def bring_forward(tx: Transaction, lead: Lead, words: str) -> Coming | None:
    """Get in touch on the next day there is room, before whatever comes next, as something happened, said in `words` as
    typed. A day that was chosen for the next touch stays. None, and nothing changes, if something comes no later than
    that or was told already."""
    run, window = run_of(tx, lead), window_of(tx, lead)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    soonest = window.fit(_today(tx, window) + timedelta(days=1)).day
    if not run.goes_on or (planned and planned.state == "told") or run.next.day <= soonest:
        return None
    course, pinned = run.course, run.course.pinned
    if pinned and pinned.kind is Kind.TOUCH:
        course = replace(course, chosen=Chosen(pinned.day, pinned.because))
    course = replace(course, pinned=Stop(Kind.STIR, 0, soonest, Because.FORWARD))
    return _go_on(tx, lead, window, run, course, soonest, words)


def talk_on(tx: Transaction, lead: Lead, day: date, because: Because = Because.CHOSEN) -> Coming:
    """Plan the day to go on with a conversation, which stopped the run."""
    run, window = run_of(tx, lead), window_of(tx, lead)
    course = replace(run.course, pinned=Stop(Kind.TALK, 0, day, because))
    return _go_on(tx, lead, window, run, course, day)


def resume(tx: Transaction, lead: Lead) -> Coming:
    """Have a run that ended go on: what follows is counted from today."""
    run, window = run_of(tx, lead), window_of(tx, lead)
    course = replace(run.course, pinned=None, chosen=None, last_on=_today(tx, window))
    courses.reopen(tx, lead, run)
    return _go_on(tx, lead, window, run, course)


def finish(tx: Transaction, lead: Lead, why: str) -> None:
    """End the run, and cancel what is planned."""
    courses.end(tx, lead, why)
    due.cancel(tx, lead.team_id, lead.id)


def run_of(tx: Transaction, lead: Lead) -> Run:
    """Return the lead's newest run; one that has none, as it was nurtured before there were runs, gets it now."""
    found = courses.latest(tx, lead)
    if found is None:
        would_have = run_before_runs(tx, lead, track_of(tx, lead), window_of(tx, lead))
        courses.begin(tx, lead, would_have.course, would_have.next)
        found = courses.latest(tx, lead)
    assert found
    return found


def _go_on(
    tx: Transaction,
    lead: Lead,
    window: Window,
    run: Run,
    course: Course,
    chosen: date | None = None,
    note: str = "",
    **columns: Any,
) -> Coming:
    """Have the run be there now, and plan what comes next; `chosen` is the day that somebody chose for it."""
    stop = next_stop(course, _track(tx, lead, course), window)
    courses.keep(tx, lead, run, course, stop, note)
    return _plan(tx, lead, window, stop, chosen, **columns)


def _track(tx: Transaction, lead: Lead, course: Course) -> Track:
    return track_of(tx, replace(lead, track=course.track, track_version=course.version))


def _today(tx: Transaction, window: Window) -> date:
    return tx.now.astimezone(window.marketer.tz).date()


def _plan(
    tx: Transaction, lead: Lead, window: Window, stop: Stop, chosen: date | None = None, **columns: Any
) -> Coming:
    """Plan the stop for its day, and have the lead say where it is on its track."""
    if columns:
        leads.change(tx, lead.team_id, lead.id, **columns)
    due.cancel(tx, lead.team_id, lead.id)
    moment = window.moment(stop.day)
    due.schedule(tx, lead, Work.FOLLOW_UP, moment, step=stop.number, day=stop.day.isoformat())
    return Coming(chosen if chosen and chosen <= stop.day else stop.day, stop.day)


def coming_in(tx: Transaction, lead: Lead, days: int = 0, *, months: int = 0) -> Coming:
    """Return the day so many days, or calendar months, from now on which a follow-up would come."""
    hours = hours_of(tx, lead.team_id, lead.in_charge)
    day = months_later((tx.now + timedelta(days=days)).astimezone(hours.tz).date(), months)
    on = coming_on(tx, lead, day).on
    return Coming(on, on)


def coming_on(tx: Transaction, lead: Lead, day: date, *, asked_for: bool = False) -> Coming:
    """Return when a follow-up would come that is planned for that day."""
    return Coming(day, window_of(tx, lead).fit(day, exempt=asked_for).day)
