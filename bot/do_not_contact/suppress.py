"""The do-not-contact list: a manager confirms what a rep said, adds entries, and lifts those that no longer hold."""

from collections.abc import Sequence

from bot.lead.access import lead_of, require
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.identity.contact_details import email_problem, normalize_email
from bot.lead.identity.sameness import FREE_MAIL, company_domain
from bot.lead.kinds import EventKind
from bot.lead.meanwhile import SeenEarlierError
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.slack.filled import stamp
from bot.slack.text import esc, person
from storage import history, inbox, suppressions
from storage.sql import Transaction
from storage.suppressions import Suppressed


class LiftedAlreadyError(HandoffError):
    def __init__(self, by: str) -> None:
        who = f" ({person(by)} lifted it)" if by else ""
        super().__init__(f"That entry is already off the list{who}. There is nothing left to do.")


def decide_suppression(
    tx: Transaction,
    by: Person,
    suppression_id: int,
    confirm: bool,
    key: str,
    *,
    everybody: bool = False,
    domain_seen: str = "",
) -> Lead | None:
    """Record whether a manager confirms that somebody is not to be contacted. The first answer counts.

    With `everybody` it holds for all of their company's email domain, whose stamp the button carries. Returns the
    lead, None for a repeat; raises AnsweredByAnotherError, and SeenEarlierError where it is another domain by now.
    """
    require(tx, by, Act.CONFIRM_SUPPRESSION)
    if not inbox.receive(tx, by.team_id, key):
        return None
    said_of = suppressions.lead_of(tx, by.team_id, suppression_id)
    domain = company_domain(lead_of(tx, by, said_of).email) if said_of and everybody else ""
    if domain_seen and domain_seen != stamp(domain):
        line = f"Their company's domain is {esc(domain, 100) or 'no longer known'}"
        raise SeenEarlierError([line], "Home → *Do not contact* is the place to bar the one you mean.")
    state = "confirmed" if confirm else "dropped"
    lead_id = suppressions.decide(tx, by.team_id, suppression_id, state, by.user_id, domain)
    if lead_id is None:
        raise AnsweredByAnotherError(*suppressions.decided_by(tx, by.team_id, suppression_id))
    lead = lead_of(tx, by, lead_id)
    answered = EventKind.SUPPRESSION_CONFIRMED if confirm else EventKind.SUPPRESSION_DROPPED
    history.record(tx, lead, answered, by.user_id, domain=domain)
    return lead


def do_not_contact(tx: Transaction, by: Person) -> Sequence[Suppressed]:
    """The list, for a manager."""
    require(tx, by, Act.SUPPRESS)
    return suppressions.listed(tx, by.team_id)


def suppress(tx: Transaction, by: Person, typed: str, key: str) -> Sequence[Suppressed]:
    """Put an address or a company's domain on the list; returns the list. Idempotent by `key`.

    Raises FieldProblems ("whom").
    """
    require(tx, by, Act.SUPPRESS)
    whom = typed.strip()
    problem = _problem(whom)
    if problem:
        raise FieldProblems({"whom": problem})
    if inbox.receive(tx, by.team_id, key):
        person = "@" in whom.lstrip("@")
        suppressions.add(tx, by.team_id, normalize_email(whom if person else f"@{whom.lstrip('@')}"), by.user_id)
    return suppressions.listed(tx, by.team_id)


def _problem(whom: str) -> str | None:
    if "@" in whom.lstrip("@"):
        return email_problem(whom)
    domain = whom.lstrip("@").casefold()
    if domain in FREE_MAIL:
        return f"{domain} gives addresses to anybody. Please enter the one address you mean."
    if not domain or email_problem(f"somebody@{domain}"):
        return "Please enter an email address, like jane@acme.example, or a company's domain, like acme.example."
    return None


def lift(tx: Transaction, by: Person, suppression_id: int, key: str) -> Sequence[Suppressed]:
    """Take an entry off the list; returns the list. Idempotent by `key`; raises LiftedAlreadyError."""
    require(tx, by, Act.SUPPRESS)
    if inbox.receive(tx, by.team_id, key):
        lifted = suppressions.lift(tx, by.team_id, suppression_id, by.user_id)
        if lifted is None:
            raise LiftedAlreadyError(suppressions.decided_by(tx, by.team_id, suppression_id)[1])
        if lifted.lead_id:
            history.record(tx, lead_of(tx, by, lifted.lead_id), EventKind.SUPPRESSION_LIFTED, by.user_id)
    return suppressions.listed(tx, by.team_id)


class AnsweredByAnotherError(HandoffError):
    def __init__(self, state: str = "", by: str = "") -> None:
        did = "decided that they may be contacted" if state == "dropped" else "confirmed it"
        who = f" ({person(by)} {did})" if by else ""
        super().__init__(f"This was already answered{who}, and the first answer counts. There is nothing left to do.")
