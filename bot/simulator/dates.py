"""Slack's date tokens (`{date_short_pretty} at {time}`), as an English client shows them."""

import re
from collections.abc import Callable
from datetime import datetime


def formatted(template: str, moment: datetime, now: datetime) -> str:
    """Fill the tokens of a date format; `moment` and `now` in the reader's zone. Raises KeyError on an unknown one."""
    return re.sub(r"\{(\w+)\}", lambda match: _TOKENS[match[1]](moment, now), template)


def _ordinal(day: int) -> str:
    suffix = "th" if 11 <= day % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


def _numeric(moment: datetime, now: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _slash(moment: datetime, now: datetime) -> str:
    return f"{moment:%m/%d/%Y}"


def _usual(moment: datetime, now: datetime) -> str:
    return f"{moment:%B} {_ordinal(moment.day)}" + (f", {moment.year}" if moment.year != now.year else "")


def _full(moment: datetime, now: datetime) -> str:
    return f"{moment:%B} {moment.day}, {moment.year}"


def _short(moment: datetime, now: datetime) -> str:
    return f"{moment:%b} {moment.day}" + (f", {moment.year}" if moment.year != now.year else "")


def _long(moment: datetime, now: datetime) -> str:
    return f"{moment:%A}, {moment:%B} {_ordinal(moment.day)}, {moment.year}"


def _pretty(otherwise: Callable[[datetime, datetime], str]) -> Callable[[datetime, datetime], str]:
    def said(moment: datetime, now: datetime) -> str:
        days = (moment.date() - now.date()).days
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days) or otherwise(moment, now)

    return said


def _time(moment: datetime, now: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M %p}"


def _seconds(moment: datetime, now: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M:%S %p}"


def _ago(moment: datetime, now: datetime) -> str:
    seconds = (now - moment).total_seconds()
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        count = int(abs(seconds) // length)
        if count:
            amount = f"{count} {unit}{'s' if count > 1 else ''}"
            return f"{amount} ago" if seconds > 0 else f"in {amount}"
    return "just now"


_TOKENS: dict[str, Callable[[datetime, datetime], str]] = {
    "date_num": _numeric,
    "date_slash": _slash,
    "date": _usual,
    "date_pretty": _pretty(_usual),
    "date_short": _short,
    "date_short_pretty": _pretty(_short),
    "date_long": _long,
    "date_long_full": _full,
    "date_long_pretty": _pretty(_long),
    "day_divider_pretty": _pretty(_usual),
    "time": _time,
    "time_secs": _seconds,
    "ago": _ago,
}
