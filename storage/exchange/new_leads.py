"""New leads, many at once: the same rows that one gets at intake, in as few statements as there are tables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from bot.lead.details import Details
from bot.lead.identity.given import given_for
from bot.lead.identity.reach import reach_of
from bot.lead.identity.sameness import company_blocks, keys_of
from bot.lead.record import Answer, Lead
from bot.sources.source import NOWHERE, Source
from storage import leads, tables
from storage.exchange.knowing import new_companies
from storage.intake.places import LeadPlace, ids_at, next_places
from storage.sql import Transaction, insert_all, insert_new, look_anew

_ANSWERED = tuple(name for name in Answer.__dataclass_fields__)
_BESIDES = (
    *(tables.lead_key, tables.given_key, tables.company_block, tables.answer),
    *(tables.event, tables.due, tables.import_line),
)


class New(NamedTuple):
    """A draft to be: whose credit it is, and the `reasons` it is kept back for; on the triage list since `triage_at`
    (UTC)."""

    details: Details
    originator: str
    answers: Mapping[str, Answer]
    source: Source = NOWHERE
    reasons: Sequence[str] = ()
    triage_at: datetime | None = None


def sized_up(tx: Transaction, added: int) -> None:
    """Have the database know how large the tables have become in which so many leads were added at once."""
    look_anew(tx, (tables.lead, *_BESIDES), added)


def add_all(tx: Transaction, team_id: str, version: int, new: Sequence[New]) -> list[Lead]:
    """Insert these drafts, judged by that version of the definition, and return them in their order."""
    if not new:
        return []
    places = next_places(tx, team_id, len(new))
    rows = [_row(tx.now, team_id, place, version, each) for place, each in zip(places, new, strict=True)]
    insert_all(tx, tables.lead, rows)
    rows = [{**row, "id": lead_id} for row, lead_id in zip(rows, ids_at(tx, team_id, places), strict=True)]
    _reach(tx, team_id, rows, new)
    _learn_companies(tx, team_id, new)
    answers = [
        {"team_id": team_id, "lead_id": row["id"], **{name: getattr(answer, name) for name in _ANSWERED}}
        for row, each in zip(rows, new, strict=True)
        for answer in each.answers.values()
    ]
    insert_all(tx, tables.answer, answers)
    return [
        replace(leads.as_added(row), answers=each.answers) if each.answers else leads.as_added(row)
        for row, each in zip(rows, new, strict=True)
    ]


def _row(now: datetime, team_id: str, place: LeadPlace, version: int, new: New) -> dict[str, Any]:
    row = leads.new_row(now, team_id, place.number, new.details, new.originator, version, new.source)
    its_id = {"id": place.id} if place.id is not None else {}
    return {**row, **its_id, "reasons": list(new.reasons), "triage_at": new.triage_at}


def _reach(tx: Transaction, team_id: str, rows: Sequence[Mapping[str, Any]], new: Sequence[New]) -> None:
    """Note how each is reached and recognised: see `leads.add`."""
    ways, given = [], []
    for row, each in zip(rows, new, strict=True):
        whose = {"team_id": team_id, "lead_id": row["id"]}
        ways += [{**whose, **way._asdict()} for way in reach_of(each.details)]
        if each.details.notes:
            found = sorted(leads.besides(each.details, given_for(each.details)))
            given += [{**whose, **one._asdict(), "why": one.why.name} for one in found]
    if ways:
        insert_new(tx, tables.lead_key, ways)
    if given:
        insert_new(tx, tables.given_key, given)


def _learn_companies(tx: Transaction, team_id: str, new: Sequence[New]) -> None:
    companies = new_companies(tx, team_id, (keys_of(each.details).company for each in new))
    rows = [
        {"team_id": team_id, "block": block, "company_key": company}
        for company in companies
        for block in company_blocks(company)
    ]
    if rows:
        insert_new(tx, tables.company_block, rows)
