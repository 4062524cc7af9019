"""Reading what comes next for nurtured leads, and why then: for Details and for lists."""

from collections.abc import Sequence

from bot.cadence.gated import zone_guess
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead, Listed
from storage.nurture import courses
from storage.sql import Transaction


def next_touch(tx: Transaction, lead: Lead) -> str:
    """Say, in mrkdwn, why what comes next for the lead comes then, and by which clocks; "" unless it is nurtured."""
    run = courses.latest(tx, lead) if lead.stage is Stage.NURTURING else None
    return f"{run.why.capitalize()}. Their time zone: {zone_guess(tx, lead).words}." if run else ""


def with_next(tx: Transaction, team_id: str, found: Sequence[Listed]) -> list[Listed]:
    """Have the nurtured leads of a list say when the next touch comes, and why then."""
    runs = courses.newest(tx, team_id, [each.id for each in found if each.stage is Stage.NURTURING])
    return [
        each._replace(date=each.date or runs[each.id].next.day.isoformat(), why=each.why or f"_{runs[each.id].why}_")
        if each.id in runs
        else each
        for each in found
    ]
