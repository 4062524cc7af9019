"""Claims: a courier leases what is due in the outbox, so that one process at a time delivers a notice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    case,
    exists,
    not_,
    or_,
    select,
    text,
    union_all,
    update,
)

from bot.slack.refusals import EVERYTHING
from storage import tables
from storage.delivery.outbox import UNFINISHED
from storage.delivery.ripeness import LEASE, QUIET_HOURS, TIME_HAS_COME, in_states, moments
from storage.installations import has_left
from storage.sql import Prepared, Transaction, given, number, word
from storage.tables.delivery import LIMITED
from storage.tables.delivery import RATE_LIMITED as RATE_LIMITED

_notice = tables.notice.c


@dataclass(frozen=True, slots=True)
class ClaimedNotice:
    """A notice this process may deliver until `leased_until`. Times are UTC.

    If `unclear`, an earlier attempt may have posted it: one made at `tried_at` or later, whose message, if there is
    one, can be seen since `settled_at`.
    """

    id: int
    team_id: str
    kind: str
    destination: str
    stream: str
    lead_id: int | None
    data: dict[str, Any]
    token: str
    attempts: int
    created_at: datetime
    tried_at: datetime
    settled_at: datetime
    leased_until: datetime
    unclear: bool


_RIPE = and_(in_states(UNFINISHED), TIME_HAS_COME)
_earlier, _limited, _here = (tables.notice.alias(name).c for name in ("earlier", "limited", "here"))
BEHIND = exists().where(
    _earlier.team_id == _notice.team_id,
    _earlier.stream == _notice.stream,
    in_states(UNFINISHED, "earlier"),
    _earlier.id < _notice.id,
    # Only what may go at once overtakes what waits for working hours.
    not_(and_(_earlier.error == QUIET_HOURS, _earlier.not_before > given("now"))),
)

_REFUSED = exists().where(tables.refusal.c.team_id == given("team"), tables.refusal.c.what == EVERYTHING)


def _each_place() -> CTE:
    """Find the oldest notice of each state in each of a workspace's places where something waits.

    The index leads from one place to the next, past all that wait there: many in one place cost nothing.
    """
    state = union_all(*(select(word(state).label("state")) for state in UNFINISHED)).subquery("waits")
    first = _oldest(_notice.state == state.c.state, _notice.team_id == given("team"))
    place = select(first.label("id")).select_from(state).cte("place", recursive=True)
    farther = (_notice.team_id == _here.team_id, _notice.destination > _here.destination)
    following = _oldest(_notice.state == _here.state, *farther)
    return place.union_all(select(_of(place, following)).where(place.c.id.is_not(None)))


def _oldest(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    found = select(_notice.id).where(*conditions)
    return found.order_by(_notice.team_id, _notice.destination, _notice.id).limit(number(1)).scalar_subquery()


def _of(place: CTE, what: ColumnElement[Any]) -> ScalarSelect[Any]:
    """Select one by one what, as a join, could make PostgreSQL read all notices there ever were."""
    return select(what).where(_here.id == place.c.id).scalar_subquery()


def _due(though_refused: bool = False) -> Select[Any]:
    """Select, for each state in each place, the oldest notice that is ripe and behind no other, or NULL."""
    place = _each_place()
    # BETWEEN it and itself, for the same reason: "=" would leave the order by id to any index that has it.
    there = _notice.destination.between(_here.destination, _here.destination)
    ours = (_notice.state == _here.state, _notice.team_id == _here.team_id, there)
    ready = _oldest(*ours, TIME_HAS_COME, not_(BEHIND))
    # A notice left after Slack said "not before then" waits too, even after a restart.
    told_to_wait = exists().where(
        _limited.team_id == _here.team_id,
        _limited.destination == _here.destination,
        text(f"limited.{LIMITED}"),
        _limited.not_before > given("now"),
        in_states(("pending", "unclear"), "limited"),
    )
    waits = or_(told_to_wait, has_left(given("team")), *(() if though_refused else (_REFUSED,)))
    wanted = (case((not_(waits), ready)), _here.team_id, _here.destination)
    return select(*(_of(place, what) for what in wanted)).where(place.c.id.is_not(None))


_DUE, _DUE_THOUGH_REFUSED = Prepared(_due()), Prepared(_due(though_refused=True))
# Asking again whether it is ripe matters: another courier may have taken it since it was found due.
_THIS = and_(_notice.team_id == given("team"), _notice.id == given("chosen"))
_CHOSEN = Prepared(select(tables.notice).where(_THIS, _RIPE).with_for_update(skip_locked=True))
_NOW = bindparam("now", type_=_notice.tried_at.type)
_TAKE = Prepared(
    update(tables.notice)
    .where(_THIS)
    .values(
        state="sending",
        attempts=_notice.attempts + 1,
        leased_until=given("until"),
        tried_at=case((_notice.state == "pending", _NOW), else_=_notice.tried_at),
    )
)


class Ready(NamedTuple):
    """A notice that may be claimed: the oldest of its destination, and of its stream the oldest unfinished."""

    id: int
    team_id: str
    destination: str


def due(tx: Transaction, team_ids: Iterable[str]) -> list[Ready]:
    """Return what is due in these workspaces, one for each destination, oldest first; changes nothing. While Slack
    refuses everything, nothing is due."""
    return _oldest_first(row for team_id in team_ids for row in _DUE.rows(tx, team=team_id, **moments(tx)))


def due_though_refused(tx: Transaction, team_id: str) -> list[Ready]:
    """Return what would be due if Slack took messages."""
    return _oldest_first(_DUE_THOUGH_REFUSED.rows(tx, team=team_id, **moments(tx)))


def _oldest_first(rows: Iterable[Sequence[Any]]) -> list[Ready]:
    found = sorted(Ready(*row) for row in rows if row[0] is not None)
    oldest = {notice[1:]: notice for notice in reversed(found)}  # there may be one in each state
    return sorted(oldest.values())


def claim(tx: Transaction, chosen: Iterable[Ready]) -> list[ClaimedNotice]:
    """Lease those of the notices that are still due; nobody else delivers them meanwhile.

    An attempt whose lease ran out counts as unclear: nobody knows how far it came.
    """
    claimed, until = [], tx.now + LEASE
    for notice in chosen:
        this = {"team": notice.team_id, "chosen": notice.id}
        row = _CHOSEN.first(tx, **this, **moments(tx))
        if row:
            _TAKE.run(tx, **this, now=tx.now, until=until)
            claimed.append(_claimed(row, tx.now, until))
    return claimed


def _claimed(row: Any, now: datetime, until: datetime) -> ClaimedNotice:
    unclear = row["state"] != "pending"
    settled = row["leased_until"] if row["state"] == "sending" else row["not_before"]
    same = ("id", "team_id", "kind", "destination", "stream", "lead_id", "data", "token", "created_at")
    return ClaimedNotice(
        **{name: row[name] for name in same},
        attempts=row["attempts"] + 1,
        tried_at=row["tried_at"] if unclear else now,
        settled_at=settled,
        leased_until=until,
        unclear=unclear,
    )
