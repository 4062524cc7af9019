"""Conversations that were logged about a lead."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from bot.engagement.meetings import Conversation
from bot.lead.record import Lead
from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours, given, insert

_conversation = tables.conversation.c
_LATEST_FIRST = (_conversation.at.desc(), _conversation.id.desc())
_OF_LEAD = Prepared(
    select(tables.conversation)
    .where(_conversation.team_id == given("team"), _conversation.lead_id == given("lead"))
    .order_by(*_LATEST_FIRST)
)
_OF_LEADS = Prepared(
    select(tables.conversation)
    .where(among_ours(_conversation.team_id, Among(_conversation.lead_id, "ids")))
    .order_by(*_LATEST_FIRST)
)


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> list[Conversation]:
    """Return a lead's conversations, latest first."""
    return [_record(row) for row in _OF_LEAD.all(tx, team=team_id, lead=lead_id)]


def of_leads(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> Mapping[int, list[Conversation]]:
    """Return the conversations of several leads by lead, latest first."""
    found: dict[int, list[Conversation]] = defaultdict(list)
    for row in _OF_LEADS.all(tx, team=team_id, ids=list(lead_ids)):
        found[row["lead_id"]].append(_record(row))
    return found


def _record(row: Mapping[Any, Any]) -> Conversation:
    return Conversation(
        row["id"],
        row["at"],
        date.fromisoformat(row["day"]),
        row["talked_by"],
        row["channel"],
        tuple(row["with_ids"]),
        row["learned"],
    )


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
