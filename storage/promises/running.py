"""The promises that run: due work of leads, whose anchor is when the clock began, and whose step comes next."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, func, select, update

from bot.cadence.work import Work
from bot.lead.record import Lead
from bot.promises.paused import Paused
from bot.promises.terms import SHORTEST, minutes
from storage import due, leads, tables
from storage.due import Due
from storage.sources import reviews
from storage.sql import Prepared, Transaction, given, one_of, word

PROMISES = (Work.ANSWER, Work.FIRST_CONTACT)
Promise = tuple[Due | None, list[Paused]]
"""The promise about a lead, if there is one, and the pauses of its clock, in order."""

_due = tables.due.c
_COLUMNS = [_due[name] for name in Due.__dataclass_fields__]
# Kinds are not compared as such: SQLite would make a table of them to look them up in, instead of reading a few rows.
_PENDING = word("pending")  # written out: it would plan anew each time, to see whether an index of those due serves
_KIND = one_of(func.coalesce(_due.kind, ""), PROMISES)
_OF_LEAD = and_(_due.lead_id == given("lead"), _due.team_id == given("team"), _KIND)
_RUNNING = Prepared(select(*_COLUMNS).where(_OF_LEAD, _due.state == _PENDING).order_by(_due.id.desc()).limit(1))
_pause = tables.pause.c
_PAUSE = [_pause[name] for name in Paused.__dataclass_fields__]
_ITS_PAUSES = and_(_pause.team_id == _due.team_id, _pause.lead_id == _due.lead_id, _pause.ends_at > _due.anchor_at)
_RUNNING_WITH_PAUSES = Prepared(
    select(*_COLUMNS, *_PAUSE)
    .select_from(tables.due.outerjoin(tables.pause, _ITS_PAUSES))
    .where(_OF_LEAD, _due.state == _PENDING)
)
_lead = tables.lead.c
_LEAD = [column.name for column in leads.COLUMNS]
_ITS_PROMISE = and_(_due.team_id == _lead.team_id, _due.lead_id == _lead.id, _KIND, _due.state == _PENDING)
_LEAD_WITH = Prepared(
    select(*leads.COLUMNS, *_COLUMNS, *_PAUSE)
    .select_from(tables.lead.outerjoin(tables.due, _ITS_PROMISE).outerjoin(tables.pause, _ITS_PAUSES))
    .where(_lead.team_id == given("team"), _lead.id == given("lead"))
)
_LOOK_AGAIN = update(tables.due).where(_due.state == _PENDING, _due.due_at > given("now"))
_ALL_AGAIN = Prepared(
    _LOOK_AGAIN.where(_due.team_id == given("team"), one_of(_due.kind, PROMISES)).values(due_at=given("now"))
)
_ONE_AGAIN = Prepared(_LOOK_AGAIN.where(_OF_LEAD).values(due_at=given("now")))
_LAST = (
    select(_due.id)
    .where(_due.lead_id == given("lead"), _due.team_id == given("team"), _due.kind == given("work"))
    .order_by(_due.id.desc())
    .limit(1)
)
_AGAIN = Prepared(
    update(tables.due)
    .where(_due.team_id == given("team"), _due.id.in_(_LAST), _due.state == "cancelled")
    .values(state="pending", due_at=given("now"))
)


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> Due | None:
    """Return what is promised about the lead now."""
    row = _RUNNING.first(tx, team=team_id, lead=lead_id)
    return Due(**row) if row else None


def with_pauses(tx: Transaction, team_id: str, lead_id: int) -> Promise:
    """Return the same, and the pauses of its clock, in one statement."""
    return _promise_in(_RUNNING_WITH_PAUSES.rows(tx, team=team_id, lead=lead_id))


def lead_with(tx: Transaction, team_id: str, lead_id: int) -> tuple[Lead, Promise] | None:
    """Return the lead, without its answers, and the same about it, in one statement."""
    width, rows = len(leads.COLUMNS), _LEAD_WITH.rows(tx, team=team_id, lead=lead_id)
    if not rows:
        return None
    lead = leads.record(dict(zip(_LEAD, rows[0][:width], strict=True)))
    return lead, _promise_in([row[width:] for row in rows if row[width] is not None])


def _promise_in(rows: Sequence[Sequence[Any]]) -> Promise:
    if not rows:
        return None, []
    width = len(_COLUMNS)
    found = Due(*max(rows, key=lambda row: row[0])[:width])
    theirs = (row[width:] for row in rows if row[0] == found.id)
    return found, sorted((Paused(*pause) for pause in theirs if pause[0] is not None), key=lambda pause: pause.id)


def begin(tx: Transaction, lead: Lead, kind: Work, step: int) -> None:
    """Begin a promise whose clock starts now. Nothing can come of it within the shortest term; then it is looked at,
    and worked out when its steps come. Most are kept before: looking at each at once took longer than accepting it."""
    due.schedule(tx, lead, kind, tx.now + minutes(SHORTEST), step=step, first=True)


def stop(tx: Transaction, team_id: str, lead_id: int, *kinds: Work) -> None:
    due.cancel(tx, team_id, lead_id, *(kinds or PROMISES))


def look_again(tx: Transaction, team_id: str, lead_id: int) -> None:
    """Have the clock work out anew when the next step comes, as something about this lead has changed."""
    _ONE_AGAIN.run(tx, team=team_id, lead=lead_id, now=tx.now)


def look_at_all_again(tx: Transaction, team_id: str) -> None:
    """Have the clock work out all of a workspace anew: its hours, its holidays, its terms or its people
    have changed. What waits for a review waits for somebody, too."""
    _ALL_AGAIN.run(tx, team=team_id, now=tx.now)
    reviews.look_at_all_again(tx, team_id)


def go_on(tx: Transaction, lead: Lead, kind: Work) -> None:
    """Let the last promise of that kind, which was stopped, go on as it was."""
    _AGAIN.run(tx, team=lead.team_id, lead=lead.id, work=kind, now=tx.now)
