"""What a workspace knows already that bears on a new lead: who it may be, and whether anybody may contact them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, Text, bindparam, func, select, text, union_all
from sqlalchemy.dialects import postgresql

from bot.lead.details import Details
from bot.lead.identity.sameness import MOST_BLOCKS, Keys, Likeness, SameLead, company_blocks, keys_of, same_phone
from storage import finding, suppressions, tables
from storage.intake.alike import related_companies, similar_companies, similar_person
from storage.sql import Among, Prepared, Transaction, given, insert_new, number, word

_BARRED, _COMPANY = "barred", "company"
_MOST = 4
_WITH_A_KEY = 20
_OF_A_BLOCK = 200
_AT_A_COMPANY = 500

_lead, _block, _suppression = tables.lead.c, tables.company_block.c, tables.suppression.c
_OURS = (_lead.team_id == given("team"), _lead.merged_into == 0)


def _few(what: str, lead_id: Any, detail: Any, *conditions: Any, most: int) -> Select[Any]:
    columns = (word(what).label("what"), lead_id.label("id"), detail.label("detail"))
    return select(select(*columns).where(*conditions).limit(number(most)).subquery())


def _with_key(why: Likeness, name: str) -> Select[Any]:
    same = (_lead[f"{name}_key"] == given(name), text(f"{name}_key <> ''"))
    return _few(why.name, _lead.id, _lead[name], *_OURS, *same, most=_WITH_A_KEY)


def _of_block(block: Any) -> Select[Any]:
    columns = (word(_COMPANY).label("what"), number(0).label("id"), _block.company_key.label("detail"))
    here = (_block.team_id == given("team"), _block.block == block)
    return select(*columns).where(*here).limit(number(_OF_A_BLOCK))


def _of_blocks(*, gathers: bool) -> Iterable[Select[Any]]:
    if gathers:  # PostgreSQL takes longer to begin with a part of a statement than to look into a block
        unnested = func.unnest(bindparam("blocks", type_=postgresql.ARRAY(Text())))
        blocks = unnested.table_valued("one", name="blocks").render_derived()
        found = _of_block(blocks.c.one).lateral("found")
        return [select(found).select_from(blocks, found)]
    return [select(_of_block(given(f"block_{at}")).subquery()) for at in range(MOST_BLOCKS)]


_exactly = (
    _few(_BARRED, _suppression.id, word(""), suppressions.BLOCKED, most=1),
    _with_key(Likeness.EMAIL, "email"),
    _with_key(Likeness.PHONE, "phone"),
)
_EXACTLY = Prepared(union_all(*_exactly))
_AT_COMPANIES = Prepared(
    select(_lead.id, _lead.person_key, _lead.email_key, _lead.company_key)
    .where(*_OURS, Among(_lead.company_key, "companies"), text("company_key <> ''"))
    .order_by(_lead.id.desc())
    .limit(_AT_A_COMPANY)
)


@cache
def _everything(*, gathers: bool) -> Prepared:
    return Prepared(union_all(*_exactly, *_of_blocks(gathers=gathers)))


@dataclass(frozen=True, slots=True)
class Known:
    """`same` are the leads this may be, the likeliest first, and `more` are so many less likely ones; the newest of
    all has the id `newest`. `new_company` is one no lead was at so far."""

    suppressed: bool = False
    same: tuple[SameLead, ...] = ()
    more: int = 0
    newest: int = 0
    new_company: str = ""


def known(tx: Transaction, team_id: str, typed: Details, apart_from: Collection[int] = (), up_to: int = 0) -> Known:
    """What bears on a lead typed like this. Leads with the ids `apart_from`, and all with ids up to `up_to`, are
    somebody else, as somebody said."""
    keys = keys_of(typed)
    rows = _asked(tx, team_id, keys)
    companies = {company for what, _, company in rows if what == _COMPANY}
    why = {lead_id: Likeness.EMAIL for what, lead_id, _ in rows if what == Likeness.EMAIL.name}
    for what, lead_id, phone in rows:
        if what == Likeness.PHONE.name and same_phone(phone, typed.phone):
            why.setdefault(lead_id, Likeness.PHONE)
    for lead_id, likeness in _colleagues(tx, team_id, keys, companies):
        why.setdefault(lead_id, likeness)
    order = list(Likeness)
    asked = {lead_id for lead_id in why if lead_id > up_to} - set(apart_from)
    likely = sorted(asked, key=lambda lead_id: (order.index(why[lead_id]), -lead_id))[:_MOST]
    found = finding.several(tx, team_id, likely) if likely else {}
    return Known(
        suppressed=any(what == _BARRED for what, _, _ in rows),
        same=tuple(SameLead(found[lead_id], why[lead_id]) for lead_id in likely),
        more=len(asked) - len(likely),
        newest=max(why, default=0),
        new_company=keys.company if keys.company not in companies else "",
    )


def _asked(tx: Transaction, team_id: str, keys: Keys) -> Sequence[Sequence[Any]]:
    given_keys: dict[str, Any] = {"team": team_id, "email": keys.email, "phone": keys.phone, **suppressions.keys(keys)}
    blocks = company_blocks(keys.company)
    if not blocks:
        return _EXACTLY.rows(tx, **given_keys)
    if tx.gathers:
        given_keys["blocks"] = list(blocks)
    else:
        given_keys |= {f"block_{at}": blocks[at] if at < len(blocks) else "" for at in range(MOST_BLOCKS)}
    return _everything(gathers=tx.gathers).rows(tx, **given_keys)


def _colleagues(
    tx: Transaction, team_id: str, keys: Keys, companies: Collection[str]
) -> Iterator[tuple[int, Likeness]]:
    """Leads at the same company: who may be the same person, and who shares the company's email domain."""
    same = similar_companies(keys.company, companies) if companies else []
    related = related_companies(keys.company, companies) if companies and keys.domain else []
    if not same and not related:
        return
    rows = _AT_COMPANIES.rows(tx, team=team_id, companies=list({*same, *related}))
    for lead_id, person, email, company in rows:
        colleague = bool(keys.domain) and email.endswith(f"@{keys.domain}")
        if (colleague or company in same) and similar_person(keys.person, person):
            yield lead_id, Likeness.PERSON
        elif colleague:
            yield lead_id, Likeness.COMPANY


def learn_company(tx: Transaction, team_id: str, company: str) -> None:
    """Enter a company into its blocks, so that it is found by a similar name; a repeat changes nothing."""
    rows = [{"team_id": team_id, "block": block, "company_key": company} for block in company_blocks(company)]
    if rows:
        insert_new(tx, tables.company_block, rows)
