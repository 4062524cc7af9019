"""Reading what is typed after `/lead attempt L-12` and `/lead nurture L-12`, however somebody puts it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from bot.lead.workplace.typed_days import days_of
from bot.outcomes.attempts import Came
from bot.outcomes.sheets import GivingBack

_CAME: Mapping[Came, tuple[str, ...]] = {
    Came.CALL_BACK: (r"call(?:ed)? (?:me |us |them |her |him )?(?:back|again)", "callback", "ring back", "try again"),
    Came.LEFT_MESSAGE: (
        *(r"left (?:a |her a |him a |them a )?(?:message|voice ?mail|note)", "message left"),
        *("voice ?mail", "answering machine", "mailbox"),
    ),
    Came.WRONG_NUMBER: ("wrong", "bounced", "invalid", "not in use", "unknown (?:number|address)"),
    Came.NO_ANSWER: (
        *("no (?:answer|reply|response|one|luck)", "nobody", "not (?:reached|answered|there)", "busy", "rang out"),
        *(r"(?:did|does|has)(?:n.t| not) (?:answer|reply|pick)\w*", "did(?:n.t| not) reach"),
    ),
    Came.REACHED: ("reached", "talked", "spoke", "spoken", "answered", "got through", "got hold"),
}
"""The words by which each outcome is heard; what is denied comes before what is said."""

_CHANNEL: Mapping[str, tuple[str, ...]] = {
    "video": ("video", "zoom", "teams call", "google meet"),
    "social": ("linkedin", "xing", "social", "direct message"),
    "email": (r"e-?mail\w*", "mail(?:ed)?", "wrote"),
    "in_person": ("in person", "visit(?:ed)?", "went by", "met"),
    "post": ("letter", "post(?:ed)?"),
    "phone": ("call(?:ed)?", "phoned?", "rang", "ring", "telephoned?", "tel", "mobile", "cell", "voice ?mail"),
    "other": ("another way", "other"),
}


@dataclass(frozen=True, slots=True)
class TypedAttempt:
    """An attempt as it was typed; "" and None for what was not said."""

    channel: str = ""
    came: str = ""
    call_back: date | None = None
    note: str = ""

    @property
    def lacks(self) -> str:
        """Say what is missing and how to say it; "" if nothing is."""
        if not self.channel and not self.came:
            return "How did you try, and what came of it?"
        if not self.channel:
            return "How did you try: call, email, video, in person, post or social?"
        if not self.came:
            return "What came of it: no answer, left a message, wrong number, call back on a day, or reached?"
        if self.came == Came.CALL_BACK and self.call_back is None:
            return "On which day do they want to be called back?"
        return ""


def read_attempt(text: str, today: date) -> TypedAttempt:
    """Read "call, no answer" or "mailed: bounced"; what comes after the outcome and a comma or colon is a note."""
    said = " ".join(text.split())
    head, *more = re.split(r"\s*[,;:]\s*", said, maxsplit=2)
    while more and not _first(_CAME, head):
        head, more = f"{head} {more[0]}", more[1:]
    came = _first(_CAME, head)
    rest = _pattern(_CAME[Came(came)]).sub(" ", head, count=1) if came else head
    channel = _first(_CHANNEL, rest) or _first(_CHANNEL, head)  # "called back" says that it was by phone
    if more and not channel:
        channel, more = _first(_CHANNEL, more[0]), more[1:] if _first(_CHANNEL, more[0]) else more
    day = _day(" ".join([rest, *more]), today) if came == Came.CALL_BACK else None
    note = ", ".join(each for each in more if not (day and _day(each, today)))
    return TypedAttempt(channel, came, day, note)


def _first(heard: Mapping[Any, tuple[str, ...]], text: str) -> str:
    """Return the first of them that is heard in the text; "" for none."""
    return next((str(key) for key, words in heard.items() if _pattern(words).search(text)), "")


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _day(text: str, today: date) -> date | None:
    """Return the day that the end of the text names, the longest such end first."""
    words = text.lower().replace(",", "").split()
    for at in range(len(words)):
        found = days_of(" ".join(words[at:]), today)
        if found:
            return found[0]
    return None


_HEARD: Mapping[str, tuple[str, ...]] = {
    "out_of_reach": ("unreachable", "out of reach", "cannot reach", "can't reach", "no answer", "never answers"),
    "not_now": ("not now", "later", "bad timing", "no hurry", "postponed"),
    "money_gone": ("no money", "no budget", "budget"),
    "lost_interest": ("lost interest", "no interest", "not interested"),
    "wants_references": ("wants references", "references", "reference", "no trust"),
}
_UNTIL = re.compile(r"(.*?)(?:^|\s)(?:until|till|in|on|from)\s+(.+)", re.IGNORECASE | re.DOTALL)


def read_giving_back(text: str, today: date) -> GivingBack:
    """Read it; what sounds like no reason in the list is another one, with the words as its note."""
    said = " ".join(text.split())
    found = _UNTIL.fullmatch(said)
    days = days_of(found[2].lower().replace(",", ""), today) if found else None
    words = found[1] if found and days else said
    code = next((code for code, heard in _HEARD.items() if any(word in words.lower() for word in heard)), "")
    plain = words.strip().lower() in _HEARD.get(code, ())
    return GivingBack(
        code or "another_reason", days[0].isoformat() if days else "", note="" if plain else words.strip()
    )
