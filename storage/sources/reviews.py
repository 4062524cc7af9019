"""Reviews of leads whose source is on probation."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import and_, func, select, text, update

from bot.cadence.work import Work
from bot.lead.lifecycle import OPEN_TO_ANSWERS
from bot.lead.record import Lead
from bot.sources.review import Review, ReviewState
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, insert, number, one_of

_review, _lead, _due = tables.review.c, tables.lead.c, tables.due.c
_SELECT = select(*(_review[name] for name in Review.__dataclass_fields__))
_THIS = and_(_review.team_id == given("team"), _review.id == given("review"))
_GET = Prepared(_SELECT.where(_THIS))
_HOLD = Prepared(_SELECT.where(_THIS).with_for_update())
_OF_LEAD = (
    _SELECT.where(_review.team_id == given("team"), _review.lead_id == given("lead"))
    .order_by(_review.id.desc())
    .limit(1)
)
_LATEST = Prepared(_OF_LEAD)
_OPEN_ABOUT = Prepared(_OF_LEAD.where(_review.state == "open"))
_DECIDE = Prepared(
    update(tables.review).where(_THIS, _review.state == "open"), "state", "decided_by", "decided_at", "note"
)
_REOPEN = Prepared(update(tables.review).where(_THIS).values(state="open", decided_by="", decided_at=None, note=""))
_ASK = Prepared(update(tables.review).where(_THIS).values(told=_review.told + 1), "reviewer")
_ADD = insert(
    tables.review,
    *(name for name in Review.__dataclass_fields__ if name not in ("id", "decided_at")),
    returning="id",
)
MOST_COUNTED = 1000
_WAITS = and_(
    _review.team_id == given("team"),
    text(f"review.{tables.WAITS}"),
    one_of(_lead.stage, sorted(OPEN_TO_ANSWERS)),
)
_WITH_LEAD = tables.review.join(tables.lead, and_(_lead.id == _review.lead_id, _lead.team_id == _review.team_id))
_OPEN_FOR = (
    select(_review.id)
    .select_from(_WITH_LEAD)
    .where(_WAITS, _review.reviewer == given("who"))
    .order_by(_review.asked_at, _review.id)
)
_WAITING_FOR = Prepared(
    select(*(_review[name] for name in Review.__dataclass_fields__))
    .select_from(_WITH_LEAD)
    .where(_WAITS, _review.reviewer == given("who"))
    .order_by(_review.asked_at, _review.id)
    .limit(given("most"))
)
_COUNTED_FOR = Prepared(select(func.count()).select_from(_OPEN_FOR.limit(number(MOST_COUNTED)).subquery()))
_BY_REVIEWER = Prepared(
    select(_review.reviewer, func.count())
    .where(_review.team_id == given("team"), text(tables.WAITS))
    .group_by(_review.reviewer)
)
_OF_SOURCE = Prepared(
    select(_review.id)
    .where(_review.team_id == given("team"), text(f"review.{tables.WAITS}"), Among(_review.source_id, "sources"))
    .order_by(_review.id)
)
_LEADS_OF_SOURCE = Prepared(
    select(_review.lead_id).where(
        _review.team_id == given("team"), text(tables.WAITS), Among(_review.source_id, "sources")
    )
)
_OPEN_AMONG = Prepared(
    select(_review.lead_id, _review.reviewer).where(
        _review.team_id == given("team"), Among(_review.lead_id, "leads"), _review.state == "open"
    )
)
_ALL_OPEN = Prepared(select(_review.lead_id).where(_review.team_id == given("team"), text(tables.WAITS)))
_LOOK_AGAIN = Prepared(
    update(tables.due)
    .where(_due.team_id == given("team"), Among(_due.lead_id, "leads"))
    .where(_due.kind == Work.REVIEW, _due.state == "pending")
    .values(due_at=given("now"))
)


def add(tx: Transaction, lead: Lead, source_id: int, by: str, reviewer: str) -> int:
    """Add a review; returns its id."""
    row: dict[str, Any] = {"team_id": lead.team_id, "lead_id": lead.id, "source_id": source_id, "asked_by": by}
    row |= {"asked_at": tx.now, "reviewer": reviewer, "state": "open", "decided_by": "", "note": "", "told": 1}
    review_id: int = _ADD.value(tx, **row)
    return review_id


def get(tx: Transaction, team_id: str, review_id: int, *, hold: bool = False) -> Review | None:
    row = (_HOLD if hold else _GET).first(tx, team=team_id, review=review_id)
    return _review_of(row) if row else None


def open_about(tx: Transaction, lead: Lead) -> Review | None:
    """Return the review that the lead waits for, if it waits for one."""
    row = _OPEN_ABOUT.first(tx, team=lead.team_id, lead=lead.id)
    return _review_of(row) if row else None


def latest_about(tx: Transaction, lead: Lead) -> Review | None:
    """Return the last review of the lead, whatever came of it."""
    row = _LATEST.first(tx, team=lead.team_id, lead=lead.id)
    return _review_of(row) if row else None


def decide(tx: Transaction, review: Review, state: ReviewState, by: str = "", note: str = "") -> bool:
    """Decide it; returns False if somebody has already."""
    about = {"team": review.team_id, "review": review.id}
    return _DECIDE.count(tx, **about, state=state, decided_by=by, decided_at=tx.now, note=note) == 1


def reopen(tx: Transaction, team_id: str, review_id: int) -> None:
    """Have it wait again, as what was decided is undone."""
    _REOPEN.run(tx, team=team_id, review=review_id)


def ask(tx: Transaction, review: Review, reviewer: str) -> None:
    """Note that this person is asked now, once more or instead of another."""
    _ASK.run(tx, team=review.team_id, review=review.id, reviewer=reviewer)


def waiting_for(tx: Transaction, team_id: str, user_id: str, most: int) -> list[Review]:
    """Return the reviews that wait for this person, the oldest first."""
    return [_review_of(row) for row in _WAITING_FOR.all(tx, team=team_id, who=user_id, most=most)]


def counted_for(tx: Transaction, team_id: str, user_id: str) -> int:
    """Count them: `MOST_COUNTED` for as many or more."""
    found: int = _COUNTED_FOR.value(tx, team=team_id, who=user_id)
    return found


def waiting_by_reviewer(tx: Transaction, team_id: str) -> dict[str, int]:
    """Count the reviews that wait for each person."""
    found: dict[str, int] = dict(map(tuple, _BY_REVIEWER.rows(tx, team=team_id)))
    return found


def reviewers_of(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, str]:
    """Return who is asked to review each of these leads that waits for a review, "" for nobody, by its id."""
    rows = _OPEN_AMONG.rows(tx, team=team_id, leads=list(lead_ids)) if lead_ids else []
    return {lead_id: reviewer for lead_id, reviewer in rows}  # noqa: C416


def look_at_all_again(tx: Transaction, team_id: str) -> None:
    """Have the clock look at all reviews that wait: who is here to make them may have changed."""
    found = _ALL_OPEN.values(tx, team=team_id)
    if found:
        _LOOK_AGAIN.run(tx, team=team_id, leads=found, now=tx.now)


def open_of_source(tx: Transaction, team_id: str, source_ids: Collection[int]) -> list[int]:
    """Return the ids of the reviews that leads of these sources wait for."""
    found: list[int] = _OF_SOURCE.values(tx, team=team_id, sources=list(source_ids))
    return found


def look_again(tx: Transaction, team_id: str, source_ids: Collection[int]) -> None:
    """Have the clock look at once at the reviews that leads of these sources wait for."""
    found = _LEADS_OF_SOURCE.values(tx, team=team_id, sources=list(source_ids))
    if found:
        _LOOK_AGAIN.run(tx, team=team_id, leads=found, now=tx.now)


def _review_of(row: Mapping[str, Any]) -> Review:
    return Review(**{**row, "state": ReviewState(row["state"])})
