"""The lines that say what is promised about a lead: by when, since when it stands still, how it was counted."""

from collections.abc import Mapping
from typing import Any

from bot.lead.record import Lead
from bot.promises.explained import counted
from bot.promises.standing import Standing
from bot.promises.terms import shown
from bot.slack.text import esc, moment, person


def promise_line(standing: Standing, reason: int = 60) -> str:
    """Say it in a line: "Answer by today at 3:40 PM", or since when it is paused, and why."""
    what = "Answer" if standing.answers else "First contact"
    if pause := standing.paused:
        why = esc(pause.reason, reason)
        return f":double_vertical_bar: *Paused* until {moment(pause.ends_at)} by {person(pause.by)}: {why}"
    if standing.overdue:
        return f":hourglass: *{what} was due* {moment(standing.due_at)}"
    return f":hourglass_flowing_sand: *{what} by* {moment(standing.due_at)}"


def how_counted(lead: Lead, standing: Standing) -> str:
    """Unfold how the due time was counted."""
    terms = standing.terms
    if standing.answers:
        promised = f"{shown('reoffer', terms.reoffer)} working hours to answer"
    else:
        days = "the next working day" if terms.contact == 1 else f"{terms.contact} working days"
        promised = f"first contact within {days}, at the same time of day"
    whose = person(lead.owner or lead.routed_to) if lead.owner or lead.routed_to else "the workspace"
    zone = standing.clock.hours.tz.key.replace("_", " ")
    lines = "\n".join(counted(standing.since, standing.due_at, standing.clock))
    return (
        f"{promise_line(standing, 300)}\n\n*How it is counted:* {promised}, from {moment(standing.since)}, in the "
        f"hours of {whose} ({zone}).\n{lines}"
    )


def took(data: Mapping[str, Any]) -> str:
    """Say how much working time an answer took, as its line of history has it."""
    if data.get("before_opening"):
        return ", before it opened"
    if data.get("working_minutes") is None:
        return ""
    return f", after {working_time(int(data['working_minutes']))} of working time"


def working_time(minutes: int) -> str:
    """Write "4 h 30 min"; days would be as long as somebody works."""
    hours, rest = divmod(minutes, 60)
    parts = [*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest else [])]
    return " ".join(parts) or "less than a minute"
