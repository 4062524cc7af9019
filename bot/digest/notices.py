"""The notice that posts the digest in a channel."""

from collections.abc import Mapping

from bot.digest import message as digest_view
from bot.lead.drawing import Draw, channel_of, workspace_of
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from bot.lead.workplace.calendar import week_bounds
from storage import digests
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _digest(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    week = str(notice.data["week"])
    numbers = digests.of_week(tx, notice.team_id, week, week_bounds(week, workspace_of(tx, notice).hours.tz))
    return Post(channel_of(tx, notice), *digest_view.digest(numbers))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.DIGEST: _digest,
}
