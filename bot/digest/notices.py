"""The notice that posts the digest in a channel."""

from collections.abc import Mapping
from datetime import datetime

from bot.digest import message as digest_view
from bot.digest.periods import Period
from bot.lead.drawing import Draw, channel_of, workspace_of
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from storage import digests
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _digest(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    period = Period(*(datetime.fromisoformat(str(notice.data[name])) for name in ("start", "end")))
    last = digests.last_end(tx, notice.team_id)
    if last and last > period.end:
        return None  # it waited for so long that a newer one has come
    numbers = digests.of_period(tx, notice.team_id, period, workspace_of(tx, notice).hours.tz)
    return Post(channel_of(tx, notice), *digest_view.digest(numbers))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.DIGEST: _digest,
}
