"""A day as people type it: "friday", "tomorrow", "in 3 days", "Dec 24", "24.12.", "2026-12-24"."""

import re
from datetime import date, timedelta

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_AHEAD = {"today": 0, "tomorrow": 1, "next week": 7, "in a week": 7, "in two weeks": 14}
_IN = re.compile(r"(?:in\s+)?(\d{1,3})\s+(day|week)s?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_WORDED = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_WORDED_AFTER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?")


def read_day(typed: str, today: date) -> date | None:
    """Read a day, the next one of that name or number from today on; None if it is none."""
    text = " ".join(typed.lower().replace(",", " ").split()).removeprefix("on ").removeprefix("next ").strip(" .!")
    whole = " ".join(typed.lower().split()).strip(" .!")
    if whole in _AHEAD:
        return today + timedelta(days=_AHEAD[whole])
    if found := _IN.fullmatch(whole):
        return today + timedelta(days=int(found[1]) * (7 if found[2] == "week" else 1))
    if len(text) >= 2 and text.isalpha():
        ahead = [(number - today.weekday() - 1) % 7 + 1 for number, name in enumerate(_DAYS) if name.startswith(text)]
        return today + timedelta(days=ahead[0]) if len(ahead) == 1 else None
    return _dated(typed.lower().strip(), today)


def _dated(text: str, today: date) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    if found := _DOTTED.fullmatch(text):
        return _the_next(found[3], int(found[2]), int(found[1]), today)
    for pattern, month, number in ((_WORDED, 1, 2), (_WORDED_AFTER, 2, 1)):
        if found := pattern.fullmatch(text):
            named = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(found[month])]
            return _the_next(found[3], named[0], int(found[number]), today) if len(named) == 1 else None
    return None


def _the_next(year: str | None, month: int, number: int, today: date) -> date | None:
    try:
        found = date(int(year) if year else today.year, month, number)
        return found if year or found >= today else date(today.year + 1, month, number)
    except ValueError:
        return None
