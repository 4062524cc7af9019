"""Making two sources one, and taking them apart again: leads and their history go on naming the one they came from."""

from typing import Any

from bot.lead.kinds import NoticeKind
from bot.lead.people import MANAGERS, Role
from bot.sources.changes import APART, INTO
from bot.sources.source import Source
from bot.undo.settle import redraw
from storage import workspaces
from storage.sources import changes, sources
from storage.sql import Transaction
from storage.undo import posted

_ITSELF = "0"
"""The line that stood before a merge of the source itself, rather than of one it was part of."""
_FILLED = ("kind", "origin", "link", "probation_at", "probation_why")
"""The columns that a source takes over from one that is merged into it, where it has nothing itself."""


def join(tx: Transaction, user_id: str, gone: Source, kept: Source) -> None:
    """Merge `gone`, and all that was merged into it, into `kept`; both are held. Nothing is lost: each keeps its
    row, its wordings and what it cost."""
    for member in sources.merged_into(tx, gone.team_id, gone.id):
        sources.log(tx, member, user_id, INTO, str(gone.id), str(kept.id))
        sources.write(tx, member, merged_into=kept.id)
    settle_question(tx, sources.change(tx, gone, user_id, merged_into=kept.id))
    filled: dict[str, Any] = {name: getattr(gone, name) for name in _FILLED if not getattr(kept, name)}
    now = sources.change(tx, kept, user_id, **{name: value for name, value in filled.items() if value})
    if now.resembles and sources.get(tx, now.team_id, now.resembles).id == now.id:
        settle_question(tx, now)


def part(tx: Transaction, user_id: str, gone: Source, kept: Source) -> None:
    """Take `gone` out of `kept` again, with what was merged into it before, and put back what `kept` took over from it,
    unless somebody changed that since. What it cost and how much it is trusted count for itself again."""
    [said, *_] = changes.of_kind(tx, gone.team_id, [gone.id], INTO)
    for member in sources.merged_into(tx, gone.team_id, kept.id):
        last = changes.of_kind(tx, gone.team_id, [member.id], INTO)
        if member.id != gone.id and last and last[0].before == str(gone.id):
            sources.log(tx, member, user_id, INTO, str(kept.id), str(gone.id))
            sources.write(tx, member, merged_into=gone.id)
    sources.log(tx, gone, user_id, APART, str(kept.id), str(gone.id))
    sources.write(tx, gone, merged_into=0)
    for name in _FILLED if said.before == _ITSELF else ():
        took = next((one for one in changes.of_kind(tx, kept.team_id, [kept.id], name) if one.at >= said.at), None)
        if took and took.at == said.at and took.by == said.by:
            sources.change(tx, kept, user_id, **{name: None if name == "probation_at" else ""})
    redraw_question(tx, gone)


def settle_question(tx: Transaction, source: Source) -> None:
    """Ask nobody any more whether it is the same as another, and say what came of it where somebody was asked."""
    if source.ask_at or source.resembles:
        sources.write(tx, source, resembles=0, ask_at=None)
    redraw_question(tx, source)


def redraw_question(tx: Transaction, source: Source) -> None:
    """Draw every copy of the question about it anew."""
    if not source.asked:
        return
    members = workspaces.members(tx, source.team_id)
    whom = {source.created_by, *(user for role in (*MANAGERS, Role.MARKETER) for user in members[role])}
    asked = posted.to_people(tx, source.team_id, whom, [NoticeKind.SAME_SOURCE])
    redraw(tx, source.team_id, None, [each for each in asked if each.data.get("source") == source.id])
