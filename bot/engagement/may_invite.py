"""May somebody of the buying group be contacted? A lead's contacts may be on the do-not-contact list by themselves."""

from collections.abc import Iterable

from bot.engagement.buying_group import Contact
from bot.lead.access import require_not_erased, workspace_of
from bot.lead.barred.may_contact import bar_on
from bot.lead.details import Details
from bot.lead.identity.reach import Reach, by_domains, by_mailbox, by_phone
from bot.lead.record import Lead
from storage.sql import Transaction


def barred_among(tx: Transaction, team_id: str, contacts: Iterable[Contact]) -> list[Contact]:
    """Return those of the contacts whom nobody may contact."""
    return [one for one in contacts if (one.email or one.phone) and bar_on(tx, team_id, _ways(one.email, one.phone))]


def barred_problems(tx: Transaction, team_id: str, email: str | None, phone: str | None) -> dict[str, str]:
    """Tell at the contact's fields that nobody may contact whoever has that address or number."""
    problems = {}
    for name, ways in (("contact.email", _ways(email or "", "")), ("contact.phone", _ways("", phone or ""))):
        if ways and (bar := bar_on(tx, team_id, ways)):
            problems[name] = f"{bar.in_short} Please leave it out; Home → Do not contact shows the list to managers."
    return problems


def invitation_problem(tx: Transaction, team_id: str, invited: Iterable[Contact]) -> str:
    """Tell whom to leave out of a meeting; empty if everybody may be contacted."""
    names = [one.name for one in barred_among(tx, team_id, invited)]
    if not names:
        return ""
    are = "is" if len(names) == 1 else "are"
    return f"{' and '.join(names)} {are} on the do-not-contact list. Please meet without them."


def require_may_join(
    tx: Transaction, lead: Lead, name: str, email: str | None = None, phone: str | None = None
) -> None:
    """Raise ErasedPersonError if that is somebody who was erased: they do not come back as another lead's contact."""
    details = Details(name, lead.company, email=email or "", phone=phone or "")
    require_not_erased(tx, workspace_of(tx, lead.team_id), details)


def _ways(email: str, phone: str) -> list[Reach]:
    return [*by_mailbox(email), *by_domains(email), *by_phone(phone)]
