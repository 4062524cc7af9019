"""The notice that redraws a message without the person it was about."""

from collections.abc import Mapping

from bot.lead.drawing import Draw
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from bot.slack.blocks import section
from storage.delivery.claims import ClaimedNotice
from storage.privacy import lead_messages
from storage.sql import Transaction

_TEXT = "This message was about somebody whose data has been erased."


def _erased(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    data = notice.data
    place = lead_messages.Posted(str(data.get("channel") or ""), str(data.get("ts") or ""))
    found = lead_messages.place_of(tx, notice.team_id, int(data["of"])) if "of" in data else place
    return Post(found.channel, _TEXT, [section(_TEXT)], update_ts=found.ts) if found else None


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.ERASED: _erased,
}
