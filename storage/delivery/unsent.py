"""Messages to somebody that wait unsent, of a few kinds, to be taken out of the outbox and put into one."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select, update

from bot.lead.kinds import NoticeKind
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, one_of

_notice = tables.notice.c
_TAKE = Prepared(
    update(tables.notice)
    .where(_notice.team_id == given("team"), Among(_notice.id, "ids"), _notice.state == "pending")
    .values(state="superseded")
)


class Unsent(NamedTuple):
    """A message that waits: about one lead, or several where `lead_id` is None."""

    id: int
    lead_id: int | None
    data: Mapping[str, Any]


def unsent_of(kinds: Collection[NoticeKind]) -> Prepared:
    """Prepare finding those to a `place` that are of these kinds, in the order in which they were left."""
    return Prepared(
        select(*(_notice[name] for name in Unsent._fields))
        .where(_notice.team_id == given("team"), _notice.destination == given("place"), _notice.state == "pending")
        .where(one_of(_notice.kind, kinds))
        .order_by(_notice.id)
        .with_for_update(skip_locked=True)
    )


def take(tx: Transaction, team_id: str, some: Sequence[Unsent]) -> list[dict[str, Any]]:
    """Take them out of the outbox; returns the latest word on each lead, whose id is its "lead"."""
    if some:
        _TAKE.run(tx, team=team_id, ids=[each.id for each in some])
    told: dict[int, dict[str, Any]] = {}
    for each in some:
        items = each.data["leads"] if each.lead_id is None else [{**each.data, "lead": each.lead_id}]
        told |= {item["lead"]: dict(item) for item in items}
    return list(told.values())
