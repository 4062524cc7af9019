"""The notice of an export: one message, drawn again as its file is made."""

from collections.abc import Mapping

from bot.exchange.export.message import export_message
from bot.lead.drawing import Draw
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, entitled
from bot.lead.post import Post
from storage import workspaces
from storage.delivery import outbox
from storage.delivery.claims import ClaimedNotice
from storage.exchange import exports
from storage.sources import sources
from storage.sql import Transaction


def _export(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    export = exports.get(tx, notice.team_id, int(notice.data.get("export") or 0))
    if export is None:
        return None
    later = outbox.later(tx, notice.team_id, notice.stream, NoticeKind.EXPORT, notice.id)
    if any(data.get("export") == export.id for data in later) and not notice.unclear:
        return None  # it is drawn again anyway

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        exports.place(tx, export, channel, ts)

    may = entitled(workspaces.roles_of(tx, export.by), Act.EXPORT_CONTACTS)
    source = sources.get(tx, export.team_id, export.wants.source_id)
    text, blocks = export_message(export, source.name, may=may)
    if export.ts:
        return Post(export.channel, text, blocks, update_ts=export.ts)
    return Post(notice.destination, text, blocks, posted=posted)


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.EXPORT: _export,
}
