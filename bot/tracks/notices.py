"""The notice to a manager whose leads have moved to a newer version of their track."""

from collections.abc import Mapping

from bot.lead.drawing import Draw, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from bot.tracks.notes import moved_over
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _moved(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    data = notice.data
    return to_person(
        notice, moved_over(str(data["track"]), *(int(data[name]) for name in ("version", "moved", "left")))
    )


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.TRACK_MOVED: _moved}
