"""Conversations that were logged about a lead."""

from datetime import date

from sqlalchemy import select

from bot.engagement.meetings import Conversation
from bot.lead.record import Lead
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_conversation = tables.conversation.c
_OF_LEAD = Prepared(
    select(tables.conversation)
    .where(_conversation.team_id == given("team"), _conversation.lead_id == given("lead"))
    .order_by(_conversation.at.desc(), _conversation.id.desc())
)


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> list[Conversation]:
    """Return a lead's conversations, latest first."""
    rows = _OF_LEAD.all(tx, team=team_id, lead=lead_id)
    return [
        Conversation(
            row["id"],
            row["at"],
            date.fromisoformat(row["day"]),
            row["talked_by"],
            row["channel"],
            tuple(row["with_ids"]),
            row["learned"],
        )
        for row in rows
    ]


def log(tx: Transaction, lead: Lead, said: Conversation, by: str) -> int:
    """Add a conversation; returns the id the database gives it."""
    row = {
        "team_id": lead.team_id,
        "lead_id": lead.id,
        "at": said.at,
        "day": said.day.isoformat(),
        "talked_by": said.by,
        "channel": said.channel,
    }
    row |= {
        "with_ids": list(said.with_ids),
        "learned": said.learned,
        "logged_by": by,
        "logged_at": tx.now,
    }
    conversation_id: int = insert(tables.conversation, *row, returning="id").value(tx, **row)
    return conversation_id
