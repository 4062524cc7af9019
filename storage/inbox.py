"""The inbox: the keys of deliveries received, and the answers they got the first time."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, delete, select, update

from bot.lead.delivery_key import KeyKind
from storage import tables
from storage.sql import Prepared, Transaction, given, insert_or_ignore

_inbox = tables.inbox.c
_THIS = and_(_inbox.team_id == given("team"), _inbox.key == given("delivery"))
_RECEIVE = insert_or_ignore(tables.inbox, "team_id", "key", "answer", "at")
_ANSWER = Prepared(select(_inbox.answer).where(_THIS))
_REMEMBER = Prepared(update(tables.inbox).where(_THIS), "answer")
_NOT_KEPT = [_inbox.key.not_like(f"{kind}:%") for kind in (KeyKind.WELCOMED, KeyKind.FAREWELL)]
_FORGET = Prepared(delete(tables.inbox).where(_inbox.at < given("moment"), *_NOT_KEPT))


def receive(tx: Transaction, team_id: str, key: str, answer: Mapping[str, Any] | None = None) -> bool:
    """Take a delivery in; returns False if it was taken in before, so that its act must not be done again.

    Of two deliveries at the same moment, the second waits for the first's transaction, then gets False.
    """
    return _RECEIVE.count(tx, team_id=team_id, key=key, answer=dict(answer or {}), at=tx.now) == 1


def first_answer(tx: Transaction, team_id: str, key: str) -> dict[str, Any] | None:
    """Return the answer to the first delivery of this key, or None if there was none."""
    answer: dict[str, Any] | None = _ANSWER.value(tx, team=team_id, delivery=key)
    return answer


def remember(tx: Transaction, team_id: str, key: str, answer: Mapping[str, Any]) -> None:
    """Note the answer to a received delivery."""
    _REMEMBER.run(tx, team=team_id, delivery=key, answer=dict(answer))


def forget_before(tx: Transaction, moment: Any) -> int:
    """Forget deliveries older than `moment` (UTC), in all workspaces; Slack repeats nothing after an hour.

    Welcomes are kept, for nobody is greeted twice; and farewells, which must not count for those who came back.
    """
    return _FORGET.count(tx, moment=moment)
