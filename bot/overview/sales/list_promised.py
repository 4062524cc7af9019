"""Lists of leads by what is promised about them: a rep's own, and, for managers of sales, what is overdue or paused."""

from collections.abc import Iterable, Iterator, Sequence

from bot.lead.access import require, workspace_of
from bot.lead.people import Act, Person, Role
from bot.lead.record import Lead, Listed
from bot.numbers.number import Number
from bot.overview.pages import MOST, PAGE, LeadPage, Waits, Which
from bot.promises.promised import standing_of
from bot.promises.standing import Standing
from storage.numbers.now import counted
from storage.overview import promised
from storage.overview.promised import Promised
from storage.sql import Transaction

_LOOKED_AT = 3
"""Times as many as a page shows are looked at for what is overdue: promises differ in how long they are."""


def promises(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List what this rep promised, what is due first at the top."""
    require(tx, by, Act.LOOK_UP)
    found = promised.theirs(tx, by.team_id, by.user_id, MOST)
    shown = found[skip : skip + most]
    lines = sorted(_standing(tx, shown), key=lambda each: (each[1].due_at, each[0].id))
    return _page(Which.PROMISES, lines, len(found), skip)


def overdue(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List whatever should have happened by now in the team, what waits longest first; nothing for a rep."""
    if Role.SALES_MANAGER not in require(tx, by, Act.LOOK_UP):
        return LeadPage(Which.OVERDUE, [], 0)
    looked_at = (skip + most) * _LOOKED_AT
    found = promised.running(tx, by.team_id, looked_at)
    late = [each for each in _standing(tx, found) if each[1].overdue]
    total = len(late)
    if len(found) == looked_at:  # there may be more than were looked at
        total = max(counted(tx, by.team_id, Number.OVERDUE, workspace_of(tx, by.team_id).hours.tz), total)
    return _page(Which.OVERDUE, late[skip : skip + most], total, skip)


def on_pause(tx: Transaction, by: Person, skip: int = 0, most: int = PAGE) -> LeadPage:
    """List what is paused in the team, and why; nothing for a rep."""
    if Role.SALES_MANAGER not in require(tx, by, Act.LOOK_UP):
        return LeadPage(Which.PAUSED, [], 0)
    found = promised.on_pause(tx, by.team_id, MOST)
    return _page(Which.PAUSED, list(_standing(tx, found[skip : skip + most])), len(found), skip)


def _page(which: Which, shown: Sequence[tuple[Lead, Standing]], total: int, skip: int) -> LeadPage:
    waits = {lead.id: Waits(standing, lead.owner or lead.routed_to) for lead, standing in shown}
    return LeadPage(which, [Listed.of(lead) for lead, _ in shown], total, skip, waits=waits)


def _standing(tx: Transaction, some: Iterable[Promised]) -> Iterator[tuple[Lead, Standing]]:
    workspace = None
    for lead, work in some:
        workspace = workspace or workspace_of(tx, lead.team_id)
        yield lead, standing_of(tx, lead, work, workspace)
