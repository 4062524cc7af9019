"""The lines of history by which leads are counted: one selection for the screen, the digest, the report and its file.

A number of a period counts leads, each once, by the last line that counts it for that number and stands: a decision
that was undone counts for nothing, and a lead that was merged into another counts as that one.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, exists, func, not_, or_, select, text, union_all

from bot.numbers.counting import COUNTS, FOR_NOW, OUT_OF_NURTURE
from bot.numbers.number import Number
from bot.numbers.period import Period
from storage import tables
from storage.sql import given, one_of, word
from storage.undo.standing import AT_THE_TIME, stands

EVER = datetime(9999, 1, 1, tzinfo=UTC)
_event, _lead = tables.event.c, tables.lead.c
_earlier = tables.event.alias("earlier").c
_next = tables.lead.alias("next").c
STANDS = stands(_event, AT_THE_TIME)
_BROUGHT_BACK = exists().where(
    _earlier.team_id == given("team"),
    text("earlier.kind = 'offered' AND earlier.detail = 'nurturing'"),
    _earlier.lead_id == _event.lead_id,
    _earlier.id < _event.id,
)
_COLUMNS = (_event.id, _event.lead_id, _event.kind, _event.detail, _event.source_id, _event.segment)


def moments(team_id: str, period: Period, as_of: datetime | None = None) -> dict[str, Any]:
    """Return the values of a statement about these lines, as they were known at `as_of` (UTC), or are now."""
    known = as_of or EVER
    end = min(period.end, known + timedelta(microseconds=1)) if as_of else period.end
    return {"team": team_id, "start": period.start, "end": end, "as_of": known}


def standing(*only: ColumnElement[bool], more: Collection[Any] = ()) -> CTE:
    """Select the lines of the period that stand, with these further columns."""
    also = _BROUGHT_BACK.label("brought_back")
    some = select(*_COLUMNS, case((_event.kind == word("accepted"), also), else_=None).label("back"), *more)
    ours = (_event.team_id == given("team"), _event.at >= given("start"), _event.at < given("end"))
    return some.where(*ours, text(tables.COUNTED), STANDS, *only).cte("line")


def entries(line: CTE) -> CTE:
    """Select what each line counts: `number`, for which `counted` lead, with the columns of the line. Most lines count
    for one number, some for two."""
    line_, root = line.c, _roots(line)
    # Not a join: SQLite would look through all that were merged for each line. Few were.
    goes_on = (
        select(root.c.root_id).where(root.c.lead_id == line_.lead_id, root.c.root_id.is_not(None)).scalar_subquery()
    )
    merged = line_.lead_id.in_(select(root.c.lead_id))
    counted = case((merged, goes_on), else_=line_.lead_id).label("counted")
    others = [column for column in line_ if column.name not in ("kind", "back")]
    offered, accepted = line_.kind == word("offered"), line_.kind == word("accepted")
    back = and_(offered, line_.detail == word(OUT_OF_NURTURE))
    for_now = and_(line_.kind == word("rejected"), one_of(line_.detail, FOR_NOW))
    first = case(*((line_.kind == word(kind), word(number)) for kind, number in COUNTS.items()))
    second = case(
        (offered, word(Number.BROUGHT_BACK)),
        (accepted, word(Number.BROUGHT_BACK_ACCEPTED)),
        else_=word(Number.NURTURED),
    )
    return union_all(
        select(first.label("number"), counted, *others).select_from(line),
        select(second, counted, *others).select_from(line).where(or_(back, and_(accepted, line_.back), for_now)),
    ).cte("entry")


def last(*only: ColumnElement[bool], more: Collection[Any] = ()) -> Select[Any]:
    """Select the line that counts each lead for each number: the last one. Its columns are `number`, `counted` (the
    lead), those of the line, and these further ones."""
    line = standing(*only, more=more)
    entry = entries(line)
    latest = select(entry.c.number, entry.c.counted, func.max(entry.c.id).label("id"))
    latest_ = latest.group_by(entry.c.number, entry.c.counted).subquery("latest").c
    of_line = [column for column in line.c if column.name not in ("kind", "back")]
    return select(latest_.number, latest_.counted, *of_line).join(line, line.c.id == latest_.id)


def _roots(line: CTE) -> CTE:
    """Map those of the lines' leads that were merged into others to the lead each goes on as."""
    merged = (_lead.team_id == given("team"), text(tables.MERGED), _lead.stage_at <= given("as_of"))
    first = select(_lead.id.label("lead_id"), _lead.merged_into.label("number"))
    became = first.where(*merged, _lead.id.in_(select(line.c.lead_id))).cte("became", recursive=True)
    again = and_(_next.merged_into != 0, _next.stage_at <= given("as_of"))
    same = and_(_next.team_id == given("team"), _next.number == became.c.number)
    further = select(became.c.lead_id, _next.merged_into).select_from(became).join(_next.id.table, same).where(again)
    became = became.union(further)
    # Not a join either: SQLite would begin with all leads of the workspace.
    final = select(_next.id).where(_next.team_id == given("team"), _next.number == became.c.number, not_(again))
    return select(became.c.lead_id, final.scalar_subquery().label("root_id")).cte("root")
