"""Slack's status as a hint: whether it sounds as if somebody were away. It never decides anything."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.lead.workplace.calendar import start_of_day
from bot.team.rep import Away

_EMOJI = frozenset(
    """
    palm_tree desert_island beach_with_umbrella umbrella_on_ground airplane face_with_thermometer
    face_with_head_bandage sneezing_face baby baby_bottle camping ski snowboarder luggage hospital
    """.split()  # noqa: SIM905
)
_WORDS = re.compile(
    r"\b(?:vacation(?:ing)?|holidays?|on leave|annual leave|(?:parental|maternity|paternity|sick) leave"
    r"|out of (?:the )?office|ooo|pto|out sick|off sick|sick|away|days? off|off (?:until|till|today|this week)"
    r"|urlaub|krank|abwesend|elternzeit|vacances|cong[ée]s?|vacaciones|f[ée]rias|ferie)\b",
    re.IGNORECASE,
)
_HERE = re.compile(r"\b(?:working|remote(?:ly)?|home office|wfh|back|meeting|lunch)\b", re.IGNORECASE)


def sounds_away(profile: dict[str, Any]) -> bool:
    """Tell whether the status in a Slack profile sounds as if somebody were away from work."""
    text, emoji = str(profile.get("status_text") or ""), str(profile.get("status_emoji") or "")
    if _HERE.search(text):
        return False
    return bool(_WORDS.search(text)) or emoji.strip(":").partition("::")[0] in _EMOJI


def expires_at(profile: dict[str, Any]) -> int:
    """Return when the status ends, in Unix seconds; 0 if it does not, or says nothing of use."""
    value = profile.get("status_expiration")
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**11 else 0


def hinted(now: datetime, tz: ZoneInfo, ends: int) -> Away | None:
    """Return the absence that a status with this end (Unix seconds) would be on these clocks; None without an end, or
    once it is over."""
    until = datetime.fromtimestamp(ends, UTC) if ends else None
    if until is None or until <= now:
        return None
    local = until.astimezone(tz)
    if (local.hour, local.minute) != (23, 59):  # how Slack writes the end of a day
        return Away(now, until)
    midnight = start_of_day(local.date() + timedelta(days=1), tz)
    return Away(now, midnight, first_day=now.astimezone(tz).date(), last_day=local.date())
