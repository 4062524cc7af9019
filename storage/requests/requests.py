"""Requests to managers, and where managers read them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, select, update

from bot.lead.people import Person
from bot.requests.request import Request, RequestState, Told, Wish
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_request = tables.request.c
_SELECT = select(*(_request[name] for name in Request.__dataclass_fields__))
_THIS = and_(_request.team_id == given("team"), _request.id == given("request"))
_GET = Prepared(_SELECT.where(_THIS))
_HOLD = Prepared(_SELECT.where(_THIS).with_for_update())
_OF_LEAD = Prepared(
    _SELECT.where(_request.team_id == given("team"), _request.lead_id == given("lead"), _request.state == "open")
)
_LATEST = Prepared(
    _SELECT.where(_request.team_id == given("team"), _request.asked_by == given("user"), _request.wish == given("wish"))
    .order_by(_request.id.desc())
    .limit(1)
)
_DECIDE = Prepared(
    update(tables.request).where(_THIS, _request.state == "open"), "state", "decided_by", "decided_at", "granted"
)
_TOLD = Prepared(update(tables.request).where(_THIS).values(told=_request.told + 1))
_MESSAGES = Prepared(update(tables.request).where(_THIS), "messages")


def add(tx: Transaction, by: Person, wish: Wish, lead_id: int | None = None) -> int:
    """Add a request; returns its id."""
    row: dict[str, Any] = {"team_id": by.team_id, "wish": wish, "lead_id": lead_id, "asked_by": by.user_id}
    row |= {"asked_at": tx.now, "state": "open", "decided_by": "", "granted": "", "told": 1, "messages": []}
    request_id: int = insert(tables.request, *row, returning="id").value(tx, **row)
    return request_id


def get(tx: Transaction, team_id: str, request_id: int, *, hold: bool = False) -> Request | None:
    row = (_HOLD if hold else _GET).first(tx, team=team_id, request=request_id)
    return _request_of(row) if row else None


def open_about(tx: Transaction, team_id: str, lead_id: int) -> list[Request]:
    """Return what managers are asked about the lead."""
    return [_request_of(row) for row in _OF_LEAD.all(tx, team=team_id, lead=lead_id)]


def latest(tx: Transaction, by: Person, wish: Wish) -> Request | None:
    """Return the last request of that kind that the person made, decided or not."""
    row = _LATEST.first(tx, team=by.team_id, user=by.user_id, wish=wish)
    return _request_of(row) if row else None


def decide(tx: Transaction, request: Request, state: RequestState, by: str = "", granted: str = "") -> bool:
    """Decide it; returns False if somebody has already."""
    about = {"team": request.team_id, "request": request.id}
    return _DECIDE.count(tx, **about, state=state, decided_by=by, decided_at=tx.now, granted=granted) == 1


def told_again(tx: Transaction, request: Request) -> None:
    _TOLD.run(tx, team=request.team_id, request=request.id)


def remember(tx: Transaction, team_id: str, request_id: int, told: Told) -> None:
    """Note where a manager reads it."""
    request = get(tx, team_id, request_id, hold=True)
    if request and told not in request.messages:
        messages = [list(each) for each in (*request.messages, told)]
        _MESSAGES.run(tx, team=team_id, request=request_id, messages=messages)


def _request_of(row: Mapping[str, Any]) -> Request:
    messages = tuple(Told(*each) for each in row["messages"])
    return Request(**{**row, "wish": Wish(row["wish"]), "state": RequestState(row["state"]), "messages": messages})
