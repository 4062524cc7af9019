"""May they be contacted? The one question, asked wherever somebody is about to be, and when a message is sent."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

from bot.lead.access import workspace_of
from bot.lead.barred.bars import Bar, BarredError, NotTakenError
from bot.lead.details import Details
from bot.lead.identity.reach import Reach, reach_of
from bot.lead.record import Lead
from storage import workspaces
from storage.do_not_contact import asking
from storage.sql import Transaction


def bar_of(tx: Transaction, lead: Lead) -> Bar | None:
    """Return the entry of the do-not-contact list that is about the lead, by any way there is or was to reach them;
    None if they may be contacted."""
    return bars_of(tx, lead.team_id, [lead.id]).get(lead.id)


def bars_of(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, Bar]:
    """Return the same for many leads, by id: only of those who may not be contacted."""
    return asking.about_leads(tx, team_id, lead_ids, partial(_country, tx, team_id)) if lead_ids else {}


def bar_on(tx: Transaction, team_id: str, ways: Iterable[Reach]) -> Bar | None:
    """Return the entry that is about whoever is reached in one of these ways; None if there is none."""
    ways = list(ways)
    return asking.about(tx, team_id, ways, partial(_country, tx, team_id)) if ways else None


def bars_on(tx: Transaction, team_id: str, ways: Mapping[int, Sequence[Reach]]) -> dict[int, Bar]:
    """Return the same for many people, each under a number of the caller's: only of those who may not be contacted."""
    return asking.about_each(tx, team_id, ways, partial(_country, tx, team_id))


def require_contactable(tx: Transaction, lead: Lead) -> None:
    """Raise BarredError if nobody may contact the lead."""
    bar = bar_of(tx, lead)
    if bar:
        raise BarredError(lead, bar, helpers(tx, lead.team_id))


def require_takeable(tx: Transaction, team_id: str, details: Details, what: str = "the lead") -> None:
    """Raise NotTakenError if nobody may contact the person with these details."""
    bar = bar_on(tx, team_id, reach_of(details))
    if bar:
        raise NotTakenError(bar, helpers(tx, team_id), what)


def helpers(tx: Transaction, team_id: str) -> tuple[str, ...]:
    """Return who can lift an entry."""
    return workspaces.managers(tx, team_id)[:5]


def _country(tx: Transaction, team_id: str) -> str:
    return workspace_of(tx, team_id).home_country
