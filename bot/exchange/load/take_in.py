"""New leads of an import: added as at intake, and kept back or sent to be judged by what they came with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.cadence.work import Work
from bot.exchange.load.job import Import
from bot.exchange.load.prompts import LAST, asked_at, too_many
from bot.exchange.rows.candidate import Candidate, Fate
from bot.lead.access import hours_of
from bot.lead.definition.questions import Definition
from bot.lead.definition.verdict import Verdict, assess, only_attended
from bot.lead.details import Details
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from bot.lead.record import Answer, Lead
from bot.lead.workplace.calendar import WorkingHours, add_working_days
from bot.sources.kinds import Kind, arrival_of, kind_of_arrival
from bot.sources.source import Source
from storage import due, history, workspaces
from storage.due import Plan
from storage.exchange import lines
from storage.exchange.new_leads import New, add_all
from storage.sources import batches, sources
from storage.sql import Transaction


@dataclass(slots=True)
class Terms:
    """The terms of an import, as they are in this transaction. `whose` are those who get its leads in turn."""

    imp: Import
    definition: Definition
    whose: Sequence[str]
    source: Source
    overwrite: bool
    known: dict[tuple[str, str, str], Source] = field(default_factory=dict)
    hours: dict[str, WorkingHours] = field(default_factory=dict)
    mornings: dict[str, dict[int, datetime]] = field(default_factory=dict)

    @property
    def team_id(self) -> str:
        return self.imp.team_id

    @property
    def source_id(self) -> int:
        return self.source.id

    @property
    def batch_id(self) -> int:
        return self.source.batch_id if self.imp.chosen.get("batch") else 0


def terms_of(tx: Transaction, imp: Import, source: str) -> Terms:
    """Read the terms; the source and the batch are made when the first rows are taken."""
    definition = workspaces.definition(tx, imp.team_id, imp.definition)
    chosen = imp.chosen
    found = sources.get(tx, imp.team_id, imp.source_id) if imp.source_id else _source(tx, imp, source)
    batch = str(chosen.get("batch") or "")
    found = replace(found, batch_id=imp.batch_id or _batch(tx, imp, found, batch)) if batch and found.id else found
    return Terms(imp, definition, _whose(tx, imp), found, bool(chosen.get("overwrite")))


def _source(tx: Transaction, imp: Import, name: str, arrival: str = "", kind: str = Kind.LIST) -> Source:
    """Return the source of that name; a new one is of that `kind`, unless the file says how they came in."""
    return sources.match(tx, imp.team_id, name, imp.user_id, kind_of_arrival(arrival) or kind)


def _batch(tx: Transaction, imp: Import, source: Source, name: str) -> int:
    batch = batches.called(tx, imp.team_id, source.id, name)
    batch = batch or batches.add(tx, imp.team_id, source.id, name, imp.user_id, 0, "")
    return batch.id if batch else 0


def _whose(tx: Transaction, imp: Import) -> Sequence[str]:
    owner = str(imp.chosen.get("owner") or "me")
    if owner == "spread":
        return workspaces.members(tx, imp.team_id)[Role.MARKETER] or (imp.user_id,)
    return (imp.user_id if owner == "me" else owner,)


def source_of(tx: Transaction, terms: Terms, row: Candidate) -> Source:
    """Return the source that a row names, or else the import's; looked up once for each. One that Baton exported says
    itself how they came in, or that nobody knew: then its source need not be a list."""
    details = row.details
    if details.source in ("", terms.source.name):
        return terms.source
    key = (details.source, details.arrival, "" if row.lead else Kind.LIST)
    if key not in terms.known:
        found = _source(tx, terms.imp, *key)
        terms.known[key] = terms.source if found.id in (0, terms.source.id) else found
    return terms.known[key]


def answers_of(tx: Transaction, terms: Terms, row: Candidate) -> dict[str, Answer]:
    """Return its answers, documented by whoever imports them, as of when the prospect gave them."""
    at = min(row.came_at, tx.now) if row.came_at else tx.now
    return {key: Answer(key, value, terms.imp.user_id, at) for key, value in row.answers.items() if value}


def take_in(tx: Transaction, terms: Terms, rows: Sequence[Candidate]) -> list[dict[str, Any]]:
    """Add a lead for each of these rows; returns their lines."""
    first = terms.imp.counts.get(Fate.NEW, 0)
    drafts = [_draft(tx, terms, row, first + at) for at, row in enumerate(rows)]
    added = add_all(tx, terms.team_id, terms.definition.version, [new for new, _ in drafts])
    told = [(lead, _said(terms, row)) for lead, row in zip(added, rows, strict=True)]
    history.record_all(tx, EventKind.CAPTURED, told, terms.imp.user_id)
    _plan(tx, terms, [(lead, first + at) for at, lead in enumerate(added) if not drafts[at][1]])
    return [
        lines.row(terms.team_id, terms.imp.id, row, Fate.NEW, lead_id=lead.id, state=state, lines=1)
        for lead, row, (_, state) in zip(added, rows, drafts, strict=True)
    ]


def _plan(tx: Transaction, terms: Terms, drafts: Sequence[tuple[Lead, int]]) -> None:
    """Plan when their marketers are asked about these drafts, each with its place among the import's."""
    plans = []
    for lead, place in drafts:
        known = terms.mornings.setdefault(lead.in_charge, {})
        hours = terms.hours.get(lead.in_charge) or hours_of(tx, lead.team_id, lead.in_charge)
        terms.hours[lead.in_charge] = hours
        own = 0 if lead.triage_at else place // len(terms.whose)
        when = asked_at(own, known, lambda day, hours=hours: add_working_days(tx.now, day, hours))  # type: ignore[misc]
        plans.append(Plan(lead, when, tx.now if lead.triage_at else when, 0 if lead.triage_at else LAST))
    due.schedule_all(tx, terms.team_id, Work.PROMPT, plans, first=True)


def _said(terms: Terms, row: Candidate) -> dict[str, Any]:
    """Return what history keeps of where the lead comes from."""
    came = {"came_at": row.came_at.isoformat()} if row.came_at else {}
    answers = {"answers": dict(row.answers)} if row.answers else {}
    return {"import": terms.imp.id, "file": terms.imp.name, "line": row.line, **came, **answers}


def _draft(tx: Transaction, terms: Terms, row: Candidate, place: int) -> tuple[New, str]:
    """Return the draft, and "judge" if it has all that it takes to be judged. `place` counts the import's leads."""
    whose = terms.whose[place % len(terms.whose)]
    source = source_of(tx, terms, row)
    details = row.details
    if not details.source and source.name:
        details = replace(details, source=source.name)
    if not details.arrival and source.kind:
        details = replace(details, arrival=arrival_of(source.kind))
    answers = answers_of(tx, terms, row)
    reasons, triage_at, state = _kept_back(terms, details, answers, tx.now)
    if not state and too_many(place // len(terms.whose)):
        triage_at = triage_at or tx.now
    return New(details, whose, answers, source, reasons, triage_at), state


def _kept_back(
    terms: Terms, details: Details, answers: Mapping[str, Answer], now: datetime
) -> tuple[Sequence[str], datetime | None, str]:
    """Judge what is no question of anything but the answers: as bot/judging/judge does with one."""
    mine = {name: getattr(details, name) for name in Details.__dataclass_fields__}
    about: dict[str, Any] = {"id": 0, "team_id": terms.team_id, "number": 0, "stage": Stage.DRAFT, "originator": ""}
    lead = Lead(**mine, **about, stage_at=now, created_at=now, answers=answers)
    found = assess(lead, terms.definition, now)
    if only_attended(lead, terms.definition, found, now):
        return found.reasons, now, ""
    if not answers:
        return (), None, ""
    return ((), None, "judge") if found.verdict is not Verdict.MISSING else (found.reasons, None, "")
