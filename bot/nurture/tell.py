"""Telling somebody of follow-ups: one in a message of its own, several at a time in a list."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.lead.kinds import NoticeKind
from storage.delivery import outbox, together
from storage.sql import Transaction

IN_A_LIST = 1000
"""Follow-ups that one message tells of, page by page; more than that are nobody's morning."""


def tell(tx: Transaction, team_id: str, to: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
    """Leave each person what they are told of each lead ("lead" is its id), together with what was not sent yet: in one
    message, those first that have waited longest."""
    for user, fresh in to.items():
        told = {item["lead"]: item for item in (*together.take(tx, team_id, user), *fresh)}
        items = sorted(told.values(), key=_longest_waiting)
        for some in (items[at : at + IN_A_LIST] for at in range(0, len(items), IN_A_LIST)):
            if len(some) > 1:
                outbox.leave(tx, team_id, NoticeKind.FOLLOW_UPS, user, leads=[dict(item) for item in some])
            else:
                rest = {name: value for name, value in some[0].items() if name != "lead"}
                outbox.leave(tx, team_id, NoticeKind.FOLLOW_UP, user, some[0]["lead"], **rest)


def _longest_waiting(item: Mapping[str, Any]) -> tuple[bool, str, int]:
    """Put first what was told before and waits longest."""
    return not item.get("number"), str(item.get("since") or ""), item["lead"]
