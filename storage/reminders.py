"""Follow-ups that were told and wait for somebody: which they are, and how they come to somebody else."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, func, select, text, update

from bot.cadence.work import Work
from storage import tables
from storage.due import OPEN, Due
from storage.sql import Among, Prepared, Transaction, given, one_of

_due = tables.due.c
_OF_LEADS = and_(_due.team_id == given("team"), Among(_due.lead_id, "leads"))
_TOLD = and_(_OF_LEADS, func.coalesce(_due.kind, "") == Work.FOLLOW_UP, func.coalesce(_due.state, "") == "told")
_WAITING = Prepared(select(_due.lead_id).where(_TOLD))
_TOLD_OF = Prepared(select(_due.lead_id, _due.id, _due.marketer).where(_TOLD))
_OF_DAY = Prepared(
    select(*(_due[name] for name in Due.__dataclass_fields__))
    .where(text("state = 'pending'"), _due.due_at < given("until"))
    .where(_due.team_id == given("team"), _due.marketer == given("who"), _due.kind == Work.REMINDER)
    .order_by(_due.due_at, _due.id)
    .with_for_update(skip_locked=True)
)
_GIVE = Prepared(update(tables.due).where(_OF_LEADS, one_of(func.coalesce(_due.state, ""), OPEN)), "marketer")
_TELL_ANEW = Prepared(update(tables.due).where(_TOLD).values(state="pending"), "due_at")
_FORGET = Prepared(
    update(tables.due)
    .where(_OF_LEADS, func.coalesce(_due.kind, "") == Work.REMINDER, func.coalesce(_due.state, "") == "pending")
    .values(state="cancelled")
)


def waiting(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> set[int]:
    """Those of the leads whose follow-up was told and is not answered yet."""
    return set(_WAITING.values(tx, team=team_id, leads=list(lead_ids)))


def of_day(tx: Transaction, team_id: str, marketer: str, until: datetime) -> list[Due]:
    """Claim the reminders that are to come before then (UTC) about follow-ups of somebody's."""
    return [Due(**row) for row in _OF_DAY.all(tx, team=team_id, who=marketer, until=until)]


def told(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, tuple[int, str]]:
    """Return those of the leads whose follow-up was told and is not answered yet: its id, and whose it is."""
    rows = _TOLD_OF.rows(tx, team=team_id, leads=list(lead_ids))
    return {lead_id: (due_id, marketer) for lead_id, due_id, marketer in rows}


def hand_over(tx: Transaction, team_id: str, lead_ids: Collection[int], marketer: str) -> None:
    """Give what is planned for the leads to somebody else, and tell them what was told already."""
    ids = list(lead_ids)
    _GIVE.run(tx, team=team_id, leads=ids, marketer=marketer)
    _FORGET.run(tx, team=team_id, leads=ids)
    _TELL_ANEW.run(tx, team=team_id, leads=ids, due_at=tx.now)
