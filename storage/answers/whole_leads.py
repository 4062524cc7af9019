"""Several whole leads at once, with their answers: two statements, however many they are."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import fields

from sqlalchemy import select

from bot.lead.record import Answer, Lead
from storage import leads, tables
from storage.sql import Among, Prepared, Transaction, among_ours

_lead, _answer = tables.lead.c, tables.answer.c
_ANSWERED = [field.name for field in fields(Answer)]
_ANSWERS = Prepared(
    select(_answer.lead_id, *(_answer[name] for name in _ANSWERED)).where(
        among_ours(_answer.team_id, Among(_answer.lead_id, "ids"))
    )
)
_WHOLE = Prepared(select(*leads.COLUMNS).where(among_ours(_lead.team_id, Among(_lead.id, "ids"))))


def by_id(tx: Transaction, team_id: str, ids: Collection[int]) -> dict[int, Lead]:
    """Return those that are there."""
    answers: dict[int, dict[str, Answer]] = defaultdict(dict)
    for row in _ANSWERS.all(tx, team=team_id, ids=list(ids)):
        answers[row["lead_id"]][row["key"]] = Answer(**{name: row[name] for name in _ANSWERED})
    return {row["id"]: leads.record(row, answers[row["id"]]) for row in _WHOLE.all(tx, team=team_id, ids=list(ids))}
