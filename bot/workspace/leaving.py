"""A workspace leaves when Baton is uninstalled there; it comes back when it is installed again, or is erased."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.lead.kinds import KeyKind
from storage import erasing, inbox, installations
from storage.installations import Installation
from storage.sql import Transaction

logger = logging.getLogger(__name__)

ERASE_AFTER = timedelta(days=7)
_DOUBT = timedelta(seconds=5)
"""How soon after an uninstallation something may arrive that somebody did before it."""


def leave(tx: Transaction, team_id: str, at: datetime | None, event_id: str) -> bool:
    """Baton was uninstalled there `at` (UTC, whole seconds; now, where Slack does not say): the workspace rests.
    Returns whether it has left by that.

    A farewell that was heard before, or is from before the present installation, changes nothing.
    """
    known, at = installations.of(tx, team_id), at or tx.now
    if known is None or not inbox.receive(tx, team_id, f"{KeyKind.FAREWELL}:{event_id}"):
        return False
    if at < known.installed_at.replace(microsecond=0):
        logger.info("Workspace %s: a farewell from before Baton was installed anew is left.", team_id)
        return False
    return installations.leave(tx, team_id, at)


def arrive(tx: Transaction, team_id: str, at: datetime) -> bool:
    """Slack showed `at` (UTC) that Baton is installed there. Returns whether nothing keeps it from beginning; while
    what was there before is still being erased, call again."""
    known = installations.of(tx, team_id)
    if known is not None and known.erasing:
        return not erasing.erase_piece(tx, team_id)
    if installations.come_back(tx, team_id, at):
        logger.info("Workspace %s is back, and nothing of it was erased.", team_id)
    installations.installed(tx, team_id, at)
    return True


def see_to_those_that_left(tx: Transaction, heard: Mapping[str, datetime], erase_after: timedelta) -> bool:
    """Take back who was heard of since (`heard` says when, UTC), and erase the next piece of who left so long ago.
    Returns whether there is more to erase."""
    for left in installations.that_left(tx):
        latest = heard.get(left.team_id)
        if latest and left.left_at and latest > left.left_at + _DOUBT and not left.erasing:
            arrive(tx, left.team_id, latest)
        elif left.erasing or erased_at(left, erase_after) <= tx.now:
            return _erase(tx, left)
    return False


def those_that_left(tx: Transaction) -> list[Installation]:
    return installations.that_left(tx)


def erased_at(left: Installation, erase_after: timedelta) -> datetime:
    """When (UTC) the data of a workspace that left is erased, unless it comes back."""
    return (left.left_at or left.installed_at) + erase_after


def _erase(tx: Transaction, left: Installation) -> bool:
    if not left.erasing:
        installations.begin_erasing(tx, left.team_id)
        logger.warning("The data of workspace %s, which uninstalled Baton, is being erased.", left.team_id)
    more = erasing.erase_piece(tx, left.team_id)
    if not more:
        logger.warning("The data of workspace %s is erased.", left.team_id)
    return more
