"""The notice of an import: one message, drawn again as the import goes on."""

from collections.abc import Mapping

from bot.exchange.load.job import State
from bot.exchange.load.progress import came, staying
from bot.exchange.windows.message import import_message
from bot.lead.drawing import Draw
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from storage.delivery import outbox
from storage.delivery.claims import ClaimedNotice
from storage.exchange import imports
from storage.sql import Transaction

_NAMED = 20
"""Leads that are named which could not be taken back."""


def _import(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    imp = imports.get(tx, notice.team_id, int(notice.data.get("imp") or 0))
    if imp is None:
        return None
    later = outbox.later(tx, notice.team_id, notice.stream, NoticeKind.IMPORT, notice.id)
    if any(data.get("imp") == imp.id for data in later) and not notice.unclear:
        return None  # it is drawn again anyway

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        imports.place(tx, imp, channel, ts)

    left = staying(tx, imp.by, imp.id, _NAMED) if imp.state is State.UNDONE else []
    text, blocks = import_message(imp, came(tx, imp), left)
    if imp.ts:
        return Post(imp.channel, text, blocks, update_ts=imp.ts)
    return Post(notice.destination, text, blocks, posted=posted)


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.IMPORT: _import}
