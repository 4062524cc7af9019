"""Reading what happened while somebody was away: to their leads, and how many were offered to sales."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, text

from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from storage import tables
from storage.sql import Prepared, Transaction, given, word

_lead = tables.lead.c
_event = tables.event.c
_WHEN = (_event.at >= given("since"), _event.at < given("until"))
_count = func.count()
_OF_THEIRS = Prepared(
    select(_lead.number, _lead.name, _count)
    .join_from(
        tables.lead, tables.event, (tables.event.c.lead_id == _lead.id) & (tables.event.c.team_id == _lead.team_id)
    )
    .where(
        _lead.team_id == given("team"),
        _lead.owner == given("user"),
        text("owner <> ''"),  # in the index's words
        _lead.stage == word(Stage.ACCEPTED),
        _event.actor.not_in(["", given("user")]),
        *_WHEN,
    )
    .group_by(_lead.id, _lead.number, _lead.name)
    .order_by(_count.desc(), _lead.number)
    .limit(given("most"))
)
_OFFERED = Prepared(
    select(func.count()).where(_event.team_id == given("team"), _event.kind == word(EventKind.OFFERED), *_WHEN)
)


def of_theirs(
    tx: Transaction, team_id: str, user_id: str, since: datetime, until: datetime, most: int
) -> Sequence[tuple[int, str, int]]:
    """Return number, name, and how much others did, for each of their leads in which something happened."""
    rows = _OF_THEIRS.rows(tx, team=team_id, user=user_id, since=since, until=until, most=most)
    return [(number, name, count) for number, name, count in rows]


def offered(tx: Transaction, team_id: str, since: datetime, until: datetime) -> int:
    found: int = _OFFERED.value(tx, team=team_id, since=since, until=until)
    return found
