"""The messages about a lead that stand in somebody's direct messages, to be redrawn when what they ask for is done."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import and_, not_, select, text, update

from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from bot.undo.deed import Message
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, one_of

_notice, _kept = tables.notice.c, tables.lead_message.c
_SENT = Prepared(
    select(_notice.kind, _notice.destination, _notice.channel, _notice.ts, _notice.data, _notice.id)
    .where(_notice.team_id == given("team"), _notice.lead_id == given("lead"), text(tables.POSTED))
    .where(_notice.state == "sent", _notice.created_at >= given("since"))
    .order_by(_notice.id)
)
_EARLIER = Prepared(
    select(_kept.kind, _kept.destination, _kept.channel, _kept.ts).where(
        and_(_kept.team_id == given("team"), _kept.lead_id == given("lead"), _kept.posted_at >= given("since"))
    )
)

_UNDER_WAY = Prepared(
    select(_notice.kind, _notice.destination, _notice.data, _notice.id)
    .where(_notice.team_id == given("team"), _notice.lead_id == given("lead"), _notice.created_at >= given("since"))
    .where(one_of(_notice.state, ("sending", "unclear")))
)
_WAITING = Prepared(
    select(_notice.id)
    .where(_notice.team_id == given("team"), _notice.lead_id == given("lead"), _notice.created_at >= given("since"))
    .where(_notice.state == "pending")
    .with_for_update()
)
_ABOUT_NO_LEAD = Prepared(
    select(_notice.kind, _notice.destination, _notice.channel, _notice.ts, _notice.data).where(
        _notice.team_id == given("team"), Among(_notice.stream, "streams"), _notice.state == "sent", _notice.ts != ""
    )
)
_DRAWN = Prepared(
    select(_notice.kind, _notice.data)
    .where(_notice.team_id == given("team"), _notice.lead_id == given("lead"), _notice.created_at >= given("since"))
    .where(one_of(_notice.kind, (NoticeKind.RESULT, NoticeKind.REDRAWN)))
    .order_by(_notice.id)
)
_DRAWN_ANEW = frozenset({NoticeKind.CARD, NoticeKind.RESULT, NoticeKind.REDRAWN})
_CHANNELS = ("sales", "marketing")
_DROP = Prepared(
    update(tables.notice)
    .where(_notice.team_id == given("team"), _notice.lead_id == given("lead"), _notice.created_at >= given("since"))
    .where(_notice.state == "pending", not_(one_of(_notice.kind, sorted(_DRAWN_ANEW | {NoticeKind.STORY}))))
    .values(state="superseded")
)


def about(tx: Transaction, lead: Lead, kinds: Collection[NoticeKind], since: datetime) -> list[Message]:
    """Return the direct messages of these kinds about the lead that were left at `since` (UTC) or later. Those that
    still wait to be sent are held: they are drawn once this transaction is over, as the lead is then."""
    ours = {"team": lead.team_id, "lead": lead.id, "since": since}
    if tx.gathers:  # elsewhere nobody claims a notice while this transaction writes
        _WAITING.rows(tx, **ours)
    # In the order in which a notice goes through these, so that one that moves on meanwhile is seen at least once.
    under_way = _UNDER_WAY.rows(tx, **ours)
    arrived = {of: Message(*row) for *row, of in _SENT.rows(tx, **ours)}
    kept = [Message(kind, to, channel, ts, {}) for kind, to, channel, ts in _EARLIER.rows(tx, **ours)]
    sending = [Message(kind, to, "", "", data, of) for kind, to, data, of in under_way if of not in arrived]
    sent = arrived.values()
    return [message for message in (*kept, *sent, *sending) if message.kind in kinds and message.to not in _CHANNELS]


def settled(tx: Transaction, lead: Lead, since: datetime) -> set[str]:
    """Return where (`ts`) messages about the lead say what came of them, drawn at `since` (UTC) or later; one that was
    taken back asks again."""
    last: dict[str, bool] = {}
    for kind, data in _DRAWN.rows(tx, team=lead.team_id, lead=lead.id, since=since):
        last[str(data.get("ts") or "")] = kind == NoticeKind.RESULT and not data.get("undone")
    return {ts for ts, says_what_came in last.items() if ts and says_what_came}


def to_people(tx: Transaction, team_id: str, people: Iterable[str], kinds: Collection[NoticeKind]) -> list[Message]:
    """Return the direct messages of these kinds to these people that are about no lead."""
    found = _ABOUT_NO_LEAD.rows(tx, team=team_id, streams=[f"{user}:-" for user in people])
    return [message for message in (Message(*row) for row in found) if message.kind in kinds]


def told_since(tx: Transaction, lead: Lead, since: datetime) -> list[Message]:
    """Return the direct messages about the lead that were left at `since` (UTC) or later, but for those redrawn."""
    found = about(tx, lead, frozenset(NoticeKind) - _DRAWN_ANEW | {NoticeKind.RESULT}, since)
    return [message for message in found if message.kind != NoticeKind.RESULT or not message.data.get("drawn")]


def drop_unsent(tx: Transaction, lead: Lead, since: datetime) -> None:
    """Drop what was left about the lead at `since` (UTC) or later and has not been sent, but for what is redrawn, and
    the story, whose lines see for themselves whether they still hold."""
    _DROP.run(tx, team=lead.team_id, lead=lead.id, since=since)
