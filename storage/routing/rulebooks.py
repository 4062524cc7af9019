"""The rulebook of a workspace's routing: its versions, and managers' drafts."""

from datetime import datetime
from time import monotonic
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, and_, delete, select

from bot.routing.rules.rulebook import Rulebook
from storage import tables
from storage.sql import Prepared, Transaction, given, insert, upsert

_plan = tables.rulebook.c
_draft = tables.rulebook_draft.c
_workspace = tables.workspace.c
_OURS = _plan.team_id == given("team")
_NEWEST = Prepared(select(_plan.body, _plan.version).where(_OURS).order_by(_plan.version.desc()).limit(1))
_VERSION = Prepared(
    select(_plan.body, _plan.version, _plan.changed_by, _plan.changed_at).where(_OURS, _plan.version == given("number"))
)
_ADD = insert(tables.rulebook, "team_id", "version", "body", "changed_by", "changed_at")
_HOLD = Prepared(select(_workspace.team_id).where(_workspace.team_id == given("team")).with_for_update())
_MINE = and_(_draft.team_id == given("team"), _draft.user_id == given("user"))
_DRAFT = Prepared(select(_draft.body, _draft.based_on).where(_MINE))
_DROP_DRAFT = Prepared(delete(tables.rulebook_draft).where(_MINE))

_read: WeakKeyDictionary[Dialect, dict[str, tuple[float, Rulebook | None]]] = WeakKeyDictionary()
_KEPT = 2.0
"""In seconds: so long another process may still route by the version before. Reading it with every offer would cost a
round trip, also in workspaces that have no book."""


def in_force(tx: Transaction, team_id: str) -> Rulebook | None:
    """Return the rulebook that leads are routed by; None if nobody has set one up."""
    known = _read.setdefault(tx.dialect, {})
    read_at, found = known.get(team_id, (0.0, None))
    if not read_at or monotonic() - read_at > _KEPT:
        found = newest(tx, team_id)
        tx.learnt.append((known, team_id, (monotonic(), found)))
    return found


def newest(tx: Transaction, team_id: str) -> Rulebook | None:
    """Return the same as it is in the tables now."""
    row = _NEWEST.first(tx, team=team_id)
    return Rulebook.from_json(row["body"], row["version"]) if row else None


def version(tx: Transaction, team_id: str, number: int) -> tuple[Rulebook, str, datetime] | None:
    """Return a version, who made it, and when (UTC)."""
    row = _VERSION.first(tx, team=team_id, number=number)
    return (Rulebook.from_json(row["body"], row["version"]), row["changed_by"], row["changed_at"]) if row else None


def add(tx: Transaction, team_id: str, book: Rulebook, by: str) -> None:
    """Put this version in force."""
    row = {"team_id": team_id, "version": book.version, "body": book.to_json(), "changed_by": by}
    _ADD.run(tx, **row, changed_at=tx.now)
    tx.learnt.append((_read.setdefault(tx.dialect, {}), team_id, (monotonic(), book)))


def hold(tx: Transaction, team_id: str) -> None:
    """Let nobody else change the rulebook until this transaction is over."""
    _HOLD.first(tx, team=team_id)


def draft(tx: Transaction, team_id: str, user_id: str) -> tuple[Rulebook, int] | None:
    """Return what the manager is working on, and the version it was begun from."""
    row = _DRAFT.first(tx, team=team_id, user=user_id)
    return (Rulebook.from_json(row["body"], row["based_on"]), row["based_on"]) if row else None


def save_draft(tx: Transaction, team_id: str, user_id: str, book: Rulebook, based_on: int) -> None:
    row = {"team_id": team_id, "user_id": user_id, "body": book.to_json(), "based_on": based_on, "changed_at": tx.now}
    upsert(tx, tables.rulebook_draft, [row], ("team_id", "user_id"))


def drop_draft(tx: Transaction, team_id: str, user_id: str) -> None:
    _DROP_DRAFT.run(tx, team=team_id, user=user_id)


def forget_read(team_id: str) -> None:
    """Forget the rulebook that was read: a workspace that comes back begins without one."""
    for known in list(_read.values()):
        known.pop(team_id, None)
