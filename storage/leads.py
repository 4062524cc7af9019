"""Leads and their answers: read as records, changed by statements that name their workspace."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update

from bot.rules.contact_details import normalize_email
from bot.rules.lead import Answer, Details, Lead
from bot.rules.lifecycle import Stage
from storage import tables
from storage.engine import Transaction
from storage.statements import upsert

_lead = tables.lead.c
_answer = tables.answer.c
_COLUMNS = [_lead[field.name] for field in fields(Lead) if field.name != "answers"]


def get(tx: Transaction, team_id: str, lead_id: int) -> Lead | None:
    return _one(tx, and_(_lead.team_id == team_id, _lead.id == lead_id))


def by_number(tx: Transaction, team_id: str, number: int) -> Lead | None:
    return _one(tx, and_(_lead.team_id == team_id, _lead.number == number))


def _one(tx: Transaction, condition: ColumnElement[bool]) -> Lead | None:
    row = tx.connection.execute(select(*_COLUMNS).where(condition)).mappings().first()
    return _record(row, _answers(tx, row["team_id"], row["id"])) if row else None


def _record(row: Mapping[Any, Any], answers: Mapping[str, Answer]) -> Lead:
    values = {**row, "stage": Stage(row["stage"]), "answers": answers}
    return Lead(**{**values, "reasons": tuple(row["reasons"]), "cautions": tuple(row["cautions"])})


def _answers(tx: Transaction, team_id: str, lead_id: int) -> dict[str, Answer]:
    columns = [_answer[field.name] for field in fields(Answer)]
    found = select(*columns).where(_answer.team_id == team_id, _answer.lead_id == lead_id)
    return {row["key"]: Answer(**row) for row in tx.connection.execute(found).mappings()}


def add(tx: Transaction, team_id: str, details: Details, originator: str, version: int) -> int:
    """Insert a draft with the workspace's next number; returns its id."""
    numbers = tables.workspace
    number = tx.connection.execute(
        update(numbers)
        .where(numbers.c.team_id == team_id)
        .values(last_number=numbers.c.last_number + 1)
        .returning(numbers.c.last_number)
    ).scalar_one()
    row = {
        "team_id": team_id,
        "number": number,
        "stage": Stage.DRAFT,
        "stage_at": tx.now,
        "created_at": tx.now,
        "originator": originator,
        "definition_version": version,
        "reasons": [],
        "cautions": [],
        **_DEFAULTS,
        **_typed(details),
    }
    lead_id: int = tx.connection.execute(insert(tables.lead).values(row).returning(_lead.id)).scalar_one()
    return lead_id


_DEFAULTS = {
    "owner": "",
    "maturity": 1,
    "attempts": 0,
    "offer": 0,
    "decided_by": "",
    "reject_code": "",
    "reject_note": "",
    "track": "",
    "touch": 0,
}


def _typed(details: Details) -> dict[str, str]:
    search = " ".join((details.name, details.company, details.title, details.source)).casefold()
    return {**asdict(details), "email_key": normalize_email(details.email), "search": search}


def change_details(tx: Transaction, team_id: str, lead_id: int, details: Details) -> None:
    change(tx, team_id, lead_id, **_typed(details))


def change(tx: Transaction, team_id: str, lead_id: int, **values: Any) -> None:
    ours = and_(_lead.team_id == team_id, _lead.id == lead_id)
    tx.connection.execute(update(tables.lead).where(ours).values(**values))


def move(tx: Transaction, lead: Lead, sources: Collection[Stage], to: Stage, **values: Any) -> bool:
    """Move the lead if it is still in one of the stages; False when somebody else was first."""
    here = and_(_lead.team_id == lead.team_id, _lead.id == lead.id, _lead.stage.in_(list(sources)))
    moved = update(tables.lead).where(here).values(stage=to, stage_at=tx.now, **values)
    return tx.connection.execute(moved).rowcount == 1


def save_answers(tx: Transaction, team_id: str, lead_id: int, values: Mapping[str, str], by: str) -> None:
    """Document these answers now; a question that was answered before gets the new answer."""
    if not values:
        return
    common = {
        "team_id": team_id,
        "lead_id": lead_id,
        "documented_by": by,
        "documented_at": tx.now,
        "reopened": False,
    }
    rows = [{**common, "key": key, "value": value} for key, value in values.items()]
    upsert(tx.connection, tables.answer, rows, ("lead_id", "key"))


def withdraw_answers(tx: Transaction, team_id: str, lead_id: int, keys: Collection[str]) -> None:
    """Take back answers that a person emptied."""
    ours = and_(_answer.team_id == team_id, _answer.lead_id == lead_id, _answer.key.in_(list(keys)))
    if keys:
        tx.connection.execute(delete(tables.answer).where(ours))


def reopen_answers(tx: Transaction, team_id: str, lead_id: int, keys: Collection[str]) -> None:
    """Have these questions asked again, keeping what was said to show it."""
    ours = and_(_answer.team_id == team_id, _answer.lead_id == lead_id, _answer.key.in_(list(keys)))
    if keys:
        tx.connection.execute(update(tables.answer).where(ours).values(reopened=True))


def listed(
    tx: Transaction,
    team_id: str,
    stages: Iterable[Stage],
    *,
    originator: str = "",
    owner: str = "",
    limit: int = 10,
) -> list[Lead]:
    """Leads in these stages, those longest in their stage first, without their answers."""
    wanted = [_lead.team_id == team_id, _lead.stage.in_(list(stages))]
    wanted += [_lead.originator == originator] if originator else []
    wanted += [_lead.owner == owner] if owner else []
    return _records(tx, and_(*wanted), _lead.stage_at, limit)


def search(tx: Transaction, team_id: str, text: str, limit: int = 10) -> list[Lead]:
    """Leads whose name, company, title or source contains the text, or whose email it is; newest first."""
    found = _lead.search.contains(text.casefold(), autoescape=True)
    if "@" in text:
        found = or_(found, _lead.email_key == normalize_email(text))
    return _records(tx, and_(_lead.team_id == team_id, found), _lead.number.desc(), limit)


def _records(tx: Transaction, wanted: ColumnElement[bool], order: Any, limit: int) -> list[Lead]:
    rows = tx.connection.execute(select(*_COLUMNS).where(wanted).order_by(order, _lead.id).limit(limit))
    return [_record(row, {}) for row in rows.mappings()]


def count(tx: Transaction, team_id: str, *conditions: ColumnElement[bool]) -> int:
    counted = select(func.count()).select_from(tables.lead).where(_lead.team_id == team_id, *conditions)
    return tx.connection.execute(counted).scalar_one()
