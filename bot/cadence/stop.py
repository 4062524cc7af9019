"""Stopping a lead's track at once, because they talk with us or somebody else has them now; its marketer hears why."""

from datetime import datetime

from bot.cadence.coming import Coming
from bot.cadence.plan import finish, run_of, talk_on
from bot.cadence.why import TALK_WORKING_DAYS, TALKING, Why
from bot.lead.access import hours_of
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.lead.workplace.calendar import add_working_days
from storage import history
from storage.delivery import outbox
from storage.nurture import courses
from storage.sql import Transaction


def stop(tx: Transaction, lead: Lead, why: Why, by: str = "", after: datetime | None = None) -> Coming | None:
    """Send the lead no more touches, as of now; `by` is who did what stopped it, "" for the clock.

    A lead in conversation stays nurtured: its marketer hears why its track stopped, once, and is asked some days later,
    or some days `after` a meeting (UTC), how it goes. Returns when that is. For the other reasons the caller has moved
    the lead, or is about to, and tells of it.
    """
    if why not in TALKING:
        finish(tx, lead, why)
        return None
    if lead.stage is not Stage.NURTURING:
        return None
    talked_before = not run_of(tx, lead).goes_on
    hours = hours_of(tx, lead.team_id, lead.in_charge)
    day = add_working_days(max(after or tx.now, tx.now), TALK_WORKING_DAYS, hours).astimezone(hours.tz).date()
    finish(tx, lead, why)
    coming = talk_on(tx, lead, day)
    if not talked_before:
        history.record(tx, lead, EventKind.TRACK_STOPPED, detail=why, by=by, track=lead.track)
        outbox.leave(tx, lead.team_id, NoticeKind.TRACK_STOPPED, lead.in_charge, lead.id, why=why, by=by)
    return coming


def in_conversation(tx: Transaction, lead: Lead) -> bool:
    """Tell whether the lead's track was stopped because they talk with us, and has not gone on since."""
    run = courses.latest(tx, lead) if lead.stage is Stage.NURTURING else None
    return run is not None and run.ended_why in TALKING
