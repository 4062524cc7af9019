"""Lists of leads: by stage and person, and by the words in them. An index serves each, even among a million."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, column, func, select, table, text, union_all

from bot.lead.identity.contact_details import normalize_email, phone_problem
from bot.lead.identity.sameness import phone_key
from bot.lead.identity.words import PART, SHORTEST_PART, words_of
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead, Listed
from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours, given, number

_lead = tables.lead.c
Part = tuple[str, Stage]
"""A part of a list: whose leads ("in_charge" or "owner" for one person's, "" for everybody's), in which stage."""
LISTED = [_lead[name] for name in Listed._fields if name not in ("date", "also", "comes", "why", "stands")]
MOST_COUNTED = 1000
"""Nobody leafs through more: `/lead find` narrows it down."""
_STAGES = {stage.value: stage for stage in Stage}
_BRIEF = (
    *("id", "team_id", "number", "stage", "stage_at", "originator", "in_charge", "created_at"),
    *("name", "company", "source", "owner", "offer", "touch", "triage_at"),
)
"""The columns a reminder needs of a lead. Reading it whole would cost several times as much."""
_SEVERAL = Prepared(select(*(_lead[name] for name in _BRIEF)).where(among_ours(_lead.team_id, Among(_lead.id, "ids"))))
_words = table("lead_words", column("rowid"))
_OURS = _lead.team_id == given("team")
_given = tables.given_key.c


def _keyed(name: str) -> Prepared:
    same = (_OURS, _lead[name] == given("key"), text(f"{name} <> ''"))  # in the index's own words
    return Prepared(select(*LISTED).where(*same).order_by(_lead.id.desc()).limit(given("most")))


_GIVEN_EARLIER = Prepared(
    select(*LISTED)
    .join(tables.given_key, (_given.lead_id == _lead.id) & (_given.team_id == _lead.team_id))
    .where(_given.team_id == given("team"), _given.key == given("key"))
    .order_by(_lead.id.desc())
    .limit(given("most"))
)
_EMAIL = (_keyed("email_key"), _GIVEN_EARLIER)
_PHONE = (_keyed("phone_key"), _GIVEN_EARLIER)
_WITH_IDS = Prepared(select(*LISTED).where(among_ours(_lead.team_id, Among(_lead.id, "ids"))))
_BY_WORDS = {
    "sqlite": Prepared(
        select(*LISTED)
        .select_from(_words.join(tables.lead, _lead.id == _words.c.rowid))
        .where(text("lead_words MATCH :words"), _OURS)
        .order_by(_words.c.rowid.desc())
        .limit(given("most"))
    ),
    "postgresql": Prepared(
        select(*LISTED)
        .where(text("array_to_tsvector(string_to_array(search, ' ')) @@ CAST(:words AS tsquery)"), _OURS)
        # Not the number itself: by its index, the database would search all leads for words that none contains.
        .order_by((_lead.number + 0).desc())
        .limit(given("most"))
    ),
}


def in_list(row: Sequence[Any]) -> Listed:
    """Read a row of `LISTED`, with or without a date after it."""
    lead_id, number, stage, *rest = row
    return Listed(lead_id, number, _STAGES[stage], *rest)


def _brief(row: Sequence[Any]) -> Lead:
    values = dict(zip(_BRIEF, row, strict=True))
    return Lead(**{**values, "stage": Stage(values["stage"])})


def several(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, Lead]:
    """Return these leads by id, without what reminders do not need."""
    return {row[0]: _brief(row) for row in _SEVERAL.rows(tx, team=team_id, ids=list(lead_ids))}


def with_ids(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, Listed]:
    """Return these leads by id."""
    return {row[0]: in_list(row) for row in _WITH_IDS.rows(tx, team=team_id, ids=list(lead_ids))}


def listed(
    tx: Transaction,
    team_id: str,
    stages: Iterable[Stage],
    *,
    in_charge: str = "",
    owner: str = "",
    limit: int = 10,
) -> list[Listed]:
    """List leads in these stages, longest in their stage first."""
    whose = "in_charge" if in_charge else "owner" if owner else ""
    values = {"team": team_id} | ({"who": in_charge or owner} if whose else {})
    return [in_list(row) for row in _listing(whose, tuple(stages), limit).rows(tx, **values)]


@cache
def _listing(whose: str, stages: tuple[Stage, ...], most: int) -> Prepared:
    """Take a few leads of each stage and then the first of those: an index orders only the leads of one stage."""
    each = [in_stage(select(_lead.id), whose, stage, most).subquery() for stage in stages]
    candidates = union_all(*(select(few.c.id) for few in each))
    some = select(*LISTED).where(among_ours(_lead.team_id, _lead.id.in_(candidates)))
    return Prepared(some.order_by(_lead.stage_at, _lead.id).limit(number(most)))


def counted(tx: Transaction, team_id: str, user_id: str, part: Part) -> int:
    """Count the leads of a part: `MOST_COUNTED` for as many or more."""
    found: int = _counted(part).value(tx, team=team_id, who=user_id)
    return found


@cache
def _counted(part: Part) -> Prepared:
    ids = _in_part(select(_lead.id), part, MOST_COUNTED).subquery()
    return Prepared(select(func.count()).select_from(ids))


def in_each(tx: Transaction, team_id: str, user_id: str, parts: tuple[Part, ...], limit: int) -> list[list[Listed]]:
    """Return several lists at once, longest in their stage first; each part is a stage of one person's leads."""
    found: list[list[Listed]] = [[] for _ in parts]
    if parts:
        for row in _in_each(parts, limit).rows(tx, team=team_id, who=user_id):
            found[row[0]].append(in_list(row[1:]))
    return found


@cache
def _in_each(parts: tuple[Part, ...], most: int) -> Prepared:
    chosen = (select(number(n).label("part"), *LISTED) for n in range(len(parts)))
    each = [_in_part(few, part, most).subquery() for few, part in zip(chosen, parts, strict=True)]
    return Prepared(union_all(*(select(few) for few in each)))


def _in_part(chosen: Select[Any], part: Part, most: int) -> Select[Any]:
    """Choose leads of a part; drafts without those who only attended something, which have a list of their own."""
    some = in_stage(chosen, *part, most)
    return some.where(_lead.triage_at.is_(None)) if part[1] is Stage.DRAFT else some


def in_stage(chosen: Select[Any], whose: str, stage: Stage, most: int, *, latest: bool = False) -> Select[Any]:
    """Choose leads of a part, those longest in their stage, or the latest that came into it."""
    # PostgreSQL would plan it each time if it were not told how many are wanted, and of which stage.
    chosen = chosen.where(_OURS, text(f"stage = '{stage}'"))
    if whose:
        chosen = chosen.where(_lead[whose] == given("who"))
    if whose == "owner":
        chosen = chosen.where(text("owner <> ''"))  # in the index's own words
    return chosen.order_by(_lead.stage_at.desc() if latest else _lead.stage_at).limit(number(most))


def search(tx: Transaction, team_id: str, wanted: str, limit: int = 10) -> list[Listed]:
    """Find leads with every word, or the beginning of one, in name, company, title or source; a part of at least three
    letters is found in name and company.

    The newest come first. Case and accents make no difference. An email address or a phone number, however it is
    written, finds exactly who has, or had, it.
    """
    if "@" in wanted:
        return _by_key(tx, team_id, _EMAIL, normalize_email(wanted), limit)
    phone = "" if phone_problem(wanted) else phone_key(wanted)
    found = _by_key(tx, team_id, _PHONE, phone, limit) if phone else []
    words = words_of(wanted)
    if found or not words:
        return found
    sqlite = tx.dialect.name == "sqlite"
    query = " AND ".join(map(_in_sqlite, words)) if sqlite else " & ".join(map(_in_postgresql, words))
    return [in_list(row) for row in _BY_WORDS[tx.dialect.name].rows(tx, team=team_id, words=query, most=limit)]


def _by_key(tx: Transaction, team_id: str, by: tuple[Prepared, Prepared], key: str, limit: int) -> list[Listed]:
    rows = [each.rows(tx, team=team_id, key=key, most=limit) for each in by]
    found = {row[0]: in_list(row) for some in rows for row in some}
    return list(found.values())[:limit]


# Words hold only letters and digits, so quoting them is safe in both languages.
def _in_sqlite(word: str) -> str:
    return f'("{word}" * OR "{PART}{word}" *)' if len(word) >= SHORTEST_PART else f'"{word}" *'


def _in_postgresql(word: str) -> str:
    return f"('{word}':* | '{PART}{word}':*)" if len(word) >= SHORTEST_PART else f"'{word}':*"
