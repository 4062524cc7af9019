"""What the clock sets off: prompts and follow-ups that came due, and the weekly digest."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from bot.engagement.remind import remind_of_meeting
from bot.lead.calendar import next_working_moment
from bot.nurture.follow_up import remind
from bot.nurture.prompt import prompt
from storage import due, inbox, workspaces
from storage.due import Due
from storage.sql.engine import Transaction
from storage.sql.transaction import OvertakenError

logger = logging.getLogger(__name__)

Act = Callable[[Transaction, str, Sequence[Due]], None]

BATCH = 500
_ACTS: dict[str, Act] = {due.PROMPT: prompt, due.FOLLOW_UP: remind, due.MEETING: remind_of_meeting}
_AFTER_TROUBLE = timedelta(minutes=10)
_KEPT = timedelta(days=2)


def do_what_is_due(tx: Transaction) -> int:
    """Do one batch of due work of all workspaces and return its size; call again while it is full.

    The effect is rows in this transaction only (the next date, a notice), so a crash repeats nothing. What
    comes due outside a workspace's working hours (after downtime, say) waits for them.
    """
    work = due.claim(tx, BATCH)
    hours = {workspace.team_id: workspace.hours for workspace in workspaces.everyone(tx)} if work else {}
    for (team_id, kind), items in _sorted_out(work).items():
        opens = next_working_moment(tx.now, hours[team_id])
        if opens > tx.now:
            due.postpone(tx, team_id, items, opens)
        else:
            _do(tx, _ACTS[kind], team_id, items)
    return len(work)


def _sorted_out(work: Iterable[Due]) -> dict[tuple[str, str], list[Due]]:
    sorts: dict[tuple[str, str], list[Due]] = {}
    for item in work:
        sorts.setdefault((item.team_id, item.kind), []).append(item)
    return sorts


def _do(tx: Transaction, act: Act, team_id: str, items: Sequence[Due]) -> None:
    """All in one go; where that fails, each half by itself, down to the one that cannot be done.

    That one must not keep the others waiting, and is tried again later.
    """
    try:
        with tx.savepoint():
            act(tx, team_id, items)
    except OvertakenError:
        raise  # nothing is wrong with any of it: all is done again
    except Exception as problem:
        if len(items) > 1:
            middle = len(items) // 2
            _do(tx, act, team_id, items[:middle])
            _do(tx, act, team_id, items[middle:])
            return
        logger.error("Due work %s (%s) failed: %s", items[0].id, items[0].kind, type(problem).__name__)
        due.postpone(tx, team_id, items, tx.now + _AFTER_TROUBLE)


def forget_old_deliveries(tx: Transaction) -> int:
    """Empty the inbox of what Slack will not repeat any more; returns how many were forgotten."""
    return inbox.forget_before(tx, tx.now - _KEPT)
