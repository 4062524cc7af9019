"""The rows that are no leads, by what some of their columns say: test leads, staff, no-shows, unsubscribed."""

import re
from collections.abc import Iterable

from bot.exchange.layouts.headers import plain
from bot.exchange.layouts.layout import words
from bot.exchange.layouts.roles import ATTENDEES, PRESENTERS, STAFF, words_of
from bot.exchange.rows.candidate import Because
from bot.exchange.rows.cells import NO, YES

TEST = "It is a test lead."
_DUMMY = re.compile(r"<test lead: dummy data|dummy data for ", re.IGNORECASE)
_TEST_ADDRESSES = frozenset(f"test@{who}.com" for who in ("meta", "fb", "facebook", "linkedin", "google"))
_STAYED_AWAY = NO | words(
    """
    not attending | no show | noshow | no shows | absent | did not attend | not attended | refunded | refund |
    cancelled | canceled | declined | denied | deleted | transferred | missed | not approved | rejected | abgelehnt |
    abwesend | storniert | abgesagt | nimmt nicht teil | nicht genehmigt | erstattet | no asiste |
    ne participe pas | refuse | rembourse | rechazado | reembolsado | rifiutato | rimborsato |
    nicht teilgenommen | nicht erschienen | absente | absent e | annule | ausente | cancelado |
    assente | annullato | afwezig | geannuleerd | ej narvarande | ikke deltaget | nezucastnil se
    """
)
_NOT_GONE = NO | words(
    """
    subscribed | active | opted in | confirmed | pending | no consent | no marketing consent | never subscribed |
    not subscribed | non subscribed | abonniert | aktiv | bestatigt | marketing contact | abonne | suscrito
    """
)
_UNFINISHED = frozenset({"started", "partial", "incomplete", "in progress", "unfinished", "unvollstandig", "partiel"})
_SPANS = (
    (60.0, re.compile(r"(\d+)\s*(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|uur|u)\b", re.IGNORECASE)),
    (1.0, re.compile(r"(\d+)\s*(?:m|mins?|minutes?|minuten?|minutos?|minuti|minuto)\b", re.IGNORECASE)),
    (
        1 / 60,
        re.compile(r"(\d+)\s*(?:s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|secondi|seconden)\b", re.IGNORECASE),
    ),
)
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")


def is_test(whole: str, emails: Iterable[str], marks: Iterable[str]) -> bool:
    """Tell whether a whole row is a program's test: by its dummy data, its address, or a column that says so."""
    if "ummy" in whole and _DUMMY.search(whole):
        return True
    return any(email.casefold() in _TEST_ADDRESSES for email in emails) or any(_says_yes(mark) for mark in marks)


def stayed_away(said: Iterable[str]) -> Because | None:
    """Return why somebody on the list was not there, or did not finish, as what is said of their coming tells."""
    for text in said:
        said_so = plain(text)
        if said_so in _UNFINISHED:
            return Because.UNFINISHED
        if said_so in _STAYED_AWAY:
            return Because.NO_SHOW
    return None


def is_staff(roles: Iterable[str], presenters_too: bool) -> bool:
    """Tell whether somebody is on the organiser's side. A presenter is only where others merely attend: in a meeting,
    everybody may present."""
    staff = YES | STAFF | PRESENTERS if presenters_too else YES | STAFF
    return any(staff & words_of(role) for role in roles)


def attends(role: str) -> bool:
    """Tell whether a role is that of somebody who merely attends."""
    return bool(ATTENDEES & words_of(role))


def is_unsubscribed(said: Iterable[str]) -> bool:
    """Tell whether anything is said but no: a yes, a date, a reason. Of a newsletter's states, those in which somebody
    gets mail, or never asked for any, are a no."""
    return any(text and plain(text) not in _NOT_GONE for text in said)


def cancelled(said: Iterable[str]) -> bool:
    """Tell whether a column that is about staying away says so: by a yes, or the day of it."""
    return any(text and plain(text) not in NO for text in said)


def minutes_of(text: str) -> float:
    """Read how long somebody stayed: "29", "59 Min. 0 Sek.", "1h 2m", "0:59:00". 0 for anything else."""
    try:
        return max(0.0, float(text.replace(",", ".")))
    except ValueError:
        pass
    if clock := _CLOCK.fullmatch(text):
        first, second, third = int(clock[1]), int(clock[2]), clock[3]
        return first * 60 + second + int(third) / 60 if third else first * 60 + second
    found = [(worth, pattern.search(text)) for worth, pattern in _SPANS]
    return sum(worth * int(match[1]) for worth, match in found if match)


def _says_yes(text: str) -> bool:
    return plain(text) in YES | {"test"}
