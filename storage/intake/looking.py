"""The statements that look for what is known of somebody: one round trip, each part served by an index."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, Text, bindparam, func, select, text, union_all
from sqlalchemy.dialects import postgresql

from bot.lead.identity.reach import Reach
from bot.lead.identity.sameness import (
    MOST_BLOCKS,
    Keys,
    Likeness,
    company_blocks,
)
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, number, word

COMPANY, LISTED = "company", "listed"
_WITH_A_KEY = 20
_OF_A_BLOCK = 200
_AT_A_COMPANY = 500

_lead, _block = tables.lead.c, tables.company_block.c
_given, _listed = tables.given_key.c, tables.suppression_key.c
_OURS = _lead.team_id == given("team")


def _few(what: str, lead_id: Any, detail: Any, *conditions: Any, most: int) -> Select[Any]:
    columns = (word(what).label("what"), lead_id.label("id"), detail.label("detail"))
    return select(select(*columns).where(*conditions).limit(number(most)).subquery())


def _with_key(why: Likeness, name: str) -> Select[Any]:
    same = (_lead[f"{name}_key"] == given(name), text(f"{name}_key <> ''"))
    return _few(why.name, _lead.id, _lead[name], _OURS, *same, most=_WITH_A_KEY)


def _given_before(name: str) -> Select[Any]:
    """Select those for whom this address or number was given besides the one in their field."""
    columns = (_given.why.label("what"), _given.lead_id.label("id"), _given.number.label("detail"))
    here = (_given.team_id == given("team"), _given.key == given(name))
    return select(select(*columns).where(*here).limit(number(_WITH_A_KEY)).subquery())


def _on_the_list() -> Select[Any]:
    """Select a way to reach them that is on the do-not-contact list, whatever its entry says."""
    here = (_listed.team_id == given("team"), Among(_listed.key, "ways"))
    return _few(LISTED, _listed.suppression_id, _listed.key, *here, most=1)


def _called(*conditions: Any) -> Select[Any]:
    """Select those with exactly this name."""
    same = (_lead.person_key == given("person"), text("person_key <> ''"))
    return _few(Likeness.NAME.name, _lead.id, word(""), _OURS, *same, *conditions, most=_WITH_A_KEY)


def _of_block(block: Any) -> Select[Any]:
    columns = (word(COMPANY).label("what"), number(0).label("id"), _block.company_key.label("detail"))
    here = (_block.team_id == given("team"), _block.block == block)
    return select(*columns).where(*here).limit(number(_OF_A_BLOCK))


def _of_blocks(*, gathers: bool) -> Iterable[Select[Any]]:
    if gathers:  # PostgreSQL takes longer to begin a part of a statement than to look into a block
        unnested = func.unnest(bindparam("blocks", type_=postgresql.ARRAY(Text())))
        blocks = unnested.table_valued("one", name="blocks").render_derived()
        found = _of_block(blocks.c.one).lateral("found")
        return [select(found).select_from(blocks, found)]
    return [select(_of_block(given(f"block_{at}")).subquery()) for at in range(MOST_BLOCKS)]


_exactly = (
    _with_key(Likeness.EMAIL, "email"),
    _with_key(Likeness.PHONE, "phone"),
    _given_before("email"),
    _given_before("phone"),
    _on_the_list(),
)
_EXACTLY = Prepared(union_all(*_exactly, _called()))
_AT_COMPANIES = Prepared(
    select(_lead.id, _lead.person_key, _lead.email_key, _lead.company_key)
    .where(_OURS, Among(_lead.company_key, "companies"), text("company_key <> ''"))
    .order_by(_lead.id.desc())
    .limit(_AT_A_COMPANY)
)


@cache
def _everything(*, gathers: bool) -> Prepared:
    return Prepared(union_all(*_exactly, _called(_lead.company_key == ""), *_of_blocks(gathers=gathers)))


def rows_about(tx: Transaction, team_id: str, keys: Keys, ways: Iterable[Reach] = ()) -> Sequence[Sequence[Any]]:
    """Return (what, id, detail): the name of a Likeness with a lead's id, COMPANY with a company's key, or LISTED if
    one of these `ways` to reach them is on the do-not-contact list."""
    given_keys: dict[str, Any] = {"team": team_id, "email": keys.email, "phone": keys.phone, "person": keys.person}
    given_keys["ways"] = [way.key for way in ways]
    blocks = company_blocks(keys.company)
    if not blocks:
        return _EXACTLY.rows(tx, **given_keys)
    if tx.gathers:
        given_keys["blocks"] = list(blocks)
    else:
        given_keys |= {f"block_{at}": blocks[at] if at < len(blocks) else "" for at in range(MOST_BLOCKS)}
    return _everything(gathers=tx.gathers).rows(tx, **given_keys)


def at_companies(tx: Transaction, team_id: str, companies: Collection[str]) -> Sequence[Sequence[Any]]:
    """Return (id, person, email, company) of leads at companies with these keys, by their keys; the newest first."""
    return _AT_COMPANIES.rows(tx, team=team_id, companies=list(companies))
