"""Follow-ups of several leads in one message: those that wait unsent, and the message noted for each of its leads."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select, text, update

from bot.lead.kinds import NoticeKind
from storage import tables
from storage.delivery import unsent
from storage.delivery.claims import ClaimedNotice
from storage.delivery.outbox import leave, new_row
from storage.delivery.unsent import Unsent, unsent_of
from storage.sql import Among, Prepared, Transaction, given, insert, one_of

_notice = tables.notice.c
_KINDS = (NoticeKind.FOLLOW_UP, NoticeKind.FOLLOW_UPS)
_UNSENT = unsent_of(_KINDS)

Item = dict[str, Any]
"""The things told of a lead, whose id is its "lead"."""

_DATA = Prepared(select(_notice.data).where(_notice.team_id == given("team"), _notice.id == given("notice")))
_DATA_FOR = Prepared(
    select(_notice.data).where(
        _notice.team_id == given("team"),
        _notice.id == given("notice"),
        _notice.destination == given("place"),
        _notice.kind == NoticeKind.FOLLOW_UPS,
    )
)
_ASKING = Prepared(
    select(_notice.lead_id, _notice.kind, _notice.channel, _notice.ts, _notice.data, _notice.created_at)
    .where(_notice.team_id == given("team"), Among(_notice.lead_id, "leads"), text(tables.POSTED))
    .where(_notice.destination == given("place"), one_of(_notice.kind, _KINDS))
    .order_by(_notice.id)
)
_KEEP = Prepared(update(tables.notice).where(_notice.team_id == given("team"), _notice.id == given("notice")), "data")


def items_of(tx: Transaction, team_id: str, data: Mapping[str, Any]) -> list[Item]:
    """Return what a notice with this data tells of each lead, which the notice that its "list" names may keep."""
    if "list" in data:
        data = _DATA.value(tx, team=team_id, notice=int(data["list"])) or {}
    return [dict(item) for item in data.get("leads", ())]


def items_for(tx: Transaction, team_id: str, list_id: int, to: str) -> list[Item]:
    """Return what a list tells of each lead, if it was sent to that person."""
    data = _DATA_FOR.value(tx, team=team_id, notice=list_id, place=to) or {}
    return [dict(item) for item in data.get("leads", ()) if "due" in item]


def keep(tx: Transaction, notice: ClaimedNotice, told: Sequence[Item]) -> None:
    """Keep in the notice which leads its message tells of."""
    _KEEP.run(tx, team=notice.team_id, notice=notice.id, data={**notice.data, "leads": list(told)})


def take(tx: Transaction, team_id: str, to: str) -> list[Item]:
    """Take the follow-ups that somebody was not sent yet out of the outbox; returns what is told of each lead."""
    return unsent.take(tx, team_id, [Unsent(*row) for row in _UNSENT.rows(tx, team=team_id, place=to)])


class Asked(NamedTuple):
    """A message that asks for a lead's follow-up, when it was left (UTC), and what its notice knew."""

    lead_id: int
    kind: str
    channel: str
    ts: str
    data: Mapping[str, Any]
    left_at: datetime


def asking(tx: Transaction, team_id: str, to: str, lead_ids: Collection[int]) -> list[Asked]:
    """Return the messages to somebody that ask for these leads' follow-ups, earliest first."""
    return [Asked(*row) for row in _ASKING.rows(tx, team=team_id, place=to, leads=list(lead_ids))]


def point_to_newer(tx: Transaction, notice: ClaimedNotice, told: Sequence[Item], ts: str) -> None:
    """Draw the earlier messages anew that asked for the same follow-ups since they were told first, as the one at `ts`
    asks again for those that were."""
    since = {item["lead"]: datetime.fromisoformat(str(item["since"])) for item in told if item.get("since")}
    asked = asking(tx, notice.team_id, notice.destination, since) if since else []
    earlier = {one.ts: one for one in asked if one.ts != ts and one.left_at >= since[one.lead_id]}
    for one in earlier.values():
        where: dict[str, Any] = {"drawn": one.kind, "channel": one.channel, "ts": one.ts, "of": 0}
        leave(tx, notice.team_id, NoticeKind.REDRAWN, notice.destination, one.lead_id, knew=dict(one.data), **where)


def redraw(tx: Transaction, team_id: str, to: str, told: Sequence[Mapping[str, Any]], channel: str, ts: str) -> None:
    """Draw a list that stands there anew, as its leads are now."""
    leave(tx, team_id, NoticeKind.FOLLOW_UPS, to, leads=list(told), channel=channel, ts=ts)


def note(
    tx: Transaction,
    notice: ClaimedNotice,
    kind: NoticeKind,
    lead_ids: Collection[int],
    data: Mapping[str, Any],
    channel: str,
    ts: str,
) -> None:
    """Note for each of these leads that the message stands there, as if it were about that one alone."""
    for lead_id in lead_ids:
        row = new_row(tx, notice.team_id, kind, notice.destination, lead_id, data)
        row |= {"state": "sent", "channel": channel, "ts": ts}
        insert(tables.notice, *row).run(tx, **row)
