"""Deciding on what a rep says: that somebody never buys. A manager confirms it or drops it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.do_not_contact.withdraw import Withdrawn, withdraw_leads
from bot.lead.access import lead_of, require
from bot.lead.errors import HandoffError
from bot.lead.identity.reach import Reach, by_domain, distinct
from bot.lead.identity.sameness import company_domain
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.meanwhile import SeenEarlierError
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.team.recipients import everybody_concerned
from bot.slack.filled import stamp
from bot.slack.text import esc, person
from bot.undo.settle import close_earlier, redraw
from storage import history, inbox, leads
from storage.delivery import outbox
from storage.do_not_contact import entries, lead_keys
from storage.sql import Transaction
from storage.undo import posted


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: the lead, the ways by which they are barred now, and the other leads that were closed for it."""

    lead: Lead
    ways: Sequence[Reach] = ()
    withdrawn: Withdrawn = field(default_factory=Withdrawn)


def decide_suppression(
    tx: Transaction,
    by: Person,
    suppression_id: int,
    confirm: bool,
    key: str,
    *,
    everybody: bool = False,
    domain_seen: str = "",
) -> Decided | None:
    """Confirm, or not, that somebody is not to be contacted, by every way that is known to reach them. The first answer
    counts.

    With `everybody` this covers everyone at their company's email domain, whose stamp the button carries. Returns None
    for a repeat. Raises AnsweredByAnotherError, NothingToBarError, and SeenEarlierError where the domain has changed.
    """
    require(tx, by, Act.CONFIRM_SUPPRESSION)
    if not inbox.receive(tx, by.team_id, key):
        return None
    entry = entries.get(tx, by.team_id, suppression_id)
    if entry is None or entry.lead_id is None:
        raise AnsweredByAnotherError
    lead = lead_of(tx, by, entry.lead_id, hold=True)
    domain = company_domain(lead.email) if everybody else ""
    if domain_seen and domain_seen != stamp(domain):
        line = f"Their company's domain is {esc(domain, 100) or 'no longer known'}"
        raise SeenEarlierError([line], "Home → *Do not contact* bars the one you mean.")
    ways = distinct(_ways(tx, lead), by_domain(domain)) if confirm else []
    if confirm and entry.state == "asked" and not ways:
        raise NothingToBarError(lead)
    if not entries.decide(tx, by.team_id, entry.id, "asked", "confirmed" if confirm else "dropped", by.user_id):
        raise AnsweredByAnotherError(entry.state, entry.decided_by)
    close_earlier(tx, lead)
    redraw(tx, by.team_id, lead.id, posted.about(tx, lead, [NoticeKind.CONFIRM_SUPPRESSION], lead.created_at))
    answered = EventKind.SUPPRESSION_CONFIRMED if confirm else EventKind.SUPPRESSION_DROPPED
    history.record(tx, lead, answered, by.user_id, domain=domain)
    told: dict[str, Any] = {"by": by.user_id, "why": "barred" if confirm else "contactable"}
    for user in dict.fromkeys((entry.asked_by, *everybody_concerned(tx, lead, by))):
        if user not in ("", by.user_id):
            outbox.leave(tx, by.team_id, NoticeKind.STAYS_CLOSED, user, lead.id, **told)
    if not confirm:
        return Decided(lead)
    entries.reached_by(tx, by.team_id, entry.id, ways)
    if lead.stage is Stage.REFUSED and not lead.merged_into:
        leads.change(tx, by.team_id, lead.id, bar_id=entry.id)
    return Decided(lead, ways, withdraw_leads(tx, by.team_id, entry.id, by.user_id))


def _ways(tx: Transaction, lead: Lead) -> list[Reach]:
    """Return every way there is or was to reach the person."""
    return [way for way in lead_keys.of_lead(tx, lead.team_id, lead.id) if not way.is_domain]


class AnsweredByAnotherError(HandoffError):
    def __init__(self, state: str = "", by: str = "") -> None:
        did = "decided that they may be contacted" if state == "dropped" else "confirmed it"
        who = f" ({person(by)} {did})" if by else ""
        super().__init__(
            f"That has already been answered{who}, and the first answer counts. There is nothing left to do."
        )


class NothingToBarError(HandoffError):
    """Refusal to confirm a promise that nobody could keep: there is nothing to recognise them by."""

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            f"There is nothing to recognise them by: *{lead.label}* has neither an email address nor a phone number. "
            "The lead stays closed. If you know an address or a number of theirs, "
            "Home → *Do not contact* takes it."
        )
