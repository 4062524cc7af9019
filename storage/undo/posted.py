"""The messages about a lead that stand in somebody's direct messages, to be redrawn when what they ask for is done."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, select, text

from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from bot.undo.deed import Message
from storage import tables
from storage.sql import Prepared, Transaction, given

_notice, _kept = tables.notice.c, tables.lead_message.c
_SENT = Prepared(
    select(_notice.kind, _notice.destination, _notice.channel, _notice.ts, _notice.data)
    .where(_notice.team_id == given("team"), _notice.lead_id == given("lead"), text(tables.POSTED))
    .where(_notice.state == "sent", _notice.created_at >= given("since"))
    .order_by(_notice.id)
)
_EARLIER = Prepared(
    select(_kept.kind, _kept.destination, _kept.channel, _kept.ts).where(
        and_(_kept.team_id == given("team"), _kept.lead_id == given("lead"), _kept.posted_at >= given("since"))
    )
)


def about(tx: Transaction, lead: Lead, kinds: Collection[NoticeKind], since: datetime) -> list[Message]:
    """Return the direct messages of these kinds about the lead that were left at `since` (UTC) or later."""
    ours = {"team": lead.team_id, "lead": lead.id, "since": since}
    kept = [Message(kind, to, channel, ts, {}) for kind, to, channel, ts in _EARLIER.rows(tx, **ours)]
    sent = [Message(*row) for row in _SENT.rows(tx, **ours)]
    return [message for message in (*kept, *sent) if message.kind in kinds and message.to not in _CHANNELS]


_CHANNELS = ("sales", "marketing")
