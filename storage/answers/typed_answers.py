"""The messages that gave answers, so that an edit finds its answer."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.lead.people import Person
from storage import tables
from storage.answers.askings import Asking
from storage.sql import Prepared, Transaction, given, upsert

_typed = tables.typed_answer.c


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    lead_id: int
    asking_id: int
    question: str


_AT = Prepared(
    select(_typed.lead_id, _typed.asking_id, _typed.question).where(
        _typed.team_id == given("team"),
        _typed.channel == given("channel"),
        _typed.ts == given("ts"),
        _typed.user_id == given("user"),
    )
)


def note(tx: Transaction, asking: Asking, ts: str) -> None:
    """Note that the person's message at `ts` answers what they are being asked; once."""
    row: dict[str, Any] = {"team_id": asking.team_id, "channel": asking.channel, "ts": ts, "user_id": asking.user_id}
    row |= {"lead_id": asking.lead_id, "asking_id": asking.id, "question": asking.question, "at": tx.now}
    upsert(tx, tables.typed_answer, [row], ("team_id", "channel", "ts"))


def at(tx: Transaction, by: Person, channel: str, ts: str) -> TypedAnswer | None:
    """The answer that the person's message at `ts` gave; None for any other message."""
    row = _AT.first(tx, team=by.team_id, channel=channel, ts=ts, user=by.user_id)
    return TypedAnswer(**row) if row else None
