"""The notice that a conversation was logged."""

from collections.abc import Mapping

from bot.engagement import notes as engagement_notes
from bot.engagement.notices import group_told_of
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from storage.delivery.claims import ClaimedNotice
from storage.engagement import conversations
from storage.sql import Transaction


def _conversation_logged(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead, wanted, by = lead_of(tx, notice), int(notice.data["talk_id"]), str(notice.data["by"])
    said = next((one for one in conversations.of_lead(tx, lead.team_id, lead.id) if one.id == wanted), None)
    message = engagement_notes.conversation_logged(lead, said, group_told_of(tx, notice, lead), by) if said else None
    return to_person(notice, message)


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.CONVERSATION_LOGGED: _conversation_logged,
}
