"""Reading the plan ahead of a lead, as it is now or as it would be on a track."""

from datetime import date

from bot.cadence.ahead import Ahead
from bot.cadence.because import Because
from bot.cadence.course import Chosen, Course, after, next_stop, whole_plan
from bot.cadence.gated import window_of
from bot.cadence.run import Run
from bot.cadence.tracks.track import Track
from bot.cadence.tracks.tracks_of import track_of
from bot.cadence.why import WHY_WORDS, Why
from bot.cadence.window import Window
from bot.cadence.work import Work
from bot.lead.record import Lead
from storage import due
from storage.nurture import courses
from storage.sql import Transaction


def plan_ahead(tx: Transaction, lead: Lead) -> Ahead:
    """Return all that comes for a lead that is nurtured."""
    window, track = window_of(tx, lead), track_of(tx, lead)
    run = run_now(tx, lead, track, window)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    told = planned is not None and planned.state == "told"
    if not run.goes_on:
        why = next((words for each, words in WHY_WORDS.items() if each == run.ended_why), "")
        return Ahead(track, [run.next], told, why or WHY_WORDS[Why.REPLIED])
    today = tx.now.astimezone(window.marketer.tz).date()
    rest = whole_plan(after(run.course, run.next, max(run.next.day, today)), track, window)
    return Ahead(track, [run.next, *rest], told)


def would_be(
    tx: Transaction, lead: Lead, track: Track, on: date | None = None, *, asked_for: bool = False, again: bool = False
) -> Ahead:
    """Return all that would come if the lead began on the track now, with its first touch on that day if one is
    chosen."""
    window = window_of(tx, lead)
    today = tx.now.astimezone(window.marketer.tz).date()
    before = None if again else courses.of_track(tx, lead, track.key, track.version)
    chosen = Chosen(on, Because.CHOSEN, asked_for) if on else None
    course = Course(track.key, track.version, today, today, before.course.touch if before else 0, 0, chosen)
    return Ahead(track, whole_plan(course, track, window), would_be=True)


def run_now(tx: Transaction, lead: Lead, track: Track, window: Window) -> Run:
    """Return the lead's newest run; one that was nurtured before there were runs has the one it would have."""
    return courses.latest(tx, lead) or run_before_runs(tx, lead, track, window)


def run_before_runs(tx: Transaction, lead: Lead, track: Track, window: Window) -> Run:
    """Return the run that a lead would have which was nurtured before there were runs; it is saved nowhere."""
    day = lead.stage_at.astimezone(window.marketer.tz).date()
    course = Course(track.key, track.version, day, day, lead.touch)
    stop = next_stop(course, track, window)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    return Run(0, lead.id, course, stop._replace(day=planned.on) if planned else stop)
