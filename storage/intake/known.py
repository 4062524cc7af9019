"""Finding what a workspace already knows of a new lead: who it may be."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import select

from bot.lead.details import Details
from bot.lead.identity.reach import reach_of
from bot.lead.identity.sameness import (
    Keys,
    Likeness,
    SameLead,
    company_blocks,
    keys_of,
    related,
    same_phone,
)
from bot.lead.record import Lead
from storage import leads, tables
from storage.intake.alike import related_companies, similar_companies, similar_person
from storage.intake.goes_on import goes_on_as
from storage.intake.looking import COMPANY, LISTED, at_companies, rows_about
from storage.sql import Among, Prepared, Transaction, among_ours, insert_new

_MOST = 4
_ORDER = list(Likeness)
_lead = tables.lead.c
_FOUND = Prepared(select(*leads.COLUMNS).where(among_ours(_lead.team_id, Among(_lead.id, "ids"))))


@dataclass(frozen=True, slots=True)
class Known:
    """The findings. `same` are the leads this may be, likeliest first, and `more` counts the less likely ones; the
    newest of all has the id `newest`. `new_company` is one that no lead has been at so far. With `may_be_barred`, the
    do-not-contact list holds a way to reach them: what its entry says is to be asked."""

    same: tuple[SameLead, ...] = ()
    more: int = 0
    newest: int = 0
    new_company: str = ""
    may_be_barred: bool = False


def known(tx: Transaction, team_id: str, typed: Details, apart_from: Collection[int] = (), up_to: int = 0) -> Known:
    """Return what is known of a lead typed like this. Leads with the ids `apart_from`, and all with ids up to `up_to`,
    are somebody else, as the marketer said."""
    keys = keys_of(typed)
    rows = rows_about(tx, team_id, keys, reach_of(typed))
    companies = {company for what, _, company in rows if what == COMPANY}
    alike = _surest(_by_key(rows, typed), _colleagues(tx, team_id, keys, companies))
    why, through = _as_they_go_on(tx, team_id, alike)
    asked = {lead_id for lead_id in why if lead_id > up_to} - set(apart_from)
    likely = sorted(asked, key=lambda lead_id: (_ORDER.index(why[lead_id]), -lead_id))[:_MOST]
    found = _with_details(tx, team_id, {*likely, *(through[lead_id] for lead_id in likely)}) if likely else {}
    return Known(
        same=tuple(
            SameLead(found[lead_id], why[lead_id], found[was].label if (was := through[lead_id]) != lead_id else "")
            for lead_id in likely
        ),
        more=len(asked) - len(likely),
        newest=max(why, default=0),
        new_company=keys.company if keys.company not in companies else "",
        may_be_barred=any(what == LISTED for what, *_ in rows),
    )


def _with_details(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, Lead]:
    """Return the leads by id, without their answers."""
    return {row["id"]: leads.record(row) for row in _FOUND.all(tx, team=team_id, ids=list(lead_ids))}


def _by_key(rows: Sequence[Sequence[Any]], typed: Details) -> Iterator[tuple[int, Likeness]]:
    for what, lead_id, phone in rows:
        why = Likeness.__members__.get(what)
        if why and (why is Likeness.EMAIL or not phone or same_phone(phone, typed.phone)):
            yield lead_id, why


def _surest(*alike: Iterable[tuple[int, Likeness]]) -> dict[int, Likeness]:
    """Return the surest reason for each lead."""
    why: dict[int, Likeness] = {}
    for lead_id, likeness in chain(*alike):
        why[lead_id] = min(likeness, why.get(lead_id, likeness), key=_ORDER.index)
    return why


def _as_they_go_on(
    tx: Transaction, team_id: str, alike: Mapping[int, Likeness]
) -> tuple[dict[int, Likeness], dict[int, int]]:
    """Return the leads that those found go on as, each with the surest reason and the found lead that has it."""
    ends = goes_on_as(tx, team_id, alike) if alike else {}
    why: dict[int, Likeness] = {}
    through: dict[int, int] = {}
    for lead_id in sorted(alike, key=lambda lead_id: (_ORDER.index(alike[lead_id]), lead_id in ends, -lead_id)):
        end = ends.get(lead_id, lead_id)
        why.setdefault(end, alike[lead_id])
        through.setdefault(end, lead_id)
    return why, through


def _colleagues(
    tx: Transaction, team_id: str, keys: Keys, companies: Collection[str]
) -> Iterator[tuple[int, Likeness]]:
    """Find, at the same company, who may be the same person, and who shares the company's email domain; and, at a
    company that may belong to it, who may be the same person."""
    same = similar_companies(keys.company, companies) if companies else []
    near = related_companies(keys.company, companies) if companies and keys.domain else []
    family = {company for company in companies if related(keys.company, company)}
    if not same and not near and not family:
        return
    rows = at_companies(tx, team_id, {*same, *near, *family})
    for lead_id, person, email, company in rows:
        colleague = bool(keys.domain) and email.endswith(f"@{keys.domain}")
        person_too = similar_person(keys.person, person)
        if (colleague or company in same) and person_too:
            yield lead_id, Likeness.PERSON
        elif company in family and person_too:
            yield lead_id, Likeness.RELATED
        elif colleague:
            yield lead_id, Likeness.COMPANY


def learn_company(tx: Transaction, team_id: str, company: str) -> None:
    """Enter a company into its blocks, so that a similar name finds it; a repeat changes nothing."""
    rows = [{"team_id": team_id, "block": block, "company_key": company} for block in company_blocks(company)]
    if rows:
        insert_new(tx, tables.company_block, rows)
