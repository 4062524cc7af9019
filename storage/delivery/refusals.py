"""Refusals: what Slack refuses a workspace's Baton, kept for every process, and the notices that wait for their end.

While everything is refused, a workspace's notices stay as they are, and no courier claims any. A notice that waits for
the end of any other refusal is marked with it, in its error, and is left alone while that lasts.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, select, update

from bot.slack.refusals import EVERYTHING, Refusal
from storage import tables
from storage.delivery.claims import BEHIND, ClaimedNotice, Ready, claim, due_though_refused
from storage.delivery.deliveries import record
from storage.delivery.outbox import UNFINISHED
from storage.delivery.ripeness import QUIET_HOURS, REFUSED
from storage.installations import has_left
from storage.sql import Prepared, Transaction, given, insert_or_ignore, one_of

_refusal = tables.refusal.c
_notice = tables.notice.c
_ROW = [_refusal[name] for name in Refusal.__dataclass_fields__]
_THIS = and_(_refusal.team_id == given("team"), _refusal.what == given("subject"))
_OF_TEAM = Prepared(
    select(*_ROW).where(_refusal.team_id == given("team"), ~has_left(given("team"))).order_by(_refusal.since)
)
_FOR_GOOD = Prepared(select(*_ROW).where(_THIS).with_for_update())
_BEGIN = insert_or_ignore(tables.refusal, *Refusal.__dataclass_fields__)
_LOOK = Prepared(update(tables.refusal).where(_THIS, _refusal.look_at == given("expected")), "look_at")
_AGAIN = Prepared(update(tables.refusal).where(_THIS), "code", "needed", "look_at", "looks")
_LOOK_NOW = Prepared(update(tables.refusal).where(_refusal.team_id == given("team")), "look_at")
_END = Prepared(delete(tables.refusal).where(_THIS))

_BEFORE = timedelta(minutes=10)
"""The time in which it becomes known that what the first messages were parked for concerns all."""

_WAITS = and_(
    _notice.team_id == given("team"), one_of(_notice.state, ("pending", "unclear")), _notice.error == given("mark")
)
_OLDEST = Prepared(select(func.min(_notice.id)).where(_WAITS, ~BEHIND))
_LET_GO = Prepared(
    update(tables.notice).where(_WAITS, _notice.id == given("chosen")).values(error="", not_before=given("now"))
)
_PLACE = Prepared(
    select(_notice.id, _notice.team_id, _notice.destination).where(
        _notice.team_id == given("team"), _notice.id == given("chosen")
    )
)
_PARKED = and_(_notice.team_id == given("team"), _notice.state == "parked", _notice.error == given("code"))
_UNPARK = Prepared(
    update(tables.notice)
    .where(_PARKED, _notice.tried_at >= given("since"))
    .values(state="pending", not_before=given("now"), attempts=0, error="")
)
_COUNT = Prepared(select(func.count()).where(_WAITS))
_COUNT_ALL = Prepared(
    select(func.count()).where(
        _notice.team_id == given("team"), one_of(_notice.state, UNFINISHED), _notice.error != QUIET_HOURS
    )
)


def of_team(tx: Transaction, team_id: str) -> list[Refusal]:
    """Return what Slack refuses there now, longest refused first; nothing for a workspace that has left."""
    return [Refusal(**row) for row in _OF_TEAM.all(tx, team=team_id)]


def begin(tx: Transaction, refusal: Refusal) -> bool:
    """Note that Slack refuses that; returns whether it is news. Waits for an end that is under way."""
    this = {"team": refusal.team_id, "subject": refusal.what}
    if _FOR_GOOD.first(tx, **this):
        return False
    return _BEGIN.count(tx, **{name: getattr(refusal, name) for name in Refusal.__dataclass_fields__}) == 1


def look(tx: Transaction, refusal: Refusal, until: datetime) -> bool:
    """Take on the check that it still is so, until then (UTC); returns False if somebody else has taken it on."""
    this = {"team": refusal.team_id, "subject": refusal.what}
    return _LOOK.count(tx, **this, expected=refusal.look_at, look_at=until) == 1


def again(tx: Transaction, refusal: Refusal) -> None:
    """Note that it was looked at, with what was found."""
    this = {"team": refusal.team_id, "subject": refusal.what}
    changed = {name: getattr(refusal, name) for name in ("code", "needed", "look_at", "looks")}
    _AGAIN.run(tx, **this, **changed)


def look_now(tx: Transaction, team_id: str) -> None:
    """Look at all of them next: something may have changed, because a token was installed, say."""
    _LOOK_NOW.run(tx, team=team_id, look_at=tx.now)


def end(tx: Transaction, refusal: Refusal) -> bool:
    """End it, so that what waited for that may go, also what was parked before it was known to concern all; returns
    False if it was over before."""
    if _END.count(tx, team=refusal.team_id, subject=refusal.what) == 0:
        return False
    _UNPARK.run(tx, team=refusal.team_id, code=refusal.what, since=refusal.since - _BEFORE, now=tx.now)
    tx.left_for.add((refusal.team_id, ""))  # whatever their place
    return True


def wait_for_its_end(tx: Transaction, notice: ClaimedNotice, what: str) -> bool:
    """Put a claimed notice back as it was: this attempt posted nothing, and does not count."""
    state = "unclear" if notice.unclear else "pending"
    mark = "" if what == EVERYTHING else REFUSED + what
    return record(tx, notice, state, attempts=notice.attempts - 1, not_before=tx.now, error=mark)


def claim_one_that_waits(tx: Transaction, refusal: Refusal) -> ClaimedNotice | None:
    """Lease the oldest notice that waits for the end of it, to see whether Slack takes that one."""
    if refusal.of_everything:
        chosen = due_though_refused(tx, refusal.team_id)
    else:
        this = {"team": refusal.team_id, "mark": REFUSED + refusal.what}
        oldest = _OLDEST.value(tx, **this, now=tx.now)
        if oldest is None:
            return None
        _LET_GO.run(tx, **this, chosen=oldest, now=tx.now)
        chosen = [Ready(*row) for row in _PLACE.rows(tx, team=refusal.team_id, chosen=oldest)]
    claimed = claim(tx, chosen[:1])
    return claimed[0] if claimed else None


def waiting_count(tx: Transaction, refusal: Refusal) -> int:
    """Count the notices that wait for the end of it."""
    ours: dict[str, Any] = {"team": refusal.team_id}
    count: int = (
        _COUNT_ALL.value(tx, **ours) if refusal.of_everything else _COUNT.value(tx, **ours, mark=REFUSED + refusal.what)
    )
    return count
