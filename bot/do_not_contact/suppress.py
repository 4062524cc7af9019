"""The do-not-contact list: a manager puts somebody on it, and takes off what no longer holds."""

from dataclasses import replace

from bot.do_not_contact.look_up import page_of
from bot.do_not_contact.sheet import Page
from bot.do_not_contact.told import added, lifted
from bot.do_not_contact.whom import FIELD, read_whom
from bot.do_not_contact.withdraw import tell_lifted, withdraw_leads
from bot.lead.access import lead_of, require
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.identity.reach import Reach, distinct
from bot.lead.kinds import EventKind
from bot.lead.people import Act, Person
from bot.slack.text import clean, person
from storage import history, inbox
from storage.do_not_contact import entries, lead_keys
from storage.sql import Transaction


class LiftedAlreadyError(HandoffError):
    def __init__(self, by: str) -> None:
        who = f" ({person(by)} lifted it)" if by else ""
        super().__init__(f"That entry is already off the list{who}. There is nothing left to do.")


def suppress(tx: Transaction, by: Person, typed: str, key: str, reason: str = "") -> Page:
    """Put an address, a number or a company's domain on the list, close the leads under way that this is about, and
    return the list. Idempotent by `key`. Raises FieldProblems ("whom").

    Of a person who is known as a lead, every other way to reach them is barred as well.
    """
    require(tx, by, Act.SUPPRESS)
    ways = read_whom(typed)
    if not inbox.receive(tx, by.team_id, key):
        return page_of(tx, by.team_id)
    same = entries.with_way(tx, by.team_id, ways[0])
    if same:
        who = "You" if same.decided_by == by.user_id else "Another manager"
        before = f"{who} put {ways[0].as_given} on the list before. It still holds, so there is nothing to do."
        raise FieldProblems({FIELD: before})
    known = _known_of(tx, by.team_id, ways[0])
    entry_id = entries.add(tx, by.team_id, distinct(ways, known), by.user_id, clean(reason).strip())
    closed = withdraw_leads(tx, by.team_id, entry_id, by.user_id)
    return replace(page_of(tx, by.team_id), told=added(ways[0], known, closed.leads, closed.more))


def _known_of(tx: Transaction, team_id: str, way: Reach) -> list[Reach]:
    """Return the other ways known to reach this one person; none if several people share this one."""
    if way.is_domain:
        return []
    found = lead_keys.ways_of_person(tx, team_id, way)
    return [other for other in found if other.key != way.key]


def lift(tx: Transaction, by: Person, suppression_id: int, key: str, number: int = 0, wanted: str = "") -> Page:
    """Take an entry off the list, tell whoever had leads that were closed for it, and return that page of the list.
    Idempotent by `key`; raises LiftedAlreadyError."""
    require(tx, by, Act.SUPPRESS)
    told = ""
    if inbox.receive(tx, by.team_id, key):
        entry = entries.get(tx, by.team_id, suppression_id)
        if not entry or not entries.decide(tx, by.team_id, suppression_id, "confirmed", "lifted", by.user_id):
            raise LiftedAlreadyError(entry.decided_by if entry else "")
        free = tell_lifted(tx, by.team_id, suppression_id, by.user_id).leads
        if entry.lead_id and entry.lead_id not in [lead.id for lead in free]:
            history.record(tx, lead_of(tx, by, entry.lead_id), EventKind.SUPPRESSION_LIFTED, by.user_id)
        told = lifted(entry.ways, free)
    return replace(page_of(tx, by.team_id, number, wanted), told=told)
