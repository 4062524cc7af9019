"""The outbox: notices left by use cases in their own transaction, to be delivered after the commit."""

import secrets
from typing import Any

from sqlalchemy import update

from storage import tables
from storage.engine import Transaction

_notice = tables.notice.c


def leave(
    tx: Transaction,
    team_id: str,
    kind: str,
    to: str,
    lead_id: int | None = None,
    *,
    replace: bool = False,
    **data: Any,
) -> None:
    """Leave a notice of this kind for `to`: a Slack user id, or "sales" or "marketing" for the team's channel.

    Notices to one place about one lead keep their order. With `replace`, unsent ones of the same kind, place
    and lead are dropped: they would say the same, because a notice is rendered when it is delivered.
    """
    stream = f"{to}:{lead_id or '-'}"
    if replace:
        waiting = update(tables.notice).where(
            _notice.team_id == team_id,
            _notice.stream == stream,
            _notice.kind == kind,
            _notice.state == "pending",
        )
        tx.connection.execute(waiting.values(state="superseded"))
    tx.connection.execute(
        tables.notice.insert().values(
            team_id=team_id,
            kind=kind,
            destination=to,
            stream=stream,
            lead_id=lead_id,
            data=data,
            token=secrets.token_urlsafe(12),
            state="pending",
            attempts=0,
            not_before=tx.now,
            created_at=tx.now,
            error="",
            channel="",
            ts="",
        )
    )
