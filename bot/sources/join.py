"""Making two sources one, and taking them apart again: leads and their history go on naming the one they came from."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.lead.kinds import NoticeKind
from bot.lead.people import MANAGERS, Role
from bot.sources.changes import APART, INTO, Change
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
    """Take `gone` out of `kept` again, with all that was merged into it, and put back what others took over from it,
    unless somebody changed that since. In whatever order sources are taken apart, each is in the end as it was. What it
    cost and how much it is trusted count for itself again."""
    members = {each.id: each for each in sources.merged_into(tx, gone.team_id, kept.id)}
    joined = _joined(tx, gone.team_id, members)
    for member in members.values():
        if gone.id in _above(joined, member.id):
            sources.log(tx, member, user_id, INTO, str(kept.id), str(gone.id))
            sources.write(tx, member, merged_into=gone.id)
    sources.log(tx, gone, user_id, APART, str(kept.id), str(gone.id))
    sources.write(tx, gone, merged_into=0)
    _give_back(tx, user_id, gone, joined)
    redraw_question(tx, gone)


def _joined(tx: Transaction, team_id: str, members: Iterable[int]) -> dict[int, Change]:
    """Return the line by which each of these last became part of another, itself and not along with one."""
    lines = changes.of_kind(tx, team_id, list(members), INTO)
    return {line.source_id: line for line in reversed(lines) if line.before == _ITSELF}


def _above(joined: Mapping[int, Change], source_id: int) -> list[int]:
    """Return what a merged source was merged into, what that was, and so on."""
    found: list[int] = []
    while source_id in joined and (into := int(joined[source_id].after)) not in found:
        found.append(into)
        source_id = into
    return found


def _give_back(tx: Transaction, user_id: str, gone: Source, joined: Mapping[int, Change]) -> None:
    """Empty the columns that the source it was merged into took over from it, and that the next took over with them."""
    giver, names = gone, list(_FILLED)
    for into in _above(joined, gone.id):
        taker, line = sources.one(tx, gone.team_id, into), joined[giver.id]
        names = [name for name in names if taker and _took(tx, taker, name, giver, line)]
        if not taker or not names:
            return
        sources.change(tx, taker, user_id, **{name: None if name == "probation_at" else "" for name in names})
        giver = taker  # as it was, with what it gave on


def _took(tx: Transaction, taker: Source, name: str, giver: Source, joined: Change) -> bool:
    """Tell whether it took the column over when they were joined, and nobody has changed it since."""
    value = getattr(giver, name)
    if not value or getattr(taker, name) != value:
        return False
    last, *_ = [*changes.of_kind(tx, taker.team_id, [taker.id], name), None]
    return last is not None and (last.at, last.by) == (joined.at, joined.by)


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
