"""Reading leads as a person, or a channel, may see them: whole, or with names hidden until somebody accepts."""

from collections.abc import Sequence

from bot.lead.access import definition_of
from bot.lead.people import Person, Role
from bot.lead.record import Lead, Listed
from bot.lead.veil.veiled import is_hidden_from, veiled, veiled_row
from storage import workspaces
from storage.routing import rulebooks
from storage.sql import Transaction


def hides_names(tx: Transaction, team_id: str) -> bool:
    """Tell whether names are hidden until somebody accepts, as the rules of routing say."""
    book = rulebooks.in_force(tx, team_id)
    return book is not None and book.hides_names


def as_seen(tx: Transaction, lead: Lead, user: str) -> Lead:
    """Return the lead as this person sees it; "" is whoever reads the sales channel."""
    if not hides_names(tx, lead.team_id) or not is_hidden_from(lead, user, _roles(tx, lead.team_id, user)):
        return lead
    return veiled(lead, definition_of(tx, lead))


def all_as_seen(tx: Transaction, by: Person, some: Sequence[Lead]) -> list[Lead]:
    """Return several leads as this person sees them."""
    if not some or not hides_names(tx, by.team_id):
        return list(some)
    roles = _roles(tx, by.team_id, by.user_id)
    hidden = [is_hidden_from(lead, by.user_id, roles) for lead in some]
    return [veiled(lead, definition_of(tx, lead)) if hides else lead for lead, hides in zip(some, hidden, strict=True)]


def rows_as_seen(tx: Transaction, by: Person, rows: Sequence[Listed]) -> list[Listed]:
    """Return the rows of a list as this person sees them."""
    if not rows or not hides_names(tx, by.team_id):
        return list(rows)
    roles = _roles(tx, by.team_id, by.user_id)
    return [veiled_row(row) if is_hidden_from(row, by.user_id, roles) else row for row in rows]


def _roles(tx: Transaction, team_id: str, user: str) -> frozenset[Role]:
    return workspaces.roles_of(tx, Person(team_id, user)) if user else frozenset()
