"""The installations of Baton in workspaces; a workspace that has left is at rest until it is erased."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select, update

from storage import tables
from storage.sql import Prepared, Transaction, given

_workspace = tables.workspace.c


@dataclass(frozen=True, slots=True)
class Installation:
    """An installation. `installed_at` is when Slack last showed that Baton is there; `left_at` is when it was
    uninstalled after that. While it is `erasing`, there is no way back. Times are UTC."""

    team_id: str
    installed_at: datetime
    left_at: datetime | None
    erasing: bool


_SEEN = func.coalesce(_workspace.installed_at, _workspace.created_at, type_=_workspace.created_at.type)
_COLUMNS = (_workspace.team_id, _SEEN.label("installed_at"), _workspace.left_at, _workspace.erasing)
_OURS = _workspace.team_id == given("team")
_STAYED = and_(_OURS, _workspace.left_at.is_(None))
_MAY_RETURN = and_(_OURS, _workspace.left_at <= given("seen"), _workspace.erasing.is_(False))
_LEAVE = Prepared(update(tables.workspace).where(_STAYED), "left_at")
_COME_BACK = Prepared(update(tables.workspace).where(_MAY_RETURN), "left_at", "installed_at")
_INSTALLED = Prepared(update(tables.workspace).where(_STAYED), "installed_at")
_ERASING = Prepared(update(tables.workspace).where(_OURS), "erasing")
_OF = Prepared(select(*_COLUMNS).where(_OURS))
_LEAVING = Prepared(select(*_COLUMNS).where(_workspace.left_at.is_not(None)).order_by(_workspace.left_at))


def has_left(team_id: Any) -> ColumnElement[bool]:
    """Test, in a query over all workspaces, whether this row's workspace is at rest."""
    return exists().where(_workspace.team_id == team_id, _workspace.left_at.is_not(None))


def of(tx: Transaction, team_id: str) -> Installation | None:
    row = _OF.first(tx, team=team_id)
    return Installation(**row) if row else None


def that_left(tx: Transaction) -> list[Installation]:
    """Return all that left, for the clock; those that left first come first."""
    return [Installation(**row) for row in _LEAVING.all(tx)]


def leave(tx: Transaction, team_id: str, at: datetime) -> bool:
    """Note that it was uninstalled then (UTC); returns whether that was news."""
    return _LEAVE.count(tx, team=team_id, left_at=at) == 1


def come_back(tx: Transaction, team_id: str, at: datetime) -> bool:
    """Note that Slack showed then (UTC) that it is installed; returns whether it had left before that."""
    return _COME_BACK.count(tx, team=team_id, seen=at, left_at=None, installed_at=at) == 1


def installed(tx: Transaction, team_id: str, at: datetime) -> None:
    """Note that Slack shows now (UTC) that it is installed."""
    _INSTALLED.run(tx, team=team_id, installed_at=at)


def begin_erasing(tx: Transaction, team_id: str) -> None:
    """Begin to erase it, piece by piece; from now on it cannot come back."""
    _ERASING.run(tx, team=team_id, erasing=True)
