"""Reading two lists of marketing: who only attended something, and leads to review. Nothing here changes anything."""

from collections.abc import Sequence

from bot.judging.triage.opportunity import to_ask_them
from bot.lead.access import require
from bot.lead.lifecycle import OPEN_TO_ANSWERS
from bot.lead.people import Act, Person, Role
from bot.lead.record import Listed
from bot.overview.pages import PAGE, LeadPage, Which
from bot.slack.text import person
from storage import finding, workspaces
from storage.overview import triage
from storage.sources import reviews
from storage.sql import Transaction


def list_triage(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List one's own leads that only attended something; a manager of marketing who brings in none sees everybody's."""
    roles = require(tx, by, Act.LOOK_UP)
    if not roles & {Role.MARKETER, Role.MARKETING_MANAGER}:
        return LeadPage(Which.TRIAGE, [], 0)
    whose = by.user_id if Role.MARKETER in roles else ""
    found = triage.in_triage(tx, by.team_id, whose, skip + most)[skip:]
    total = triage.counted(tx, by.team_id, whose)
    definition = workspaces.definition(tx, by.team_id, workspaces.current_version(tx, by.team_id))
    return LeadPage(Which.TRIAGE, found, total, skip, asks=to_ask_them(definition))


def looked_at(tx: Transaction, team_id: str, rows: Sequence[Listed]) -> list[Listed]:
    """Say of those that wait for a review who is looking at them."""
    kept = [row.id for row in rows if row.stage in OPEN_TO_ANSWERS]
    who = reviews.reviewers_of(tx, team_id, kept)
    return [row._replace(stands=_by(who[row.id])) if row.id in who else row for row in rows]


def _by(reviewer: str) -> str:
    return f":eyes: being looked at by {person(reviewer)}" if reviewer else ":eyes: waiting for a review"


def list_to_review(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List the leads that this person is asked to review, as their source is on probation."""
    require(tx, by, Act.LOOK_UP)
    found = reviews.waiting_for(tx, by.team_id, by.user_id, skip + most)[skip:]
    known = finding.with_ids(tx, by.team_id, [each.lead_id for each in found])
    total = reviews.counted_for(tx, by.team_id, by.user_id)
    numbers = {each.lead_id: each.id for each in found}
    return LeadPage(Which.TO_REVIEW, [known[each.lead_id] for each in found], total, skip, reviews=numbers)
