"""Reading what is typed after `/lead nurture L-12`: a reason, a day, and whatever else was said of it."""

import re
from collections.abc import Mapping
from datetime import date

from bot.lead.workplace.typed_days import days_of
from bot.outcomes.sheets import GivingBack

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
