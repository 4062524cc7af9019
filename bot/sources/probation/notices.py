"""Notices about the probation of a source: to its owner and to the managers of marketing."""

from collections.abc import Mapping

from bot.lead.drawing import Draw, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person, entitled
from bot.lead.post import Post
from bot.sources.probation import notes
from storage import workspaces
from storage.delivery.claims import ClaimedNotice
from storage.sources import sources
from storage.sql import Transaction


def _probation(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    source = sources.get(tx, notice.team_id, int(notice.data["source_id"]))
    if not source.probation_at:  # nobody need hear of one that was over before they were told
        return to_person(notice, notes.over(source)) if notice.data.get("redrawn") else None
    roles = workspaces.roles_of(tx, Person(notice.team_id, notice.destination))
    return to_person(notice, notes.on_probation(source, may_lift=entitled(roles, Act.LIFT_PROBATION)))


def _lifted(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    source = sources.get(tx, notice.team_id, int(notice.data["source_id"]))
    return to_person(notice, notes.lifted(source, str(notice.data["by"]), str(notice.data["why"])))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.PROBATION: _probation,
    NoticeKind.PROBATION_LIFTED: _lifted,
}
