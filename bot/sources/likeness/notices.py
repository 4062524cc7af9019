"""Notices about sources: whether one that somebody typed is one that is known."""

from collections.abc import Mapping

from bot.lead.drawing import Draw, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person, entitled
from bot.lead.post import Post
from bot.slack.blocks import Message
from bot.sources.likeness import notes
from bot.sources.likeness.became import about_likeness, what_became
from bot.sources.source import Source
from storage import workspaces
from storage.delivery.claims import ClaimedNotice
from storage.sources import changes, leads_of, sources
from storage.sql import Transaction


def _same_source(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    source = sources.one(tx, notice.team_id, int(notice.data["source"]))
    if source is None:
        return None
    other = sources.get(tx, notice.team_id, source.resembles)
    if other.id:
        count = leads_of.counted(tx, other)
        again = bool(notice.data.get("again")) and not notice.data.get("redrawn")
        return to_person(notice, notes.same_source(source, other, notice.destination, count, again=again))
    return to_person(notice, _became(tx, notice, source)) if notice.data.get("redrawn") else None


def _became(tx: Transaction, notice: ClaimedNotice, source: Source) -> Message:
    last = about_likeness(changes.of(tx, notice.team_id, [source.id], 20))
    said = what_became(source, sources.get(tx, notice.team_id, source.id), last)
    roles = workspaces.roles_of(tx, Person(notice.team_id, notice.destination))
    undoes = bool(source.merged_into) and entitled(roles, Act.CHANGE_SOURCES)
    return notes.settled(source, said, undoes=undoes)


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.SAME_SOURCE: _same_source}
