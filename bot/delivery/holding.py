"""Parking what cannot be delivered, and telling the workspace's managers what needs them, or may."""

from datetime import datetime, timedelta
from typing import Any

from bot.lead.delivery_key import KeyKind
from bot.lead.kinds import NoticeKind
from storage import inbox, workspaces
from storage.delivery import deliveries, outbox
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction

TO_MANAGERS = (NoticeKind.HELD_BACK, NoticeKind.UNCLEAR, NoticeKind.PAUSED, NoticeKind.RESUMED)
"""The notices about undelivered messages, about which there are no further notices: that would never end."""

_QUIET = timedelta(seconds=75)
"""The time in which an unclear result is cleared up in silence; a manager hears of it within two minutes."""


def park(tx: Transaction, notice: ClaimedNotice, reason: str) -> None:
    """Park a notice, and tell the managers. Idempotent.

    A message that was to be redrawn without somebody, and that Slack does not let us touch, is not there any more.
    """
    if notice.kind == NoticeKind.ERASED:
        deliveries.supersede(tx, notice, reason)
        return
    if deliveries.park(tx, notice, reason):
        _tell_managers(tx, notice, NoticeKind.HELD_BACK, reason=reason)


def still_unclear(tx: Transaction, notice: ClaimedNotice, next_look: datetime) -> None:
    """Note that nobody knows whether it was posted, nor will before `next_look` (UTC). Managers are told once."""
    if next_look >= notice.tried_at + _QUIET and inbox.receive(tx, notice.team_id, f"{KeyKind.UNCLEAR}:{notice.id}"):
        _tell_managers(tx, notice, NoticeKind.UNCLEAR)


def _tell_managers(tx: Transaction, notice: ClaimedNotice, kind: NoticeKind, **data: Any) -> None:
    if notice.kind in TO_MANAGERS:
        return
    for manager in workspaces.managers(tx, notice.team_id):
        outbox.leave(tx, notice.team_id, kind, manager, replace=True, notice_id=notice.id, **data)
