"""Many leads with their answers, read batch by batch, for judging them all by another definition."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select

from bot.lead.lifecycle import Stage
from bot.lead.record import Answer, Lead
from storage import tables
from storage.sql import Prepared, Transaction, among_ours, given

_lead = tables.lead.c
_answer = tables.answer.c
# The columns that judging looks at; the words people typed about the person are not read.
_JUDGED = ("id", "team_id", "number", "stage", "stage_at", "originator", "created_at", "arrival", "maturity")
_COLUMNS = [_lead[name] for name in (*_JUDGED, "definition_version")]
_OURS = among_ours(_lead.team_id, and_(_lead.id > given("after"), _lead.id <= given("until")))
_NEWEST = Prepared(select(_lead.id).where(_lead.team_id == given("team")).order_by(_lead.number.desc()).limit(1))
_BATCH = select(*_COLUMNS).where(_OURS).order_by(_lead.id).limit(given("most"))
_CAME_IN = Prepared(_BATCH.where(_lead.created_at >= given("since")))
_OLDER = _lead.definition_version < given("version")
_DRAFTS = Prepared(_BATCH.where(_lead.stage == Stage.DRAFT.value, _OLDER))
_ANSWERS = Prepared(
    select(
        _answer.lead_id, _answer.key, _answer.value, _answer.documented_by, _answer.documented_at, _answer.reopened
    ).where(_answer.team_id == given("team"), _answer.lead_id >= given("first"), _answer.lead_id <= given("last"))
)


def newest_id(tx: Transaction, team_id: str) -> int:
    """Return the id of the workspace's latest lead, at which reading in batches ends; 0 if there is none."""
    return _NEWEST.value(tx, team=team_id) or 0


def came_in_since(tx: Transaction, team_id: str, since: datetime, after: int, until: int, most: int) -> list[Lead]:
    """Read up to `most` leads captured since then (UTC), in the order of their ids, from the one after `after`."""
    return _with_answers(tx, team_id, _CAME_IN.all(tx, team=team_id, since=since, after=after, until=until, most=most))


def older_drafts(tx: Transaction, team_id: str, version: int, after: int, until: int, most: int) -> list[Lead]:
    """Read up to `most` open drafts under a version before this one, in the order of their ids, from `after` on."""
    rows = _DRAFTS.all(tx, team=team_id, version=version, after=after, until=until, most=most)
    return _with_answers(tx, team_id, rows)


def _with_answers(tx: Transaction, team_id: str, rows: list[dict[str, Any]]) -> list[Lead]:
    if not rows:
        return []
    answers: dict[int, dict[str, Answer]] = defaultdict(dict)
    for row in _ANSWERS.all(tx, team=team_id, first=rows[0]["id"], last=rows[-1]["id"]):
        lead_id = row.pop("lead_id")
        answers[lead_id][row["key"]] = Answer(**row)
    return [Lead(**{**row, "stage": Stage(row["stage"]), "name": "", "answers": answers[row["id"]]}) for row in rows]
