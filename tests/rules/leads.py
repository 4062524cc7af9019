"""Leads for the rules' tests: complete and ready, but for what a test says otherwise."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.lead.lifecycle import Stage
from bot.lead.record import Answer, Lead

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
READY = {
    "commitment": "committed",
    "requirement": "Ship orders within a day",
    "solution": "A warehouse system",
    "decider": "Maria Lopez, COO",
    "approver": "Tom Chen, CFO",
    "expectation": "Half the returns",
    "fit": "yes",
    "money": "approved",
    "timing": "within_3",
    "channel": "phone",
}


def answer(key: str, value: str, *, days_old: float = 0, reopened: bool = False) -> Answer:
    return Answer(key, value, "U1", NOW - timedelta(days=days_old), reopened)


def lead(answers: dict[str, Any] | None = None, **fields: Any) -> Lead:
    """`answers` are values or Answers by question key; None takes one away."""
    given = {**READY, **(answers or {})}
    made = {k: v if isinstance(v, Answer) else answer(k, v) for k, v in given.items() if v is not None}
    basis: dict[str, Any] = {"id": 1, "team_id": "T1", "number": 1, "stage": Stage.DRAFT, "stage_at": NOW}
    basis |= {"originator": "U1", "in_charge": "U1", "created_at": NOW, "name": "Jane Doe", "answers": made}
    return Lead(**{**basis, **fields})
