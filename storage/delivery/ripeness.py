"""The ripeness of a notice: its time has come, or only a clock set back since then can have put it off so far."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    TextClause,
    and_,
    case,
    exists,
    not_,
    or_,
    text,
)

from storage import tables
from storage.sql import Transaction, given, word
from storage.tables.delivery import RATE_LIMITED

_notice = tables.notice.c

QUIET_HOURS = "quiet_hours"
"""The error of a notice that waits for working hours."""


LEASE = timedelta(seconds=45)
"""A time longer than one delivery can take: opening a DM, reading history and posting, each cut off after 10 s."""


LONGEST_WAIT = timedelta(minutes=15)
"""A time longer than any we choose ourselves between two attempts."""


def in_states(states: Sequence[str], of: str = "notice") -> TextClause:
    """Compare with states written out, not passed: PostgreSQL would plan it each time, which takes longer than it."""
    written = ", ".join(f"'{state}'" for state in states)
    return text(f"{of}.state IN ({written})")


def _passed(moment: Any, longest: str) -> ColumnElement[bool]:
    return or_(moment <= given("now"), moment > given(longest))


_WAITS_LONG = text(f"notice.error IN ('{RATE_LIMITED}', '{QUIET_HOURS}')")


REFUSED = "refused:"
"""The beginning of a notice's error while it waits for Slack to take again what it refuses; what that is follows."""

_refusal = tables.refusal.c
_STILL_REFUSED = exists().where(_refusal.team_id == _notice.team_id, _notice.error == word(REFUSED) + _refusal.what)

_due = tables.due.c
_MORE_TO_TELL = and_(
    text("notice.kind IN ('follow_up', 'follow_ups')"),
    exists().where(
        text("due.state = 'pending' AND due.kind IN ('follow_up', 'reminder')"),
        _due.due_at <= given("soon"),
        _due.team_id == _notice.team_id,
        _due.marketer == _notice.destination,
    ),
)
"""A morning's follow-ups and reminders come in one message: it waits, for moments, for what else is just being told, or
was put off for a minute because somebody held it."""

SOON = timedelta(seconds=90)

# A clock that was set back must not make anything wait for it: what was never tried may go, and neither a lease nor the
# time before the next attempt is ever longer than this, unless Slack or the night says so.
TIME_HAS_COME = case(
    (in_states(["sending"]), _passed(_notice.leased_until, "longest_lease")),
    (and_(in_states(["pending"]), _notice.attempts == 0, _notice.error == ""), not_(_MORE_TO_TELL)),
    (text(f"notice.error LIKE '{REFUSED}%'"), not_(_STILL_REFUSED)),
    (_WAITS_LONG, _notice.not_before <= given("now")),
    else_=_passed(_notice.not_before, "longest_wait"),
)


def moments(tx: Transaction) -> dict[str, datetime]:
    """Return the moments that TIME_HAS_COME is asked with."""
    return {
        "now": tx.now,
        "soon": tx.now + SOON,
        "longest_lease": tx.now + 2 * LEASE,
        "longest_wait": tx.now + LONGEST_WAIT,
    }
