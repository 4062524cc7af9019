"""The notice that posts the digest in a channel."""

from collections.abc import Mapping
from datetime import datetime

from bot.digest import message as digest_view
from bot.digest.count import count
from bot.digest.record import Digest
from bot.lead.drawing import Draw, channel_of, workspace_of
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from bot.lead.workplace.workspace import Workspace
from bot.numbers.period import Period
from bot.privacy.keeping import NAMED, going
from storage.delivery.claims import ClaimedNotice
from storage.digest import digests
from storage.privacy import fading
from storage.sql import Transaction


def _digest(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    end = datetime.fromisoformat(str(notice.data["end"]))
    last = digests.last_end(tx, notice.team_id)
    if last and last > end:
        return None  # it waited for so long that a newer one has come
    workspace = workspace_of(tx, notice)
    said = digests.kept(tx, notice.team_id, end) or _as_left_before(tx, workspace, notice, end)
    announced = digest_view.going(*_going(tx, workspace, end), workspace.keep_months)
    text, blocks = digest_view.digest(said)
    return Post(channel_of(tx, notice), text, [*blocks, *announced])


def _as_left_before(tx: Transaction, workspace: Workspace, notice: ClaimedNotice, end: datetime) -> Digest:
    """Count what an earlier release of Baton left to be counted when it is sent."""
    return count(tx, workspace, Period(datetime.fromisoformat(str(notice.data["start"])), end))


def _going(tx: Transaction, workspace: Workspace, digest_at: datetime) -> tuple[int, list[int]]:
    """Count the closed leads whose contact details go in the week after the next, with the first few numbers."""
    found = going(workspace, digest_at)
    return fading.closed_between(tx, workspace.team_id, found.start, found.before, NAMED) if found else (0, [])


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.DIGEST: _digest,
}
