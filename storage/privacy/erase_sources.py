"""Sources that tell of an erased person: named after them, or by nobody but them. They go on without a name."""

from collections.abc import Collection, Iterable

from sqlalchemy import delete, select, update

from bot.sources.matching import alike
from storage import tables
from storage.privacy.columns import ERASED_NAME
from storage.sql import Among, Prepared, Transaction, among_ours, given, one_of

_source, _key, _change, _lead = tables.source.c, tables.source_key.c, tables.source_change.c, tables.lead.c
_OF_LEADS = Prepared(
    select(_lead.source_id).where(among_ours(_lead.team_id, Among(_lead.id, "ids")), _lead.source_id != 0).distinct()
)
_OF_OTHERS = Prepared(
    select(_lead.id)
    .where(_lead.team_id == given("team"), _lead.source_id == given("source"), ~Among(_lead.id, "ids"))
    .limit(1)
)
_CALLED = Prepared(
    select(_key.source_id).where(_key.team_id == given("team"), _key.key.like(given("like"), escape="\\")).distinct()
)
_NAMELESS = Prepared(
    update(tables.source)
    .where(among_ours(_source.team_id, Among(_source.id, "sources")))
    .values(name=ERASED_NAME, link="", ask_at=None, resembles=0)
)
_DROP_KEYS = Prepared(delete(tables.source_key).where(_key.team_id == given("team"), Among(_key.source_id, "sources")))
_TYPED = ("name", "link", "lifted", "probation_why")
_SAY_NOTHING = Prepared(
    update(tables.source_change)
    .where(_change.team_id == given("team"), Among(_change.source_id, "sources"), one_of(_change.what, _TYPED))
    .values(before="", after="")
)


def erase_sources(tx: Transaction, team_id: str, lead_ids: Collection[int], names: Iterable[str]) -> None:
    """Take the names off these leads' sources that no other lead is of, as it may tell of them, and off all that
    hold one of these people's names. What sales made of them stays. Idempotent."""
    ids = list(lead_ids)
    theirs = _OF_LEADS.values(tx, team=team_id, ids=ids)
    found = {each for each in theirs if not _OF_OTHERS.values(tx, team=team_id, source=each, ids=ids)}
    for name in {alike(name) for name in names}:
        if " " in name:  # a first name alone is anybody's
            found |= set(_CALLED.values(tx, team=team_id, like=f"%{name.replace('_', chr(92) + '_')}%"))
    if found:
        for statement in (_NAMELESS, _DROP_KEYS, _SAY_NOTHING):
            statement.run(tx, team=team_id, sources=sorted(found))
