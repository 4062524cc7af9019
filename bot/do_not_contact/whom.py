"""Reading the person or company that nobody shall contact, as a manager types or pastes it: an address, a number, or a
company's domain."""

import re

from bot.lead.errors import FieldProblems
from bot.lead.identity.contact_details import email_problem, phone_problem
from bot.lead.identity.domains import is_free_mail, own_domain, same_domain
from bot.lead.identity.reach import Reach, by_domain, by_mailbox, by_phone
from bot.slack.markup import as_typed
from bot.slack.text import clean

FIELD = "whom"
_WANTED = (
    "Please enter an email address, like jane@acme.example, a phone number, like +49 30 1234567, or a company's "
    "domain, like acme.example."
)
_NUMBER = re.compile(r"\+?[\s\d()./+‐-―-]*\d[\s\d()./+‐-―-]*(?:[ ,;]*(?:x|ext\.?|#)[ .:]*\d+)?", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?:|mailto:|tel:|ftp:)?/*", re.IGNORECASE)
_NAMED = re.compile(r"^[^<>]*<([^<>]+)>[\s.,;]*$")
_REST = re.compile(r"[/?#].*$")
_PORT = re.compile(r":\d+$")


def read_whom(typed: str) -> list[Reach]:
    """Read by what they are recognised; raises FieldProblems ("whom"), which says what would do instead."""
    text = _bare(typed)
    if _NUMBER.fullmatch(text):
        return _phone(text)
    local, at, domain = text.rpartition("@")
    if at and local and local != "*":
        return _address(local, domain)
    return _company(domain)


def _bare(typed: str) -> str:
    """Take off what a mail program, a browser or Slack puts around it."""
    named = _NAMED.match(typed)  # as a mail program writes it, or as Slack hands over what it made a link
    text = clean(named[1].partition("|")[0]) if named else as_typed(typed)
    text = _SCHEME.sub("", text.strip().strip("\"'“”„«»;,"))
    return text.strip().rstrip(".,;")


def _phone(text: str) -> list[Reach]:
    if problem := phone_problem(text):
        raise FieldProblems({FIELD: problem})
    return by_phone(text)


def _address(local: str, domain: str) -> list[Reach]:
    address = f"{local}@{same_domain(_REST.sub('', domain))}"
    if "*" in local or "?" in local:
        meant = own_domain(domain) or "acme.example"
        raise FieldProblems({FIELD: f"A * stands for everybody at a company only: {meant} bars them all."})
    if problem := email_problem(address):
        raise FieldProblems({FIELD: problem})
    return by_mailbox(address)


def _company(typed: str) -> list[Reach]:
    domain = same_domain(_PORT.sub("", _REST.sub("", typed)).removeprefix("*.").lstrip("."))
    domain = domain.removeprefix("www.")
    if email_problem(f"somebody@{domain}") or not domain:
        raise FieldProblems({FIELD: _WANTED})
    if not own_domain(domain):
        shared = f"{domain} is an ending that many companies share."
        raise FieldProblems({FIELD: f"{shared} Please enter the company's own, like acme.{domain}."})
    if is_free_mail(domain):
        raise FieldProblems({FIELD: f"{domain} gives addresses to anybody. Please enter the one address you mean."})
    return by_domain(domain)
