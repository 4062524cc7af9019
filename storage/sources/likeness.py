"""Sources that may be the same as another: those the clock has to look at, and what they are compared with."""

from collections.abc import Sequence

from sqlalchemy import and_, func, not_, select, text

from bot.sources.source import Source
from storage import tables
from storage.installations import has_left
from storage.sources.sources import COLUMNS
from storage.sql import Prepared, Transaction, given, number

_source, _key = tables.source.c, tables.source_key.c
_TO_LOOK_AT = Prepared(
    select(*COLUMNS)
    .where(text(tables.TO_ASK), _source.ask_at <= given("now"), not_(has_left(_source.team_id)))
    .order_by(_source.ask_at, _source.id)
    .limit(given("most"))
    .with_for_update(skip_locked=True)
)
_WORDINGS = Prepared(
    select(_key.key, _key.source_id)
    .where(_key.team_id == given("team"), _key.source_id < given("before"))
    .order_by(_key.source_id.desc())
    .limit(given("most"))
)
_ASKED_OF = Prepared(
    select(func.count() > number(0)).where(
        and_(text(tables.TO_ASK), _source.team_id == given("team"), _source.created_by == given("user")),
        _source.resembles != number(0),
        _source.asked <= given("rounds"),
    )
)
_MOST = 20_000
"""The wordings, the latest, that a new one is compared with: some 20 ms of work for the clock."""


def to_look_at(tx: Transaction, most: int) -> list[Source]:
    """Return the next sources, of all workspaces, that are to be compared or asked about, held for this transaction."""
    return [Source(**row) for row in _TO_LOOK_AT.all(tx, now=tx.now, most=most)]


def wordings_before(tx: Transaction, source: Source) -> Sequence[tuple[str, int]]:
    """Return every wording of the sources that were known before this one, with the id of each."""
    return [(key, of) for key, of in _WORDINGS.rows(tx, team=source.team_id, before=source.id, most=_MOST)]


def is_asked(tx: Transaction, team_id: str, user_id: str, rounds: int) -> bool:
    """Tell whether somebody is being asked already about a source they typed, for the first so many rounds."""
    return bool(_ASKED_OF.value(tx, team=team_id, user=user_id, rounds=rounds))
