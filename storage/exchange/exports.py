"""Files of leads that were asked for: one of many leads under way for each person, cards beside them, and a line in the
log for each for good."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from bot.exchange.export.job import Export as Export
from bot.exchange.export.job import State as State
from storage import tables
from storage.reports.file_jobs import AT_FIRST, MOMENTS, FileJobs
from storage.reports.file_jobs import LEASE as LEASE
from storage.sql import Prepared, Transaction, given, insert
from storage.tables.files import A_CARD, ONE_EXPORT_EACH

_export = tables.export.c
_ITS = (tables.export, tables.export_piece, "export_id", Export)
_jobs = FileJobs(*_ITS, which=ONE_EXPORT_EACH, again={"cursor": 0})
_cards = FileJobs(*_ITS, which=A_CARD)
_OWN = {"team_id", "user_id", "format", "wanted", "version", "cursor"}
_ADD = insert(tables.export, *sorted(_OWN), *MOMENTS, *AT_FIRST, returning="id")
_LOG = Prepared(
    select(*(_export[name] for name in Export.__dataclass_fields__))
    .where(_export.team_id == given("team"))
    .order_by(_export.id.desc())
    .limit(given("most"))
)

get, under_way, is_due, take, change = _jobs.get, _jobs.under_way, _jobs.is_due, _jobs.take, _jobs.change
place, put, piece, drop_pieces = _jobs.place, _jobs.put, _jobs.piece, _jobs.drop_pieces
begin_again, late = _jobs.begin_again, _jobs.late
is_card_due, take_card = _cards.is_due, _cards.take


def add(tx: Transaction, team_id: str, user_id: str, wanted: Mapping[str, Any], version: int, **more: Any) -> Export:
    """Note that somebody asks for a file; `more` are columns that do not begin as they do for a file to be made."""
    about = {"team_id": team_id, "user_id": user_id, "format": wanted["format"], "wanted": wanted, "version": version}
    row = {**about, "cursor": 0, **dict.fromkeys(MOMENTS, tx.now), **AT_FIRST, **more}
    found = get(tx, team_id, _ADD.value(tx, **row))
    assert found is not None
    return found


def latest(tx: Transaction, team_id: str, most: int) -> list[Export]:
    """Return the latest exports of the workspace, whoever asked for them, the newest first."""
    return [Export(**{**row, "state": State(row["state"])}) for row in _LOG.all(tx, team=team_id, most=most)]
