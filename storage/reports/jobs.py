"""Reports that were asked for: one at a time for each person."""

from bot.reports.file_job import FileJob as FileJob
from bot.reports.job import Report as Report
from bot.reports.job import State as State
from storage import tables
from storage.reports.file_jobs import AT_FIRST, MOMENTS, FileJobs
from storage.reports.file_jobs import LEASE as LEASE
from storage.sql import Transaction, insert

_jobs = FileJobs(tables.report, tables.report_piece, "report_id", Report)
_ADD = insert(tables.report, "team_id", "user_id", "first", "last", *MOMENTS, *AT_FIRST)

get, under_way, is_due, take, change = _jobs.get, _jobs.under_way, _jobs.is_due, _jobs.take, _jobs.change
place, put, piece, drop_pieces = _jobs.place, _jobs.put, _jobs.piece, _jobs.drop_pieces
begin_again, late, forget = _jobs.begin_again, _jobs.late, _jobs.forget


def add(tx: Transaction, team_id: str, user_id: str, first: str, last: str) -> Report:
    """Note that somebody asks for a report; they must have none under way."""
    about = {"team_id": team_id, "user_id": user_id, "first": first, "last": last}
    _ADD.run(tx, **about, **dict.fromkeys(MOMENTS, tx.now), **AT_FIRST)
    found = under_way(tx, team_id, user_id)
    assert found is not None
    return found
