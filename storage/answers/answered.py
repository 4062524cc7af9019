"""The answers of leads: what was said, by whom, and how we know."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select, update

from bot.lead.record import Answer, Lead
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, upsert

_answer = tables.answer.c
_ANSWERED = [field.name for field in fields(Answer)]
_OURS = and_(_answer.team_id == given("team"), _answer.lead_id == given("lead"))
_ANSWERS = Prepared(select(*[_answer[name] for name in _ANSWERED]).where(_OURS))
_THESE = and_(_OURS, Among(_answer.key, "keys"))
_WITHDRAW = Prepared(delete(tables.answer).where(_THESE))
_STAND_AGAIN = Prepared(update(tables.answer).where(_THESE).values(reopened=False))
_REOPEN = Prepared(update(tables.answer).where(_THESE).values(reopened=True))


def of(tx: Transaction, team_id: str, lead_id: int) -> dict[str, Answer]:
    """Return a lead's answers by the key of their question."""
    return {row["key"]: Answer(**row) for row in _ANSWERS.all(tx, team=team_id, lead=lead_id)}


def save(tx: Transaction, lead: Lead, values: Mapping[str, str], by: str) -> Lead:
    """Document these answers now; a question that was answered before gets the new answer.

    An answer that says the same as before stays vetted, and attributed to whoever said it.
    Returns the lead with them.
    """
    if not values:
        return lead
    given = {key: _documented(tx, lead.answers.get(key), key, value, by) for key, value in values.items()}
    return copy(tx, lead, given)


def _documented(tx: Transaction, before: Answer | None, key: str, value: str, by: str) -> Answer:
    if before is None or before.value != value:
        return Answer(key, value, by, tx.now)
    return replace(before, documented_by=by, documented_at=tx.now, reopened=False)


def as_they_are(lead: Lead, keys: Collection[str]) -> dict[str, Any]:
    """Return the answers to these questions as it takes to put them back, in JSON; None where there is none."""
    return {key: _as_json(lead.answers[key]) if key in lead.answers else None for key in keys}


def _as_json(answer: Answer) -> dict[str, Any]:
    said = {name: getattr(answer, name) for name in _ANSWERED}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in said.items()}


def put_back(tx: Transaction, lead: Lead, was: Mapping[str, Any]) -> None:
    """Put these answers back as they were; those that were none are withdrawn."""
    withdraw(tx, lead, [key for key, answer in was.items() if answer is None])
    copy(tx, lead, {key: _from_json(answer) for key, answer in was.items() if answer})


def _from_json(said: Mapping[str, Any]) -> Answer:
    moments = {name: datetime.fromisoformat(said[name]) for name in ("documented_at", "vetted_at") if said[name]}
    return Answer(**{**said, **moments})


def copy(tx: Transaction, lead: Lead, answers: Mapping[str, Answer]) -> Lead:
    """Save answers as given, including who documented them and when; returns the lead with them."""
    if not answers:
        return lead
    ours = {"team_id": lead.team_id, "lead_id": lead.id}
    rows = [{**ours, **{name: getattr(answer, name) for name in _ANSWERED}} for answer in answers.values()]
    upsert(tx, tables.answer, rows, ("lead_id", "key"))
    return replace(lead, answers={**lead.answers, **answers})


def withdraw(tx: Transaction, lead: Lead, keys: Collection[str]) -> Lead:
    """Take back answers that a person emptied; returns the lead without them."""
    if not keys:
        return lead
    _WITHDRAW.run(tx, team=lead.team_id, lead=lead.id, keys=list(keys))
    return replace(lead, answers={key: answer for key, answer in lead.answers.items() if key not in keys})


def reopen(tx: Transaction, team_id: str, lead_id: int, keys: Collection[str]) -> None:
    """Have these questions asked again, keeping the old answers to be shown."""
    if keys:
        _REOPEN.run(tx, team=team_id, lead=lead_id, keys=list(keys))


def stand_again(tx: Transaction, team_id: str, lead_id: int, keys: Collection[str]) -> None:
    """Let these answers count again that were to be asked again."""
    if keys:
        _STAND_AGAIN.run(tx, team=team_id, lead=lead_id, keys=list(keys))
