"""Leads and their answers: read as records, changed by statements that name their workspace."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, update

from bot.rules.lead import Answer, Details, Lead
from bot.rules.lifecycle import Stage
from bot.rules.sameness import Keys, keys_of
from bot.rules.words import words_of
from storage import tables
from storage.engine import Transaction
from storage.statements import Prepared, change_one, change_where, given, insert, one_of
from storage.upserts import upsert

_lead = tables.lead.c
_answer = tables.answer.c
COLUMNS = [_lead[field.name] for field in fields(Lead) if field.name != "answers"]
_OURS = and_(_lead.team_id == given("team"), _lead.id == given("lead"))
_BY_ID = Prepared(select(*COLUMNS).where(_OURS))
_HELD = Prepared(select(*COLUMNS).where(_OURS).with_for_update(key_share=True))
_BY_NUMBER = Prepared(select(*COLUMNS).where(_lead.team_id == given("team"), _lead.number == given("number")))
_OUR_ANSWERS = and_(_answer.team_id == given("team"), _answer.lead_id == given("lead"))
_ANSWERED = [field.name for field in fields(Answer)]
_ANSWERS = Prepared(select(*[_answer[name] for name in _ANSWERED]).where(_OUR_ANSWERS))
_COUNT_ON = Prepared(
    update(tables.workspace)
    .where(tables.workspace.c.team_id == given("team"))
    .values(last_number=tables.workspace.c.last_number + 1)
    .returning(tables.workspace.c.last_number)
)


def get(tx: Transaction, team_id: str, lead_id: int, *, hold: bool = False, answers: bool = True) -> Lead | None:
    """The lead, without its answers where nobody looks at them.

    With `hold` nobody else can change it, or answer for it, until this transaction is over.
    """
    row = (_HELD if hold else _BY_ID).first(tx, team=team_id, lead=lead_id)
    return _one(tx, row) if answers or row is None else record(row)


def by_number(tx: Transaction, team_id: str, number: int) -> Lead | None:
    return _one(tx, _BY_NUMBER.first(tx, team=team_id, number=number))


def _one(tx: Transaction, row: Mapping[str, Any] | None) -> Lead | None:
    return record(row, _answers(tx, row["team_id"], row["id"])) if row else None


def record(row: Mapping[Any, Any], answers: Mapping[str, Answer] | None = None) -> Lead:
    """The lead that a row of `COLUMNS` holds."""
    values = {**row, "stage": Stage(row["stage"]), "answers": answers or {}}
    return Lead(**{**values, "reasons": tuple(row["reasons"]), "cautions": tuple(row["cautions"])})


def _answers(tx: Transaction, team_id: str, lead_id: int) -> dict[str, Answer]:
    return {row["key"]: Answer(**row) for row in _ANSWERS.all(tx, team=team_id, lead=lead_id)}


def next_number(tx: Transaction, team_id: str) -> int:
    """Take the workspace's next number. Whoever takes one waits for who took one before until that is committed
    or given up: new leads come one at a time, and each sees those before it."""
    number: int = _COUNT_ON.value(tx, team=team_id)
    return number


def add(
    tx: Transaction, team_id: str, details: Details, originator: str, version: int, number: int | None = None
) -> Lead:
    """Insert a draft with the number taken for it, or else the workspace's next, and return it."""
    row: dict[str, Any] = {
        "team_id": team_id,
        "number": number or next_number(tx, team_id),
        "stage": Stage.DRAFT,
        "stage_at": tx.now,
        "created_at": tx.now,
        "originator": originator,
        "definition_version": version,
        "reasons": [],
        "cautions": [],
        **_DEFAULTS,
        **_typed(details, keys_of(details)),
    }
    row["id"] = insert(tables.lead, *row, returning="id").value(tx, **row)
    return record({name: row[name] for name in _NAMES if name in row})


_NAMES = [field.name for field in fields(Lead)]
_DEFAULTS = {
    "owner": "",
    "maturity": 1,
    "attempts": 0,
    "offer": 0,
    "decided_by": "",
    "reject_code": "",
    "reject_note": "",
    "overridden_by": "",
    "override_reason": "",
    "track": "",
    "touch": 0,
    "merged_into": 0,
}


_DETAILS = [field.name for field in fields(Details)]


def _typed(details: Details, keys: Keys) -> dict[str, str]:
    return {
        **{name: getattr(details, name) for name in _DETAILS},
        "search": " ".join(words_of(details.name, details.company, details.title, details.source)),
        "email_key": keys.email,
        "phone_key": keys.phone,
        "company_key": keys.company,
        "person_key": keys.person,
    }


def change_details(tx: Transaction, team_id: str, lead_id: int, details: Details) -> None:
    change(tx, team_id, lead_id, **_typed(details, keys_of(details)))


def change(tx: Transaction, team_id: str, lead_id: int, **values: Any) -> None:
    change_where(tx, tables.lead, _OURS, values, team=team_id, lead=lead_id)


def move(tx: Transaction, lead: Lead, sources: Collection[Stage], to: Stage, **values: Any) -> bool:
    """Move the lead, which this transaction has read, if it is in one of the stages; False when it is not.

    When somebody else moves it after it was read, the whole act is run again and sees that.
    """
    if lead.stage not in sources:
        return False
    moved = {"stage": to, "stage_at": tx.now, **values}
    change_one(tx, tables.lead, _here(tuple(sources)), moved, team=lead.team_id, lead=lead.id)
    return True


@cache
def _here(sources: tuple[Stage, ...]) -> ColumnElement[bool]:
    return and_(_OURS, one_of(_lead.stage, sources))


def save_answers(tx: Transaction, lead: Lead, values: Mapping[str, str], by: str) -> Lead:
    """Document these answers now; a question that was answered before gets the new answer.

    One that says the same as before stays vetted, and said by whom it was said.
    Returns the lead with them.
    """
    if not values:
        return lead
    given = {key: _documented(tx, lead.answers.get(key), key, value, by) for key, value in values.items()}
    return copy_answers(tx, lead, given)


def _documented(tx: Transaction, before: Answer | None, key: str, value: str, by: str) -> Answer:
    if before is None or before.value != value:
        return Answer(key, value, by, tx.now)
    return replace(before, documented_by=by, documented_at=tx.now, reopened=False)


def copy_answers(tx: Transaction, lead: Lead, answers: Mapping[str, Answer]) -> Lead:
    """Save answers as they are given, with who documented them and when; returns the lead with them."""
    if not answers:
        return lead
    ours = {"team_id": lead.team_id, "lead_id": lead.id}
    rows = [{**ours, **{name: getattr(answer, name) for name in _ANSWERED}} for answer in answers.values()]
    upsert(tx, tables.answer, rows, ("lead_id", "key"))
    return replace(lead, answers={**lead.answers, **answers})


def withdraw_answers(tx: Transaction, lead: Lead, keys: Collection[str]) -> Lead:
    """Take back answers that a person emptied; returns the lead without them."""
    if not keys:
        return lead
    tx.connection.execute(delete(tables.answer).where(*_these(lead.team_id, lead.id, keys)))
    return replace(lead, answers={key: answer for key, answer in lead.answers.items() if key not in keys})


def reopen_answers(tx: Transaction, team_id: str, lead_id: int, keys: Collection[str]) -> None:
    """Have these questions asked again, keeping what was said to show it."""
    if keys:
        reopened = update(tables.answer).where(*_these(team_id, lead_id, keys)).values(reopened=True)
        tx.connection.execute(reopened)


def _these(team_id: str, lead_id: int, keys: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return (_answer.team_id == team_id, _answer.lead_id == lead_id, _answer.key.in_(list(keys)))
