"""The rows about a lead as they were before it took over something, so that this can be taken back."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Table, and_, delete, select, update

from bot.lead.details import DETAILS
from storage import tables
from storage.sql import Among, Prepared, Transaction, UtcDateTime, among_ours, given, insert_new, upsert

_WHOLE = (
    *(tables.answer, tables.contact, tables.engagement),
    *(tables.further_way, tables.given_key, tables.lead_key, tables.contribution),
)
"""Tables whose rows about the leads are put back whole."""

_KEYS = ("email_key", "phone_key", "company_key", "person_key")
_MOVED: Mapping[Table, tuple[str, ...]] = {
    tables.conversation: ("lead_id", "with_ids"),
    tables.meeting: ("lead_id", "with_ids"),
    tables.due: ("lead_id", "marketer"),
    tables.inquiry: ("lead_id",),
    tables.touch_done: ("lead_id",),
    tables.attempt: ("lead_id",),
    tables.lead: (*DETAILS, "search", *_KEYS, "originator", "in_charge", "merged_into", "worth", "source_id"),
}
"""Tables whose rows stay, with the columns that taking over may have changed."""

_message, _inquiry = tables.inquiry_message.c, tables.inquiry.c
_MESSAGES_FOLLOW = Prepared(
    update(tables.inquiry_message)
    .where(among_ours(_message.team_id, Among(_message.lead_id, "ids")))
    .values(
        lead_id=select(_inquiry.lead_id)
        .where(_inquiry.team_id == _message.team_id, _inquiry.id == _message.inquiry_id)
        .scalar_subquery()
    )
)
_taken = tables.taken_over.c
_OF = and_(_taken.team_id == given("team"), _taken.lead_id == given("lead"))
_GET = Prepared(select(_taken.other_id, _taken.by, _taken.at).where(_OF))
_BEFORE = Prepared(select(_taken.before).where(_OF))
_DROP = Prepared(delete(tables.taken_over).where(_OF))
_FORGET = Prepared(delete(tables.taken_over).where(_taken.at < given("moment")))


class TakenOver(NamedTuple):
    """The last time a lead took over something: from the lead `other_id`, 0 where somebody added to it; `by` whom, and
    when (UTC)."""

    other_id: int
    by: str
    at: datetime


def last(tx: Transaction, team_id: str, lead_id: int) -> TakenOver | None:
    row = _GET.first(tx, team=team_id, lead=lead_id)
    return TakenOver(**row) if row else None


def remember(tx: Transaction, team_id: str, lead_id: int, by: str, other_id: int = 0) -> None:
    """Keep all rows about the lead, and about the other one, as they are now. Both have to be held."""
    ids = [lead_id, other_id] if other_id else [lead_id]
    before = {
        str(table.name): [_as_json(row) for row in _reading(table).all(tx, team=team_id, ids=ids)]
        for table in (*_WHOLE, *_MOVED)
    }
    row = {"team_id": team_id, "lead_id": lead_id, "other_id": other_id, "by": by, "at": tx.now, "before": before}
    upsert(tx, tables.taken_over, [row], ("lead_id",))


def put_back(tx: Transaction, team_id: str, lead_id: int) -> None:
    """Put the rows back as they were before the lead last took over something; what came since is lost."""
    taken, before = last(tx, team_id, lead_id), _BEFORE.value(tx, team=team_id, lead=lead_id)
    if taken is None:
        return
    ids = [lead_id, taken.other_id] if taken.other_id else [lead_id]
    for table in (each for each in _WHOLE if each.name in before):  # one that an earlier release wrote may lack some
        _emptying(table).run(tx, team=team_id, ids=ids)
        rows = [_from_json(table, row) for row in before[table.name]]
        if rows:
            insert_new(tx, table, rows)
    for table, columns in _MOVED.items():
        for row in before.get(table.name, ()):
            back = _from_json(table, {name: row[name] for name in columns if name in row})
            _writing(table, *back).run(tx, team=team_id, row=row["id"], **back)
    _MESSAGES_FOLLOW.run(tx, team=team_id, ids=ids)
    _DROP.run(tx, team=team_id, lead=lead_id)


def forget_before(tx: Transaction, moment: datetime) -> int:
    """Forget what was taken over before `moment` (UTC), in all workspaces; returns how often."""
    return _FORGET.count(tx, moment=moment)


def _as_json(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}


def _from_json(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    moments = {column.name for column in table.columns if isinstance(column.type, UtcDateTime)}
    return {name: datetime.fromisoformat(row[name]) if name in moments and row[name] else row[name] for name in row}


def _about(table: Table) -> Any:
    lead_id = table.c.id if table is tables.lead else table.c.lead_id
    return among_ours(table.c.team_id, Among(lead_id, "ids"))


@cache
def _reading(table: Table) -> Prepared:
    kept = table.columns if table in _WHOLE else [table.c.id, *(table.c[name] for name in _MOVED[table])]
    return Prepared(select(*kept).where(_about(table)))


@cache
def _emptying(table: Table) -> Prepared:
    return Prepared(delete(table).where(_about(table)))


@cache
def _writing(table: Table, *columns: str) -> Prepared:
    return Prepared(update(table).where(table.c.team_id == given("team"), table.c.id == given("row")), *columns)
