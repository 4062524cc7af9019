"""Leads that wait for sales, the most valuable first: as many as a page shows, found by an index."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import and_, func, or_, select, text

from bot.lead.record import Answer, Lead, Listed
from storage import leads, tables
from storage.finding import LISTED, MOST_COUNTED, in_list
from storage.sql import Among, Prepared, Transaction, among_ours, given, number

_lead = tables.lead.c
_FOR_THEM = or_(
    _lead.routed_to.in_(("", given("who"))),
    _lead.reserved_until <= given("now"),
    and_(_lead.reserved_until.is_(None), _lead.route_mode != "assigned"),
)
"""Nobody else has it for themselves: as bot/routing/may_decide says of a lead that was read."""
_WAITING = and_(_lead.team_id == given("team"), text("stage = 'offered'"), _FOR_THEM)
_BEST = Prepared(
    select(*LISTED).where(_WAITING).order_by(_lead.worth.desc(), _lead.stage_at, _lead.id).limit(given("most"))
)
_SOME = select(_lead.id).where(_WAITING).limit(number(MOST_COUNTED)).subquery()
_COUNTED = Prepared(select(func.count()).select_from(_SOME))
_ANSWERED = [field.name for field in fields(Answer)]
_answer = tables.answer.c
_ANSWERS = Prepared(
    select(_answer.lead_id, *(_answer[name] for name in _ANSWERED)).where(
        among_ours(_answer.team_id, Among(_answer.lead_id, "ids"))
    )
)
_WHOLE = Prepared(select(*leads.COLUMNS).where(among_ours(_lead.team_id, Among(_lead.id, "ids"))))


def best_first(tx: Transaction, team_id: str, user_id: str, limit: int) -> list[Listed]:
    """List the leads that this rep may decide on now; of two that are worth the same, the one that waits longer."""
    rows = _BEST.rows(tx, team=team_id, who=user_id, now=tx.now, most=limit)
    return [in_list(row) for row in rows]


def waiting_for(tx: Transaction, team_id: str, user_id: str) -> int:
    """Count them: `MOST_COUNTED` for as many or more."""
    found: int = _COUNTED.value(tx, team=team_id, who=user_id, now=tx.now)
    return found


def with_answers(tx: Transaction, team_id: str, ids: Sequence[int]) -> dict[int, Lead]:
    """Return these few leads by id, with their answers."""
    answers: dict[int, dict[str, Answer]] = defaultdict(dict)
    for row in _ANSWERS.all(tx, team=team_id, ids=list(ids)):
        answers[row["lead_id"]][row["key"]] = Answer(**{name: row[name] for name in _ANSWERED})
    return {row["id"]: leads.record(row, answers[row["id"]]) for row in _WHOLE.all(tx, team=team_id, ids=list(ids))}
