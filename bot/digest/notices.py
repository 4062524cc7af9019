"""The notices of the weekly digest: what is posted in a channel, and what one manager is told alone."""

from collections.abc import Mapping
from datetime import datetime

from bot.digest import message as digest_view
from bot.digest import notes
from bot.digest.count import count
from bot.digest.record import Digest
from bot.digest.talk import CONCERNS, Fell
from bot.lead.drawing import Draw, channel_of, to_person, workspace_of
from bot.lead.kinds import NoticeKind
from bot.lead.people import Person
from bot.lead.post import Post
from bot.lead.team.sides import Side, managing
from bot.lead.veil.as_seen import rows_as_seen
from bot.lead.workplace.workspace import Workspace
from bot.numbers.number import Number
from bot.numbers.period import Period
from bot.privacy.keeping import NAMED, going
from storage import workspaces
from storage.delivery.claims import ClaimedNotice
from storage.digest import digests, now
from storage.numbers import groups
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


def _to_talk_about(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """Draw what one manager is told alone: of the side that they still manage, and what is still overdue."""
    team_id = notice.team_id
    digest = digests.kept(tx, team_id, datetime.fromisoformat(str(notice.data["end"])))
    members, manager = workspaces.members(tx, team_id), notice.destination
    sides = {side for side in Side if manager in managing(members, side)}
    if digest is None or not sides:
        return None
    talks = [talk for talk in digest.talks if CONCERNS[talk.what] in sides]
    reader, tz = Person(team_id, manager), digest.zone
    both = (Number.OVERDUE, Number.UNOWNED) if Side.SALES in sides else ()
    found = {number: rows_as_seen(tx, reader, now.listed(tx, team_id, number, tz, 0, notes.MOST)[0]) for number in both}
    if not talks and not any(found.values()):
        return None
    ids = {int(talk.key) for talk in talks if talk.what is Fell.SOURCE}
    names = {str(id_): name for id_, name in groups.names(tx, team_id, sorted(ids)).items()} if ids else {}
    overdue, unowned = (found.get(number, []) for number in (Number.OVERDUE, Number.UNOWNED))
    return to_person(notice, notes.worth_talking_about(digest, talks, names, overdue, unowned))


def _as_left_before(tx: Transaction, workspace: Workspace, notice: ClaimedNotice, end: datetime) -> Digest:
    """Count what an earlier release of Baton left to be counted when it is sent."""
    return count(tx, workspace, Period(datetime.fromisoformat(str(notice.data["start"])), end))


def _going(tx: Transaction, workspace: Workspace, digest_at: datetime) -> tuple[int, list[int]]:
    """Count the closed leads whose contact details go in the week after the next, with the first few numbers."""
    found = going(workspace, digest_at)
    return fading.closed_between(tx, workspace.team_id, found.start, found.before, NAMED) if found else (0, [])


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.DIGEST: _digest,
    NoticeKind.TO_TALK_ABOUT: _to_talk_about,
}
