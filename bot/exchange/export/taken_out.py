"""The leads that go into a file, a page at a time, as whoever asked may see them."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.exchange.export.files.line import Line, Page
from bot.exchange.export.wanted import Format, Wanted
from bot.lead.access import workspace_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.lead.veil.as_seen import all_as_seen
from bot.lead.workplace.calendar import start_of_day
from storage.answers import whole_leads
from storage.exchange import leaving, stories
from storage.exchange.leaving import Which
from storage.numbers import groups
from storage.sources import sources
from storage.sql import Transaction

MOST = 500
"""The leads in a piece of the file: a tenth of a second's work, most of it beside those who write."""


def which_of(tx: Transaction, team_id: str, wanted: Wanted) -> Which:
    """Return which leads are wanted, in moments and with the sources that count as one."""
    tz = workspace_of(tx, team_id).hours.tz
    first, last = (date.fromisoformat(each) if each else None for each in (wanted.first, wanted.last))
    return Which(
        wanted.stages,
        tuple(sources.group_of(tx, team_id, wanted.source_id)) if wanted.source_id else (),
        start_of_day(first, tz) if first else None,
        start_of_day(last + timedelta(days=1), tz) if last else None,
        wanted.owner,
        merged=wanted.format is Format.JSONL,
    )


def count_all(tx: Transaction, team_id: str, wanted: Wanted) -> int:
    """Count the leads that are wanted."""
    if wanted.lead:
        return 1
    which, newest, step = which_of(tx, team_id, wanted), leaving.newest(tx, team_id), leaving.WINDOW
    return sum(leaving.count(tx, team_id, which, after, after + step) for after in range(0, newest, step))


def page_after(tx: Transaction, team_id: str, by: Person | None, wanted: Wanted, after: int) -> Page:
    """Return the page after a lead's number, as `by` sees it; None is the machine, which sees all."""
    if wanted.lead:
        [one] = whole_leads.by_id(tx, team_id, [wanted.lead]).values()
        return Page([Line(one)], one.number, last=True)
    which, newest = which_of(tx, team_id, wanted), leaving.newest(tx, team_id)
    upto = min(after + leaving.WINDOW, newest)
    found = leaving.leads_after(tx, team_id, which, after, upto, MOST)
    upto = found[-1].number if len(found) == MOST else upto
    seen = all_as_seen(tx, by, found) if by else found
    return Page(_lines(tx, team_id, seen, with_stories=wanted.format is Format.JSONL), upto, last=upto >= newest)


def _lines(tx: Transaction, team_id: str, found: Sequence[Lead], *, with_stories: bool) -> list[Line]:
    as_one = groups.counted_as(tx, team_id)
    source = {lead.id: as_one.get(lead.source_id, lead.source_id) for lead in found}
    sources_of = sorted({each for each in source.values() if each})
    names = groups.names(tx, team_id, sources_of) if sources_of else {}
    ids = [lead.id for lead in found]
    told = stories.of_leads(tx, team_id, ids) if with_stories else {}
    barred = bars_of(tx, team_id, ids)
    return [Line(lead, names.get(source[lead.id], ""), lead.id in barred, told.get(lead.id, {})) for lead in found]
