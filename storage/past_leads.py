"""Many leads with their answers, read batch by batch: for judging them all by another definition."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select

from bot.rules.lead import Answer, Lead
from bot.rules.lifecycle import Stage
from storage import tables
from storage.engine import Transaction
from storage.statements import among, given

_lead = tables.lead.c
_answer = tables.answer.c
# What judging looks at; the words people typed about the person stay where they are.
_JUDGED = ("id", "team_id", "number", "stage", "stage_at", "originator", "created_at", "arrival", "maturity")
_COLUMNS = [_lead[name] for name in (*_JUDGED, "definition_version")]
_OURS = and_(_lead.team_id == given("team"), _lead.id > given("after"), _lead.id <= given("until"))
_CAME_IN = select(*_COLUMNS).where(_OURS, _lead.created_at >= given("since")).order_by(_lead.id).limit(given("most"))
_IN_STAGE = select(*_COLUMNS).where(_OURS, among(_lead.stage, "stages")).order_by(_lead.id).limit(given("most"))
_ANSWERS = select(
    _answer.lead_id, _answer.key, _answer.value, _answer.documented_by, _answer.documented_at, _answer.reopened
).where(_answer.team_id == given("team"), _answer.lead_id >= given("first"), _answer.lead_id <= given("last"))


def newest_id(tx: Transaction, team_id: str) -> int:
    """The id of the workspace's latest lead, 0 when there is none: where a reading in batches ends."""
    return tx.connection.execute(select(func.max(_lead.id)).where(_lead.team_id == team_id)).scalar_one() or 0


def came_in_since(tx: Transaction, team_id: str, since: datetime, after: int, until: int, most: int) -> list[Lead]:
    """Up to `most` leads captured since then (UTC), in the order of their ids, from the one after `after`."""
    return _read(tx, _CAME_IN, {"team": team_id, "since": since, "after": after, "until": until, "most": most})


def in_stages(
    tx: Transaction, team_id: str, stages: Collection[Stage], after: int, until: int, most: int
) -> list[Lead]:
    given = {"team": team_id, "stages": list(stages), "after": after, "until": until, "most": most}
    return _read(tx, _IN_STAGE, given)


def _read(tx: Transaction, statement: Select[Any], given: dict[str, Any]) -> list[Lead]:
    rows = tx.connection.execute(statement, given).mappings().all()
    if not rows:
        return []
    span = {"team": given["team"], "first": rows[0]["id"], "last": rows[-1]["id"]}
    answers: dict[int, dict[str, Answer]] = defaultdict(dict)
    for lead_id, key, *rest in tx.connection.execute(_ANSWERS, span):
        answers[lead_id][key] = Answer(key, *rest)
    return [Lead(**{**row, "stage": Stage(row["stage"]), "name": "", "answers": answers[row["id"]]}) for row in rows]
