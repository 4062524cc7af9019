"""The leads of a source, with those of all that were merged into it."""

from sqlalchemy import func, or_, select

from bot.lead.record import Listed
from bot.sources.source import Source
from storage import tables
from storage.finding import LISTED, in_list
from storage.sql import Prepared, Transaction, given, number

_lead, _source = tables.lead.c, tables.source.c
_IN_GROUP = select(_source.id).where(
    _source.team_id == given("team"), or_(_source.id == given("id"), _source.merged_into == given("id"))
)
_OURS = (_lead.team_id == given("team"), _lead.source_id.in_(_IN_GROUP), _lead.source_id != number(0))
_SOME = select(_lead.id).where(*_OURS).limit(given("most"))
_COUNTED = Prepared(select(func.count()).select_from(_SOME.subquery()))
_PAGE = Prepared(select(*LISTED).where(*_OURS).order_by(_lead.id.desc()).limit(given("most")).offset(given("skip")))

MOST = 10_000
"""More leads than these are not counted, only said to be many."""


def counted(tx: Transaction, source: Source) -> int:
    """Count the leads of a source that stands, up to MOST."""
    found: int = _COUNTED.value(tx, team=source.team_id, id=source.id, most=MOST)
    return found


def page(tx: Transaction, source: Source, skip: int, most: int) -> list[Listed]:
    """Return a page of them, the newest first."""
    return [in_list(row) for row in _PAGE.rows(tx, team=source.team_id, id=source.id, skip=skip, most=most)]
