"""Settling in: a workspace is seeded on the first run, and newcomers are welcomed and told things."""

import logging
from collections.abc import Collection, Mapping, Sequence

from bot.lead.access import require
from bot.lead.delivery_key import KeyKind
from bot.lead.kinds import NoticeKind
from bot.lead.people import MANAGERS, Act, Person, Role
from bot.slack.text import moment, person
from bot.undo.settle import say_instead
from storage import inbox, workspaces
from storage.delivery import outbox
from storage.sql import Transaction

logger = logging.getLogger(__name__)


def seed(
    tx: Transaction,
    team_id: str,
    *,
    tz: str,
    sales_channel: str,
    marketing_channel: str,
    members: Mapping[Role, Sequence[str]],
) -> bool:
    """Set the workspace up on the first run. Later runs fill only what was never filled: whatever a manager changed
    or emptied in Slack stays so. Without a zone, "", it goes by UTC and managers are asked. Returns whether it was the
    first run."""
    channels = {"sales_channel": sales_channel, "marketing_channel": marketing_channel}
    first = workspaces.add(tx, team_id, **({"tz": tz} if tz else {}), **channels)
    filled = workspaces.ever_filled(tx, team_id)
    unset = {name: value for name, value in channels.items() if value and name not in filled}
    if unset:
        workspaces.change(tx, team_id, **unset)
    for role in _unfilled(filled, managed=bool(workspaces.managers(tx, team_id))):
        if members.get(role):
            workspaces.set_members(tx, team_id, role, members[role])
    _find_the_zone(tx, team_id, tz)
    return first


def _find_the_zone(tx: Transaction, team_id: str, tz: str) -> None:
    """Take the zone that Slack says now, or else ask the managers; unless somebody has said it, or they were asked in
    the last days."""
    kept = workspaces.get(tx, team_id)
    if kept is None or not kept.tz_assumed:
        return
    if tz:
        workspaces.change(tx, team_id, tz=tz, tz_assumed=False, digest_since=tx.now)
        return
    logger.warning("Slack does not say which time zone workspace %s is in: it is UTC until a manager says so.", team_id)
    managers = workspaces.managers(tx, team_id)
    if managers and inbox.receive(tx, team_id, f"{KeyKind.ZONE}:asked"):
        for manager in managers:
            outbox.leave(tx, team_id, NoticeKind.WHICH_ZONE, manager, replace=True)


def _unfilled(filled: Collection[str], *, managed: bool) -> list[Role]:
    """Return the roles that the environment fills. Without any manager nobody could fill them in Slack, so then it
    names the managers, whatever was set before; with one, the other side stays as managers left it."""
    return [role for role in Role if (not managed if role in MANAGERS else role not in filled)]


def try_again(tx: Transaction, by: Person, key: str) -> int | None:
    """Send what Slack did not take once more; returns how many messages that is, None for a repeat."""
    require(tx, by, Act.RETRY_NOTICES)
    if not inbox.receive(tx, by.team_id, key):
        return None
    said = f":arrows_counterclockwise: {person(by.user_id)} had what was waiting sent again, {moment(tx.now)}."
    say_instead(tx, by.team_id, NoticeKind.HELD_BACK, said)
    return outbox.unpark(tx, by.team_id)


def welcome(tx: Transaction, by: Person) -> bool:
    """Greet somebody who opens Baton for the first time; returns whether this was the first time."""
    first = workspaces.get(tx, by.team_id) is not None and inbox.receive(
        tx, by.team_id, f"{KeyKind.WELCOMED}:{by.user_id}"
    )
    if first:
        outbox.leave(tx, by.team_id, NoticeKind.WELCOME, by.user_id)
    return first


def tell(tx: Transaction, by: Person, text: str, key: str, *, may_request: bool = False) -> None:
    """Leave a private note that Slack would not take at once, so that it is not lost; with `may_request`, it has the
    button by which somebody without a role asks for one. Idempotent by `key`.

    Nothing is left for a workspace where Baton is not set up.
    """
    if workspaces.get(tx, by.team_id) and inbox.receive(tx, by.team_id, key):
        more = {"may_request": True} if may_request else {}
        outbox.leave(tx, by.team_id, NoticeKind.NOTE, by.user_id, text=text, **more)


def tell_once(tx: Transaction, by: Person, key: str) -> bool:
    """Tell whether this refusal still has to be told: the same click delivered again is refused in silence."""
    return workspaces.get(tx, by.team_id) is None or inbox.receive(tx, by.team_id, f"{key}:{KeyKind.TOLD}")
