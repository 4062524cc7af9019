"""A workspace leaves when Baton is uninstalled; it comes back when Baton is installed again, or is erased."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.lead.delivery_key import KeyKind
from bot.slack.refusals import EVERYTHING, Refusal
from storage import erasing, inbox, installations
from storage.delivery import refusals
from storage.installations import Installation
from storage.sql import Transaction

logger = logging.getLogger(__name__)

ERASE_AFTER = timedelta(days=7)
_DOUBT = timedelta(seconds=5)
"""The time after an uninstallation in which something done before it may still arrive."""


def leave(tx: Transaction, team_id: str, at: datetime | None, event_id: str) -> bool:
    """Let a workspace rest that uninstalled Baton `at` (UTC, whole seconds; now if Slack does not say when).
    Returns whether it left just now.

    A farewell heard before, or from before the present installation, changes nothing.
    """
    known, at = installations.of(tx, team_id), at or tx.now
    if known is None or not inbox.receive(tx, team_id, f"{KeyKind.FAREWELL}:{event_id}"):
        return False
    if at < known.installed_at.replace(microsecond=0):
        logger.info("Workspace %s: ignored a farewell from before Baton was installed again.", team_id)
        return False
    return installations.leave(tx, team_id, at)


def arrive(tx: Transaction, team_id: str, at: datetime) -> bool:
    """Note that Baton was installed there `at` (UTC), as Slack showed. Returns whether it can begin; while earlier
    data is still being erased it cannot: call again."""
    known = installations.of(tx, team_id)
    if known is not None and known.erasing:
        return not erasing.erase_piece(tx, team_id)
    if installations.come_back(tx, team_id, at):
        logger.info("Workspace %s is back; none of its data was erased.", team_id)
    installations.installed(tx, team_id, at)
    refusals.look_now(tx, team_id)
    return True


def see_to_those_that_left(tx: Transaction, heard: Mapping[str, datetime], erase_after: timedelta) -> bool:
    """Take back the workspaces heard of since they left (`heard` says when, UTC), and erase the next piece of one that
    left `erase_after` ago. Returns whether there is more to erase."""
    for left in installations.that_left(tx):
        latest = heard.get(left.team_id)
        if latest and left.left_at and latest > left.left_at + _DOUBT and not left.erasing:
            arrive(tx, left.team_id, latest)
        elif left.erasing or erased_at(left, erase_after) <= tx.now:
            return _erase(tx, left)
    return False


def doubt(tx: Transaction, team_id: str, code: str) -> None:
    """Have it seen at once whether Slack still takes Baton's token, which this error makes doubtful; what is to be sent
    waits until then."""
    known = installations.of(tx, team_id)
    if known is not None and known.left_at is None:
        refusals.begin(tx, Refusal(team_id, EVERYTHING, code, "", tx.now, tx.now, 0))
        tx.left_for.add((team_id, ""))


def those_that_left(tx: Transaction) -> list[Installation]:
    return installations.that_left(tx)


def erased_at(left: Installation, erase_after: timedelta) -> datetime:
    """Return when (UTC) the data of a workspace that left will be erased unless it comes back."""
    return (left.left_at or left.installed_at) + erase_after


def _erase(tx: Transaction, left: Installation) -> bool:
    if not left.erasing:
        installations.begin_erasing(tx, left.team_id)
        logger.warning("The data of workspace %s, which uninstalled Baton, is being erased.", left.team_id)
    more = erasing.erase_piece(tx, left.team_id)
    if not more:
        logger.warning("The data of workspace %s has been erased.", left.team_id)
    return more
