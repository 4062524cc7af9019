"""The messages about each lead that Baton posted: kept as places, longer than the notices they came from, so that they
can be redrawn without a person who is erased."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import delete, not_, select, update

from bot.lead.kinds import NoticeKind
from storage import tables
from storage.delivery import together
from storage.sql import Among, Prepared, Transaction, given, one_of

_notice, _message, _card = tables.notice.c, tables.lead_message.c, tables.card.c
_UNDER_WAY = ("sending", "unclear")
_OF_NOTICES = (_notice.team_id == given("team"), Among(_notice.lead_id, "ids"))
_POSTED = Prepared(select(_notice.channel, _notice.ts).where(*_OF_NOTICES, _notice.ts != ""))
_KEPT = Prepared(
    select(_message.channel, _message.ts).where(_message.team_id == given("team"), Among(_message.lead_id, "ids"))
)
_CARDS = Prepared(select(_card.channel, _card.ts).where(_card.team_id == given("team"), Among(_card.lead_id, "ids")))
_LISTS = Prepared(
    select(_notice.destination, _notice.channel, _notice.ts, _notice.data).where(
        *_OF_NOTICES, _notice.ts != "", _notice.kind == NoticeKind.FOLLOW_UPS
    )
)
_ON_THE_WAY = Prepared(
    select(_notice.id, _notice.destination, _notice.lead_id).where(*_OF_NOTICES, one_of(_notice.state, _UNDER_WAY))
)
_DROP = Prepared(delete(tables.notice).where(*_OF_NOTICES, not_(one_of(_notice.state, _UNDER_WAY))))
_PLACE = Prepared(
    select(_notice.channel, _notice.ts).where(_notice.team_id == given("team"), _notice.id == given("notice"))
)
_LOOSE = Prepared(
    select(_notice.id, _notice.data, _notice.channel, _notice.ts).where(
        _notice.team_id == given("team"), _notice.lead_id.is_(None)
    )
)
_BLANK = Prepared(update(tables.notice).where(_notice.team_id == given("team"), _notice.id == given("notice")), "data")


class Posted(NamedTuple):
    channel: str
    ts: str


class OnTheWay(NamedTuple):
    """A notice of which nobody knows yet whether and where it is posted."""

    id: int
    destination: str
    lead_id: int


def lists_about(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[Posted, tuple[str, list[Any]]]:
    """Return the lists of follow-ups in which these leads stand among others: to whom, and what each tells of."""
    rows = _LISTS.rows(tx, team=team_id, ids=list(lead_ids))
    return {Posted(channel, ts): (to, together.items_of(tx, team_id, data)) for to, channel, ts, data in rows}


def take_back(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> tuple[list[Posted], list[OnTheWay]]:
    """Return where messages about these leads stand, and what is on the way; drop what is not, posted or not."""
    ids = list(lead_ids)
    places = {Posted(*row) for each in (_POSTED, _KEPT, _CARDS) for row in each.rows(tx, team=team_id, ids=ids)}
    on_the_way = [OnTheWay(*row) for row in _ON_THE_WAY.rows(tx, team=team_id, ids=ids)]
    _DROP.run(tx, team=team_id, ids=ids)
    return sorted(places), on_the_way


def blank_quotes(tx: Transaction, team_id: str, words: Collection[str]) -> list[Posted]:
    """Empty the notices about no lead that quote one of these words; returns where they were posted."""
    found = []
    for notice_id, data, channel, ts in _LOOSE.rows(tx, team=team_id):
        text = str(data)
        if any(word in text for word in words):
            _BLANK.run(tx, team=team_id, notice=notice_id, data={"text": "This has been erased."})
            found += [Posted(channel, ts)] if ts else []
    return found


def place_of(tx: Transaction, team_id: str, notice_id: int) -> Posted | None:
    """Return where a notice was posted; None if it was not."""
    row = _PLACE.first(tx, team=team_id, notice=notice_id)
    return Posted(**row) if row and row["ts"] else None
