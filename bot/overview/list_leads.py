"""Reading a list of leads for a person, a page at a time. Nothing here changes anything."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.lead.access import lead_called, require
from bot.lead.ending.ending import in_words
from bot.lead.lifecycle import Stage
from bot.lead.people import MANAGERS, Act, Person, Role
from bot.lead.record import Listed
from bot.lead.veil.as_seen import rows_as_seen
from bot.overview.due.list_due import due_now, follow_ups, then
from bot.overview.marketing.list_triage import list_to_review, list_triage, looked_at
from bot.overview.next_touch import with_next
from bot.overview.pages import MOST, PAGE, LeadPage, Which
from bot.overview.sales.list_of_sales import by_rep, dated, of_rep, owned, to_decide
from bot.overview.sales.list_promised import on_pause, overdue, promises
from bot.overview.whose_leads import WHOSE, beside, parts_of
from storage import finding, history
from storage.finding import Part
from storage.intake.goes_on import as_they_go_on
from storage.overview.next_first import closed_last, counted_in, next_first
from storage.sources import leads_of, sources
from storage.sql import Transaction

_HOW = 120  # characters of what somebody noted about an end

OWN_WAY: Mapping[Which, Callable[..., LeadPage]] = {
    Which.DUE_NOW: due_now,
    Which.DUE_THEN: then,
    Which.OWNED: owned,
    Which.TO_DECIDE: to_decide,
    Which.PROMISES: promises,
    Which.OVERDUE: overdue,
    Which.PAUSED: on_pause,
    Which.REPS: by_rep,
    Which.TRIAGE: list_triage,
    Which.TO_REVIEW: list_to_review,
}
"""The lists that are read in a way of their own."""
PARTS: dict[Which, Part] = {
    Which.DRAFTS: ("in_charge", Stage.DRAFT),
    Which.RETURNED: ("in_charge", Stage.RETURNED),
    Which.WAITING: ("in_charge", Stage.OFFERED),
    Which.UNOWNED: ("", Stage.OFFERED),
    Which.TEAM_RETURNED: ("", Stage.RETURNED),
    Which.TEAM_WAITING: ("", Stage.OFFERED),
}
_MANAGED = {
    Which.UNOWNED: Role.SALES_MANAGER,
    Which.TEAM_RETURNED: Role.MARKETING_MANAGER,
    Which.TEAM_WAITING: Role.MARKETING_MANAGER,
}
"""The parts that are a whole team's, and who manages it."""


def list_leads(tx: Transaction, by: Person, which: Which, skip: int = 0, wanted: str = "") -> LeadPage:
    """Read a page of any list, without its first `skip`."""
    return _as_seen(tx, by, _listed(tx, by, which, skip, wanted))


def _as_seen(tx: Transaction, by: Person, page: LeadPage) -> LeadPage:
    rows = looked_at(tx, by.team_id, rows_as_seen(tx, by, page.items))
    return replace(page, items=_with_ends(tx, by, rows))


def _with_ends(tx: Transaction, by: Person, rows: Sequence[Listed]) -> list[Listed]:
    """Say of those that were won or lost how: the amount, or why."""
    ended = [row.id for row in rows if row.stage in (Stage.WON, Stage.LOST)]
    how = history.ends_of(tx, by.team_id, ended) if ended else {}
    return [row._replace(why=in_words(how[row.id], _HOW)) if row.id in how else row for row in rows]


def _listed(tx: Transaction, by: Person, which: Which, skip: int, wanted: str) -> LeadPage:
    if which is Which.FIND:
        return find(tx, by, wanted, skip)
    if which is Which.DUE:
        return follow_ups(tx, by, skip, wanted)
    if which is Which.OF_REP:
        return of_rep(tx, by, wanted, skip)
    if which is Which.OF_SOURCE:
        return of_source(tx, by, wanted, skip)
    if which in OWN_WAY:
        return OWN_WAY[which](tx, by, skip)
    if which in WHOSE:
        return _whose(tx, by, which, skip)
    return part_of(tx, by, which, skip)


def mine(tx: Transaction, by: Person) -> LeadPage:
    """List one's own open leads, what is due next first; for a manager, those of their team."""
    which = Which.TEAM if require(tx, by, Act.LOOK_UP) & MANAGERS else Which.MINE
    return _as_seen(tx, by, _whose(tx, by, which))


def _whose(tx: Transaction, by: Person, which: Which, skip: int = 0) -> LeadPage:
    """List one's own leads or one's team's, open ones by what is due next, closed ones by when they were closed."""
    roles = require(tx, by, Act.LOOK_UP)
    parts = parts_of(which, roles)
    if which in (Which.CLOSED, Which.TEAM_CLOSED):
        found = closed_last(tx, by.team_id, by.user_id, parts, skip + PAGE)
    else:
        found = dated(tx, next_first(tx, by.team_id, by.user_id, parts, skip + PAGE), by)
        found = [*found[:skip], *with_next(tx, by.team_id, found[skip:])]
    total = counted_in(tx, by.team_id, by.user_id, parts)
    there = [each for each in beside(which, roles) if counted_in(tx, by.team_id, by.user_id, parts_of(each, roles))]
    return LeadPage(which, found[skip:], total, skip, beside=there)


def part_of(tx: Transaction, by: Person, which: Which, skip: int = 0) -> LeadPage:
    """List one of the parts that Home shows the beginning of; those of a whole team, for its manager."""
    if _MANAGED.get(which, Role.MARKETER) not in {Role.MARKETER, *require(tx, by, Act.LOOK_UP)}:
        return LeadPage(which, [], 0)
    [found] = finding.in_each(tx, by.team_id, by.user_id, (PARTS[which],), skip + PAGE)
    total = finding.counted(tx, by.team_id, by.user_id, PARTS[which])
    return LeadPage(which, found[skip:], total, skip)


def find(tx: Transaction, by: Person, text: str, skip: int = 0) -> LeadPage:
    """Find leads by the words in them, by an exact email address, or by number; in the place of one that was merged,
    the lead it goes on as."""
    require(tx, by, Act.LOOK_UP)
    found = _matching(tx, by, text, PAGE + 1)
    if len(found) > PAGE or skip:
        found = _matching(tx, by, text, MOST)
    shown = with_next(tx, by.team_id, found[skip : skip + PAGE])
    return _as_seen(tx, by, LeadPage(Which.FIND, shown, len(found), skip, text))


def of_source(tx: Transaction, by: Person, wanted: str, skip: int = 0) -> LeadPage:
    """List the leads of the source with that id, and of all merged into it, the newest first."""
    require(tx, by, Act.LOOK_UP)
    source = sources.get(tx, by.team_id, int(wanted) if wanted.isdecimal() and len(wanted) < 10 else 0)
    found = leads_of.page(tx, source, skip, PAGE) if source.id else []
    total = min(leads_of.counted(tx, source), MOST) if source.id else 0
    return LeadPage(Which.OF_SOURCE, with_next(tx, by.team_id, found), total, skip, wanted)


def _matching(tx: Transaction, by: Person, text: str, most: int) -> list[Listed]:
    called = lead_called(tx, by, text)
    found = finding.search(tx, by.team_id, text, limit=most)
    return as_they_go_on(tx, by.team_id, [Listed.of(called), *found] if called else found)
