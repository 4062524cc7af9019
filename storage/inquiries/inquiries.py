"""Questions to the marketers of leads, their answers, and the messages that put them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, select, update

from bot.cadence.work import Work
from bot.inquiries.inquiry import Inquiry, InquiryState, Said
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import due, tables
from storage.sql import Prepared, Transaction, given, insert, insert_or_ignore

_inquiry, _message = tables.inquiry.c, tables.inquiry_message.c
_COLUMNS = [_inquiry[name] for name in Inquiry.__dataclass_fields__]
_THIS = and_(_inquiry.team_id == given("team"), _inquiry.id == given("inquiry"))
_GET = Prepared(select(*_COLUMNS).where(_THIS))
_HOLD = Prepared(select(*_COLUMNS).where(_THIS).with_for_update())
_CHANGE = Prepared(update(tables.inquiry).where(_THIS), "state", "said")
_TOLD = Prepared(update(tables.inquiry).where(_THIS).values(told=_inquiry.told + 1))
_CLOSE = Prepared(update(tables.inquiry).where(_THIS, _inquiry.state == "open").values(state="closed"))
_LATEST_OPEN = Prepared(
    select(_inquiry.id)
    .where(_inquiry.team_id == given("team"), _inquiry.lead_id == given("lead"), _inquiry.state == "open")
    .order_by(_inquiry.id.desc())
    .limit(1)
)
_ALL_OPEN = Prepared(
    select(_inquiry.id).where(
        _inquiry.team_id == given("team"), _inquiry.lead_id == given("lead"), _inquiry.state == "open"
    )
)
_FOLLOW = Prepared(update(tables.inquiry).where(_THIS), "lead_id")
_MESSAGES_FOLLOW = Prepared(
    update(tables.inquiry_message).where(_message.team_id == given("team"), _message.inquiry_id == given("inquiry")),
    "lead_id",
)
_REMEMBER = insert_or_ignore(tables.inquiry_message, "team_id", "channel", "ts", "inquiry_id", "lead_id", "user_id")
_PLACES = Prepared(
    select(_message.channel, _message.ts, _message.user_id)
    .where(_message.team_id == given("team"), _message.inquiry_id == given("inquiry"))
    .order_by(_message.ts)
)
_OPEN_IN = Prepared(
    select(_inquiry.id)
    .select_from(
        tables.inquiry_message.join(
            tables.inquiry, and_(_inquiry.id == _message.inquiry_id, _inquiry.team_id == _message.team_id)
        )
    )
    .where(_message.team_id == given("team"), _message.channel == given("where"), _inquiry.state == "open")
    .order_by(_inquiry.id.desc())
    .limit(1)
)
_AT = Prepared(
    select(_message.inquiry_id).where(
        _message.team_id == given("team"), _message.channel == given("where"), _message.ts == given("posted")
    )
)


class Put(NamedTuple):
    """A place where the question was put to somebody."""

    channel: str
    ts: str
    user_id: str


def add(tx: Transaction, lead: Lead, by: Person, text: str, channel: str = "", thread_ts: str = "") -> int:
    """Add a question; returns its id."""
    row: dict[str, Any] = {"team_id": lead.team_id, "lead_id": lead.id, "asked_by": by.user_id, "asked_at": tx.now}
    row |= {"text": text, "channel": channel, "thread_ts": thread_ts, "state": "open", "told": 1, "said": []}
    inquiry_id: int = insert(tables.inquiry, *row, returning="id").value(tx, **row)
    return inquiry_id


def get(tx: Transaction, team_id: str, inquiry_id: int, *, hold: bool = False) -> Inquiry | None:
    row = (_HOLD if hold else _GET).first(tx, team=team_id, inquiry=inquiry_id)
    if row is None:
        return None
    said = tuple(Said(one["by"], datetime.fromisoformat(one["at"]), one["text"]) for one in row["said"])
    return Inquiry(**{**row, "state": InquiryState(row["state"]), "said": said})


def answer(tx: Transaction, inquiry: Inquiry, said: Sequence[Said]) -> None:
    """Note that these are the answers now."""
    kept = [{"by": one.by, "at": one.at.isoformat(), "text": one.text} for one in said]
    _CHANGE.run(tx, team=inquiry.team_id, inquiry=inquiry.id, state=str(InquiryState.ANSWERED), said=kept)


def told_again(tx: Transaction, inquiry: Inquiry) -> None:
    _TOLD.run(tx, team=inquiry.team_id, inquiry=inquiry.id)


def close(tx: Transaction, inquiry: Inquiry) -> bool:
    """Close it without an answer; returns False if it is not open any more."""
    return _CLOSE.count(tx, team=inquiry.team_id, inquiry=inquiry.id) == 1


def latest_open(tx: Transaction, lead: Lead) -> int:
    """Return the id of the last question about the lead that waits for an answer; 0 for none."""
    found: int | None = _LATEST_OPEN.value(tx, team=lead.team_id, lead=lead.id)
    return found or 0


def follow(tx: Transaction, lead: Lead, into: Lead) -> list[Inquiry]:
    """Have the open questions about one lead be about another; returns them."""
    found = [row for (row,) in _ALL_OPEN.rows(tx, team=lead.team_id, lead=lead.id)]
    for inquiry_id in found:
        _FOLLOW.run(tx, team=lead.team_id, inquiry=inquiry_id, lead_id=into.id)
        _MESSAGES_FOLLOW.run(tx, team=lead.team_id, inquiry=inquiry_id, lead_id=into.id)
        due.follow(tx, lead, into, Work.INQUIRY, inquiry_id)
    return [inquiry for each in found if (inquiry := get(tx, lead.team_id, each))]


def remember(tx: Transaction, inquiry: Inquiry, channel: str, ts: str, user_id: str) -> None:
    """Note where the question was put to somebody."""
    about = {"team_id": inquiry.team_id, "inquiry_id": inquiry.id, "lead_id": inquiry.lead_id}
    _REMEMBER.run(tx, **about, channel=channel, ts=ts, user_id=user_id)


def places(tx: Transaction, inquiry: Inquiry) -> list[Put]:
    return [Put(*row) for row in _PLACES.rows(tx, team=inquiry.team_id, inquiry=inquiry.id)]


def open_in(tx: Transaction, team_id: str, channel: str) -> int:
    """Return the id of the last question that was put to somebody in that DM and still waits; 0 for none."""
    found: int | None = _OPEN_IN.value(tx, team=team_id, where=channel)
    return found or 0


def at(tx: Transaction, team_id: str, channel: str, ts: str) -> int:
    """Return the id of the question that the message there put; 0 for any other message."""
    found: int | None = _AT.value(tx, team=team_id, where=channel, posted=ts)
    return found or 0
