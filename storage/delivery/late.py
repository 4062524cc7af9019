"""Messages to managers about late leads that wait to be sent, to be put into one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select, update

from bot.lead.kinds import NoticeKind
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, one_of

_notice = tables.notice.c
_KINDS = (NoticeKind.PROMISE_DUE, NoticeKind.CONTACT_DUE, NoticeKind.PROMISES_LATE)
_UNSENT = Prepared(
    select(_notice.id, _notice.lead_id, _notice.data)
    .where(_notice.team_id == given("team"), _notice.destination == given("place"), _notice.state == "pending")
    .where(one_of(_notice.kind, _KINDS))
    .order_by(_notice.id)
    .with_for_update(skip_locked=True)
)
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


def unsent(tx: Transaction, team_id: str, manager: str) -> list[Unsent]:
    """Return what a manager was not sent yet; what asks them as a rep is left out."""
    found = (Unsent(*row) for row in _UNSENT.rows(tx, team=team_id, place=manager))
    return [each for each in found if each.lead_id is None or each.data.get("late")]


def take(tx: Transaction, team_id: str, some: Sequence[Unsent]) -> list[dict[str, Any]]:
    """Take them out of the outbox; returns what is told of each lead ("lead" is its id), the latest word of each."""
    _TAKE.run(tx, team=team_id, ids=[each.id for each in some])
    told: dict[int, dict[str, Any]] = {}
    for each in some:
        items = each.data["leads"] if each.lead_id is None else [{**each.data, "lead": each.lead_id}]
        told |= {item["lead"]: dict(item) for item in items}
    return list(told.values())
