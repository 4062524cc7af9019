"""Leads: read as records with their answers, changed by statements that name their workspace."""

from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, select, text, update

from bot.lead.details import DETAILS, Details
from bot.lead.identity.given import Given, given_for
from bot.lead.identity.sameness import Keys, keys_of
from bot.lead.identity.searched import searched
from bot.lead.lifecycle import Stage
from bot.lead.record import Answer, Lead
from bot.sources.source import NOWHERE, Source
from storage import tables
from storage.answers import answered
from storage.do_not_contact import lead_keys
from storage.intake import given as given_keys
from storage.intake.places import LeadPlace, next_place
from storage.nurture import courses
from storage.sql import Among, Prepared, Transaction, among_ours, given, insert, one_of

_lead = tables.lead.c
COLUMNS = [_lead[field.name] for field in fields(Lead) if field.name != "answers"]
_OURS = and_(_lead.team_id == given("team"), _lead.id == given("lead"))
_BY_ID = Prepared(select(*COLUMNS).where(_OURS))
_HELD = Prepared(select(*COLUMNS).where(_OURS).with_for_update(key_share=True))
_FREE = Prepared(
    select(_lead.id)
    .where(among_ours(_lead.team_id, Among(_lead.id, "ids")))
    .with_for_update(key_share=True, skip_locked=True)
)
_CLOSED_FOR = Prepared(
    select(*COLUMNS).where(_lead.team_id == given("team"), _lead.bar_id == given("entry"), text("bar_id <> 0"))
)
_BY_NUMBER = Prepared(select(*COLUMNS).where(_lead.team_id == given("team"), _lead.number == given("number")))


def get(tx: Transaction, team_id: str, lead_id: int, *, hold: bool = False, answers: bool = True) -> Lead | None:
    """Return the lead, without its `answers` if nobody will look at them.

    With `hold`, nobody else can change it, or answer for it, until this transaction is over.
    """
    row = (_HELD if hold else _BY_ID).first(tx, team=team_id, lead=lead_id)
    return _one(tx, row) if answers or row is None else record(row)


def hold_free(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> set[int]:
    """Hold those of the leads that nobody else holds, without waiting; returns their ids."""
    return set(_FREE.values(tx, team=team_id, ids=list(lead_ids)))


def by_number(tx: Transaction, team_id: str, number: int) -> Lead | None:
    return _one(tx, _BY_NUMBER.first(tx, team=team_id, number=number))


def _one(tx: Transaction, row: Mapping[str, Any] | None) -> Lead | None:
    return record(row, answered.of(tx, row["team_id"], row["id"])) if row else None


def record(row: Mapping[Any, Any], answers: Mapping[str, Answer] | None = None) -> Lead:
    """Make a lead of a row of `COLUMNS`."""
    values = {**row, "stage": Stage(row["stage"]), "answers": answers or {}}
    return Lead(**{**values, "reasons": tuple(row["reasons"]), "cautions": tuple(row["cautions"])})


def add(
    tx: Transaction,
    team_id: str,
    details: Details,
    originator: str,
    version: int,
    place: LeadPlace | None = None,
    source: Source = NOWHERE,
) -> Lead:
    """Insert a draft at the place taken for it, or else at the workspace's next, and return it. It joins the batch that
    new leads of its `source` are in."""
    number, lead_id = place or next_place(tx, team_id)
    row = new_row(tx.now, team_id, number, details, originator, version, source)
    if lead_id is None:
        row["id"] = insert(tables.lead, *row, returning="id").value(tx, **row)
    else:
        row["id"] = lead_id
        insert(tables.lead, *row).run(tx, **row)
    if details.notes:
        given_keys.learn(tx, team_id, row["id"], besides(details, given_for(details)))
    lead_keys.know(tx, team_id, row["id"], details)
    return as_added(row)


def new_row(
    now: datetime, team_id: str, number: int, details: Details, originator: str, version: int, source: Source
) -> dict[str, Any]:
    """Return the row of a new draft, without an id."""
    return {
        **_DEFAULTS,
        "team_id": team_id,
        "number": number,
        "stage": Stage.DRAFT,
        "stage_at": now,
        "created_at": now,
        "originator": originator,
        "in_charge": originator,
        "definition_version": version,
        "reasons": [],
        "cautions": [],
        "source_id": source.as_named,
        "batch_id": source.batch_id,
        **_typed(details, keys_of(details)),
    }


def as_added(row: Mapping[str, Any]) -> Lead:
    """Return the draft of a new row, with its id."""
    return record({name: row[name] for name in _NAMES if name in row})


_NAMES = [field.name for field in fields(Lead)]
_DEFAULTS = {one.name: one.default for one in fields(Lead) if one.default is not MISSING and one.name not in DETAILS}


def _typed(details: Details, keys: Keys) -> dict[str, str]:
    return {
        **{name: getattr(details, name) for name in DETAILS},
        "search": searched(details),
        "email_key": keys.email,
        "phone_key": keys.phone,
        "company_key": keys.company,
        "person_key": keys.person,
    }


def change_details(tx: Transaction, lead: Lead, details: Details, source: Source | None = None) -> None:
    """Write who the lead is now, and the `source` it is of if that changed; it is still recognised by what it was
    before."""
    given_keys.learn(tx, lead.team_id, lead.id, besides(details, given_for(lead.details) | given_for(details)))
    source_id = lead.source_id if source is None else source.as_named
    change(tx, lead.team_id, lead.id, **_typed(details, keys_of(details)), source_id=source_id, faded_at=None)
    lead_keys.know_now(tx, lead.team_id, lead.id, details)


def besides(details: Details, known: set[Given]) -> set[Given]:
    """Return those that are not in the lead's own row."""
    own = given_for(replace(details, notes=""))
    return {one for one in known if one not in own}


def change(tx: Transaction, team_id: str, lead_id: int, **values: Any) -> None:
    _changing(*values).run(tx, team=team_id, lead=lead_id, **values)


@cache
def _changing(*columns: str) -> Prepared:
    return Prepared(update(tables.lead).where(_OURS), *columns)


def move(tx: Transaction, lead: Lead, sources: Collection[Stage], to: Stage, **values: Any) -> bool:
    """Move the lead, which this transaction has read, if it is in one of the stages; returns False if it is not.

    One that is not nurtured any more is on no track either.
    If somebody else moves it after it was read, the whole act is run again and sees that.
    """
    if lead.stage not in sources:
        return False
    if lead.stage is Stage.NURTURING and to is not Stage.NURTURING:
        courses.end(tx, lead, to)
    moved = {"stage": to, "stage_at": tx.now, **values}
    read = {"team": lead.team_id, "lead": lead.id, "offered": lead.offer}
    _moving(tuple(sources), *moved).change_one(tx, **read, **moved)
    return True


def closed_for(tx: Transaction, team_id: str, entry_id: int) -> list[Lead]:
    """The leads that were closed for an entry of the do-not-contact list, and still are."""
    rows = _CLOSED_FOR.all(tx, team=team_id, entry=entry_id)
    return [lead for row in rows if (lead := record(row)).stage is Stage.REFUSED]


@cache
def _moving(sources: tuple[Stage, ...], *columns: str) -> Prepared:
    """Make the statement that moves a lead in one of the stages that was not offered again since it was read."""
    here = and_(_OURS, one_of(_lead.stage, sources), _lead.offer == given("offered"))
    return Prepared(update(tables.lead).where(here), *columns)
