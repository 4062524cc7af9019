"""Looking through the do-not-contact list: a page of it, or what matches."""

from bot.do_not_contact.sheet import Page
from bot.do_not_contact.whom import read_whom
from bot.lead.access import require
from bot.lead.errors import FieldProblems
from bot.lead.identity.reach import by_domains
from bot.lead.people import Act, Person
from storage.do_not_contact import entries
from storage.sql import Transaction

_ON_A_PAGE = 20


def do_not_contact(tx: Transaction, by: Person, number: int = 0, wanted: str = "") -> Page:
    """Return a page of the list, for a manager. `wanted` finds entries with that in an address, a domain or a number,
    and those that bar such an address."""
    require(tx, by, Act.SUPPRESS)
    return page_of(tx, by.team_id, number, wanted)


def page_of(tx: Transaction, team_id: str, number: int = 0, wanted: str = "") -> Page:
    wanted = " ".join(wanted.split())[:300]
    return entries.page(tx, team_id, number, _ON_A_PAGE, wanted, _keys(wanted))


def _keys(wanted: str) -> list[str]:
    try:
        ways = read_whom(wanted) if wanted else []
    except FieldProblems:
        return []
    return [way.key for way in [*ways, *(by_domains(wanted) if "@" in wanted else [])]]
