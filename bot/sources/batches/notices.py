"""The notice about a batch of which the best leads seem to be picked, drawn as it stands when it is sent."""

from collections.abc import Mapping

from bot.lead.drawing import Draw, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person, entitled
from bot.lead.post import Post
from bot.sources.batches import notes
from bot.sources.batches.batch import TOLD_AT_MOST
from storage import workspaces
from storage.delivery.claims import ClaimedNotice
from storage.sources import batches, sources
from storage.sql import Transaction


def _picked(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """Draw it; nothing where somebody has looked at them meanwhile, or leaves it as it is."""
    batch = batches.get(tx, notice.team_id, int(notice.data["batch_id"]))
    if batch is None or batch.settled_by:
        return None
    became = batches.became(tx, notice.team_id, [batch.id])[batch.id]
    if not became.looks_picked:
        return None
    source = sources.get(tx, notice.team_id, batch.source_id)
    may = entitled(workspaces.roles_of(tx, Person(notice.team_id, notice.destination)), Act.LEAVE_BATCH)
    again = int(notice.data["told"]) >= TOLD_AT_MOST
    return to_person(notice, notes.picked(batch, source, became, again=again, may_leave=may))


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.BATCH_PICKED: _picked}
