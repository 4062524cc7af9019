"""Answers of sales to the latest leads of a source, and the confidence in it that follows from them."""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import and_, func, or_, select, text

from bot.sources.confidence.confidence import LATEST, Confidence, weigh
from bot.sources.confidence.prior import UNKNOWN, prior_of
from bot.sources.confidence.verdict import Answered, verdicts
from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours, given, number
from storage.undo.standing import decision_stands

_event = tables.event.c
_asked, _kin = tables.source.alias("asked").c, tables.source.c
_head = func.coalesce(func.nullif(_asked.merged_into, 0), _asked.id)
_MEMBERS = Prepared(
    select(_asked.id, _kin.id, _kin.merged_into, _kin.kind, _kin.origin)
    .where(
        among_ours(_asked.team_id, Among(_asked.id, "ids")),
        _kin.team_id == given("team"),
        or_(_kin.id == _head, _kin.merged_into == _head),
    )
    .order_by(_asked.id)
)
"""The sources that belong to those that are asked for: the one each was merged into, and all merged into that."""

_ANSWERS = Prepared(
    select(_event.id, _event.lead_id, _event.kind, _event.detail)
    .where(
        and_(_event.team_id == given("team"), _event.source_id == given("source"), text(tables.DECIDED)),
        decision_stands(_event),
    )
    .order_by(_event.id.desc())
    .limit(number(LATEST))
)


def confidence_of(tx: Transaction, team_id: str, source_id: int) -> Confidence:
    """Return the confidence in a source, with all that was merged with it; one that is not known has said nothing."""
    return confidences(tx, team_id, [source_id])[source_id]


def confidences(tx: Transaction, team_id: str, source_ids: Collection[int]) -> dict[int, Confidence]:
    """Return the confidence in each of these sources. For each that there is, and each merged with it, a bounded number
    of lines is read by an index."""
    found = {source_id: weigh(source_id, UNKNOWN, ()) for source_id in source_ids}
    members = _MEMBERS.rows(tx, team=team_id, ids=list(found)) if any(found) else ()
    for source_id, kin in groupby(members, key=lambda row: row[0]):
        found[source_id] = _weighed(tx, team_id, source_id, list(kin))
    return found


def _weighed(tx: Transaction, team_id: str, source_id: int, kin: Sequence[Sequence[Any]]) -> Confidence:
    _, _, _, kind, origin = next((row for row in kin if not row[2]), kin[0])
    lines = [row for _, each, *_ in kin for row in _ANSWERS.rows(tx, team=team_id, source=each)]
    latest = sorted(lines, key=lambda row: row[0], reverse=True)[:LATEST] if len(kin) > 1 else lines
    return weigh(source_id, prior_of(kind, origin), verdicts(Answered(*row[1:]) for row in latest))
